#pragma once

#include "api/people_service.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QString>

namespace madoguchi::ui {

/// How screens name what is known of persons and their cover.
QString stateWord(api::PersonState state); ///< 有効 / 喪失 / 死亡
Tone stateTone(api::PersonState state);
Icon stateIcon(api::PersonState state);
QString birthWords(QDate birth, const QString &shown); ///< as the register has it, with the western year
QString sexWord(api::Sex sex);
QString verdictWords(api::Verdict verdict, int days); ///< 連続 / 空白 2日 / 重複 3日 / 相手未着; empty for None
Tone verdictTone(api::Verdict verdict);
Icon verdictIcon(api::Verdict verdict);
/// 令和8年11月1日から / …から…まで; `until` is the first day without and is said as the last day with.
QString stretchWords(QDate from, QDate until);
/// Name of the municipality that the person came from, if a row of the household knows it; its code otherwise.
QString previousName(const api::HouseholdView &household, const api::EligibilityView &row);
/// 富国-12345678-01, or why there is none.
QString insuredWords(const api::InsuredNumber &number);

} // namespace madoguchi::ui
