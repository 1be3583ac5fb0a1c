#include "media/media_service.h"

#include "api/approval.h"
#include "crypto/digest.h"
#include "domain/individual_number.h"
#include "exchange/interface_file.h"
#include "journal/outbox.h"
#include "media/request_table.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::media {

namespace {

constexpr auto recipientName = "municipal-system"_L1;
// What erasing means here: the file is deleted, and what a deleted sector might still hold is sealed with a key that was
// used once and never stored.
constexpr auto eraseMethodCode = "deleted-single-use-key"_L1;

Result<Done> checkText(const QString &text, int limit, const QString &field)
{
    if (text.trimmed().isEmpty())
        return Error{ErrorCode::FieldRequired, {}, field};
    if (text.size() > limit)
        return Error{ErrorCode::FieldInvalid, {}, field};
    if (domain::containsIndividualNumber(text))
        return Error{ErrorCode::IndividualNumberInText, {}, field};
    return done();
}

Result<Done> share(store::Transaction &transaction, const SharedRequest &shared, const StaffId &actor, const QDateTime &utc)
{
    MADOGUCHI_TRY(put(transaction, shared, actor.text(), 0));
    MADOGUCHI_TRY(journal::shareChange(transaction, requestTable, shared.request.id.text(), shared.version - 1, shared.toBody(), actor.text(), utc));
    return done();
}

} // namespace

MediaServiceImpl::MediaServiceImpl(MediaOptions options, journal::UseCaseRunner &runner, api::FileArchive &archive, Drive &drive, const Clock &clock)
    : m_options(std::move(options)), m_runner(runner), m_archive(archive), m_drive(drive), m_clock(clock), m_handler(m_options.terminal, [this] { tellChanged(); })
{
}

void MediaServiceImpl::tellChanged()
{
    QMetaObject::invokeMethod(this, [this] { Q_EMIT requestsChanged(); }, Qt::QueuedConnection);
}

bool MediaServiceImpl::isOverdue(const SharedRequest &shared) const
{
    const State state = shared.request.state;
    return (state == State::Written || state == State::Verified || state == State::HandedOver)
        && shared.request.writtenAt.addSecs(std::chrono::seconds(m_options.eraseWithin).count()) < m_clock.utc();
}

api::MediaRequest MediaServiceImpl::shown(const SharedRequest &shared) const
{
    api::MediaRequest request = shared.request;
    const bool waits = request.state == State::Requested || request.state == State::Approved;
    if (isOverdue(shared))
        request.state = State::Overdue;
    else if (waits && request.expires < m_clock.utc())
        request.state = State::Void;
    return request;
}

Result<RegisteredMedium> MediaServiceImpl::medium(const QString &serial) const
{
    for (const RegisteredMedium &medium : m_options.media) {
        if (medium.serial == serial)
            return medium;
    }
    return ErrorCode::MediumUnregistered;
}

Result<RegisteredMedium> MediaServiceImpl::emptyMedium(const QString &serial) const
{
    MADOGUCHI_ASSIGN(const RegisteredMedium found, medium(serial));
    MADOGUCHI_TRY(m_drive.check(found.path, found.serial));
    MADOGUCHI_ASSIGN(const bool empty, m_drive.isEmpty(found.path));
    if (!empty) // no appending (C-18)
        return ErrorCode::MediumNotEmpty;
    return found;
}

Result<Done> MediaServiceImpl::checkNoneOverdue(store::Connection &connection) const
{
    MADOGUCHI_ASSIGN(const auto all, loadAll(connection));
    for (const SharedRequest &shared : all) {
        if (isOverdue(shared))
            return Error{ErrorCode::MediumOverdue, {shared.request.mediumSerial}, {}};
    }
    return done();
}

/// The approval may have come from another terminal: whoever writes checks it himself (C-18, C-19).
Result<Done> MediaServiceImpl::checkApproval(const SharedRequest &shared) const
{
    if (shared.approval.isEmpty() || shared.request.decidedBy.isEmpty())
        return ErrorCode::ApprovalMissing;
    if (shared.request.decidedBy == shared.request.requestedBy)
        return ErrorCode::SamePerson;
    MADOGUCHI_ASSIGN(const crypto::PublicKey key, m_options.approverKey(StaffId(shared.request.decidedBy)));
    if (!key.verify(api::framedApproval(shared.statement()), shared.approval))
        return ErrorCode::SignatureInvalid;
    if (shared.request.expires < m_clock.utc())
        return ErrorCode::ApprovalExpired;
    return done();
}

