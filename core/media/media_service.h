#pragma once

#include "api/media_service.h"
#include "api/number_channel.h"
#include "base/clock.h"
#include "base/worker.h"
#include "journal/use_case_runner.h"
#include "media/container.h"
#include "media/drive.h"
#include "media/request_handler.h"
#include "media/state_machine.h"

namespace madoguchi::media {

struct MediumPath { ///< a row of the terminal's profile: where the medium of that serial is mounted
    QString serial, path;
};
struct MediaOptions {
    QString terminal, municipality;
    QList<MediumPath> media;
    std::function<api::MediumPaper(const QString &serial)> paper;          ///< as the register in force has it; any thread
    std::function<Result<QList<api::MediumIntake>>(store::Connection &)> intakes; ///< of the municipality's own files, newest first; empty: none come in here
    std::function<Result<crypto::PublicKey>(const StaffId &)> requesterKey; ///< of the card certificate of a person who may request; any thread
    std::function<Result<crypto::PublicKey>(const StaffId &)> approverKey;  ///< … who may approve
    std::function<Result<crypto::PublicKey>()> municipalKey;               ///< of the municipality's system; any thread
    Signer sign;                                                           ///< the device key
    std::chrono::hours approvalLife{4}; ///< from the request: then it must be asked for anew
    std::chrono::hours eraseWithin{4};  ///< from the writing: then it is overdue, and no other is written
};

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

    Result<MediumPath> medium(const QString &serial) const;
    Result<MediumPath> emptyMedium(const QString &serial);
    Result<Done> checkRequest(const SharedRequest &shared) const;
    Result<Done> checkApproval(const SharedRequest &shared) const;
    Result<Done> checkNoneOverdue(store::Connection &connection) const;
    Result<Done> checkNothingOn(store::Connection &connection, const QString &serial) const;
    Result<Done> checkFree(store::Connection &connection, const QString &serial) const;
    Result<QList<api::MediumIntake>> intakesOf(store::Connection &connection) const;
    api::MediaRequest shown(const SharedRequest &shared) const;
    void tellChanged();

    const MediaOptions m_options;
    journal::UseCaseRunner &m_runner;
    api::FileArchive &m_archive;
    Drive &m_drive;
    const Clock &m_clock;
    RequestHandler m_handler;
    std::optional<SharedRequest> m_draft; ///< what the requester's card is asked to sign; the worker's
    Worker m_worker; // last: ended first
};

} // namespace madoguchi::media
