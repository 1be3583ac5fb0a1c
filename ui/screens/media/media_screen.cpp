#include "ui/screens/media/media_screen.h"

#include "ui/screens/media/custody_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/step_up.h"
#include "ui/words/formats.h"
#include "ui/words/media_words.h"
#include "ui/words/sentences.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int askHeight = 232; // px: the ledger gets the rest

QStringList purposeWords()
{
    QStringList words;
    for (const char *code : mediaPurposes())
        words += mediaPurposeWord(QString::fromLatin1(code));
    return words;
}

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    setStyleProperty(label, "type", u"soft"_s);
    return label;
}

enum RequestColumn { File, Medium, AskedFor, Decided, Erased, State };

/// Who has had it since, oldest first: 10:42 窓口 花子 → 11:05 情報政策課 → …
QString trailOf(const api::MediaRequest &request, QDate today)
{
    if (request.unsignedRequest)
        return MediaScreen::tr("Asked for before requests were signed with the requester's card. Please ask for it anew.");
    if (!request.writtenAt.isValid())
        return {};
    QStringList steps{MediaScreen::tr("%1 written, %2").arg(shortTime(request.writtenAt, today), request.requesterName)};
    for (const api::MediumMove &move : request.moves)
        steps += shortTime(move.at, today) + u' ' + move.holder;
    if (request.gone.reportedAt.isValid())
        steps += MediaScreen::tr("%1 %2, says %3: %4").arg(shortTime(request.gone.reportedAt, today), mediumGoneWord(request.gone.how), request.gone.reporterName, request.gone.reason);
    if (request.gone.confirmedAt.isValid())
        steps += MediaScreen::tr("%1 confirmed by %2").arg(shortTime(request.gone.confirmedAt, today), request.gone.confirmerName);
    if (request.erasedAt.isValid())
        steps += MediaScreen::tr("%1 erased").arg(shortTime(request.erasedAt, today));
    if (request.shredded && request.isOut())
        steps += MediaScreen::tr("entered as shredded with the file on it: report it as destroyed");
    return steps.join(u"  →  "_s);
}
QString trailOf(const api::MediumIntake &intake, QDate today)
{
    QStringList steps{MediaScreen::tr("%1 taken in, %2").arg(shortTime(intake.takenAt, today), intake.by.isEmpty() ? MediaScreen::tr("by whom was not kept then") : intake.by)};
    if (intake.erasedAt.isValid())
        steps += MediaScreen::tr("%1 erased").arg(shortTime(intake.erasedAt, today));
    else if (intake.isOut())
        steps += MediaScreen::tr("erased by itself behind the federation's receipt, once the medium is plugged in");
    return steps.join(u"  →  "_s);
}

Cell stateCell(const api::Medium &medium, QDate today)
{
    if (medium.paper.shredded)
        return badge(Tone::Blocked, Icon::Blocked, MediaScreen::tr("shredded"));
    if (!medium.paper.isUsable())
        return badge(Tone::Blocked, Icon::Warning, MediaScreen::tr("not registered"));
    if (medium.gone)
        return badge(Tone::Blocked, Icon::Blocked, MediaScreen::tr("gone"));
    if (!medium.holder.isEmpty())
        return {medium.holder, MediaScreen::tr("since %1").arg(shortTime(medium.since, today))};
    if (medium.unfit)
        return badge(Tone::Attention, Icon::Waiting, MediaScreen::tr("taken"));
    if (!medium.present)
        return badge(Tone::Neutral, Icon::Empty, MediaScreen::tr("not inserted"));
    return medium.empty ? badge(Tone::Confirmed, Icon::Check, MediaScreen::tr("empty")) : badge(Tone::Attention, Icon::Warning, MediaScreen::tr("not empty"));
}

/// Where it lies and who answers for it, while nobody has it with a file.
QString whereabouts(const api::Medium &medium)
{
    if (medium.paper.label.isEmpty()) // the serial stands for the name
        return {};
    if (!medium.holder.isEmpty() || medium.paper.shredded || medium.gone)
        return medium.serial;
    return MediaScreen::tr("in %1, %2").arg(medium.paper.place, medium.paper.keeper.isEmpty() ? MediaScreen::tr("no keeper") : medium.paper.keeper);
}
} // namespace

