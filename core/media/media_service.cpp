#include "media/media_service.h"

#include "api/approval.h"
#include "crypto/digest.h"
#include "domain/free_text.h"
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

Result<Done> share(store::Transaction &transaction, const SharedRequest &shared, const StaffId &actor, const QDateTime &utc)
{
    MADOGUCHI_TRY(put(transaction, shared, actor.text(), 0));
    MADOGUCHI_TRY(journal::shareChange(transaction, requestTable, shared.request.id.text(), shared.version - 1, shared.toBody(), actor.text(), utc));
    return done();
}

Step makeVoid(journal::UseCaseRunner::Scope &scope, const Error &why)
{
    scope.note.detail = u"void "_s + errorText(why.code);
    return Step::Void;
}

/// Why the file does not go on as it was asked for: changed, the request is void; else it is only not possible now.
Result<Step> giveUp(journal::UseCaseRunner::Scope &scope, const Error &why)
{
    if (why.code == ErrorCode::ApprovalVoid || why.code == ErrorCode::HashMismatch)
        return makeVoid(scope, why);
    return why;
}

} // namespace

MediaServiceImpl::MediaServiceImpl(MediaOptions options, journal::UseCaseRunner &runner, api::FileArchive &archive, Drive &drive, const Clock &clock)
    : m_options(std::move(options)), m_rules(m_options, clock), m_runner(runner), m_archive(archive), m_drive(drive), m_clock(clock), m_handler(m_options.terminal, [this] { tellChanged(); })
{
}

void MediaServiceImpl::tellChanged()
{
    QMetaObject::invokeMethod(this, [this] { Q_EMIT requestsChanged(); }, Qt::QueuedConnection);
}

Result<MediumPath> MediaServiceImpl::emptyMedium(const QString &serial)
{
    MADOGUCHI_ASSIGN(const MediumPath found, m_rules.medium(serial));
    MADOGUCHI_ASSIGN(const Use use, lastUse(serial));
    if (use.last && isEnded(use.last->request.state) && use.last->request.state != State::Erased)
        return Error{ErrorCode::MediumGone, {serial}, {}};
    MADOGUCHI_TRY(m_drive.check(found.path, found.serial));
    MADOGUCHI_ASSIGN(const bool empty, m_drive.isEmpty(found.path));
    if (!empty) // no appending (C-18)
        return ErrorCode::MediumNotEmpty;
    return found;
}

Result<SharedRequest> MediaServiceImpl::fetch(const MediaRequestId &id)
{
    return await(m_runner.store().read<SharedRequest>([&](store::Connection &connection) { return load(connection, id); }));
}

Result<MediaServiceImpl::Use> MediaServiceImpl::lastUse(const QString &serial)
{
    return await(m_runner.store().read<Use>([&](store::Connection &connection) -> Result<Use> {
        MADOGUCHI_ASSIGN(auto last, lastOn(connection, serial));
        return Use{std::move(last), m_rules.noneOverdue(connection), m_rules.isFree(connection, serial)};
    }));
}

Result<SharedRequest> MediaServiceImpl::advance(api::UseCase useCase, const MediaRequestId &id, Step wanted, const Change &change)
{
    auto outcome = await(m_runner.run<SharedRequest>(useCase, [&](Scope &scope) -> Result<SharedRequest> {
        scope.note.object = id.text();
        MADOGUCHI_ASSIGN(SharedRequest shared, load(scope.transaction.connection(), id));
        scope.note.count = shared.request.records;
        MADOGUCHI_TRY(after(shared.request.state, wanted));
        MADOGUCHI_ASSIGN(const Step taken, change(scope, shared));
        MADOGUCHI_ASSIGN(shared.request.state, after(shared.request.state, taken));
        ++shared.version;
        MADOGUCHI_TRY(share(scope.transaction, shared, scope.actor.staff, m_clock.utc()));
        if (scope.note.detail.isEmpty())
            scope.note.detail = stateName(shared.request.state);
        return shared;
    }));
    tellChanged();
    return outcome;
}

