#include "ui/screens/continuity/continuity_screen.h"

#include "domain/free_text.h"
#include "ui/screens/continuity/candidate_sheet.h"
#include "ui/screens/continuity/continuity_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/step_up.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;
using api::ContinuityFilter;
using api::ContinuityState;
using domain::ContinuityDecision;

namespace {
constexpr int reasonLength = 200;
constexpr int detailWidth = 500, detailCompact = 400; // px
constexpr int rest = 250; // ms: whoever runs through the list looks at nothing, and nothing is recorded

QPushButton *button(const QString &name, const char *kind = nullptr)
{
    auto *one = new QPushButton;
    one->setObjectName(name);
    one->setAutoDefault(true);
    if (kind)
        setStyleProperty(one, "kind", QString::fromLatin1(kind));
    return one;
}
} // namespace

Screen *createContinuity(api::Services &services, QWidget *parent) { return new ContinuityScreen(services, parent); }

ContinuityScreen::ContinuityScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_rest(new QTimer(this)), m_filter(new QTabBar),
      m_list(new RowsTable(tr("Households that moved within the prefecture"), {{tr("Due"), 160}, {tr("Household and move"), 0}, {tr("State"), 104}})), m_right(new QWidget),
      m_none(new EmptyState), m_sheet(new CandidateSheet),
      m_decision(new Choices({decisionWord(ContinuityDecision::Accepted), decisionWord(ContinuityDecision::Refused)}, Qt::Horizontal)), m_reason(new PlainEdit),
      m_decisionField(new Field(u"decision"_s, tr("Decision"), m_decision)), m_reasonField(new Field(u"reason"_s, tr("Reason"), m_reason)), m_stepUp(new StepUp), m_notice(new Notice),
      m_household(button(u"openHousehold"_s)), m_second(button(u"second"_s, "danger")), m_first(button(u"first"_s, "primary"))
{
    m_rest->setSingleShot(true);
    m_rest->setInterval(rest);
    for (const QString &word : {tr("To decide"), tr("Months to send"), tr("Decided"), tr("All")})
        m_filter->addTab(word);
    m_filter->setAccessibleName(tr("Which households"));
    m_list->setObjectName(u"candidates"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_reason->setMaxLength(reasonLength);
    m_reason->setAdvancesOnEnter(false);
    m_household->setText(tr("Household (F6)"));

    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addWidget(m_filter);
    left->addWidget(m_list, 1);
    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins({});
    right->setSpacing(space::small);
    right->addWidget(m_sheet, 1);
    for (QWidget *one : std::initializer_list<QWidget *>{m_decisionField, m_reasonField, m_stepUp, m_notice})
        right->addWidget(one);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *one : {m_household, m_second, m_first})
        buttons->addWidget(one, 1);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::medium, space::large, space::medium);
    row->setSpacing(space::medium);
    row->addLayout(left, 1);
    row->addWidget(m_right);
    row->addWidget(m_none);
    setCompact(false);

    connect(m_filter, &QTabBar::currentChanged, this, [this] {
        m_current = {};
        load();
        Q_EMIT contextChanged();
    });
    connect(m_list, &RowsTable::rowChanged, this, [this] {
        choose();
        current() ? m_rest->start() : m_rest->stop();
    });
    connect(m_list, &RowsTable::opened, this, [this] {
        if (doing() == Doing::Decide)
            m_decision->setFocus();
        else if (!m_reasonField->isHidden())
            m_reason->setFocus();
        else
            (m_first->isHidden() ? m_household : m_first)->setFocus();
    });
    connect(m_rest, &QTimer::timeout, this, &ContinuityScreen::look);
    connect(m_decision, &Choices::changed, this, [this] {
        disarm();
        arrange();
    });
    connect(m_reason, &QLineEdit::textEdited, this, &ContinuityScreen::disarm);
    connect(m_household, &QPushButton::clicked, this, &ContinuityScreen::openHousehold);
    connect(m_first, &QPushButton::clicked, this, [this] { trigger(FunctionKey::F12); });
    connect(m_second, &QPushButton::clicked, this, &ContinuityScreen::refuseCancel);
    connect(m_stepUp, &StepUp::submitted, this, &ContinuityScreen::approveCancel);
    connect(&services.continuity, &api::ContinuityService::candidatesChanged, this, [this] {
        if (isVisible() && !m_busy)
            load();
    });
    m_stepUp->dismiss();
    choose();
}