Screen *createMedia(api::Services &services, QWidget *parent) { return new MediaScreen(services, parent); }

MediaScreen::MediaScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent),
      m_files(new RowsTable(tr("Received files"), {{tr("File"), 0}, {tr("Number"), 56, true}, {tr("Records"), 56, true}})),
      m_mediaList(new RowsTable(tr("Registered media"), {{tr("Medium"), 0}, {tr("State"), 104}})),
      m_list(new RowsTable(tr("Requests"), {{tr("File"), 0}, {tr("Medium"), 152}, {tr("Asked for"), 88}, {tr("Decided"), 132}, {tr("Erased"), 204}, {tr("State"), 140}})),
      m_purpose(new Choices(purposeWords(), Qt::Vertical)), m_notice(new Notice), m_ask(new Sheet(tr("New request"))), m_mine(new Sheet(tr("Requests and media in use"))),
      m_form(new CustodyForm), m_stepUp(new StepUp), m_trail(caption({})), m_mediumNote(caption({})),
      m_request(new QPushButton(tr("Request the export")))
{
    for (const auto &[next, word] : {std::pair{Next::Write, tr("Write to the medium")}, {Next::Erase, tr("Erase the medium")}, {Next::HandOver, tr("Hand over")},
                                     {Next::TakeBack, tr("It is back")}, {Next::ReportGone, tr("Lost or destroyed")}})
        m_steps.append({next, new QPushButton(word)});
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::large);
    const auto part = [&](const QString &title, QWidget *content, int stretch) {
        auto *column = new QVBoxLayout;
        column->setSpacing(space::tiny);
        column->addWidget(caption(title));
        column->addWidget(content, 1);
        columns->addLayout(column, stretch);
        return column;
    };
    part(tr("1  Which file"), m_files, 5);
    auto *why = part(tr("2  Why"), m_purpose, 3);
    why->setStretch(1, 0);
    why->addStretch();
    part(tr("3  On which medium"), m_mediaList, 4)->addWidget(m_mediumNote);
    m_mediumNote->setWordWrap(true);
    m_mediumNote->setTextFormat(Qt::PlainText);
    m_ask->body()->addLayout(columns);
    m_ask->body()->addWidget(m_stepUp);
    m_ask->head()->addWidget(m_request);
    for (RowsTable *table : {m_files, m_mediaList, m_list})
        table->setMinimumHeight(56); // both halves fit a small screen at 150 %
    m_purpose->setAccessibleName(tr("Why"));
    for (auto *choice : m_purpose->findChildren<QWidget *>())
        choice->setObjectName(u"purpose"_s);
    m_list->setObjectName(u"requests"_s);
    m_files->setEmptyText(tr("No file has been received yet."));
    m_mediaList->setEmptyText(tr("No medium is registered for this terminal."));
    m_list->setEmptyText(tr("Nothing has been requested yet."));
    setStyleProperty(m_request, "kind", u"primary"_s);
    setStyleProperty(m_steps[1].second, "kind", u"danger"_s);

    for (RowsTable *table : {m_list, m_mediaList})
        table->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_mine->body()->addWidget(m_list, 1);
    m_mine->body()->addWidget(m_form);
    m_trail->setWordWrap(true);
    m_trail->setTextFormat(Qt::PlainText);
    auto *hands = new QHBoxLayout;
    hands->setSpacing(space::small);
    hands->addWidget(m_trail, 1);
    for (qsizetype i = 0; i < m_steps.size(); ++i)
        i < 2 ? m_mine->head()->addWidget(m_steps[i].second) : hands->addWidget(m_steps[i].second);
    m_mine->body()->addLayout(hands);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::medium);
    column->addWidget(m_notice);
    column->addWidget(m_ask, 1);
    column->addWidget(m_mine, 1);

    connect(m_purpose, &Choices::changed, this, &MediaScreen::disarm);
    for (RowsTable *table : {m_files, m_mediaList, m_list})
        connect(table, &RowsTable::rowChanged, this, &MediaScreen::disarm);
    connect(m_form, &CustodyForm::changed, this, [this] {
        if (std::exchange(m_armed, Next::Nothing) != Next::Nothing) // what was shown is no longer what would be done
            m_notice->hush();
    });
    connect(m_stepUp, &StepUp::submitted, this, &MediaScreen::carryOut);
    connect(m_request, &QPushButton::clicked, this, [this] { m_armed == Next::Request ? carryOut() : begin(Next::Request); });
    for (const auto &[next, button] : std::as_const(m_steps))
        connect(button, &QPushButton::clicked, this, [this, next = next] { m_armed == next ? carryOut() : begin(next); });
    connect(&services.media, &api::MediaService::requestsChanged, this, [this] {
        if (isVisible())
            loadRequests();
    });
    disarm();
}

