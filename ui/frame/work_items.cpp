#include "ui/frame/work_items.h"

#include "api/link_health.h"

#include <cstdlib>

namespace madoguchi::ui {

namespace {
enum Rank { Refused, Silence, Overdue, StandsOut, ReviewDue, AnswersPastDue, ContinuityPastDue, HeldFiles, Certificate, Copies, ClockOff, Unwitnessed, LateExchanges, NumbersToSettle, Approvals, AnswersToWork, CancelsToAnswer, ContinuityToDecide, MonthsToSend, Written, Applications, NewCards, GrantsEnding, Irregular,
            Proposals, OpenReceptions,
            Unacknowledged, NumbersWaiting };
constexpr qint64 lateAfter = 15 * 60;      // s without a receipt: worth a look
constexpr qint64 witnessAfter = 60 * 60;   // s; the server witnesses the record every few minutes
constexpr int certificateSoon = 30;        // days
constexpr int reviewSoon = 7;              // days
constexpr qint64 clockOff = 2 * 60 * 1000; // ms; receipts tolerate 5 min
} // namespace

WorkItems::WorkItems(api::Services &services, QObject *parent) : QObject(parent), m_services(services), m_answers(new Answers(this))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        refreshLink();
        refreshFiles();
        refreshAnswers();
        refreshContinuity();
        refreshReceptions();
        refreshNumbers();
        refreshMedia();
        refreshTerminal();
        refreshDirectory();
        refreshReview();
    });
    connect(&services.link, &api::LinkService::statusChanged, this, &WorkItems::refreshLink);
    connect(&services.link, &api::LinkService::statusChanged, this, &WorkItems::refreshTerminal);
    connect(&services.link, &api::LinkService::filesChanged, this, &WorkItems::refreshFiles);
    connect(&services.answer, &api::AnswerService::tasksChanged, this, &WorkItems::refreshAnswers);
    connect(&services.continuity, &api::ContinuityService::candidatesChanged, this, &WorkItems::refreshContinuity);
    connect(&services.reception, &api::ReceptionService::receptionsChanged, this, &WorkItems::refreshReceptions);
    connect(&services.number, &api::NumberService::tasksChanged, this, &WorkItems::refreshNumbers);
    connect(&services.media, &api::MediaService::requestsChanged, this, &WorkItems::refreshMedia);
    connect(&services.session, &api::SessionService::backupChanged, this, &WorkItems::refreshTerminal);
    connect(&services.directory, &api::DirectoryService::directoryChanged, this, &WorkItems::refreshDirectory);
    connect(&services.directory, &api::DirectoryService::directoryChanged, this, &WorkItems::refreshReview);
}

void WorkItems::refresh() { m_soon.start(); }

bool WorkItems::isActive() const { return m_services.session.phase() == api::SessionService::Phase::Active; }

void WorkItems::clear()
{
    m_soon.stop();
    m_answers->forget();
    m_ranked.clear();
    m_items.clear();
    Q_EMIT changed();
}

int WorkItems::count(ScreenId id) const
{
    int sum = 0;
    for (const WorkItem &item : m_items)
        if (item.where.screen == id && item.tone != Tone::Neutral)
            sum += item.count;
    return sum;
}

void WorkItems::put(int rank, WorkItem item)
{
    if (item.count == 0)
        m_ranked.remove(rank);
    else
        m_ranked.insert(rank, std::move(item));
    m_items = m_ranked.values();
    Q_EMIT changed();
}

void WorkItems::refreshLink()
{
    if (!isActive() || !m_services.session.may(api::UseCase::FilePreview))
        return;
    const api::LinkStatus link = m_services.link.status();
    put(Refused, {Tone::Blocked, tr("Refused, to be tried again or closed"), link.refused, {}, {ScreenId::Link, asideSection}});
    putSilence(link);
    const bool late = link.oldestUnacknowledged.isValid() && link.oldestUnacknowledged.secsTo(m_services.clock.utc()) > lateAfter;
    put(Unacknowledged, {late ? Tone::Attention : Tone::Neutral, tr("Changes on their way"), link.unacknowledged, link.oldestUnacknowledged,
                         {ScreenId::Link, {}}});
}

/// What has not been heard of for so long that somebody must find out why (sync.md promise 5).
void WorkItems::putSilence(const api::LinkStatus &link)
{
    WorkItem silent{Tone::Blocked, tr("Exchanges that have been silent for too long"), 0, {}, {ScreenId::Link, {}}};
    WorkItem late{Tone::Attention, tr("Exchanges that are late"), 0, {}, {ScreenId::Link, {}}};
    for (const auto exchange : {api::Exchange::Feed, api::Exchange::Changes, api::Exchange::FilesSent, api::Exchange::FilesReceived, api::Exchange::Supply,
                                api::Exchange::Directory}) {
        const api::Health health = api::health(link, exchange, m_services.clock.utc());
        if (!health.isAlarm())
            continue;
        WorkItem &item = health.state == api::Health::State::Silent ? silent : late;
        ++item.count;
        item.since = item.since.isValid() ? std::min(item.since, health.since) : health.since;
    }
    put(Silence, silent);
    put(LateExchanges, late);
}

