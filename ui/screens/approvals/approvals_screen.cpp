#include "ui/screens/approvals/approvals_screen.h"

#include "domain/free_text.h"
#include "ui/screens/approvals/approval_sheet.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/step_up.h"
#include "ui/words/formats.h"
#include "ui/words/media_words.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
/// A medium that somebody has reported lost or destroyed, and nobody has confirmed.
bool isGone(const api::MediaRequest &request) { return request.state == api::MediaState::GoneReported; }

const QString answerHeight = u"min-height: 42px;"_s; // two answers that cannot be mistaken

QPushButton *answerButton(const QString &word, const QString &kind)
{
    auto *button = new QPushButton(word);
    button->setStyleSheet(answerHeight);
    button->setAutoDefault(true);
    setStyleProperty(button, "kind", kind);
    return button;
}
} // namespace

Screen *createApprovals(api::Services &services, QWidget *parent) { return new ApprovalsScreen(services, parent); }

ApprovalsScreen::ApprovalsScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_list(new RowsTable(tr("Waiting for an answer"), {{tr("Waiting for an answer"), 0}, {tr("Since"), 92}})),
      m_right(new QWidget), m_none(new EmptyState), m_sheet(new ApprovalSheet), m_reason(new PlainEdit),
      m_reasonField(new Field(u"reason"_s, tr("Reason"), m_reason)), m_stepUp(new StepUp),
      m_approve(answerButton(tr("Approve (F12)"), u"primary"_s)), m_refuse(answerButton(tr("Send back"), u"danger"_s)), m_notice(new Notice)
{
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_list->setFixedWidth(300);
    m_none->set(Icon::Approval, tr("Nothing waits for your answer"), tr("A request appears here as soon as a clerk has made it. F5 looks again."));
    m_reason->setMaxLength(200);
    m_reasonField->setHint(tr("Required when sending back. It is kept with the request."));

    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins({});
    right->setSpacing(space::medium);
    right->addWidget(m_sheet);
    right->addWidget(m_reasonField);
    right->addWidget(m_stepUp);
    right->addWidget(m_notice);
    auto *answers = new QHBoxLayout;
    answers->setSpacing(space::large);
    answers->addWidget(m_approve, 2);
    answers->addWidget(m_refuse, 1);
    right->addLayout(answers);
    right->addStretch();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::medium, space::large, space::medium);
    row->setSpacing(space::large);
    row->addWidget(m_list);
    row->addWidget(m_right, 1);
    row->addWidget(m_none, 1);

    connect(m_list, &RowsTable::rowChanged, this, &ApprovalsScreen::choose);
    connect(m_list, &RowsTable::opened, this, [this] { firstFocus()->setFocus(); });
    connect(m_approve, &QPushButton::clicked, this, [this] { trigger(FunctionKey::F12); });
    connect(m_refuse, &QPushButton::clicked, this, &ApprovalsScreen::refuse);
    connect(m_stepUp, &StepUp::submitted, this, &ApprovalsScreen::approve);
    connect(&services.media, &api::MediaService::requestsChanged, this, [this] {
        if (isVisible() && !m_busy)
            load();
    });
    for (QWidget *answer : {static_cast<QWidget *>(m_reasonField), static_cast<QWidget *>(m_approve), static_cast<QWidget *>(m_refuse)}) {
        QSizePolicy policy = answer->sizePolicy(); // the sheet stays as wide where there is nothing to answer
        policy.setRetainSizeWhenHidden(true);
        answer->setSizePolicy(policy);
    }
    hideStepUp();
    choose(-1);
}

QString ApprovalsScreen::title() const { return tr("Approvals"); }
QWidget *ApprovalsScreen::firstFocus()
{
    if (!current())
        return m_list;
    return m_reasonField->isVisibleTo(this) ? static_cast<QWidget *>(m_reason) : m_approve->isVisibleTo(this) ? static_cast<QWidget *>(m_approve) : m_list;
}