Result<SharedRequest> MediaServiceImpl::fetch(const MediaRequestId &id)
{
    return await(m_runner.store().read<SharedRequest>([&](store::Connection &connection) { return load(connection, id); }));
}

Result<SharedRequest> MediaServiceImpl::advance(api::UseCase useCase, const MediaRequestId &id, Step step, const Change &change)
{
    auto outcome = await(m_runner.run<SharedRequest>(useCase, [&](Scope &scope) -> Result<SharedRequest> {
        scope.note.object = id.text();
        MADOGUCHI_ASSIGN(SharedRequest shared, load(scope.transaction.connection(), id));
        scope.note.count = shared.request.records;
        MADOGUCHI_ASSIGN(const State next, after(shared.request.state, step));
        MADOGUCHI_TRY(change(scope, shared));
        shared.request.state = next;
        ++shared.version;
        MADOGUCHI_TRY(share(scope.transaction, shared, scope.actor.staff, m_clock.utc()));
        if (scope.note.detail.isEmpty())
            scope.note.detail = stateName(next);
        return shared;
    }));
    tellChanged();
    return outcome;
}

Result<SharedRequest> MediaServiceImpl::makeVoid(api::UseCase useCase, const MediaRequestId &id, const QString &why)
{
    return advance(useCase, id, Step::Void, [&](Scope &scope, SharedRequest &) {
        scope.note.detail = u"void "_s + why;
        return done();
    });
}

Result<QByteArray> MediaServiceImpl::unchangedContent(const SharedRequest &shared)
{
    MADOGUCHI_ASSIGN(QByteArray content, await(m_archive.content(shared.request.file)));
    const auto header = exchange::readHeader(content);
    if (crypto::sha256(content) != shared.request.fileHash || !header.ok() || header->records != shared.request.records)
        return ErrorCode::ApprovalVoid;
    return content;
}

QFuture<Result<QList<api::InterfaceFile>>> MediaServiceImpl::exportable()
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::MediaRequest); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<QList<api::InterfaceFile>>(admitted.error()));
    return m_archive.received();
}

QFuture<Result<QList<api::Medium>>> MediaServiceImpl::registeredMedia()
{
    return m_worker.run<QList<api::Medium>>([this]() -> Result<QList<api::Medium>> {
        MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaRequest));
        QList<api::Medium> list;
        for (const RegisteredMedium &medium : m_options.media) {
            const auto empty = m_drive.isEmpty(medium.path);
            list.append({medium.serial, medium.label, m_drive.check(medium.path, medium.serial).ok(), empty.ok() && *empty});
        }
        return list;
    });
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::request(FileId file, QString purpose, QString mediumSerial)
{
    return m_worker.run<api::MediaRequest>([=, this] { return makeRequest(file, purpose, mediumSerial); });
}

MediaServiceImpl::Answer MediaServiceImpl::makeRequest(const FileId &file, const QString &purpose, const QString &mediumSerial)
{
    MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaRequest));
    MADOGUCHI_TRY(checkText(purpose, 64, u"purpose"_s));
    MADOGUCHI_ASSIGN(const auto received, await(m_archive.received()));
    const auto listed = std::find_if(received.begin(), received.end(), [&](const api::InterfaceFile &each) { return each.id == file; });
    if (listed == received.end())
        return ErrorCode::NotFound;
    MADOGUCHI_ASSIGN(const QByteArray content, await(m_archive.content(file)));
    MADOGUCHI_ASSIGN(const exchange::FileHeader header, exchange::readHeader(content));
    if (header.receiver != m_options.municipality) // nobody else's file leaves here (C-36)
        return ErrorCode::Denied;
    MADOGUCHI_TRY(emptyMedium(mediumSerial));
    auto outcome = await(m_runner.run<SharedRequest>(api::UseCase::MediaRequest, [&](Scope &scope) -> Result<SharedRequest> {
        const QDateTime now = m_clock.utc();
        SharedRequest shared;
        api::MediaRequest &request = shared.request;
        request.id = MediaRequestId(newId());
        scope.note.object = request.id.text();
        MADOGUCHI_TRY(checkNoneOverdue(scope.transaction.connection()));
        request.state = State::Requested;
        request.file = file;
        request.fileName = listed->name;
        request.layout = listed->layout;
        request.records = header.records;
        request.fileHash = crypto::sha256(content);
        request.recipient = recipientName;
        request.purpose = purpose;
        request.mediumSerial = mediumSerial;
        request.requestedBy = scope.actor.staff.text();
        request.requesterName = scope.actor.name;
        request.requestedAt = now;
        request.expires = now.addSecs(std::chrono::seconds(m_options.approvalLife).count());
        shared.terminal = m_options.terminal;
        shared.version = 1;
        scope.note.count = request.records;
        scope.note.detail = stateName(request.state);
        MADOGUCHI_TRY(share(scope.transaction, shared, scope.actor.staff, now));
        return shared;
    }));
    tellChanged();
    if (!outcome.ok())
        return outcome.error();
    return shown(*outcome);
}

