#pragma once

#include "directory/directory.h"
#include "training/pki.h"

namespace madoguchi::training {

/// One invented official of the training municipality, with what they know. Training credentials are printed on
/// purpose: they open nothing but invented data.
struct TrainingStaff {
    QString municipality;
    QString id;   ///< "clerk-1"; also the card's label
    QString name, kana, section;
    api::Role role;
    QString password, pin;
};
/// Of the first municipality two clerks, a supervisor, an administrator, an auditor, an outsourced clerk, a viewer, and somebody whose card (label "new-1")
/// nobody has been given yet; of the second a clerk and a supervisor.
const QList<TrainingStaff> &trainingStaff();

/// DIR/cards: makes each card in SoftHSM2 with its certificate, and each person's key at `cost`; answers the directory entries by municipality, with
/// everything that the role may hold granted for this fiscal year and the next.
Result<QHash<QString, QList<directory::StaffEntry>>> makeStaff(const QString &cardsDir, const Pki &pki, const QDateTime &now, QDate today, crypto::Argon2Cost cost);

} // namespace madoguchi::training