QString ApprovalsScreen::context() const
{
    return tr("Compare the sheet with what you were told: the file, the number of records, the medium in the clerk's hand.\n\n"
              "An approval holds for this file on this medium, once, until the time on the sheet. If anything of it changes, it is void.\n\n"
              "A medium that is lost or destroyed is closed by two persons as well: whoever reported it, and you. That it may have come into strange hands is an "
              "incident: tell the head of section before you confirm.\n\n"
              "Nobody approves their own request. Approving asks for card and password again, and both are recorded.");
}

bool ApprovalsScreen::isLit(FunctionKey key) const
{
    if (key == FunctionKey::F12)
        return current() && waitsForMe(*current()) && !current()->changedSinceRequest && !m_busy;
    return key == FunctionKey::F4 || key == FunctionKey::F5;
}

void ApprovalsScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (key == FunctionKey::F4)
        m_list->setFocus();
    else if (key == FunctionKey::F5)
        load();
    else if (key == FunctionKey::F12)
        m_stepUp->isAsking() ? approve() : askStepUp();
}

bool ApprovalsScreen::stepBack()
{
    if (!m_stepUp->isAsking())
        return false;
    hideStepUp();
    m_reason->setFocus();
    return true;
}

void ApprovalsScreen::open(const QString &object)
{
    m_wanted = object;
    load();
}

void ApprovalsScreen::load()
{
    m_answers.when(m_services.media.requests(), [this](const Result<QList<api::MediaRequest>> &answer) {
        if (answer)
            show(*answer);
        else
            m_notice->say(answer.error());
    });
}

void ApprovalsScreen::show(const QList<api::MediaRequest> &all)
{
    m_requests.clear();
    QList<QList<Cell>> rows;
    int wanted = -1;
    for (const auto &r : all) {
        // Whoever may erase does it on the other screen.
        if (r.state == api::MediaState::Requested || r.state == api::MediaState::GoneReported || (r.overdue && !m_services.session.may(api::UseCase::MediaErase)))
            m_requests += r;
    }
    std::ranges::stable_partition(m_requests, [this](const auto &r) { return waitsForMe(r); });
    for (const auto &r : std::as_const(m_requests)) {
        if (r.id.text() == m_wanted)
            wanted = static_cast<int>(rows.size());
        Cell what{r.fileName, r.requesterName};
        if (r.overdue || isGone(r))
            what.note = Cell::Note{mediaStateIcon(r), mediaStateTone(r), mediaStateWord(r)};
        rows += {what, {shortTime(isGone(r) ? r.gone.reportedAt : r.requestedAt, m_services.clock.today())}};
    }
    m_list->setRows(rows);
    if (wanted >= 0)
        m_list->selectRow(wanted);
    m_wanted.clear();
    choose(m_list->currentRow());
    if (current() && isVisible())
        firstFocus()->setFocus();
}

QString ApprovalsScreen::me() const
{
    const auto session = m_services.session.current();
    return session ? session->actor.staff.text() : QString();
}

bool ApprovalsScreen::waitsForMe(const api::MediaRequest &request) const
{
    return (request.state == api::MediaState::Requested || (isGone(request) && request.gone.reportedBy != me())) && request.requestedBy != me();
}

const api::MediaRequest *ApprovalsScreen::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_requests.size() ? &m_requests[row] : nullptr;
}

void ApprovalsScreen::choose(int)
{
    const auto *request = current();
    hideStepUp();
    if (request) // never both: together they want more room than there is
        m_none->hide();
    m_right->setVisible(request);
    m_none->setVisible(!request);
    m_sheet->show(request, me());
    for (QWidget *answer : {static_cast<QWidget *>(m_reasonField), static_cast<QWidget *>(m_approve), static_cast<QWidget *>(m_refuse)})
        answer->setVisible(request && waitsForMe(*request) && (answer == m_approve || !isGone(*request))); // a report is taken back where the medium turns up
    m_approve->setText(request && isGone(*request) ? tr("Confirm (F12)") : tr("Approve (F12)"));
    m_reason->clear();
    m_reasonField->setErrorText({});
    m_approve->setEnabled(request && !request->changedSinceRequest);
    m_refuse->setEnabled(request);
    Q_EMIT keysChanged();
}