QString MediaScreen::title() const { return tr("Media"); }
void MediaScreen::setCompact(bool compact)
{
    m_list->setColumnHidden(AskedFor, compact);
    if (std::exchange(m_compact, compact) != compact)
        showMedia(QList(m_media));
}

QWidget *MediaScreen::firstFocus() { return m_wanted.isEmpty() ? m_files : m_list; }

QString MediaScreen::context() const
{
    return tr("Only files that came from the federation can be exported, whole, to the municipality's own system. Your card signs what you ask for; a second person "
              "approves with card and password.\n\nThe approval is good once, for this file and this medium. The file is sealed, written to an empty registered medium and read "
              "back. Erase it as soon as the other system has taken it in; what is overdue blocks the next export.\n\n"
              "F12 on the upper half requests; on a request it writes or erases, whatever comes next. Whoever takes the medium away is entered under “Hand over”: "
              "until it is erased somebody always answers for it. What came in on a medium stands in the same list.");
}

const api::MediaRequest *MediaScreen::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_ledger.size() && m_ledger[row].out ? &m_requests[m_ledger[row].index] : nullptr;
}

const api::MediumIntake *MediaScreen::selectedIntake() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_ledger.size() && !m_ledger[row].out ? &m_intakes[m_ledger[row].index] : nullptr;
}

const api::Medium *MediaScreen::chosenMedium() const
{
    const int row = m_mediaList->currentRow();
    return row >= 0 && row < m_media.size() ? &m_media[row] : nullptr;
}

bool MediaScreen::isBelow() const
{
    return m_list->hasFocus() || m_form->isAncestorOf(QApplication::focusWidget())
        || std::ranges::any_of(m_steps, [](const auto &step) { return step.second->hasFocus(); });
}

bool MediaScreen::isPossible(Next next, const api::MediaRequest *request) const
{
    using enum api::MediaState;
    if (m_busy || !request)
        return false;
    const api::MediaState state = request->state;
    switch (next) {
    case Next::Write:
        return state == Approved && !request->elsewhere;
    case Next::Erase:
        return request->isOut() && !request->shredded;
    case Next::HandOver:
        return state == Verified || state == HandedOver || state == TakenBack;
    case Next::TakeBack:
        return state == HandedOver || state == GoneReported;
    case Next::ReportGone:
        return request->isOut() && state != GoneReported;
    default:
        return false;
    }
}

MediaScreen::Next MediaScreen::next() const
{
    if (m_busy)
        return Next::Nothing;
    if (m_armed != Next::Nothing || m_asked != Next::Nothing)
        return m_armed != Next::Nothing ? m_armed : m_asked;
    if (isBelow()) { // whatever comes next; the others have their buttons
        for (const Next each : {Next::Write, Next::Erase})
            if (isPossible(each, selected()))
                return each;
        return Next::Nothing;
    }
    const auto *medium = chosenMedium();
    return m_files->currentRow() >= 0 && medium && !medium->unfit && m_purpose->current() >= 0 ? Next::Request : Next::Nothing;
}

bool MediaScreen::isLit(FunctionKey key) const
{
    if (key == FunctionKey::F12) // above, F12 also says what is still to be chosen
        return next() != Next::Nothing || (!m_busy && !isBelow() && !m_exportable.isEmpty() && !m_media.isEmpty());
    return key == FunctionKey::F4 || key == FunctionKey::F5;
}

int MediaScreen::keyCount(FunctionKey key) const { return key == FunctionKey::F12 && isLit(key) && next() == Next::Nothing ? 1 : 0; }

void MediaScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (key == FunctionKey::F4)
        m_list->setFocus();
    else if (key == FunctionKey::F5)
        load();
    else if (m_armed != Next::Nothing)
        carryOut();
    else if (m_asked != Next::Nothing)
        prepare(m_asked);
    else
        begin(next());
}

bool MediaScreen::stepBack()
{
    if (m_armed == Next::Nothing && m_asked == Next::Nothing)
        return false;
    const bool asked = m_asked != Next::Nothing;
    if (asked)
        (m_asked == Next::Request ? static_cast<QWidget *>(m_mediaList) : m_list)->setFocus();
    disarm();
    if (asked)
        loadRequests(); // what has changed meanwhile
    return true;
}

void MediaScreen::open(const QString &object)
{
    m_wanted = object;
    load();
}

void MediaScreen::load()
{
    m_answers.when(m_services.media.exportable(), [this](const Result<QList<api::InterfaceFile>> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        m_exportable = *answer;
        QList<QList<Cell>> rows;
        for (const auto &f : std::as_const(m_exportable))
            rows += {{f.name}, {QString::number(f.sequence)}, {grouped(f.records)}};
        m_files->setRows(rows);
        if (m_asked == Next::Nothing)
            disarm();
    });
    m_answers.when(m_services.media.registeredMedia(), [this](const Result<QList<api::Medium>> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        showMedia(*answer);
    });
    loadRequests();
}

void MediaScreen::showMedia(const QList<api::Medium> &media)
{
    m_media = media;
    QList<QList<Cell>> rows;
    for (const auto &m : std::as_const(m_media))
        rows += {{m.name(), m_compact ? m.paper.label.isEmpty() ? QString() : m.serial : whereabouts(m)}, stateCell(m, m_services.clock.today())};
    m_mediaList->setRows(rows);
    if (m_asked == Next::Nothing)
        disarm();
}

void MediaScreen::loadRequests()
{
    m_answers.when(m_services.media.requests(), [this](const Result<QList<api::MediaRequest>> &requests) {
        if (!requests)
            return m_notice->say(requests.error());
        m_answers.when(m_services.media.intakes(), [this, requests = *requests](const Result<QList<api::MediumIntake>> &intakes) {
            if (!intakes)
                return m_notice->say(intakes.error());
            if (m_asked != Next::Nothing) // nobody's typing is taken away; what is out of date by then the service refuses
                return;
            m_requests = requests;
            m_intakes = *intakes;
            showLedger();
        });
    });
}

void MediaScreen::showLedger()
{
    const QDate today = m_services.clock.today();
    m_ledger.clear();
    for (qsizetype i = 0; i < m_requests.size(); ++i)
        m_ledger += {true, i};
    for (qsizetype i = 0; i < m_intakes.size(); ++i)
        m_ledger += {false, i};
    std::ranges::stable_sort(m_ledger, std::greater(), [this](const Entry &entry) { return entry.out ? m_requests[entry.index].requestedAt : m_intakes[entry.index].takenAt; });
    QList<QList<Cell>> rows;
    for (const Entry &entry : std::as_const(m_ledger)) {
        if (!entry.out) {
            const auto &in = m_intakes[entry.index];
            rows += {{in.name, tr("came in: %1").arg(in.title)},
                     {in.mediumSerial},
                     {shortTime(in.takenAt, today), in.by},
                     absent(tr("not needed")),
                     in.erasedAt.isValid() ? Cell{shortTime(in.erasedAt, today)} : absent(tr("not yet")),
                     in.erasedAt.isValid() ? badge(Tone::Confirmed, Icon::Check, tr("erased"))
                     : in.refused          ? badge(Tone::Neutral, Icon::Document, tr("sent back by the federation"))
                                           : badge(Tone::Attention, Icon::Media, tr("still on it"))};
            continue;
        }
        const auto &r = m_requests[entry.index];
        rows += {{r.fileName, mediaPurposeWord(r.purpose)},
                 r.isOut() ? Cell{r.mediumSerial, tr("with %1").arg(r.holder())}
                 : r.elsewhere ? Cell{r.mediumSerial, tr("at another terminal")} : Cell{r.mediumSerial},
                 {shortTime(r.requestedAt, today), r.requesterName},
                 r.decidedAt.isValid() ? Cell{r.deciderName.isEmpty() ? shortTime(r.decidedAt, today) : r.deciderName,
                                              r.decisionReason.isEmpty() ? shortTime(r.decidedAt, today) : r.decisionReason}
                                       : absent(tr("not yet")),
                 r.erasedAt.isValid()  ? Cell{shortTime(r.erasedAt, today), eraseMethodWord(r.eraseMethod)}
                 : r.eraseBy.isValid() ? absent(tr("by %1").arg(shortTime(r.eraseBy, today)))
                                       : absent(tr("not yet")),
                 badge(mediaStateTone(r), mediaStateIcon(r), mediaStateWord(r))};
    }
    m_list->setRows(rows);
    const QString wanted = std::exchange(m_wanted, {});
    for (int row = 0; row < m_ledger.size(); ++row) {
        if (m_ledger[row].out && m_requests[m_ledger[row].index].id.text() == wanted)
            m_list->selectRow(row);
    }
    disarm();
}

