#pragma once

#include "api/media_service.h"
#include "api/number_channel.h"
#include "base/clock.h"
#include "base/worker.h"
#include "journal/use_case_runner.h"
#include "media/drive.h"
#include "media/media_rules.h"
#include "media/request_handler.h"
#include "media/state_machine.h"

namespace madoguchi::media {

/// Media export (C-18, C-19). Slow work (archive, sealing, the medium) runs on a worker of its own; every step is a use
/// case and is shared with the other terminals.
class MediaServiceImpl final : public api::MediaService {
    Q_OBJECT
public:
    MediaServiceImpl(MediaOptions options, journal::UseCaseRunner &runner, api::FileArchive &archive, Drive &drive, const Clock &clock);

    journal::FeedHandler &handler() { return m_handler; }

    QFuture<Result<QList<api::InterfaceFile>>> exportable() override;
    QFuture<Result<QList<api::Medium>>> registeredMedia() override;
    QFuture<Result<QList<api::MediumIntake>>> intakes() override;
    QFuture<Result<QByteArray>> requestStatement(FileId file, QString purpose, QString mediumSerial) override;
    QFuture<Result<api::MediaRequest>> request(QByteArray statement, QByteArray cardSignature) override;
    QFuture<Result<QList<api::MediaRequest>>> requests() override;
    QFuture<Result<QByteArray>> statement(MediaRequestId id) override;
    QFuture<Result<api::MediaRequest>> approve(MediaRequestId id, QByteArray cardSignature, QString reason) override;
    QFuture<Result<api::MediaRequest>> refuse(MediaRequestId id, QString reason) override;
    QFuture<Result<api::MediaRequest>> write(MediaRequestId id) override;
    QFuture<Result<api::MediaRequest>> erase(MediaRequestId id) override;
    QFuture<Result<api::MediaRequest>> handOver(MediaRequestId id, QString holder) override;
    QFuture<Result<api::MediaRequest>> takeBack(MediaRequestId id) override;
    QFuture<Result<api::MediaRequest>> reportGone(MediaRequestId id, api::MediumGone::How how, QString reason) override;
    QFuture<Result<QByteArray>> goneStatement(MediaRequestId id) override;
    QFuture<Result<api::MediaRequest>> confirmGone(MediaRequestId id, QByteArray cardSignature) override;

private:
    using Scope = journal::UseCaseRunner::Scope;
    using Answer = Result<api::MediaRequest>;
    /// What a step changes, and which step it is in the end: the one that was wanted, or Void. An error refuses it.
    using Change = std::function<Result<Step>(Scope &, SharedRequest &)>;
    struct Prepared {
        QByteArray content;
        MediumPath medium;
        crypto::PublicKey recipient;
    };

    struct Use { ///< of a medium
        std::optional<SharedRequest> last;
        Result<Done> noneOverdue, free; ///< what keeps anything, or something on this one, from being asked for
    };

    // On the worker. What is slow (archive, medium) happens before the step's transaction, and its outcome is judged in it:
    // whatever a step is refused for, exactly one entry says so (C-09).
    Result<QByteArray> draftRequest(const FileId &file, const QString &purpose, const QString &mediumSerial);
    Answer makeRequest(const QByteArray &statement, const QByteArray &cardSignature);
    Answer doApprove(const MediaRequestId &id, const QByteArray &cardSignature, const QString &reason);
    Answer doWrite(const MediaRequestId &id);
    Answer doErase(const MediaRequestId &id);
    /// A step that touches no file and no medium.
    QFuture<Answer> noteStep(api::UseCase useCase, const MediaRequestId &id, Step step, Change change);
    Result<SharedRequest> advance(api::UseCase useCase, const MediaRequestId &id, Step wanted, const Change &change);
    Result<SharedRequest> prepareRequest(const FileId &file, const QString &purpose, const QString &mediumSerial);
    Result<Prepared> prepareWriting(const MediaRequestId &id);
    Result<SharedRequest> fetch(const MediaRequestId &id);
    Result<Use> lastUse(const QString &serial);
    Result<QByteArray> unchangedContent(const MediaRequestId &id);
    Result<QByteArray> unchangedContent(const SharedRequest &shared); ///< ApprovalVoid
    Result<Done> writeAndReadBack(const QString &folder, const SharedRequest &shared, const Container &container);
    Result<Done> clearMedium(const MediaRequestId &id);
    Result<Done> clear(const QString &folder, const MediaRequestId &id);

    Result<MediumPath> emptyMedium(const QString &serial);
    void tellChanged();

    const MediaOptions m_options;
    const MediaRules m_rules;
    journal::UseCaseRunner &m_runner;
    api::FileArchive &m_archive;
    Drive &m_drive;
    const Clock &m_clock;
    RequestHandler m_handler;
    std::optional<SharedRequest> m_draft; ///< what the requester's card is asked to sign; the worker's
    Worker m_worker; // last: ended first
};

} // namespace madoguchi::media