void ApprovalsScreen::askStepUp()
{
    m_reasonField->setCheck(domain::checkText(m_reason->text(), {}, u"reason"_s));
    if (m_reasonField->hasError())
        return m_reason->setFocus();
    m_notice->say(Tone::Accent, Icon::Info, current() && isGone(*current()) ? tr("F12 once more confirms it.") : tr("F12 once more approves."), tr("Esc takes it back."));
    m_stepUp->ask(m_services.session.card().pinNeeded);
    Q_EMIT keysChanged();
}

void ApprovalsScreen::hideStepUp()
{
    m_stepUp->dismiss();
    m_notice->hush();
}

void ApprovalsScreen::approve()
{
    const auto *request = current();
    if (!request || m_busy || !m_stepUp->isAsking() || !m_stepUp->isComplete())
        return;
    m_busy = true;
    m_approve->setEnabled(false);
    m_refuse->setEnabled(false);
    m_notice->say(Tone::Neutral, Icon::Waiting, tr("Card and password are being checked."));
    Q_EMIT keysChanged();
    const MediaRequestId id = request->id;
    const bool gone = isGone(*request);
    // The secrets wait in the session service's hands, not here; each step goes on only if the one before worked.
    auto password = std::make_shared<SecretBytes>(m_stepUp->takePassword());
    auto pin = std::make_shared<SecretBytes>(m_stepUp->takePin());
    m_answers.when(gone ? m_services.media.goneStatement(id) : m_services.media.statement(id), [this, id, gone, password, pin](const Result<QByteArray> &statement) {
        if (!statement)
            return decided(statement.error(), {});
        m_answers.when(m_services.session.stepUp(std::move(*password), std::move(*pin), *statement), [this, id, gone](const Result<QByteArray> &signature) {
            if (!signature)
                return decided(signature.error(), {});
            if (gone)
                return m_answers.when(m_services.media.confirmGone(id, *signature),
                                      [this](const Result<api::MediaRequest> &answer) { decided(answer, tr("Confirmed. The medium is closed in the ledger.")); });
            m_answers.when(m_services.media.approve(id, *signature, m_reason->text().trimmed()),
                           [this](const Result<api::MediaRequest> &answer) { decided(answer, tr("Approved. The clerk can write the file now.")); });
        });
    });
}

void ApprovalsScreen::refuse()
{
    const auto *request = current();
    if (!request || m_busy)
        return;
    if (m_reason->text().trimmed().isEmpty())
        m_reasonField->setErrorText(tr("Please say why it is sent back."));
    else
        m_reasonField->setCheck(domain::checkText(m_reason->text(), {}, u"reason"_s));
    if (m_reasonField->hasError()) {
        m_reason->setFocus();
        return;
    }
    m_busy = true;
    m_answers.when(m_services.media.refuse(request->id, m_reason->text().trimmed()),
                   [this](const Result<api::MediaRequest> &answer) { decided(answer, tr("Sent back with the reason.")); });
}

void ApprovalsScreen::decided(const Result<api::MediaRequest> &answer, const QString &sentence)
{
    m_busy = false;
    if (answer) {
        Q_EMIT told(sentence);
        return load();
    }
    m_notice->say(answer.error());
    const auto *request = current();
    m_approve->setEnabled(request && !request->changedSinceRequest);
    m_refuse->setEnabled(request);
    if (m_stepUp->isAsking())
        m_stepUp->setAnswer(answer.error());
    else
        m_reason->setFocus();
    Q_EMIT keysChanged();
}

void ApprovalsScreen::clear()
{
    m_answers.forget();
    m_busy = false;
    m_requests.clear();
    m_list->setRows({});
    choose(-1);
}

} // namespace madoguchi::ui
