#pragma once

#include "directory/directory.h"
#include "training/pki.h"

namespace madoguchi::training {

/// One invented official of the training municipality, with what they know. Training credentials are printed on
/// purpose: they open nothing but invented data.
struct TrainingStaff {
    QString id;   ///< "clerk-1"; also the card's label
    QString name, kana, section;
    api::Role role;
    QString password, pin;
};
/// Two clerks, a supervisor, an administrator, an auditor, an outsourced clerk, a viewer; last of all somebody whose card
/// (label "new-1") nobody has been given yet.
const QList<TrainingStaff> &trainingStaff();

/// DIR/cards: makes each card in SoftHSM2 with its certificate, and each person's key at `cost`; answers the directory entries, with
/// everything that the role may hold granted for this fiscal year and the next.
Result<QList<directory::StaffEntry>> makeStaff(const QString &cardsDir, const QString &municipality, const Pki &pki, const QDateTime &now, QDate today,
                                                crypto::Argon2Cost cost);

} // namespace madoguchi::training
