#pragma once

#include "api/directory_service.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

namespace madoguchi::ui {

/// How screens name staff, cards, functions and what becomes of an order.
QString cardStandingWord(api::CardStanding standing); ///< カードなし / パスワード未設定 / 使用中
Tone cardStandingTone(api::CardStanding standing);
Icon cardStandingIcon(api::CardStanding standing);
QString permissionsWords(const QList<api::Permission> &permissions); ///< all of them: 照会・受付・届出の登録
QString periodWords(QDate from, QDate until); ///< both inclusive
QString personWords(const QString &name); ///< 窓口 花子さん
QString fiscalYearWords(int year);        ///< 令和8年度(2026)

/// As sentence() and nextStep(), where an order makes them say something else: nothing of an order is kept and sent later.
QString orderSentence(const Error &error);
QString orderNextStep(const Error &error);

} // namespace madoguchi::ui
