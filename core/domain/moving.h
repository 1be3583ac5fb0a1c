#pragma once

#include "base/error.h"

#include <QDate>
#include <QList>

namespace madoguchi::domain {

/// What the rules of a moving-in notification (転入) look at.
struct MovingIn {
    QString reason;               ///< must be A1
    QDate happenedOn, notifiedOn; ///< 転入日, 届出日
    QDate registerMoveDate;       ///< as the resident register says it; invalid = no register record
    QString previousMunicipality; ///< 転入前, 6 digits
    QString ownMunicipality;
    QDate today;
};
struct MovingInCheck {
    QList<Error> errors;
    QList<Error> warnings; ///< to be read, not obeyed
    QDate coverFrom;       ///< 適用開始日, if the dates are right
    bool toBeInherited = false; ///< same prefecture: the prefecture-level date comes from the federation
};

/// Days within which the notification is due (国保法施行規則).
constexpr int notificationDays = 14;

/// Fields of the errors: "reason", "happenedOn", "notifiedOn", "previousMunicipality". A date other than the register's is an
/// error: the register is the evidence, and is put right first (住民異動届). Late notification: warning DateOrder with the days in args.
MovingInCheck checkMovingIn(const MovingIn &notification);

} // namespace madoguchi::domain