QString ContinuityScreen::title() const { return tr("High costs after a move"); }
QWidget *ContinuityScreen::firstFocus() { return m_rows.isEmpty() ? static_cast<QWidget *>(m_filter) : m_list; }

QString ContinuityScreen::context() const
{
    return tr("A household that moved within the prefecture keeps its count of months with high costs, if it goes on as the same household. Whoever it came to decides that, by its head: "
              "where the head stays the head it goes on; where the former head is a member of another household it does not.\n\n"
              "The proposal follows that rule from what the federation tells. Whoever decides otherwise says why. A decision is cancelled by two persons.\n\n"
              "Under “Months to send” stand households that left: the months paid here are told to the other municipality, which counts them. From three months of twelve on the lower limit holds.");
}

void ContinuityScreen::setCompact(bool compact)
{
    for (QWidget *one : {m_right, static_cast<QWidget *>(m_none)})
        one->setFixedWidth(compact ? detailCompact : detailWidth);
}

bool ContinuityScreen::isLit(FunctionKey key) const
{
    switch (key) {
    case FunctionKey::F4:
    case FunctionKey::F5:
        return true;
    case FunctionKey::F6:
        return current() && !current()->household.isEmpty();
    case FunctionKey::F7:
        return m_candidate && m_candidate->row.incoming && !m_candidate->row.household.isEmpty() && m_services.session.may(api::UseCase::MonthsCount);
    case FunctionKey::F12:
        return doing() != Doing::Nothing && !m_busy;
    default:
        return false;
    }
}

void ContinuityScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (key == FunctionKey::F4)
        m_list->setFocus();
    else if (key == FunctionKey::F5)
        load();
    else if (key == FunctionKey::F6)
        openHousehold();
    else if (key == FunctionKey::F7)
        countMonths();
    else if (key == FunctionKey::F12)
        goOn();
}

bool ContinuityScreen::stepBack()
{
    if (!m_armed)
        return false;
    disarm();
    (m_reasonField->isHidden() ? static_cast<QWidget *>(m_list) : m_reason)->setFocus();
    return true;
}

void ContinuityScreen::open(const QString &object)
{
    m_opening = true;
    m_wanted = object == "months"_L1 ? QString() : object;
    if (object == "months"_L1)
        m_filter->setCurrentIndex(static_cast<int>(ContinuityFilter::MonthsToSend));
    else if (!object.isEmpty())
        m_filter->setCurrentIndex(static_cast<int>(ContinuityFilter::All));
    load();
}

/// Names of residents, and an entry of the record each time: asked for only while somebody looks at them.
void ContinuityScreen::load()
{
    if (!isVisible())
        return;
    m_lists.forget();
    m_none->set(Icon::Waiting, tr("The households are being read"));
    m_lists.when(m_services.continuity.candidates(static_cast<ContinuityFilter>(m_filter->currentIndex())), [this](const Result<QList<api::ContinuityRow>> &answer) { showRows(answer); });
    count();
}

void ContinuityScreen::count()
{
    m_lists.when(m_services.continuity.count(), [this](const Result<api::ContinuityCount> &answer) {
        const int open = answer ? answer->toDecide + answer->cancelRequests : 0, months = answer ? answer->monthsToSend : 0;
        m_filter->setTabText(static_cast<int>(ContinuityFilter::ToDecide), open > 0 ? tr("To decide (%1)").arg(open) : tr("To decide"));
        m_filter->setTabText(static_cast<int>(ContinuityFilter::MonthsToSend), months > 0 ? tr("Months to send (%1)").arg(months) : tr("Months to send"));
    });
}

