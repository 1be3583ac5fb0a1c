#include "people/federation_answer.h"

#include "base/body_reader.h"
#include "domain/municipality.h"
#include "domain/reason.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

api::Verdict toVerdict(const QString &code)
{
    static const QHash<QString, api::Verdict> verdicts{{u"1"_s, api::Verdict::Continuous}, {u"2"_s, api::Verdict::Gap}, {u"3"_s, api::Verdict::Overlap}};
    return verdicts.value(code, api::Verdict::PartnerMissing);
}

DateAnswer readDates(BodyReader &reader)
{
    DateAnswer a;
    a.federationId = reader.identifier("federation_id"_L1, BodyReader::MayBeEmpty);
    a.previousMunicipality = reader.digits("previous_municipality"_L1, 6);
    (void)reader.date("previous_until"_L1);
    a.ownFrom = reader.date("own_from"_L1, BodyReader::Required);
    a.verdict = toVerdict(reader.oneOf("verdict"_L1, {u"1"_s, u"2"_s, u"3"_s, u"9"_s}));
    a.days = reader.digits("days"_L1, 5).toInt();
    a.prefecture = {reader.date("prefecture_from"_L1), reader.date("prefecture_until"_L1)};
    a.fromReason = reader.words("prefecture_from_reason"_L1, 2);
    a.untilReason = reader.words("prefecture_until_reason"_L1, 2);
    (void)reader.date("processed_on"_L1);
    return a;
}

IdAnswer readIdentification(BodyReader &reader)
{
    const QString federationId = reader.identifier("federation_id"_L1);
    const QString assignment = reader.oneOf("assignment"_L1, {u"1"_s, u"2"_s, u"3"_s, u"4"_s});
    const QString mergedInto = reader.identifier("merged_into"_L1, BodyReader::MayBeEmpty);
    (void)reader.date("valid_from"_L1);
    (void)reader.date("processed_on"_L1);
    if (assignment == u"4"_s) // cancelled
        return {u""_s};
    return {assignment == u"3"_s && !mergedInto.isEmpty() ? mergedInto : federationId};
}

bool isReason(const QString &code, bool acquisition)
{
    const domain::Reason *known = domain::findReason(code);
    return known && known->acquisition == acquisition;
}

/// Whatever the cover: nobody is shown what no terminal would take (householdFromJson).
bool isSound(const DateAnswer &a)
{
    const domain::Period &p = a.prefecture;
    return (!p.from.isValid() || p.isValid()) && (a.fromReason.isEmpty() || isReason(a.fromReason, true)) && (!p.until.isValid() || isReason(a.untilReason, false))
        && (a.previousMunicipality.isEmpty() || domain::isMunicipalityCode(a.previousMunicipality));
}

Eligibility with(Eligibility e, const DateAnswer &a)
{
    e.verdict = a.verdict;
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
    return e;
}

} // namespace

Result<FederationAnswer> readAnswer(const Office &office, const journal::FeedItem &row)
{
    BodyReader reader(row.body);
    FederationAnswer answer;
    answer.at = row.at;
    answer.municipality = reader.digits("municipality"_L1, 6, BodyReader::Required);
    answer.addressee = reader.digits("addressee"_L1, 15, BodyReader::Required);
    if (row.kind == "F3"_L1)
        answer.says = readDates(reader);
    else
        answer.says = readIdentification(reader);
    if (const auto *dates = std::get_if<DateAnswer>(&answer.says); dates && !isSound(*dates))
        reader.fault("prefecture_until"_L1);
    MADOGUCHI_TRY(reader.finish());
    if (answer.municipality != office.municipality)
        return Error{ErrorCode::TenantForbidden, {}, u"municipality"_s};
    return answer;
}

Result<Done> takeOver(Member &member, const FederationAnswer &answer)
{
    if (const auto *id = std::get_if<IdAnswer>(&answer.says)) {
        member.federationId = id->federationId;
        return done();
    }
    const auto &dates = std::get<DateAnswer>(answer.says);
    for (Eligibility &e : member.eligibility) {
        if (e.superseded || e.municipality != answer.municipality || e.municipal.from != dates.ownFrom)
            continue;
        if (!e.answeredAt.isValid() || answer.at > e.answeredAt) {
            const Eligibility told = with(e, dates);
            if (!told.prefecture.isValid())
                return Error{ErrorCode::FeedItemRefused, {u"prefecture_until"_s}, u"prefecture_until"_s};
            e = told;
        }
        if (!dates.federationId.isEmpty())
            member.federationId = dates.federationId;
        return done();
    }
    return Error{ErrorCode::NotFound, {}, u"own_from"_s};
}

} // namespace madoguchi::people
