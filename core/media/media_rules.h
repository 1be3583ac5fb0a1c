#pragma once

#include "base/clock.h"
#include "media/container.h"
#include "store/connection.h"

#include <chrono>

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

/// What a step is refused for, apart from how it is carried out: what is registered, free, asked for and approved (C-18, C-19). Any thread.
class MediaRules {
public:
    MediaRules(const MediaOptions &options, const Clock &clock) : m_options(options), m_clock(clock) {}

    api::MediaRequest shown(const SharedRequest &shared) const; ///< as it stands now: what is overdue, and what has become void by itself
    Result<MediumPath> medium(const QString &serial) const;     ///< MediumUnregistered
    Result<Done> noneOverdue(store::Connection &connection) const;                     ///< MediumOverdue
    Result<Done> nothingOn(store::Connection &connection, const QString &serial) const; ///< MediumOut
    Result<Done> isFree(store::Connection &connection, const QString &serial) const;    ///< MediumOut: something is on it, or asked for
    Result<QList<api::MediumIntake>> intakes(store::Connection &connection) const;
    Result<Done> isRequested(const SharedRequest &shared) const; ///< by the card of who asks: ApprovalVoid, SignatureInvalid
    Result<Done> isApproved(const SharedRequest &shared) const;  ///< and by another's
    Result<Done> isSignedByRequester(const QString &staff, const QByteArray &statement, const QByteArray &signature) const;
    Result<Done> isSignedByApprover(const QString &staff, const QByteArray &statement, const QByteArray &signature) const;

private:
    const MediaOptions &m_options;
    const Clock &m_clock;
};

} // namespace madoguchi::media