// Apart from refreshLink(): the status changes every few seconds, and each of these questions passes the gate.
void WorkItems::refreshFiles()
{
    if (!isActive() || !m_services.session.may(api::UseCase::FilePreview))
        return;
    m_answers->when(m_services.link.files(), [this](const Result<QList<api::InterfaceFile>> &files) {
        if (!files)
            return;
        WorkItem held{Tone::Attention, tr("Files that wait for one before them"), 0, {}, {ScreenId::Link, asideSection}};
        for (const api::InterfaceFile &file : *files)
            if (file.state == api::InterfaceFile::State::Held) {
                ++held.count;
                held.since = held.since.isValid() ? std::min(held.since, file.at) : file.at;
            }
        put(HeldFiles, held);
    });
}

void WorkItems::refreshAnswers()
{
    if (!isActive() || !m_services.session.may(api::UseCase::AnswersRead))
        return;
    m_answers->when(m_services.answer.count(), [this](const Result<api::AnswerTaskCount> &tasks) {
        if (!tasks)
            return;
        put(AnswersPastDue, {Tone::Blocked, tr("Answers of the federation past their due date"), tasks->pastDue, {}, {ScreenId::Answers, {}}});
        put(AnswersToWork, {Tone::Accent, tr("Answers of the federation to work through"), tasks->open - tasks->pastDue, {}, {ScreenId::Answers, {}}});
    });
}

void WorkItems::refreshContinuity()
{
    if (!isActive() || !m_services.session.may(api::UseCase::ContinuityRead))
        return;
    m_answers->when(m_services.continuity.count(), [this](const Result<api::ContinuityCount> &households) {
        if (!households)
            return;
        const bool decides = m_services.session.may(api::UseCase::ContinuityDecide), sends = m_services.session.may(api::UseCase::MonthsSend);
        const bool approves = m_services.session.may(api::UseCase::ContinuityCancelApprove);
        put(ContinuityPastDue, {Tone::Blocked, tr("Moved households past their day of decision"), decides ? households->pastDue : 0, {}, {ScreenId::Continuity, {}}});
        put(ContinuityToDecide, {Tone::Accent, tr("Moved households to decide (high costs)"), decides ? households->toDecide - households->pastDue : 0, {}, {ScreenId::Continuity, {}}});
        put(CancelsToAnswer, {Tone::Accent, tr("Decisions that somebody asks to cancel"), approves ? households->cancelRequests : 0, {}, {ScreenId::Continuity, {}}});
        put(MonthsToSend, {Tone::Accent, tr("Months with high costs to send"), sends ? households->monthsToSend : 0, {}, {ScreenId::Continuity, QStringLiteral("months")}});
    });
}

void WorkItems::refreshReceptions()
{
    if (!isActive() || !m_services.session.may(api::UseCase::ReceptionOpen))
        return;
    m_answers->when(m_services.reception.proposalCount(), [this](const Result<int> &proposals) {
        if (proposals)
            put(Proposals, {Tone::Accent, tr("Told by the register, notification not yet received"), *proposals, {}, {ScreenId::Reception, {}}});
    });
    m_answers->when(m_services.reception.today(), [this](const Result<QList<api::Reception>> &receptions) {
        if (!receptions)
            return;
        WorkItem open{Tone::Neutral, tr("Receptions still open"), 0, {}, {ScreenId::Reception, {}}};
        for (const api::Reception &reception : *receptions)
            if (!reception.closed) {
                ++open.count;
                open.since = open.since.isValid() ? std::min(open.since, reception.openedAt) : reception.openedAt;
            }
        put(OpenReceptions, open);
    });
}

void WorkItems::refreshNumbers()
{
    if (!isActive() || !m_services.session.may(api::UseCase::NumberTasks))
        return;
    m_answers->when(m_services.number.taskCount(), [this](const Result<api::NumberTaskCount> &tasks) {
        if (!tasks)
            return;
        const Destination where{ScreenId::Reception, QStringLiteral("numbers")};
        put(NumbersToSettle, {Tone::Attention, tr("Individual numbers still to be confirmed"), tasks->open, tasks->oldest, where});
        put(NumbersWaiting, {Tone::Neutral, tr("Individual numbers that wait for the line"), tasks->waiting, tasks->oldest, where});
    });
}