void ContinuityScreen::showRows(const Result<QList<api::ContinuityRow>> &answer)
{
    m_rows = answer ? *answer : QList<api::ContinuityRow>();
    const QString offline = m_services.link.status().online ? tr("The federation looks for such households once a month; they come by themselves.")
                                                            : tr("There is no connection now. What is new comes as soon as it is back.");
    if (!answer)
        m_none->set(Icon::Warning, tr("The households could not be read"), tr("F5 tries again. What was decided before is not lost."));
    else if (m_filter->currentIndex() == static_cast<int>(ContinuityFilter::ToDecide))
        m_none->set(Icon::Check, tr("Nothing is to be decided"), offline);
    else if (m_filter->currentIndex() == static_cast<int>(ContinuityFilter::MonthsToSend))
        m_none->set(Icon::Check, tr("No months are to be sent"), tr("A household that left stands here as soon as the other municipality has decided that it goes on."));
    else
        m_none->set(Icon::Empty, tr("There is no such household yet"), offline);
    QList<QList<Cell>> rows;
    int wanted = -1;
    for (const api::ContinuityRow &row : std::as_const(m_rows)) {
        if (m_wanted.isEmpty() ? row.id == m_current : row.id.text() == m_wanted)
            wanted = static_cast<int>(rows.size());
        const QString other = municipalityWords(row.otherMunicipalityName, row.otherMunicipality);
        rows += {dueCell(row), Cell{row.headKana.isEmpty() ? tr("not known here") : row.headKana, row.incoming ? tr("from %1").arg(other) : tr("to %1").arg(other)}, stateCell(row)};
    }
    m_wanted.clear();
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(rows);
        if (wanted >= 0)
            m_list->selectRow(wanted);
    }
    m_rest->stop();
    choose();
    look();
    if (std::exchange(m_opening, false) && m_filter->hasFocus() && !m_rows.isEmpty())
        m_list->setFocus();
}

const api::ContinuityRow *ContinuityScreen::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

void ContinuityScreen::choose()
{
    const auto *row = current();
    // Somebody may be typing a reason while the list is read again.
    const bool other = !row || row->id != m_current;
    m_current = row ? row->id : CandidateId();
    if (other) {
        m_candidate.reset();
        m_looks.forget();
        m_sheet->clear();
        m_reason->clear();
        m_reasonField->setErrorText({});
        m_decision->setCurrent(-1);
        disarm();
        m_notice->hush();
    }
    m_right->setVisible(row);
    m_none->setVisible(!row);
    arrange();
}

void ContinuityScreen::look()
{
    if (!isVisible() || m_current.isEmpty())
        return;
    m_looks.forget();
    m_looks.when(m_services.continuity.candidate(m_current), [this](const Result<api::ContinuityCandidate> &answer) { show(answer); });
}

void ContinuityScreen::show(const Result<api::ContinuityCandidate> &answer)
{
    if (!answer) {
        m_candidate.reset();
        m_notice->say(answer.error());
        return arrange();
    }
    const bool first = !m_candidate;
    const bool changed = m_candidate && m_candidate->seen != answer->seen;
    m_candidate = *answer;
    m_sheet->show(*answer);
    if (first && answer->proposal.decision)
        m_decision->setCurrent(*answer->proposal.decision == ContinuityDecision::Accepted ? 0 : 1);
    if (changed)
        disarm();
    arrange();
}

ContinuityScreen::Doing ContinuityScreen::doing() const
{
    if (!m_candidate)
        return Doing::Nothing;
    const api::ContinuityRow &row = m_candidate->row;
    const auto may = [this](api::UseCase useCase) { return m_services.session.may(useCase); };
    if (!row.incoming)
        return row.monthsToSend && may(api::UseCase::MonthsSend) ? Doing::SendMonths : Doing::Nothing;
    switch (row.state) {
    case ContinuityState::ToDecide:
    case ContinuityState::Cancelled:
        return may(api::UseCase::ContinuityDecide) ? Doing::Decide : Doing::Nothing;
    case ContinuityState::Decided:
        return may(api::UseCase::ContinuityCancelRequest) ? Doing::AskToCancel : Doing::Nothing;
    case ContinuityState::CancelRequested:
        return may(api::UseCase::ContinuityCancelApprove) ? Doing::AnswerCancel : Doing::Nothing;
    default:
        return Doing::Nothing;
    }
}

