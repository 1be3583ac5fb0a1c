#include "people/federation_answer.h"

#include "base/body_reader.h"
#include "people/household_table.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

/// F3. `own_from` names which cover is meant.
struct DateAnswer {
    QString federationId, previousMunicipality;
    QDate ownFrom;
    domain::Continuity verdict = domain::Continuity::PartnerMissing;
    int days = 0;
    domain::Period prefecture;
    QString fromReason, untilReason;
};

Result<DateAnswer> readDates(BodyReader &reader)
{
    DateAnswer a;
    a.federationId = reader.identifier("federation_id"_L1, BodyReader::MayBeEmpty);
    a.previousMunicipality = reader.digits("previous_municipality"_L1, 6);
    (void)reader.date("previous_until"_L1);
    a.ownFrom = reader.date("own_from"_L1, BodyReader::Required);
    a.verdict = static_cast<domain::Continuity>(reader.oneOf("verdict"_L1, {u"1"_s, u"2"_s, u"3"_s, u"9"_s}).toInt());
    a.days = reader.digits("days"_L1, 5).toInt();
    a.prefecture = {reader.date("prefecture_from"_L1), reader.date("prefecture_until"_L1)};
    a.fromReason = reader.words("prefecture_from_reason"_L1, 2);
    a.untilReason = reader.words("prefecture_until_reason"_L1, 2);
    (void)reader.date("processed_on"_L1);
    MADOGUCHI_TRY(reader.finish());
    return a;
}

Result<QString> readIdentification(BodyReader &reader)
{
    const QString federationId = reader.identifier("federation_id"_L1);
    const QString assignment = reader.oneOf("assignment"_L1, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    const QString mergedInto = reader.identifier("merged_into"_L1, BodyReader::MayBeEmpty);
    (void)reader.date("valid_from"_L1);
    (void)reader.date("processed_on"_L1);
    MADOGUCHI_TRY(reader.finish());
    if (assignment == u"4"_s) // cancelled
        return u""_s;
    return assignment == u"3"_s && !mergedInto.isEmpty() ? mergedInto : federationId;
}

api::Verdict toVerdict(domain::Continuity continuity)
{
    switch (continuity) {
    case domain::Continuity::Continuous:
        return api::Verdict::Continuous;
    case domain::Continuity::Gap:
        return api::Verdict::Gap;
    case domain::Continuity::Overlap:
        return api::Verdict::Overlap;
    case domain::Continuity::PartnerMissing:
        break;
    }
    return api::Verdict::PartnerMissing;
}

Result<Done> takeDates(Member &member, const Office &office, const DateAnswer &a)
{
    for (Eligibility &e : member.eligibility) {
        if (e.superseded || e.municipality != office.municipality || e.municipal.from != a.ownFrom)
            continue;
        e.verdict = toVerdict(a.verdict);
        e.verdictDays = a.days;
        if (a.prefecture.from.isValid()) {
            e.prefecture.from = a.prefecture.from;
            // A prefecture-level date before our own beginning can only come from another municipality.
            e.inherited = a.prefecture.from < e.municipal.from;
            if (!a.fromReason.isEmpty())
                e.prefectureFromReason = a.fromReason;
        }
        if (a.prefecture.until.isValid()) {
            e.prefecture.until = a.prefecture.until;
            e.prefectureUntilReason = a.untilReason;
        }
        if (e.previousMunicipality.isEmpty())
            e.previousMunicipality = a.previousMunicipality;
        if (!a.federationId.isEmpty())
            member.federationId = a.federationId;
        return done();
    }
    return Error{ErrorCode::NotFound, {}, u"own_from"_s};
}

} // namespace

Result<std::optional<HouseholdId>> applyFederationAnswer(store::Transaction &transaction, const Office &office, const journal::FeedItem &row, const QDateTime &utc)
{
    BodyReader reader(row.body);
    const QString municipality = reader.digits("municipality"_L1, 6, BodyReader::Required);
    const QString addressee = reader.digits("addressee"_L1, 15, BodyReader::Required);
    std::function<Result<Done>(Member &)> change;
    if (row.kind == u"F3"_s) {
        MADOGUCHI_ASSIGN(const DateAnswer answer, readDates(reader));
        change = [&office, answer](Member &member) { return takeDates(member, office, answer); };
    } else {
        MADOGUCHI_ASSIGN(const QString federationId, readIdentification(reader));
        change = [federationId](Member &member) {
            member.federationId = federationId;
            return done();
        };
    }
    if (municipality != office.municipality)
        return Error{ErrorCode::TenantForbidden, {}, u"municipality"_s};

    MADOGUCHI_ASSIGN(const auto id, householdOfAddressee(transaction.connection(), addressee, office.municipality));
    if (!id)
        return Error{ErrorCode::NotFound, {}, u"addressee"_s};
    MADOGUCHI_ASSIGN(auto household, findHousehold(transaction.connection(), *id));
    if (!household)
        return Error{ErrorCode::NotFound, {}, u"addressee"_s};
    const Household before = *household;
    for (Member &member : household->members)
        if (member.addressee == addressee)
            MADOGUCHI_TRY(change(member));
    if (*household == before)
        return std::optional<HouseholdId>();

    const QString actor = row.actor.isNull() ? u""_s : row.actor;
    household->version = before.version + 1;
    const QJsonObject body = toJson(*household);
    MADOGUCHI_TRY(householdFromJson(*id, body)); // a period that ends before it begins is the federation's fault, and not ours to share
    MADOGUCHI_TRY(storeHousehold(transaction, *household, office.municipality, actor, 0));
    MADOGUCHI_TRY(shareChange(transaction, householdTable, id->text(), before.version, body, actor, utc));
    return std::optional(*id);
}

} // namespace madoguchi::people
