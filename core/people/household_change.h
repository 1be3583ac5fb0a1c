#pragma once

#include "people/household.h"

namespace madoguchi::people {

/// What a notification makes of the cover of a household's members.
struct CoverChange {
    QString reason;          ///< domain/notification.h
    QDate coverDate;         ///< first day with cover, or first day without
    QDate notifiedOn;
    QString previousMunicipality, nextMunicipality;
    bool samePrefecture = false;
    QStringList persons;     ///< 宛名番号 of whom it is about
    std::optional<Member> newcomer{};
    QString newHead;         ///< 宛名番号 of who follows a head who has died; empty: nobody
};
/// `municipality`: whose cover it is. The persons are there, and have cover or none as the reason needs it.
Household changed(Household household, const CoverChange &change, const QString &municipality);

/// The cover `id` of a member never was, or only its end was not. NotFound: no such cover, or it was taken back before, or it has no end; DateOrder: a later
/// cover has begun since.
Result<Household> takenBack(Household household, const QString &addressee, const QString &id, bool onlyEnd, const QString &reason, const QString &municipality);

/// Somebody of the household is insured by `municipality`, and no end is known.
bool isInsured(const Household &household, const QString &municipality);
bool isInsured(const Member &member, const QString &municipality);

} // namespace madoguchi::people
