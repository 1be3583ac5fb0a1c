#include "media/media_rules.h"

#include "api/approval.h"
#include "media/request_table.h"
#include "media/state_machine.h"

#include <algorithm>

namespace madoguchi::media {

namespace {

Result<Done> isSigned(const std::function<Result<crypto::PublicKey>(const StaffId &)> &keyOf, const QString &staff, const QByteArray &statement,
                      const QByteArray &signature)
{
    MADOGUCHI_ASSIGN(const crypto::PublicKey key, keyOf(StaffId(staff)));
    if (!key.verify(api::framedApproval(statement), signature))
        return ErrorCode::SignatureInvalid;
    return done();
}

} // namespace

api::MediaRequest MediaRules::shown(const SharedRequest &shared) const
{
    api::MediaRequest request = shared.request;
    request.elsewhere = shared.terminal != m_options.terminal;
    request.shredded = m_options.paper(request.mediumSerial).shredded;
    const QDateTime now = m_clock.utc();
    if (isOut(request.state)) {
        request.eraseBy = request.writtenAt.addSecs(std::chrono::seconds(m_options.eraseWithin).count());
        request.overdue = request.eraseBy < now;
    } else if (request.state == State::Requested || request.state == State::Approved) {
        request.unsignedRequest = shared.requestSignature.isEmpty();
        if (request.unsignedRequest || request.expires < now)
            request.state = State::Void;
    }
    return request;
}

/// Of the register, and of this terminal (C-18).
Result<MediumPath> MediaRules::medium(const QString &serial) const
{
    const auto found = std::ranges::find(m_options.media, serial, &MediumPath::serial);
    if (found == m_options.media.end() || !m_options.paper(serial).isUsable())
        return ErrorCode::MediumUnregistered;
    return *found;
}

Result<Done> MediaRules::noneOverdue(store::Connection &connection) const
{
    MADOGUCHI_ASSIGN(const auto out, loadOut(connection));
    for (const SharedRequest &shared : out) {
        if (shown(shared).overdue)
            return Error{ErrorCode::MediumOverdue, {shared.request.mediumSerial}, {}};
    }
    return done();
}

/// Whatever it looks like where it is plugged in: somebody has it with a file, or one came in on it that is not erased.
Result<Done> MediaRules::nothingOn(store::Connection &connection, const QString &serial) const
{
    MADOGUCHI_ASSIGN(const auto uses, loadOpen(connection, serial));
    MADOGUCHI_ASSIGN(const auto taken, intakes(connection));
    const bool lies = std::ranges::any_of(taken, [&](const api::MediumIntake &one) { return one.mediumSerial == serial && one.isOut(); });
    if (lies || std::ranges::any_of(uses, [](const SharedRequest &one) { return isOut(one.request.state); }))
        return Error{ErrorCode::MediumOut, {serial}, {}};
    return done();
}

/// Nothing is on it, and nothing is asked for.
Result<Done> MediaRules::isFree(store::Connection &connection, const QString &serial) const
{
    MADOGUCHI_TRY(nothingOn(connection, serial));
    MADOGUCHI_ASSIGN(const auto uses, loadOpen(connection, serial));
    for (const SharedRequest &shared : uses) {
        if (const State state = shown(shared).state; state == State::Requested || state == State::Approved)
            return Error{ErrorCode::MediumOut, {serial}, {}};
    }
    return done();
}

Result<QList<api::MediumIntake>> MediaRules::intakes(store::Connection &connection) const
{
    return m_options.intakes ? m_options.intakes(connection) : QList<api::MediumIntake>();
}

/// Who asked said so with the card: nobody else's terminal can have made it up (C-19).
Result<Done> MediaRules::isRequested(const SharedRequest &shared) const
{
    if (shared.requestSignature.isEmpty()) // made before requests were signed
        return ErrorCode::ApprovalVoid;
    return isSignedByRequester(shared.request.requestedBy, shared.requestStatement(), shared.requestSignature);
}

/// The approval may have come from another terminal: whoever writes checks it himself (C-18, C-19).
Result<Done> MediaRules::isApproved(const SharedRequest &shared) const
{
    if (shared.approval.isEmpty() || shared.request.decidedBy.isEmpty())
        return ErrorCode::ApprovalMissing;
    if (shared.request.decidedBy == shared.request.requestedBy)
        return ErrorCode::SamePerson;
    MADOGUCHI_TRY(isRequested(shared));
    MADOGUCHI_TRY(isSignedByApprover(shared.request.decidedBy, shared.statement(), shared.approval));
    if (shared.request.expires < m_clock.utc())
        return ErrorCode::ApprovalExpired;
    return done();
}

Result<Done> MediaRules::isSignedByRequester(const QString &staff, const QByteArray &statement, const QByteArray &signature) const
{
    return isSigned(m_options.requesterKey, staff, statement, signature);
}

Result<Done> MediaRules::isSignedByApprover(const QString &staff, const QByteArray &statement, const QByteArray &signature) const
{
    return isSigned(m_options.approverKey, staff, statement, signature);
}

} // namespace madoguchi::media