/// Only what may be done now is there.
void ContinuityScreen::arrange()
{
    const Doing now = doing();
    m_decisionField->setVisible(now == Doing::Decide);
    m_reasonField->setVisible((now == Doing::Decide && departs()) || now == Doing::AskToCancel || now == Doing::AnswerCancel);
    m_reasonField->setHint(now == Doing::Decide        ? tr("Why it is decided otherwise than proposed. No individual number.")
                           : now == Doing::AskToCancel ? tr("Why the decision was wrong. A second person reads it.")
                                                       : tr("Required if the decision is to stand."));
    if (now != Doing::AnswerCancel)
        m_stepUp->dismiss();
    m_second->setVisible(now == Doing::AnswerCancel);
    m_second->setText(tr("Let it stand"));
    m_first->setVisible(now != Doing::Nothing);
    m_first->setText(now == Doing::Decide         ? tr("Decide (F12)")
                     : now == Doing::AskToCancel  ? tr("Ask to cancel (F12)")
                     : now == Doing::AnswerCancel ? tr("Cancel it (F12)")
                                                  : tr("Send the months (F12)"));
    m_household->setVisible(current() && !current()->household.isEmpty());
    for (QPushButton *one : {m_first, m_second})
        one->setEnabled(!m_busy);
    Q_EMIT keysChanged();
}

std::optional<ContinuityDecision> ContinuityScreen::chosen() const
{
    return m_decision->current() < 0 ? std::nullopt : std::optional(m_decision->current() == 0 ? ContinuityDecision::Accepted : ContinuityDecision::Refused);
}

bool ContinuityScreen::departs() const { return m_candidate && (!m_candidate->proposal.decision || (chosen() && chosen() != m_candidate->proposal.decision)); }

bool ContinuityScreen::checkReason(const QString &missing)
{
    const QString text = m_reason->text();
    if (text.trimmed().isEmpty())
        m_reasonField->setErrorText(missing);
    else
        m_reasonField->setCheck(domain::checkText(text, {200, m_candidate && !departs() ? domain::TextFor::Screen : domain::TextFor::File}, u"reason"_s));
    if (m_reasonField->hasError())
        m_reason->setFocus();
    return !m_reasonField->hasError();
}

void ContinuityScreen::goOn()
{
    switch (doing()) {
    case Doing::Decide:
        return decide();
    case Doing::AskToCancel:
        return askToCancel();
    case Doing::AnswerCancel:
        return approveCancel();
    case Doing::SendMonths:
        return sendMonths();
    case Doing::Nothing:
        break;
    }
}

void ContinuityScreen::arm(const QString &sentence, const QString &more)
{
    m_armed = true;
    m_notice->say(Tone::Accent, Icon::Info, sentence, more);
}

void ContinuityScreen::disarm()
{
    if (m_armed)
        m_notice->hush();
    m_armed = false;
    m_stepUp->dismiss();
}

void ContinuityScreen::decide()
{
    if (!chosen()) {
        m_decisionField->setErrorText(tr("Please choose."));
        return m_decision->setFocus();
    }
    m_decisionField->setErrorText({});
    if (departs() && !checkReason(tr("Please say why it is decided so.")))
        return;
    if (!m_armed)
        return arm(tr("F12 once more decides: %1.").arg(decisionWord(*chosen())), tr("It goes to the federation, and the other municipality is told. Esc takes it back."));
    m_busy = true;
    const QString reason = departs() ? QStringView(domain::departureReason).toString() : m_candidate->proposal.reason;
    m_answers.when(m_services.continuity.decide(m_current, m_candidate->seen, *chosen(), reason, departs() ? m_reason->text().trimmed() : QString()),
                   [this](const Result<Done> &answer) { done(answer, tr("Decided. The federation's list of confirmed households answers it.")); });
    arrange();
}

void ContinuityScreen::askToCancel()
{
    if (!checkReason(tr("Please say why it is to be cancelled.")))
        return;
    if (!m_armed)
        return arm(tr("F12 once more asks for the decision to be cancelled."), tr("A second person has to approve it; until then it stands. Esc takes it back."));
    m_busy = true;
    m_answers.when(m_services.continuity.requestCancel(m_current, m_candidate->seen, m_reason->text().trimmed()),
                   [this](const Result<Done> &answer) { done(answer, tr("Asked. A second person finds it in this list.")); });
    arrange();
}

