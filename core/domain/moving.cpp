#include "domain/moving.h"

#include "domain/municipality.h"
#include "domain/reason.h"

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

MovingInCheck checkMovingIn(const MovingIn &notification)
{
    MovingInCheck check;
    const auto error = [&check](ErrorCode code, const QString &field, const QStringList &args = {}) { check.errors.append({code, args, field}); };

    const Reason *reason = findReason(notification.reason);
    if (notification.reason.isEmpty())
        error(ErrorCode::FieldRequired, u"reason"_s);
    else if (!reason || notification.reason != u"A1"_s)
        error(ErrorCode::ReasonMismatch, u"reason"_s);

    const QDate happened = notification.happenedOn;
    if (!happened.isValid())
        error(ErrorCode::FieldRequired, u"happenedOn"_s);
    else if (happened > notification.today)
        error(ErrorCode::DateInFuture, u"happenedOn"_s);
    else if (notification.registerMoveDate.isValid() && happened != notification.registerMoveDate)
        error(ErrorCode::ReasonMismatch, u"happenedOn"_s, {notification.registerMoveDate.toString(Qt::ISODate)});

    const QDate notified = notification.notifiedOn;
    if (!notified.isValid())
        error(ErrorCode::FieldRequired, u"notifiedOn"_s);
    else if (notified > notification.today)
        error(ErrorCode::DateInFuture, u"notifiedOn"_s);
    else if (happened.isValid() && notified < happened)
        error(ErrorCode::DateOrder, u"notifiedOn"_s);
    else if (happened.isValid() && happened.daysTo(notified) > notificationDays)
        check.warnings.append({ErrorCode::DateOrder, {QString::number(happened.daysTo(notified))}, u"notifiedOn"_s});

    if (notification.previousMunicipality.isEmpty())
        error(ErrorCode::FieldRequired, u"previousMunicipality"_s);
    else if (!isMunicipalityCode(notification.previousMunicipality))
        error(ErrorCode::CheckDigitWrong, u"previousMunicipality"_s);
    else if (notification.previousMunicipality == notification.ownMunicipality)
        error(ErrorCode::FieldInvalid, u"previousMunicipality"_s);

    if (check.errors.isEmpty()) {
        check.coverFrom = coverDate(*reason, happened);
        check.toBeInherited = samePrefecture(notification.previousMunicipality, notification.ownMunicipality);
    }
    return check;
}

} // namespace madoguchi::domain
