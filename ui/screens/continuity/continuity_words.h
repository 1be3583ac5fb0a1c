#pragma once

#include "api/continuity_service.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/high_cost_words.h"

namespace madoguchi::ui {

/// How the screen names what is known of a household that moved within the prefecture.
QString decisionWord(domain::ContinuityDecision decision); ///< 容認 / 否認
/// 容認 R1 世帯全員の異動・世帯主変更なし; empty decision: no proposal.
QString proposalWords(const domain::ContinuityProposal &proposal);
Cell dueCell(const api::ContinuityRow &row);   ///< when, and in words how many business days are left
Cell stateCell(const api::ContinuityRow &row); ///< what is to be done or how far it has come; a badge
QString deliveryWords(api::ContinuityDelivery delivery); ///< empty: nothing was decided
QString municipalityWords(const QString &name, const QString &code);
/// What to do next, in one or two sentences.
QString whatToDo(const api::ContinuityCandidate &candidate);

} // namespace madoguchi::ui
