#pragma once

#include "api/review_service.h"
#include "ui/theme/tokens.h"

namespace madoguchi::ui {

/// How the review of the record says what stands out (C-10). Never a resident; whoever did it is a member of staff.
QString ruleWord(const QString &rule);               ///< 「時間外の操作」
QString ruleSentence(const api::ReviewRule &rule);   ///< when it finds something, with its numbers
QString undecidedSentence(const QString &reason);    ///< why the program cannot decide it yet
QString severityWord(api::ReviewSeverity severity);
Tone severityTone(api::ReviewSeverity severity);
QString answerWord(api::CaseAnswer answer);
QString verdictWord(api::SampleVerdict verdict);
QString stretchWords(const QDateTime &from, const QDateTime &until); ///< 11月11日 10:42～11:32
QString visitWords(const api::SampledVisit &visit);  ///< what the record says was done, by whom
QString shortRoot(const QByteArray &root);           ///< such as "7F3A-91C2": to compare with paper

} // namespace madoguchi::ui