void MediaScreen::disarm()
{
    if (m_armed != Next::Nothing || m_asked != Next::Nothing)
        m_notice->hush();
    m_armed = m_asked = Next::Nothing;
    m_statement.clear();
    m_form->dismiss();
    m_stepUp->dismiss();
    m_ask->show();
    m_ask->setMaximumHeight(askHeight);
    m_mine->show();
    const auto *request = selected();
    for (const auto &[next, button] : std::as_const(m_steps))
        button->setEnabled(isPossible(next, request));
    const QDate today = m_services.clock.today();
    const auto *intake = selectedIntake();
    m_trail->setText(request ? trailOf(*request, today) : intake ? trailOf(*intake, today) : QString());
    const auto *medium = chosenMedium();
    m_mediumNote->setText(!medium ? QString() : medium->unfit ? sentence(*medium->unfit) : m_compact ? whereabouts(*medium) : QString());
    m_mediumNote->setVisible(!m_mediumNote->text().isEmpty());
    m_request->setEnabled(!m_busy && !m_exportable.isEmpty() && !(medium && medium->unfit));
    Q_EMIT keysChanged();
}

void MediaScreen::begin(Next next)
{
    disarm();
    if (next == Next::HandOver || next == Next::ReportGone) {
        m_asked = next;
        m_ask->hide(); // one thing at a time, or a small screen has no room for it
        next == Next::HandOver ? m_form->askHolder() : m_form->askGone();
        Q_EMIT keysChanged();
    } else {
        prepare(next);
    }
}

void MediaScreen::prepare(Next next)
{
    const auto *request = selected();
    if (m_asked != Next::Nothing && m_asked != Next::Request && !m_form->check())
        return;
    const QString more = tr("F12 once more does it. Esc leaves it.");
    switch (next) {
    case Next::Nothing:
        m_notice->say(Tone::Neutral, Icon::Info, tr("Choose a file, a reason and a medium first."));
        return;
    case Next::Request: {
        const auto *medium = chosenMedium();
        if (m_files->currentRow() < 0 || !medium || m_purpose->current() < 0)
            return prepare(Next::Nothing);
        if (medium->unfit)
            return m_notice->say(*medium->unfit);
        return askStepUp();
    }
    case Next::Write:
        m_notice->say(Tone::Accent, Icon::Info, tr("The file will be sealed, written to %1 and read back.").arg(request->mediumSerial), more);
        break;
    case Next::Erase:
        m_notice->say(Tone::Attention, Icon::Warning, tr("The file on %1 will be deleted and that entered in the ledger.").arg(request->mediumSerial), more);
        break;
    case Next::HandOver:
        m_notice->say(Tone::Accent, Icon::Info, tr("%1 will be entered as handed over to %2.").arg(request->mediumSerial, m_form->holder()), more);
        break;
    case Next::TakeBack:
        m_notice->say(Tone::Accent, Icon::Info, tr("%1 will be entered as back, with you.").arg(request->mediumSerial), more);
        break;
    case Next::ReportGone:
        m_notice->say(Tone::Attention, Icon::Warning, tr("%1 will be reported as %2. A second person confirms it; until then it blocks what is overdue.").arg(request->mediumSerial, mediumGoneWord(m_form->how())), more);
        break;
    }
    m_armed = next;
    Q_EMIT keysChanged();
}

