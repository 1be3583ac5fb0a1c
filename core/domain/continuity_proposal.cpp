#include "domain/continuity_proposal.h"

#include <QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::domain {

namespace {

struct Reason {
    const char16_t *code;
    const char16_t *name;
};
constexpr std::array reasonTable{
    Reason{u"R1", u"世帯全員の異動・世帯主変更なし"}, Reason{u"R2", u"世帯主が異動し転入先でも世帯主"},     Reason{u"R3", u"旧世帯主が転入先で世帯主でない"},
    Reason{u"R4", u"一の世帯内での世帯主変更"},       Reason{u"R5", u"一の世帯内での世帯員の加入・喪失"}, Reason{u"R6", u"世帯分離"},
    Reason{u"R7", u"世帯合併"},                       Reason{u"R8", u"擬制世帯主が継続して世帯主"},       Reason{departureReason, u"その他（理由文のとおり）"},
};

QSet<QString> persons(const QStringList &members, const QString &head)
{
    QSet<QString> all(members.begin(), members.end());
    if (!head.isEmpty())
        all.insert(head);
    return all;
}

/// The flags and the ids tell of one household that went from here to there.
bool agree(const ContinuityFacts &facts, const QSet<QString> &before, const QSet<QString> &now)
{
    if (facts.households < 1 || !before.intersects(now))
        return false;
    if (facts.sameHead != (facts.previousHead == facts.ownHead))
        return false;
    return !(facts.sameMembers && facts.households > 1); // nobody stayed and nobody joined, but another household had a part in it
}

ContinuityProposal accepted(const QString &reason) { return {ContinuityDecision::Accepted, reason}; }

/// Divided, joined to another, or both: the household goes on where its 世帯主 is 世帯主.
ContinuityProposal amongSeveral(const ContinuityFacts &facts, bool someStayed, bool someJoined)
{
    const QString reason = someStayed && !someJoined ? u"R6"_s : someJoined && !someStayed ? u"R7"_s : facts.sameHead ? u"R2"_s : u"R3"_s;
    return {facts.sameHead ? ContinuityDecision::Accepted : ContinuityDecision::Refused, reason};
}

} // namespace

QString toCode(ContinuityDecision decision) { return QString::number(static_cast<int>(decision)); }

std::optional<ContinuityDecision> continuityDecision(const QString &code)
{
    for (const auto decision : {ContinuityDecision::Accepted, ContinuityDecision::Refused})
        if (code == toCode(decision))
            return decision;
    return {};
}

const QStringList &continuityReasons()
{
    static const QStringList codes = [] {
        QStringList list;
        for (const Reason &reason : reasonTable)
            list.append(QString::fromUtf16(reason.code));
        return list;
    }();
    return codes;
}

QString continuityReasonName(const QString &reason)
{
    const auto at = continuityReasons().indexOf(reason);
    return at < 0 ? reason : QString::fromUtf16(reasonTable[static_cast<std::size_t>(at)].name);
}

ContinuityProposal proposeContinuity(const ContinuityFacts &facts)
{
    const auto before = persons(facts.previousMembers, facts.previousHead), now = persons(facts.ownMembers, facts.ownHead);
    if (!agree(facts, before, now))
        return {};
    if (facts.sameHead && facts.nominalBefore && facts.nominalNow)
        return accepted(u"R8"_s);
    if (facts.households > 1)
        return amongSeveral(facts, !(before - now).isEmpty(), !(now - before).isEmpty());
    if (!facts.sameHead)
        return accepted(u"R4"_s);
    return accepted(facts.sameMembers ? u"R1"_s : u"R5"_s);
}

} // namespace madoguchi::domain
