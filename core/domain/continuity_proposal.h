#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace madoguchi::domain {

/// 容認 / 否認, with the codes of F6.
enum class ContinuityDecision { Accepted = 1, Refused = 2 };
QString toCode(ContinuityDecision decision);                             ///< "1", "2"
std::optional<ContinuityDecision> continuityDecision(const QString &code); ///< empty: no such code

/// What the federation tells of a household before and after its move within the prefecture (F5).
struct ContinuityFacts {
    QString previousHead, ownHead;          ///< 市町村被保険者ID
    QStringList previousMembers, ownMembers; ///< the same; the head may be among them
    bool sameHead = false;                  ///< 世帯主同一
    bool sameMembers = false;               ///< 構成同一
    /// 関係世帯数: 1, only the old household and the one that it became; one more for each other that persons stayed in, went to or came from.
    int households = 0;
    bool nominalBefore = false, nominalNow = false; ///< 擬制世帯主
};

/// R1 to R8: rows of the table in README.md. RX: whoever decides departs from the proposal, or there is none.
constexpr auto departureReason = u"RX";
const QStringList &continuityReasons(); ///< R1 … R8, RX
QString continuityReasonName(const QString &reason); ///< the field's words; the code itself if unknown

/// What the facts speak for. No decision: they contradict each other, or say too little; a person decides, with RX and a text.
struct ContinuityProposal {
    std::optional<ContinuityDecision> decision;
    QString reason; ///< R1 … R8; empty without a decision
    friend bool operator==(const ContinuityProposal &, const ContinuityProposal &) = default;
};
/// 世帯継続性: what is completed within one household goes on; where a household is divided or joined to another, it goes on with its 世帯主, and a nominal one is one.
ContinuityProposal proposeContinuity(const ContinuityFacts &facts);

} // namespace madoguchi::domain
