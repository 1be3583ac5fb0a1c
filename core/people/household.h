#pragma once

#include "api/people_service.h"
#include "domain/eligibility.h"
#include "domain/insurance_certificate.h"

#include <QJsonObject>

namespace madoguchi::people {

/// One stretch of cover with both pairs of dates.
struct Eligibility {
    QString id;
    QString municipality;
    domain::Period prefecture; ///< 資格 取得/喪失
    QString prefectureFromReason, prefectureUntilReason;
    domain::Period municipal;  ///< 適用 開始/終了
    QString municipalFromReason, municipalUntilReason;
    QDate notifiedOn, endNotifiedOn;
    QString previousMunicipality, nextMunicipality;
    bool inherited = false;
    api::Verdict verdict = api::Verdict::None;
    int verdictDays = 0;
    bool superseded = false;
    QString supersededReason{}; ///< why it was taken back
    QDateTime answeredAt{};     ///< the federation's answers up to that generation were looked at when it was last changed by somebody
    friend bool operator==(const Eligibility &, const Eligibility &) = default;
};

struct Member {
    PersonId person;
    QString addressee;
    QString nameKanji, nameKana;
    QString birth; ///< ISO; in part unknown: 1955-00-00; "" wholly unknown
    bool birthUnknown = false;
    api::Sex sex = api::Sex::NotApplicable;
    QString relation;
    bool head = false;
    bool insured = false;
    bool dead = false;
    QString branch;
    QString federationId;
    QList<Eligibility> eligibility;
    QList<domain::InsuranceCertificate> certificates{};
    int history = 1; ///< 履歴番号 of the last row that left for the federation; 0: none yet
    friend bool operator==(const Member &, const Member &) = default;

    /// The last day's morrow of cover in `municipality`; 9999-12-31 while it runs; invalid if there never was any.
    QDate coveredUntil(const QString &municipality) const;
    const Eligibility *cover(const QString &id) const; ///< nullptr: there is none
    /// Cover in `municipality` that begins last and was not taken back; nullptr: there is none.
    const Eligibility *lastCover(const QString &municipality) const;
};

/// A household as terminals share it: the body of kind "household".
struct Household {
    HouseholdId id;
    QString householdNumber;
    QString symbol, number;
    bool nominalHead = false;
    QString postalCode, address, town, phone;
    QList<Member> members;
    int history = 1;    ///< as Member::history
    int lastBranch = 0; ///< the highest 枝番 ever given, where nobody here bears it any more
    qint64 version = 0; ///< base of the next change
    friend bool operator==(const Household &, const Household &) = default;
};

/// FeedItemRefused with the path of the member that is wrong.
Result<Household> householdFromJson(const HouseholdId &id, const QJsonObject &body);
QJsonObject toJson(const Household &household);

/// "" for an open or unknown date, never null.
QString isoDate(QDate date);
/// Columns are NOT NULL: an empty text, never a null one.
inline QString orEmpty(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}
/// Whole and partial dates of birth, as birthUnknown says.
bool isBirth(const QString &iso, bool unknown);

} // namespace madoguchi::people
