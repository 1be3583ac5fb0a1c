#pragma once

#include "journal/feed.h"
#include "people/household.h"
#include "people/office.h"

#include <variant>

namespace madoguchi::people {

/// A row of F3 (国保資格取得喪失年月日連携); `ownFrom` names which cover is meant.
struct DateAnswer {
    QString federationId, previousMunicipality;
    QDate ownFrom;
    api::Verdict verdict = api::Verdict::None;
    int days = 0;
    domain::Period prefecture; ///< what is not set stays as it is
    QString fromReason, untilReason;
};
/// A row of F4 (市町村被保険者ID連携): the id that holds from then on; "" = cancelled.
struct IdAnswer {
    QString federationId;
};
struct FederationAnswer {
    QDateTime at; ///< createdAt of its file
    QString municipality, addressee;
    std::variant<DateAnswer, IdAnswer> says;
};

/// Errors: FeedItemRefused (malformed, or it contradicts itself), TenantForbidden (another municipality's).
Result<FederationAnswer> readAnswer(const Office &office, const journal::FeedItem &row);
/// What it says of `member` (F-02). An id is nobody's decision: the last word about it stands. Dates that a person's later change has looked at stay as that change has them.
/// NotFound: no such cover; FeedItemRefused: with it the cover would end before it begins.
Result<Done> takeOver(Member &member, const FederationAnswer &answer);

} // namespace madoguchi::people
