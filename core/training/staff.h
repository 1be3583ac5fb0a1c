#pragma once

#include "training/pki.h"
#include "session/directory.h"

namespace madoguchi::training {

/// One invented official of the training municipality, with what they know. Training credentials are printed on
/// purpose: they open nothing but invented data.
struct TrainingStaff {
    QString id;   ///< "clerk-1"; also the card's label
    QString name, kana, section;
    api::Role role;
    QString password, pin;
};
/// Two clerks, a supervisor, an administrator, an auditor.
const QList<TrainingStaff> &trainingStaff();

/// DIR/cards: makes each card in SoftHSM2 with its certificate, and each person's key (at `cost`); answers the directory entries.
Result<QList<session::StaffEntry>> makeStaff(const QString &cardsDir, const QString &municipality, const Pki &pki, crypto::Argon2Cost cost);

} // namespace madoguchi::training
