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
QString westernDay(QDate date); ///< 1955年1月1日
/// What was said of a birth, with the age that it makes today: 昭和30年1月1日(71歳) · 昭和30年生(70〜71歳). Without, if nobody is born then yet.
QString withAge(const QString &birth, QDate first, QDate last, QDate today);
/// Why a row is in the result, where it is not obvious: 濁点ちがい; empty otherwise.
QString matchWord(api::SearchRow::Match match);
QString matchSentence(api::SearchRow::Match match);
QString sameNameWords(int others); ///< 同姓同名 ほか1名
QString sexWord(api::Sex sex);
QString verdictWords(api::Verdict verdict, int days); ///< 連続 / 空白 2日 / 重複 3日 / 相手未着; empty for None
Tone verdictTone(api::Verdict verdict);
Icon verdictIcon(api::Verdict verdict);
QString certificateWord(domain::InsuranceCertificate::Kind kind);   ///< 資格確認書 / 資格情報のお知らせ / 特別療養
QString certificateLetter(domain::InsuranceCertificate::Kind kind); ///< 確 / 知 / 特
QString standingWord(domain::CertificateStanding standing);         ///< 有効 / 回収済 / 失効 / 期限切れ / 未回収
Tone standingTone(domain::CertificateStanding standing);
Icon standingIcon(domain::CertificateStanding standing);
/// 令和8年11月1日から / …から…まで; `until` is the first day without and is said as the last day with.
QString stretchWords(QDate from, QDate until);
/// Name of the municipality that the person came from, if a row of the household knows it; its code otherwise.
QString previousName(const api::HouseholdView &household, const api::EligibilityView &row);
/// 富国-12345678-01, or why there is none.
QString insuredWords(const api::InsuredNumber &number);

} // namespace madoguchi::ui