Result<QByteArray> MediaServiceImpl::unchangedContent(const MediaRequestId &id)
{
    MADOGUCHI_ASSIGN(const SharedRequest shared, fetch(id));
    return unchangedContent(shared);
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
        for (const MediumPath &medium : m_options.media) {
            const auto empty = m_drive.isEmpty(medium.path);
            api::Medium told{medium.serial, m_options.paper(medium.serial), m_drive.check(medium.path, medium.serial).ok(), empty.ok() && *empty, false, {}, {}, {}};
            MADOGUCHI_ASSIGN(const Use use, lastUse(medium.serial));
            if (use.last) {
                const api::MediaRequest &request = use.last->request;
                told.gone = isEnded(request.state) && request.state != State::Erased;
                told.holder = isOut(request.state) ? request.holder() : QString();
                told.since = isOut(request.state) ? request.heldSince() : told.gone ? request.gone.confirmedAt : request.erasedAt;
            }
            if (!told.paper.isUsable())
                told.unfit = Error{ErrorCode::MediumUnregistered, {told.serial}, {}};
            else if (told.gone)
                told.unfit = Error{ErrorCode::MediumGone, {told.serial}, {}};
            else if (!use.free.ok())
                told.unfit = use.free.error();
            list.append(told);
        }
        return list;
    });
}

QFuture<Result<QList<api::MediumIntake>>> MediaServiceImpl::intakes()
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::MediaRequest); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<QList<api::MediumIntake>>(admitted.error()));
    return m_runner.store().read<QList<api::MediumIntake>>([this](store::Connection &connection) { return m_rules.intakes(connection); });
}

QFuture<Result<QByteArray>> MediaServiceImpl::requestStatement(FileId file, QString purpose, QString mediumSerial)
{
    return m_worker.run<QByteArray>([=, this] { return draftRequest(file, purpose, mediumSerial); });
}

Result<QByteArray> MediaServiceImpl::draftRequest(const FileId &file, const QString &purpose, const QString &mediumSerial)
{
    m_draft.reset();
    MADOGUCHI_ASSIGN(const api::Actor actor, m_runner.gate().admit(api::UseCase::MediaRequest));
    auto draft = prepareRequest(file, purpose, mediumSerial);
    if (!draft.ok()) {
        return await(m_runner.run<QByteArray>(api::UseCase::MediaRequest, [&](Scope &scope) -> Result<QByteArray> {
            scope.note.object = file.text(); // there is no request
            return draft.error();
        }));
    }
    api::MediaRequest &request = draft->request;
    request.id = MediaRequestId(newId());
    request.state = State::Requested;
    request.requestedBy = actor.staff.text();
    request.requesterName = actor.name;
    request.requestedAt = m_clock.utc();
    request.expires = request.requestedAt.addSecs(std::chrono::seconds(m_options.approvalLife).count());
    draft->version = 1;
    m_draft = std::move(*draft);
    return m_draft->requestStatement();
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::request(QByteArray statement, QByteArray cardSignature)
{
    return m_worker.run<api::MediaRequest>([=, this] { return makeRequest(statement, cardSignature); });
}

MediaServiceImpl::Answer MediaServiceImpl::makeRequest(const QByteArray &statement, const QByteArray &cardSignature)
{
    MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaRequest));
    auto draft = std::exchange(m_draft, {});
    const auto content = draft ? unchangedContent(*draft) : Result<QByteArray>(ErrorCode::StateRefused);
    auto outcome = await(m_runner.run<SharedRequest>(api::UseCase::MediaRequest, [&](Scope &scope) -> Result<SharedRequest> {
        scope.note.object = draft ? draft->request.id.text() : u"none"_s;
        MADOGUCHI_TRY(content);
        scope.note.count = draft->request.records;
        if (draft->requestStatement() != statement) // another was asked for since
            return ErrorCode::StateRefused;
        if (draft->request.requestedBy != scope.actor.staff.text())
            return ErrorCode::OtherPerson;
        MADOGUCHI_TRY(m_rules.isSignedByRequester(draft->request.requestedBy, statement, cardSignature));
        draft->requestSignature = cardSignature;
        if (draft->request.expires < m_clock.utc())
            return ErrorCode::ApprovalExpired;
        MADOGUCHI_TRY(m_rules.noneOverdue(scope.transaction.connection()));
        MADOGUCHI_TRY(m_rules.isFree(scope.transaction.connection(), draft->request.mediumSerial));
        scope.note.detail = stateName(draft->request.state);
        MADOGUCHI_TRY(share(scope.transaction, *draft, scope.actor.staff, m_clock.utc()));
        return *draft;
    }));
    tellChanged();
    if (!outcome.ok())
        return outcome.error();
    return m_rules.shown(*outcome);
}

