#include "ui/screens/media/media_screen.h"

#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/sheet.h"
#include "ui/words/formats.h"
#include "ui/words/media_words.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
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

bool isWritable(const api::MediaRequest &request) { return request.state == api::MediaState::Approved && !request.elsewhere; }
bool isErasable(api::MediaState state)
{
    using enum api::MediaState;
    return state == Written || state == Verified || state == HandedOver || state == Overdue;
}
} // namespace

Screen *createMedia(api::Services &services, QWidget *parent) { return new MediaScreen(services, parent); }

MediaScreen::MediaScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent),
      m_files(new RowsTable(tr("Received files"), {{tr("File"), 0}, {tr("Number"), 56, true}, {tr("Records"), 56, true}})),
      m_mediaList(new RowsTable(tr("Registered media"), {{tr("Medium"), 0}, {tr("State"), 104}})),
      m_list(new RowsTable(tr("Requests"), {{tr("File"), 0}, {tr("Medium"), 152}, {tr("Asked for"), 88}, {tr("Decided"), 132}, {tr("Erased"), 204}, {tr("State"), 140}})),
      m_purpose(new Choices(purposeWords(), Qt::Vertical)), m_notice(new Notice), m_request(new QPushButton(tr("Request the export"))),
      m_write(new QPushButton(tr("Write to the medium"))), m_erase(new QPushButton(tr("Erase the medium")))
{
    auto *ask = new Sheet(tr("New request"));
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
    part(tr("3  On which medium"), m_mediaList, 4);
    ask->body()->addLayout(columns);
    ask->head()->addWidget(m_request);
    ask->setMaximumHeight(232);
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
    setStyleProperty(m_erase, "kind", u"danger"_s);

    auto *mine = new Sheet(tr("Requests and media in use"));
    for (RowsTable *table : {m_list, m_mediaList})
        table->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    mine->body()->addWidget(m_list, 1);
    mine->head()->addWidget(m_write);
    mine->head()->addWidget(m_erase);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::medium);
    column->addWidget(m_notice);
    column->addWidget(ask, 1);
    column->addWidget(mine, 1);

    connect(m_purpose, &Choices::changed, this, &MediaScreen::disarm);
    for (RowsTable *table : {m_files, m_mediaList, m_list})
        connect(table, &RowsTable::rowChanged, this, &MediaScreen::disarm);
    connect(m_request, &QPushButton::clicked, this, [this] { m_armed == Next::Request ? carryOut() : prepare(Next::Request); });
    connect(m_write, &QPushButton::clicked, this, [this] { m_armed == Next::Write ? carryOut() : prepare(Next::Write); });
    connect(m_erase, &QPushButton::clicked, this, [this] { m_armed == Next::Erase ? carryOut() : prepare(Next::Erase); });
    connect(&services.media, &api::MediaService::requestsChanged, this, [this] {
        if (isVisible())
            loadRequests();
    });
    disarm();
}

QString MediaScreen::title() const { return tr("Media"); }
void MediaScreen::setCompact(bool compact) { m_list->setColumnHidden(AskedFor, compact); }

QWidget *MediaScreen::firstFocus() { return m_wanted.isEmpty() ? m_files : m_list; }

QString MediaScreen::context() const
{
    return tr("Only files that came from the federation can be exported, whole, to the municipality's own system. A second person approves with card and "
              "password.\n\nThe approval is good once, for this file and this medium. The file is sealed, written to an empty registered medium and read "
              "back. Erase it as soon as the other system has taken it in; what is overdue blocks the next export.\n\n"
              "F12 on the upper half requests; on a request it writes or erases, whatever comes next.");
}

const api::MediaRequest *MediaScreen::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_requests.size() ? &m_requests[row] : nullptr;
}

bool MediaScreen::isBelow() const { return m_list->hasFocus() || m_write->hasFocus() || m_erase->hasFocus(); }

MediaScreen::Next MediaScreen::next() const
{
    if (m_busy)
        return Next::Nothing;
    if (m_armed != Next::Nothing)
        return m_armed;
    const auto *request = selected();
    if (isBelow()) {
        if (request && isWritable(*request))
            return Next::Write;
        return request && isErasable(request->state) ? Next::Erase : Next::Nothing;
    }
    return m_files->currentRow() >= 0 && m_mediaList->currentRow() >= 0 && m_purpose->current() >= 0 ? Next::Request : Next::Nothing;
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
    else
        prepare(next());
}

bool MediaScreen::stepBack()
{
    if (m_armed == Next::Nothing)
        return false;
    disarm();
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
        disarm();
    });
    m_answers.when(m_services.media.registeredMedia(), [this](const Result<QList<api::Medium>> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        m_media = *answer;
        QList<QList<Cell>> rows;
        for (const auto &m : std::as_const(m_media))
            rows += {{m.label, m.serial},
                     !m.present ? badge(Tone::Neutral, Icon::Empty, tr("not inserted"))
                     : m.empty  ? badge(Tone::Confirmed, Icon::Check, tr("empty"))
                                : badge(Tone::Attention, Icon::Warning, tr("not empty"))};
        m_mediaList->setRows(rows);
        disarm();
    });
    loadRequests();
}

