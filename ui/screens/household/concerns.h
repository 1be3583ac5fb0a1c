#pragma once

#include "api/people_service.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

namespace madoguchi::ui {

/// Something in a household that nobody may miss.
struct Concern {
    /// A cover that still runs when a later one begins and that nobody has ended or cancelled · 重複 · 未回収 · 期限切れ · 空白 · 相手未着; gravest first.
    enum class Kind { NotEnded, Overlap, NotReturned, Expired, Gap, PartnerMissing } kind;
    int member = 0, eligibility = 0; ///< indexes; of NotEnded the earlier cover; eligibility is -1 where it is a certificate
    int days = 0;                    ///< of Overlap and Gap
    QDate since;                     ///< of NotEnded: the later cover begins
};

QList<Concern> concerns(const api::HouseholdView &household); ///< gravest first
QString words(const Concern &concern);                        ///< 「空白 2日」「終了漏れ」
QString countWords(const QList<Concern> &concerns);           ///< 「終了漏れ1・空白2」
Tone tone(const Concern &concern);
Icon icon(const Concern &concern);

} // namespace madoguchi::ui