Result<SharedRequest> MediaServiceImpl::prepareRequest(const FileId &file, const QString &purpose, const QString &mediumSerial)
{
    MADOGUCHI_TRY(domain::checkText(purpose, {64, domain::TextFor::Screen, true}, u"purpose"_s));
    MADOGUCHI_ASSIGN(const auto received, await(m_archive.received()));
    const auto listed = std::ranges::find(received, file, &api::InterfaceFile::id);
    if (listed == received.end())
        return ErrorCode::NotFound;
    MADOGUCHI_ASSIGN(const QByteArray content, await(m_archive.content(file)));
    MADOGUCHI_ASSIGN(const exchange::FileHeader header, exchange::readHeader(content));
    if (header.receiver != m_options.municipality) // nobody else's file leaves here (C-36)
        return ErrorCode::Denied;
    MADOGUCHI_ASSIGN(const Use use, lastUse(mediumSerial));
    MADOGUCHI_TRY(use.noneOverdue);
    MADOGUCHI_TRY(use.free);
    MADOGUCHI_TRY(emptyMedium(mediumSerial));
    SharedRequest draft;
    draft.request.file = file;
    draft.request.fileName = listed->name;
    draft.request.layout = listed->layout;
    draft.request.records = header.records;
    draft.request.fileHash = crypto::sha256(content);
    draft.request.recipient = recipientName;
    draft.request.purpose = purpose;
    draft.request.mediumSerial = mediumSerial;
    draft.terminal = m_options.terminal;
    return draft;
}