void ContinuityScreen::approveCancel()
{
    if (m_busy || doing() != Doing::AnswerCancel)
        return;
    if (!m_stepUp->isAsking()) {
        arm(tr("F12 once more cancels the decision."), tr("The federation is told, and months that came with it count no more. Esc takes it back."));
        return m_stepUp->ask(m_services.session.card().pinNeeded);
    }
    if (!m_stepUp->isComplete())
        return;
    m_busy = true;
    m_notice->say(Tone::Neutral, Icon::Waiting, tr("Card and password are being checked."));
    arrange();
    // The secrets wait in the session service's hands, not here; each step goes on only if the one before worked.
    auto password = std::make_shared<SecretBytes>(m_stepUp->takePassword());
    auto pin = std::make_shared<SecretBytes>(m_stepUp->takePin());
    m_answers.when(m_services.continuity.cancelStatement(m_current), [this, id = m_current, seen = m_candidate->seen, password, pin](const Result<QByteArray> &statement) {
        if (!statement)
            return done(statement.error(), {});
        m_answers.when(m_services.session.stepUp(std::move(*password), std::move(*pin), *statement), [this, id, seen](const Result<QByteArray> &signature) {
            if (!signature) {
                m_stepUp->setAnswer(signature.error());
                return done(signature.error(), {});
            }
            m_answers.when(m_services.continuity.approveCancel(id, seen, *signature),
                           [this](const Result<Done> &answer) { done(answer, tr("Cancelled. It is to be decided anew.")); });
        });
    });
}

void ContinuityScreen::refuseCancel()
{
    if (m_busy || doing() != Doing::AnswerCancel || !checkReason(tr("Please say why it is to stand.")))
        return;
    m_busy = true;
    m_answers.when(m_services.continuity.refuseCancel(m_current, m_candidate->seen, m_reason->text().trimmed()),
                   [this](const Result<Done> &answer) { done(answer, tr("The decision stands. Whoever asked reads why.")); });
    arrange();
}

void ContinuityScreen::sendMonths()
{
    if (!m_armed) {
        const auto toTell = std::count_if(m_candidate->months.begin(), m_candidate->months.end(), [](const api::MonthToTell &one) { return one.state != api::MonthToTell::State::Told; });
        return arm(toTell > 0 ? tr("F12 once more sends %1 months with the day's files.").arg(toTell) : tr("F12 once more says that there is no month to tell."),
                   tr("The other municipality counts them for the household. Esc takes it back."));
    }
    m_busy = true;
    m_answers.when(m_services.continuity.sendMonths(m_current, m_candidate->seen), [this](const Result<Done> &answer) { done(answer, tr("They leave with the day's files: see “Link”.")); });
    arrange();
}

void ContinuityScreen::done(const Result<Done> &answer, const QString &sentence)
{
    m_busy = false;
    if (!answer) {
        const bool asking = m_stepUp->isAsking();
        m_armed = asking;
        if (answer.error().field.startsWith(u"reason"_s) && !m_reasonField->isHidden()) {
            m_reasonField->setError(answer.error());
            m_notice->hush();
        } else {
            m_notice->say(answer.error());
        }
        if (answer.error().code == ErrorCode::VersionConflict || answer.error().code == ErrorCode::StateRefused)
            load(); // somebody else was first
        return arrange();
    }
    disarm();
    m_notice->hush();
    m_current = {};
    Q_EMIT told(sentence);
    load();
    m_list->setFocus();
}

void ContinuityScreen::countMonths()
{
    m_looks.when(m_services.continuity.countMonths(m_candidate->row.household, m_services.clock.today()), [this](const Result<domain::HighCostCount> &answer) {
        if (answer)
            m_sheet->showCount(*answer);
        else
            m_notice->say(answer.error());
    });
}

void ContinuityScreen::openHousehold()
{
    if (const auto *row = current(); row && !row->household.isEmpty())
        Q_EMIT goTo({ScreenId::Household, row->household.text()});
}

void ContinuityScreen::clear()
{
    m_answers.forget();
    m_lists.forget();
    m_looks.forget();
    m_rest->stop();
    m_busy = false;
    m_candidate.reset();
    m_rows.clear();
    m_list->setRows({});
    m_wanted.clear();
    m_filter->setTabText(static_cast<int>(ContinuityFilter::ToDecide), tr("To decide"));
    m_filter->setTabText(static_cast<int>(ContinuityFilter::MonthsToSend), tr("Months to send"));
    choose();
}

} // namespace madoguchi::ui
