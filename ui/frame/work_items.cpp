#include "ui/frame/work_items.h"

#include <algorithm>

namespace madoguchi::ui {

namespace {
enum Rank { Refused, Overdue, HeldFiles, Approvals, AnswersToWork, Written, Proposals, OpenReceptions, Unacknowledged };
constexpr qint64 lateAfter = 15 * 60; // s without a receipt: worth a look
} // namespace

WorkItems::WorkItems(api::Services &services, QObject *parent) : QObject(parent), m_services(services), m_answers(new Answers(this))
{
    connect(&services.link, &api::LinkService::statusChanged, this, &WorkItems::refreshLink);
    connect(&services.link, &api::LinkService::filesChanged, this, &WorkItems::refreshFiles);
    connect(&services.reception, &api::ReceptionService::receptionsChanged, this, &WorkItems::refreshReceptions);
    connect(&services.media, &api::MediaService::requestsChanged, this, &WorkItems::refreshMedia);
}

void WorkItems::refresh()
{
    refreshLink();
    refreshFiles();
    refreshReceptions();
    refreshMedia();
}

void WorkItems::clear()
{
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
    if (m_services.session.phase() != api::SessionService::Phase::Active || !m_services.session.may(api::UseCase::FilePreview))
        return;
    const api::LinkStatus link = m_services.link.status();
    put(Refused, {Tone::Blocked, tr("Changes that were refused"), link.refused, {}, {ScreenId::Link, {}}});
    const bool late = link.oldestUnacknowledged.isValid() && link.oldestUnacknowledged.secsTo(m_services.clock.utc()) > lateAfter;
    put(Unacknowledged, {late ? Tone::Attention : Tone::Neutral, tr("Changes on their way"), link.unacknowledged, link.oldestUnacknowledged,
                         {ScreenId::Link, {}}});
}

// Apart from refreshLink(): the status changes every few seconds, and each of these questions passes the gate.
void WorkItems::refreshFiles()
{
    if (m_services.session.phase() != api::SessionService::Phase::Active || !m_services.session.may(api::UseCase::FilePreview))
        return;
    m_answers->when(m_services.link.files(), [this](const Result<QList<api::InterfaceFile>> &files) {
        if (!files)
            return;
        WorkItem held{Tone::Attention, tr("Files refused or waiting for one before them"), 0, {}, {ScreenId::Link, {}}};
        for (const api::InterfaceFile &file : *files)
            if (file.state == api::InterfaceFile::State::Refused || file.state == api::InterfaceFile::State::Held) {
                ++held.count;
                held.since = held.since.isValid() ? std::min(held.since, file.at) : file.at;
            }
        put(HeldFiles, held);
    });
    m_answers->when(m_services.link.answers(), [this](const Result<QList<api::AnswerLine>> &answers) {
        if (answers)
            put(AnswersToWork, {Tone::Accent, tr("Answers of the federation to work through"),
                                static_cast<int>(std::count_if(answers->begin(), answers->end(), [](const auto &line) { return line.needsAction; })),
                                {}, {ScreenId::Link, {}}});
    });
}

void WorkItems::refreshReceptions()
{
    if (m_services.session.phase() != api::SessionService::Phase::Active || !m_services.session.may(api::UseCase::ReceptionOpen))
        return;
    m_answers->when(m_services.reception.proposals({}), [this](const Result<QList<api::RegisterProposal>> &proposals) {
        if (proposals)
            put(Proposals, {Tone::Accent, tr("Moved in, notification not yet received"), static_cast<int>(proposals->size()), {},
                            {ScreenId::Reception, {}}});
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

void WorkItems::refreshMedia()
{
    const bool approver = m_services.session.may(api::UseCase::MediaApprove);
    if (m_services.session.phase() != api::SessionService::Phase::Active || (!approver && !m_services.session.may(api::UseCase::MediaRequest)))
        return;
    m_answers->when(m_services.media.requests(), [this, approver](const Result<QList<api::MediaRequest>> &requests) {
        if (!requests)
            return;
        const auto session = m_services.session.current();
        const QString me = session ? session->actor.staff.text() : QString();
        WorkItem waiting{Tone::Accent, tr("Requests to approve"), 0, {}, {ScreenId::Approvals, {}}};
        WorkItem overdue{Tone::Blocked, tr("Media overdue for erasure"), 0, {}, {approver ? ScreenId::Approvals : ScreenId::Media, {}}};
        WorkItem approved{Tone::Accent, tr("Approved: write the medium"), 0, {}, {ScreenId::Media, {}}};
        const auto add = [](WorkItem &item, const QDateTime &at) {
            ++item.count;
            item.since = item.since.isValid() && item.since < at ? item.since : at;
        };
        for (const api::MediaRequest &request : *requests) {
            if (request.state == api::MediaState::Requested && approver && request.requestedBy != me)
                add(waiting, request.requestedAt);
            if (request.state == api::MediaState::Overdue)
                add(overdue, request.expires);
            if (request.state == api::MediaState::Approved && request.requestedBy == me)
                add(approved, request.decidedAt);
        }
        put(Approvals, waiting);
        put(Overdue, overdue);
        put(Written, approved);
    });
}

} // namespace madoguchi::ui