void MediaScreen::carryOut()
{
    if (m_armed == Next::Nothing || (m_armed == Next::Request && !m_stepUp->isComplete()))
        return;
    const Next doing = std::exchange(m_armed, Next::Nothing);
    const auto *request = selected();
    m_busy = true;
    Q_EMIT keysChanged();
    if (doing == Next::Request) {
        sign();
    } else if (doing == Next::Write) {
        m_notice->say(Tone::Neutral, Icon::Waiting, tr("Writing and reading back. Leave the medium where it is."));
        m_answers.when(m_services.media.write(request->id),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Written and read back without a difference.")); });
    } else if (doing == Next::Erase) {
        m_answers.when(m_services.media.erase(request->id),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Erased and entered in the ledger.")); });
    } else if (doing == Next::HandOver) {
        m_answers.when(m_services.media.handOver(request->id, m_form->holder()),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Entered: the medium is handed over.")); });
    } else if (doing == Next::TakeBack) {
        m_answers.when(m_services.media.takeBack(request->id), [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Entered: the medium is here again. Erase it.")); });
    } else {
        m_answers.when(m_services.media.reportGone(request->id, m_form->how(), m_form->reason()),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Reported. A second person has to confirm it.")); });
    }
}

/// What is asked for stands first, so that whatever is wrong with it is said before anybody types a password.
void MediaScreen::askStepUp()
{
    const QString file = m_exportable[m_files->currentRow()].name, medium = chosenMedium()->name();
    const QString purpose = QString::fromLatin1(mediaPurposes()[static_cast<std::size_t>(m_purpose->current())]);
    m_busy = true;
    m_asked = Next::Request;
    Q_EMIT keysChanged();
    m_answers.when(m_services.media.requestStatement(m_exportable[m_files->currentRow()].id, purpose, chosenMedium()->serial), [=, this](const Result<QByteArray> &statement) {
        m_busy = false;
        if (!statement) {
            disarm();
            return m_notice->say(statement.error());
        }
        m_statement = *statement;
        m_armed = Next::Request;
        m_notice->say(Tone::Accent, Icon::Info, tr("The export of %1 to %2 will be requested.").arg(file, medium), tr("F12 once more does it. Esc leaves it."));
        m_ask->setMaximumHeight(QWIDGETSIZE_MAX);
        m_mine->hide(); // one thing at a time, or a small screen has no room for it
        m_stepUp->ask(m_services.session.card().pinNeeded);
        Q_EMIT keysChanged();
    });
}

void MediaScreen::sign()
{
    m_notice->say(Tone::Neutral, Icon::Waiting, tr("Card and password are being checked."));
    m_answers.when(m_services.session.stepUp(m_stepUp->takePassword(), m_stepUp->takePin(), m_statement), [this](const Result<QByteArray> &signature) {
        if (!signature) { // what is asked for stands: the card may sign it once more
            m_busy = false;
            m_armed = Next::Request;
            m_notice->say(signature.error());
            m_stepUp->setAnswer(signature.error());
            return keysChanged();
        }
        m_answers.when(m_services.media.request(m_statement, *signature),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Requested. A second person has to approve it.")); });
    });
}

void MediaScreen::finished(const Result<api::MediaRequest> &answer, const QString &sentence)
{
    m_busy = false;
    if (answer) {
        disarm();
        m_notice->say(Tone::Confirmed, Icon::Check, sentence);
        Q_EMIT told(sentence);
        load();
        m_list->setFocus();
    } else if (m_asked != Next::Nothing && m_asked != Next::Request) { // what was typed stays
        m_notice->say(answer.error());
        Q_EMIT keysChanged();
    } else {
        disarm();
        m_notice->say(answer.error());
    }
}

void MediaScreen::clear()
{
    m_answers.forget();
    m_busy = false;
    m_exportable.clear();
    m_media.clear();
    m_requests.clear();
    m_intakes.clear();
    m_ledger.clear();
    for (RowsTable *table : {m_files, m_mediaList, m_list})
        table->setRows({});
    m_purpose->setCurrent(-1);
    m_notice->hush();
    disarm();
}

} // namespace madoguchi::ui