QFuture<Result<QList<api::MediaRequest>>> MediaServiceImpl::requests()
{
    return m_worker.run<QList<api::MediaRequest>>([this]() -> Result<QList<api::MediaRequest>> {
        MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaRequest));
        MADOGUCHI_ASSIGN(const auto all, await(m_runner.store().read<QList<SharedRequest>>([](store::Connection &connection) { return loadAll(connection); })));
        QList<api::MediaRequest> list;
        for (const SharedRequest &shared : all) {
            list.append(shown(shared));
            // The approver's terminal may not hold the file; the one that writes checks it again.
            if (list.last().state == State::Requested || list.last().state == State::Approved) {
                const auto content = unchangedContent(shared);
                list.last().changedSinceRequest = !content.ok() && content.error().code != ErrorCode::NotFound;
            }
        }
        return list;
    });
}

QFuture<Result<QByteArray>> MediaServiceImpl::statement(MediaRequestId id)
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::MediaApprove); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<QByteArray>(admitted.error()));
    return m_runner.store().read<QByteArray>([id](store::Connection &connection) -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(const SharedRequest shared, load(connection, id));
        return shared.statement();
    });
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::approve(MediaRequestId id, QByteArray cardSignature, QString reason)
{
    return m_worker.run<api::MediaRequest>([=, this] { return doApprove(id, cardSignature, reason); });
}

MediaServiceImpl::Answer MediaServiceImpl::doApprove(const MediaRequestId &id, const QByteArray &cardSignature, const QString &reason)
{
    MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaApprove));
    if (!reason.isEmpty())
        MADOGUCHI_TRY(checkText(reason, 200, u"reason"_s));
    MADOGUCHI_ASSIGN(const SharedRequest before, fetch(id));
    if (const auto content = unchangedContent(before); !content.ok() && content.error().code != ErrorCode::NotFound) {
        MADOGUCHI_TRY(makeVoid(api::UseCase::MediaApprove, id, errorText(content.error().code)));
        return ErrorCode::ApprovalVoid;
    }
    MADOGUCHI_ASSIGN(const SharedRequest shared, advance(api::UseCase::MediaApprove, id, Step::Approve, [&](Scope &scope, SharedRequest &changed) -> Result<Done> {
        api::MediaRequest &request = changed.request;
        request.decidedBy = scope.actor.staff.text();
        request.deciderName = scope.actor.name;
        request.decisionReason = reason;
        request.decidedAt = m_clock.utc();
        changed.approval = cardSignature;
        return checkApproval(changed);
    }));
    return shown(shared);
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::refuse(MediaRequestId id, QString reason)
{
    return m_worker.run<api::MediaRequest>([=, this]() -> Answer {
        MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaRefuse));
        MADOGUCHI_TRY(checkText(reason, 200, u"reason"_s));
        MADOGUCHI_ASSIGN(const SharedRequest shared, advance(api::UseCase::MediaRefuse, id, Step::Refuse, [&](Scope &scope, SharedRequest &changed) -> Result<Done> {
            if (changed.request.requestedBy == scope.actor.staff.text())
                return ErrorCode::SamePerson;
            changed.request.decidedBy = scope.actor.staff.text();
            changed.request.deciderName = scope.actor.name;
            changed.request.decisionReason = reason;
            changed.request.decidedAt = m_clock.utc();
            return done();
        }));
        return shown(shared);
    });
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::write(MediaRequestId id)
{
    return m_worker.run<api::MediaRequest>([=, this] { return doWrite(id); });
}