void MediaScreen::loadRequests()
{
    m_answers.when(m_services.media.requests(), [this](const Result<QList<api::MediaRequest>> &answer) {
        if (answer)
            showRequests(*answer);
        else
            m_notice->say(answer.error());
    });
}

void MediaScreen::showRequests(const QList<api::MediaRequest> &requests)
{
    m_requests = requests;
    const QDate today = m_services.clock.today();
    QList<QList<Cell>> rows;
    for (const auto &r : requests)
        rows += {{r.fileName, mediaPurposeWord(r.purpose)},
                 r.elsewhere ? Cell{r.mediumSerial, tr("at another terminal")} : Cell{r.mediumSerial},
                 {shortTime(r.requestedAt, today), r.requesterName},
                 r.decidedAt.isValid() ? Cell{r.deciderName.isEmpty() ? shortTime(r.decidedAt, today) : r.deciderName,
                                              r.decisionReason.isEmpty() ? shortTime(r.decidedAt, today) : r.decisionReason}
                                       : absent(tr("not yet")),
                 r.erasedAt.isValid()  ? Cell{shortTime(r.erasedAt, today), eraseMethodWord(r.eraseMethod)}
                 : r.eraseBy.isValid() ? absent(tr("by %1").arg(shortTime(r.eraseBy, today)))
                                       : absent(tr("not yet")),
                 badge(mediaStateTone(r.state), mediaStateIcon(r.state), mediaStateWord(r.state))};
    m_list->setRows(rows);
    const QString wanted = std::exchange(m_wanted, {});
    for (int row = 0; row < m_requests.size(); ++row) {
        if (m_requests[row].id.text() == wanted)
            m_list->selectRow(row);
    }
    disarm();
}

void MediaScreen::disarm()
{
    if (m_armed != Next::Nothing)
        m_notice->hush();
    m_armed = Next::Nothing;
    const auto *request = selected();
    m_write->setEnabled(!m_busy && request && isWritable(*request));
    m_erase->setEnabled(!m_busy && request && isErasable(request->state));
    m_request->setEnabled(!m_busy && !m_exportable.isEmpty());
    Q_EMIT keysChanged();
}

void MediaScreen::prepare(Next next)
{
    const auto *request = selected();
    const QString more = tr("F12 once more does it. Esc leaves it.");
    switch (next) {
    case Next::Nothing:
        m_notice->say(Tone::Neutral, Icon::Info, tr("Choose a file, a reason and a medium first."));
        return;
    case Next::Request: {
        const int file = m_files->currentRow(), medium = m_mediaList->currentRow();
        if (file < 0 || medium < 0 || m_purpose->current() < 0)
            return prepare(Next::Nothing);
        m_notice->say(Tone::Accent, Icon::Info, tr("The export of %1 to %2 will be requested.").arg(m_exportable[file].name, m_media[medium].label), more);
        break;
    }
    case Next::Write:
        m_notice->say(Tone::Accent, Icon::Info, tr("The file will be sealed, written to %1 and read back.").arg(request->mediumSerial), more);
        break;
    case Next::Erase:
        m_notice->say(Tone::Attention, Icon::Warning, tr("The file on %1 will be deleted and that entered in the ledger.").arg(request->mediumSerial), more);
        break;
    }
    m_armed = next;
    Q_EMIT keysChanged();
}

void MediaScreen::carryOut()
{
    const Next doing = std::exchange(m_armed, Next::Nothing);
    const auto *request = selected();
    m_busy = true;
    Q_EMIT keysChanged();
    if (doing == Next::Request) {
        const QString purpose = QString::fromLatin1(mediaPurposes()[static_cast<std::size_t>(m_purpose->current())]);
        m_answers.when(m_services.media.request(m_exportable[m_files->currentRow()].id, purpose, m_media[m_mediaList->currentRow()].serial),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Requested. A second person has to approve it.")); });
    } else if (doing == Next::Write) {
        m_notice->say(Tone::Neutral, Icon::Waiting, tr("Writing and reading back. Leave the medium where it is."));
        m_answers.when(m_services.media.write(request->id),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Written and read back without a difference.")); });
    } else {
        m_answers.when(m_services.media.erase(request->id),
                       [this](const Result<api::MediaRequest> &answer) { finished(answer, tr("Erased and entered in the ledger.")); });
    }
}

void MediaScreen::finished(const Result<api::MediaRequest> &answer, const QString &sentence)
{
    m_busy = false;
    if (answer) {
        m_notice->say(Tone::Confirmed, Icon::Check, sentence);
        Q_EMIT told(sentence);
        load();
        m_list->setFocus();
    } else {
        m_notice->say(answer.error());
        disarm();
    }
}

void MediaScreen::clear()
{
    m_answers.forget();
    m_busy = false;
    m_exportable.clear();
    m_media.clear();
    m_requests.clear();
    for (RowsTable *table : {m_files, m_mediaList, m_list})
        table->setRows({});
    m_purpose->setCurrent(-1);
    m_notice->hush();
    disarm();
}

} // namespace madoguchi::ui