void WorkItems::refreshMedia()
{
    const bool approver = m_services.session.may(api::UseCase::MediaApprove), erases = m_services.session.may(api::UseCase::MediaErase);
    if (!isActive() || (!approver && !m_services.session.may(api::UseCase::MediaRequest)))
        return;
    m_answers->when(m_services.media.requests(), [this, approver, erases](const Result<QList<api::MediaRequest>> &requests) {
        if (!requests)
            return;
        const auto session = m_services.session.current();
        const QString me = session ? session->actor.staff.text() : QString();
        WorkItem waiting{Tone::Accent, tr("Requests and reports to answer"), 0, {}, {ScreenId::Approvals, {}}};
        WorkItem overdue{Tone::Blocked, tr("Media overdue for erasure"), 0, {}, {erases ? ScreenId::Media : ScreenId::Approvals, {}}};
        WorkItem approved{Tone::Accent, tr("Approved: write the medium"), 0, {}, {ScreenId::Media, {}}};
        const auto add = [](WorkItem &item, const QDateTime &at, const MediaRequestId &id) {
            if (++item.count > 1 && item.since <= at)
                return;
            item.since = at;
            item.where.object = id.text(); // the oldest of them
        };
        for (const api::MediaRequest &request : *requests) {
            if (request.state == api::MediaState::Requested && approver && request.requestedBy != me)
                add(waiting, request.requestedAt, request.id);
            const bool gone = request.state == api::MediaState::GoneReported;
            if (gone && approver && request.requestedBy != me && request.gone.reportedBy != me)
                add(waiting, request.gone.reportedAt, request.id);
            if (request.overdue && !gone) // which waits for its second person
                add(overdue, request.eraseBy, request.id);
            if (request.state == api::MediaState::Approved && request.requestedBy == me && !request.elsewhere)
                add(approved, request.decidedAt, request.id);
        }
        put(Approvals, waiting);
        put(Overdue, overdue);
        put(Written, approved);
    });
}

void WorkItems::refreshTerminal()
{
    if (!isActive())
        return;
    const api::LinkStatus link = m_services.link.status();
    if (m_services.session.may(api::UseCase::TerminalStatus)) {
        const bool ends = link.certificateDaysLeft >= 0 && link.certificateDaysLeft <= certificateSoon;
        put(Certificate, {Tone::Attention, tr("Renew the terminal's certificate"), ends ? 1 : 0, {}, {ScreenId::Administration, QStringLiteral("thisTerminalSection")}});
        const bool off = link.clockKnown && std::abs(link.clockDifferenceMs) > clockOff;
        const api::BackupStatus copies = m_services.session.backup();
        const api::Health kept = api::health(copies, m_services.clock.utc());
        put(Copies, {kept.state == api::Health::State::Silent ? Tone::Blocked : Tone::Attention, tr("No good copy of the data for too long"), kept.isAlarm() ? 1 : 0, kept.since,
                     {ScreenId::Administration, QStringLiteral("thisTerminalSection")}});
        put(ClockOff, {Tone::Attention, tr("Set the terminal's clock"), off ? 1 : 0, {}, {ScreenId::Administration, QStringLiteral("thisTerminalSection")}});
    }
    if (m_services.session.may(api::UseCase::RecordRead)) {
        const bool late = link.recordAnchoredAt.isValid() && link.recordAnchoredAt.secsTo(m_services.clock.utc()) > witnessAfter;
        put(Unwitnessed, {Tone::Attention, tr("Entries that the server has not witnessed"), late ? static_cast<int>(link.recordUnanchored) : 0,
                          link.recordAnchoredAt, {ScreenId::Record, {}}});
    }
}

void WorkItems::refreshDirectory()
{
    const bool decides = m_services.session.may(api::UseCase::GrantDecide), administers = m_services.session.may(api::UseCase::CardAssign);
    if (!isActive() || (!decides && !administers))
        return;
    const api::DirectoryWork work = m_services.directory.work();
    put(Applications, {Tone::Accent, tr("Applications for functions to decide on"), decides ? work.applications.count : 0, work.applications.since,
                       {ScreenId::Grants, QStringLiteral("applicationsSection")}});
    put(NewCards, {Tone::Accent, tr("New cards to give to somebody"), administers ? work.cards.count : 0, work.cards.since,
                   {ScreenId::Administration, QStringLiteral("staffSection")}});
    put(GrantsEnding, {Tone::Neutral, tr("Grants that end within 30 days"), work.grantsEnding, {}, {ScreenId::Grants, QStringLiteral("rosterSection")}});
    put(Irregular, {Tone::Attention, tr("Uses that an auditor found irregular"), work.irregular.count, work.irregular.since, {ScreenId::Home, {}}}); // whose, the auditor says
}

void WorkItems::refreshReview()
{
    if (!isActive() || !m_services.session.may(api::UseCase::ReviewSettle))
        return;
    m_answers->when(m_services.review.work(), [this](const Result<api::ReviewWork> &work) {
        if (!work)
            return;
        put(StandsOut, {work->serious > 0 ? Tone::Blocked : Tone::Attention, tr("Uses that stand out in the record"), work->open, work->since, {ScreenId::Record, reviewSection}});
        const QDate soon = m_services.clock.today().addDays(reviewSoon);
        const QDateTime since = work->overdue ? QDateTime(work->due, QTime(0, 0), Qt::OffsetFromUTC, 9 * 3600) : QDateTime();
        put(ReviewDue, {work->overdue ? Tone::Attention : Tone::Neutral, work->overdue ? tr("The review of the record is overdue") : tr("The review of the record is due within 7 days"),
                        work->due.isValid() && work->due <= soon ? 1 : 0, since, {ScreenId::Record, reviewSection}});
    });
}

} // namespace madoguchi::ui
