#pragma once

#include "api/continuity_service.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// How the screen names what is known of a household that moved within the prefecture.
QString decisionWord(domain::ContinuityDecision decision); ///< 容認 / 否認
/// 容認 R1 世帯全員の異動・世帯主変更なし; empty decision: no proposal.
QString proposalWords(const domain::ContinuityProposal &proposal);
Cell dueCell(const api::ContinuityRow &row);   ///< when, and in words how many business days are left
Cell stateCell(const api::ContinuityRow &row); ///< what is to be done or how far it has come; a badge
QString deliveryWords(api::ContinuityDelivery delivery); ///< empty: nothing was decided
QString municipalityWords(const QString &name, const QString &code);
QString monthWords(QDate month); ///< 令和8年3月（2026）
Cell monthCell(QDate month);     ///< R8.3 and the western year
QString paymentWords(const QString &payment); ///< 現物 / 償還
QString incomeWords(const QString &income);   ///< 区分ウ / 一般 …; the code itself if unknown
/// Whether the month counts, or why not, in a few words.
QString verdictWords(domain::MonthVerdict verdict);
/// What to do next, in one or two sentences.
QString whatToDo(const api::ContinuityCandidate &candidate);

} // namespace madoguchi::ui
