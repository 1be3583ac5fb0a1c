#include "people/household_change.h"

#include "domain/notification.h"

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

const QString movedOut = u"L1"_s, died = u"L4"_s; // domain/reason.h

Member *memberOf(Household &household, const QString &addressee)
{
    const auto at = std::ranges::find(household.members, addressee, &Member::addressee);
    return at == household.members.end() ? nullptr : &*at;
}

QString nextBranch(const Household &household)
{
    int largest = household.lastBranch;
    for (const Member &m : household.members)
        largest = std::max(largest, m.branch.toInt());
    return QString::number(largest + 1).rightJustified(2, u'0');
}

void begin(Member &member, const CoverChange &change, const QString &municipality)
{
    Eligibility e;
    e.id = newId();
    e.municipality = municipality;
    // Provisional at prefecture level: the federation's answer may carry an earlier date over (F-02).
    e.prefecture.from = e.municipal.from = change.coverDate;
    e.prefectureFromReason = e.municipalFromReason = change.reason;
    e.notifiedOn = change.notifiedOn;
    e.previousMunicipality = orEmpty(change.previousMunicipality);
    member.insured = true;
    member.eligibility.append(e);
}

void end(Member &member, const CoverChange &change, const QString &municipality)
{
    for (Eligibility &e : member.eligibility) {
        if (e.superseded || e.municipality != municipality || !e.municipal.isOpen())
            continue;
        e.municipal.until = change.coverDate;
        e.municipalUntilReason = change.reason;
        e.endNotifiedOn = change.notifiedOn;
        e.nextMunicipality = orEmpty(change.nextMunicipality);
        if (change.reason == movedOut && change.samePrefecture)
            continue; // 県内: the prefecture's eligibility goes on
        e.prefecture.until = change.coverDate;
        e.prefectureUntilReason = change.reason;
    }
    for (auto &certificate : member.certificates)
        if (!certificate.returnedOn.isValid() && !certificate.returnDueSince.isValid() && certificate.issuedOn <= change.coverDate)
            certificate.returnDueSince = change.coverDate;
    member.dead |= change.reason == died;
}

void succeed(Household &household, const QString &newHead)
{
    Member *next = memberOf(household, newHead);
    if (!next)
        return;
    for (Member &m : household.members)
        m.head = false;
    next->head = true;
    next->relation = u"世帯主"_s;
}

/// A head without cover of a household that has some is a 擬制世帯主.
void settleHead(Household &household, const QString &municipality)
{
    if (!isInsured(household, municipality))
        return;
    for (Member &m : household.members) {
        if (!m.head)
            continue;
        m.insured = isInsured(m, municipality);
        household.nominalHead = !m.insured;
    }
}

} // namespace

bool isInsured(const Member &member, const QString &municipality)
{
    const Eligibility *last = member.lastCover(municipality);
    return last && last->municipal.isOpen();
}

bool isInsured(const Household &household, const QString &municipality)
{
    return std::ranges::any_of(household.members, [&](const Member &m) { return isInsured(m, municipality); });
}

Household changed(Household household, const CoverChange &change, const QString &municipality)
{
    const bool begins = domain::beginsCover(*domain::findNotificationRule(change.reason));
    if (change.newcomer)
        household.members.append(*change.newcomer);
    for (const QString &addressee : change.persons) {
        Member *member = memberOf(household, addressee);
        if (!member)
            continue;
        if (begins && member->branch.isEmpty())
            member->branch = nextBranch(household);
        begins ? begin(*member, change, municipality) : end(*member, change, municipality);
    }
    if (!change.newHead.isEmpty())
        succeed(household, change.newHead);
    settleHead(household, municipality);
    return household;
}

Result<Household> takenBack(Household household, const QString &addressee, const QString &id, bool onlyEnd, const QString &reason, const QString &municipality)
{
    Member *member = memberOf(household, addressee);
    if (!member)
        return ErrorCode::NotFound;
    const auto e = std::ranges::find_if(member->eligibility, [&](const Eligibility &one) { return one.id == id && one.municipality == municipality && !one.superseded; });
    if (e == member->eligibility.end() || (onlyEnd && e->municipal.isOpen()))
        return ErrorCode::NotFound;
    if (!onlyEnd) {
        e->superseded = true;
        e->supersededReason = reason;
    } else {
        if (member->lastCover(municipality) != &*e)
            return Error{ErrorCode::DateOrder, {isoDate(member->lastCover(municipality)->municipal.from)}, {}};
        member->dead &= e->municipalUntilReason != died;
        for (auto &certificate : member->certificates)
            if (certificate.returnDueSince == e->municipal.until && !certificate.returnedOn.isValid())
                certificate.returnDueSince = QDate();
        if (e->prefecture.until == e->municipal.until) {
            e->prefecture.until = QDate();
            e->prefectureUntilReason = u""_s;
        }
        e->municipal.until = e->endNotifiedOn = QDate();
        e->municipalUntilReason = e->nextMunicipality = u""_s;
    }
    settleHead(household, municipality);
    return household;
}

} // namespace madoguchi::people