QFuture<Result<QList<api::MediaRequest>>> MediaServiceImpl::requests()
{
    return m_worker.run<QList<api::MediaRequest>>([this]() -> Result<QList<api::MediaRequest>> {
        MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::MediaRequest));
        MADOGUCHI_ASSIGN(const auto all, await(m_runner.store().read<QList<SharedRequest>>([](store::Connection &connection) { return loadNewest(connection); })));
        QList<api::MediaRequest> list;
        for (const SharedRequest &shared : all) {
            list.append(m_rules.shown(shared));
            // The approver's terminal may not hold the file; the one that writes checks it again.
            if (list.last().state == State::Requested || list.last().state == State::Approved) {
                const auto content = unchangedContent(shared);
                list.last().changedSinceRequest = (!content.ok() && content.error().code != ErrorCode::NotFound) || !m_rules.isRequested(shared).ok();
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
    const auto content = unchangedContent(id);
    MADOGUCHI_ASSIGN(const SharedRequest shared, advance(api::UseCase::MediaApprove, id, Step::Approve, [&](Scope &scope, SharedRequest &changed) -> Result<Step> {
        MADOGUCHI_TRY(domain::checkText(reason, {}, u"reason"_s));
        if (!content.ok() && content.error().code != ErrorCode::NotFound) // another terminal has the file
            return giveUp(scope, content.error());
        api::MediaRequest &request = changed.request;
        request.decidedBy = scope.actor.staff.text();
        request.deciderName = scope.actor.name;
        request.decisionReason = reason;
        request.decidedAt = m_clock.utc();
        changed.approval = cardSignature;
        if (const auto checked = m_rules.isApproved(changed); !checked.ok())
            return giveUp(scope, checked.error());
        return Step::Approve;
    }));
    if (shared.request.state == State::Void)
        return ErrorCode::ApprovalVoid;
    return m_rules.shown(shared);
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::refuse(MediaRequestId id, QString reason)
{
    return m_worker.run<api::MediaRequest>([=, this]() -> Answer {
        MADOGUCHI_ASSIGN(const SharedRequest shared, advance(api::UseCase::MediaRefuse, id, Step::Refuse, [&](Scope &scope, SharedRequest &changed) -> Result<Step> {
            MADOGUCHI_TRY(domain::checkText(reason, {200, domain::TextFor::Screen, true}, u"reason"_s));
            if (changed.request.requestedBy == scope.actor.staff.text())
                return ErrorCode::SamePerson;
            changed.request.decidedBy = scope.actor.staff.text();
            changed.request.deciderName = scope.actor.name;
            changed.request.decisionReason = reason;
            changed.request.decidedAt = m_clock.utc();
            return Step::Refuse;
        }));
        return m_rules.shown(shared);
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
    const auto prepared = prepareWriting(id);
    Container container;
    // Claimed before the first byte is written: an approval is used once, whatever happens then.
    MADOGUCHI_ASSIGN(const SharedRequest claimed, advance(useCase, id, Step::Claim, [&](Scope &scope, SharedRequest &changed) -> Result<Step> {
        if (!prepared.ok())
            return giveUp(scope, prepared.error());
        MADOGUCHI_TRY(m_rules.noneOverdue(scope.transaction.connection()));
        if (changed.request.requestedBy != scope.actor.staff.text())
            return ErrorCode::OtherPerson;
        MADOGUCHI_TRY(m_rules.nothingOn(scope.transaction.connection(), changed.request.mediumSerial));
        if (const auto checked = m_rules.isApproved(changed); !checked.ok())
            return giveUp(scope, checked.error());
        changed.request.writtenAt = m_clock.utc();
        MADOGUCHI_ASSIGN(container, pack(changed, prepared->content, m_options.municipality, prepared->recipient, m_options.sign, changed.request.writtenAt));
        changed.request.sealedHash = container.sealedHash;
        return Step::Claim;
    }));
    if (claimed.request.state == State::Void)
        return ErrorCode::ApprovalVoid;
    const QString folder = prepared->medium.path;
    const auto written = writeAndReadBack(folder, claimed, container);
    const bool cleared = !written.ok() && clear(folder, id).ok();
    MADOGUCHI_ASSIGN(const SharedRequest verified, advance(useCase, id, Step::Verify, [&](Scope &scope, SharedRequest &changed) -> Result<Step> {
        if (cleared)
            return makeVoid(scope, written.error());
        MADOGUCHI_TRY(written); // it stays "written": it must be erased, and blocks the next export until then
        changed.request.verifiedAt = m_clock.utc();
        return Step::Verify;
    }));
    if (!written.ok())
        return written.error();
    return m_rules.shown(verified);
}

Result<MediaServiceImpl::Prepared> MediaServiceImpl::prepareWriting(const MediaRequestId &id)
{
    MADOGUCHI_ASSIGN(const SharedRequest shared, fetch(id));
    MADOGUCHI_TRY(after(shared.request.state, Step::Claim));
    if (shared.terminal != m_options.terminal) // two of them could use one approval, each before it hears of the other
        return Error{ErrorCode::StateRefused, {stateName(shared.request.state)}, {}};
    MADOGUCHI_ASSIGN(QByteArray content, unchangedContent(shared));
    MADOGUCHI_ASSIGN(MediumPath medium, emptyMedium(shared.request.mediumSerial));
    MADOGUCHI_ASSIGN(crypto::PublicKey recipient, m_options.municipalKey());
    return Prepared{std::move(content), std::move(medium), std::move(recipient)};
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
    const auto cleared = clearMedium(id);
    MADOGUCHI_ASSIGN(const SharedRequest erased, advance(api::UseCase::MediaErase, id, Step::Erase, [&](Scope &scope, SharedRequest &changed) -> Result<Step> {
        MADOGUCHI_TRY(cleared);
        changed.request.erasedAt = m_clock.utc();
        changed.request.eraseMethod = eraseMethodCode;
        scope.note.detail = eraseMethodCode;
        return Step::Erase;
    }));
    return m_rules.shown(erased);
}

QFuture<MediaServiceImpl::Answer> MediaServiceImpl::noteStep(api::UseCase useCase, const MediaRequestId &id, Step step, Change change)
{
    return m_worker.run<api::MediaRequest>([=, this, change = std::move(change)]() -> Answer {
        MADOGUCHI_ASSIGN(const SharedRequest shared, advance(useCase, id, step, change));
        return m_rules.shown(shared);
    });
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::handOver(MediaRequestId id, QString holder)
{
    return noteStep(api::UseCase::MediaHandOver, id, Step::HandOver, [=, this, holder = holder.simplified()](Scope &scope, SharedRequest &changed) -> Result<Step> {
        MADOGUCHI_TRY(domain::checkText(holder, {100, domain::TextFor::Screen, true}, u"holder"_s));
        if (changed.request.moves.size() >= mostMoves - 1) // the last is for taking it back
            return ErrorCode::TooLarge;
        changed.request.moves.append({m_clock.utc(), scope.actor.staff.text(), scope.actor.name, holder});
        return Step::HandOver;
    });
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::takeBack(MediaRequestId id)
{
    return noteStep(api::UseCase::MediaTakeBack, id, Step::TakeBack, [this](Scope &scope, SharedRequest &changed) -> Result<Step> {
        if (changed.request.moves.size() >= mostMoves) // more than that nobody reads; it can be erased, or closed by two persons
            return ErrorCode::TooLarge;
        changed.request.moves.append({m_clock.utc(), scope.actor.staff.text(), scope.actor.name, scope.actor.name});
        changed.request.gone = {}; // found
        return Step::TakeBack;
    });
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::reportGone(MediaRequestId id, api::MediumGone::How how, QString reason)
{
    return noteStep(api::UseCase::MediaReportGone, id, Step::ReportGone, [=, this, reason = reason.simplified()](Scope &scope, SharedRequest &changed) -> Result<Step> {
        MADOGUCHI_TRY(domain::checkText(reason, {200, domain::TextFor::Screen, true}, u"reason"_s));
        changed.request.gone = {how, reason, scope.actor.staff.text(), scope.actor.name, m_clock.utc(), {}, {}, {}};
        return Step::ReportGone;
    });
}

QFuture<Result<QByteArray>> MediaServiceImpl::goneStatement(MediaRequestId id)
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::MediaConfirmGone); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<QByteArray>(admitted.error()));
    return m_runner.store().read<QByteArray>([id](store::Connection &connection) -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(const SharedRequest shared, load(connection, id));
        MADOGUCHI_TRY(after(shared.request.state, Step::ConfirmLost));
        return shared.goneStatement();
    });
}

QFuture<Result<api::MediaRequest>> MediaServiceImpl::confirmGone(MediaRequestId id, QByteArray cardSignature)
{
    return noteStep(api::UseCase::MediaConfirmGone, id, Step::ConfirmLost, [=, this](Scope &scope, SharedRequest &changed) -> Result<Step> {
        const QString me = scope.actor.staff.text();
        api::MediumGone &gone = changed.request.gone;
        if (me == gone.reportedBy || me == changed.request.requestedBy)
            return ErrorCode::SamePerson;
        MADOGUCHI_TRY(m_rules.isSignedByApprover(me, changed.goneStatement(), cardSignature));
        gone.confirmedBy = me;
        gone.confirmerName = scope.actor.name;
        gone.confirmedAt = m_clock.utc();
        changed.goneApproval = cardSignature;
        return gone.how == api::MediumGone::How::Lost ? Step::ConfirmLost : Step::ConfirmDestroyed;
    });
}

Result<Done> MediaServiceImpl::clearMedium(const MediaRequestId &id)
{
    MADOGUCHI_ASSIGN(const SharedRequest shared, fetch(id));
    MADOGUCHI_TRY(after(shared.request.state, Step::Erase));
    MADOGUCHI_ASSIGN(const MediumPath found, m_rules.medium(shared.request.mediumSerial));
    MADOGUCHI_TRY(m_drive.check(found.path, found.serial));
    return clear(found.path, id);
}

Result<Done> MediaServiceImpl::clear(const QString &folder, const MediaRequestId &id)
{
    MADOGUCHI_TRY(m_drive.remove(folder, Container::sealedName(id)));
    return m_drive.remove(folder, Container::manifestName(id));
}

} // namespace madoguchi::media