MediaServiceImpl::Answer MediaServiceImpl::doWrite(const MediaRequestId &id)
{
    constexpr auto useCase = api::UseCase::MediaWrite;
    MADOGUCHI_TRY(m_runner.gate().admit(useCase));
    MADOGUCHI_ASSIGN(const SharedRequest before, fetch(id));
    MADOGUCHI_TRY(after(before.request.state, Step::Claim));
    const auto content = unchangedContent(before);
    if (!content.ok()) {
        if (content.error().code != ErrorCode::ApprovalVoid && content.error().code != ErrorCode::HashMismatch)
            return content.error();
        MADOGUCHI_TRY(makeVoid(useCase, id, errorText(content.error().code)));
        return ErrorCode::ApprovalVoid;
    }
    MADOGUCHI_ASSIGN(const RegisteredMedium medium, emptyMedium(before.request.mediumSerial));
    MADOGUCHI_ASSIGN(const crypto::PublicKey recipient, m_options.municipalKey());
    Container container;
    // Claimed before the first byte is written: an approval is used once, whatever happens then.
    MADOGUCHI_ASSIGN(const SharedRequest claimed, advance(useCase, id, Step::Claim, [&](Scope &scope, SharedRequest &changed) -> Result<Done> {
        MADOGUCHI_TRY(checkNoneOverdue(scope.transaction.connection()));
        if (changed.request.requestedBy != scope.actor.staff.text())
            return ErrorCode::OtherPerson;
        MADOGUCHI_TRY(checkApproval(changed));
        changed.request.writtenAt = m_clock.utc();
        MADOGUCHI_ASSIGN(container, pack(changed, *content, m_options.municipality, recipient, m_options.sign, changed.request.writtenAt));
        changed.request.sealedHash = container.sealedHash;
        return done();
    }));
    if (const auto written = writeAndReadBack(medium.path, claimed, container); !written.ok()) {
        const bool cleared = m_drive.remove(medium.path, Container::sealedName(id)).ok() && m_drive.remove(medium.path, Container::manifestName(id)).ok();
        if (cleared) // else it stays "written": it must be erased, and blocks the next export until then
            MADOGUCHI_TRY(makeVoid(useCase, id, errorText(written.error().code)));
        return written.error();
    }
    MADOGUCHI_ASSIGN(const SharedRequest verified, advance(useCase, id, Step::Verify, [&](Scope &, SharedRequest &changed) {
        changed.request.verifiedAt = m_clock.utc();
        return done();
    }));
    return shown(verified);
}

Result<Done> MediaServiceImpl::writeAndReadBack(const QString &folder, const SharedRequest &shared, const Container &container)
{
    const QString sealedName = Container::sealedName(shared.request.id), manifestName = Container::manifestName(shared.request.id);
    MADOGUCHI_TRY(m_drive.write(folder, sealedName, container.sealed));
    MADOGUCHI_TRY(m_drive.write(folder, manifestName, container.manifest));
    MADOGUCHI_ASSIGN(const QByteArray sealed, m_drive.read(folder, sealedName, container.sealed.size()));
    MADOGUCHI_ASSIGN(const QByteArray manifest, m_drive.read(folder, manifestName, container.manifest.size()));
    if (crypto::sha256(sealed) != container.sealedHash || manifest != container.manifest)
        return ErrorCode::ReadBackMismatch;
    return done();
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::erase(MediaRequestId id)
{
    return m_worker.run<api::MediaRequest>([=, this] { return doErase(id); });
}

MediaServiceImpl::Answer MediaServiceImpl::doErase(const MediaRequestId &id)
{
    MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaErase));
    MADOGUCHI_ASSIGN(const SharedRequest before, fetch(id));
    MADOGUCHI_TRY(after(before.request.state, Step::Erase));
    MADOGUCHI_ASSIGN(const RegisteredMedium found, medium(before.request.mediumSerial));
    MADOGUCHI_TRY(m_drive.check(found.path, found.serial));
    MADOGUCHI_TRY(m_drive.remove(found.path, Container::sealedName(id)));
    MADOGUCHI_TRY(m_drive.remove(found.path, Container::manifestName(id)));
    MADOGUCHI_ASSIGN(const SharedRequest erased, advance(api::UseCase::MediaErase, id, Step::Erase, [&](Scope &scope, SharedRequest &changed) {
        changed.request.erasedAt = m_clock.utc();
        changed.request.eraseMethod = eraseMethodCode;
        scope.note.detail = eraseMethodCode;
        return done();
    }));
    return shown(erased);
}

} // namespace madoguchi::media
