#pragma once

#include "api/record_service.h"
#include "api/session_service.h"

namespace madoguchi::ui {

QString roleWord(api::Role role);
QString permissionWord(api::Permission permission); ///< 「照会」「届出の登録」
QString permissionSentence(api::Permission permission); ///< what somebody with it does, in a sentence
QString lockCauseSentence(api::LockCause cause);
/// What the card reader says now, and how it is meant. Never a resident; the holder is a member of staff.
QString cardSentence(const api::CardStatus &card);
/// 受付 purpose as clerks say it.
QString purposeWord(const QString &code);
/// What an item of the feed is about, from its kind: 「世帯」「届出」.
QString feedKindWord(const QString &kind);
/// What a Progress is about, from its `what`: 「検索の準備をしています」.
QString progressWords(const QString &what);
/// What a use case is, as the record says it once it is done: 「世帯を開いた」.
QString deedWord(const QString &useCase);
/// One entry of the record as a sentence: 「窓口 花子が世帯を開いた」. No resident's name, ever (C-03).
QString recordSentence(const api::RecordLine &line);

} // namespace madoguchi::ui
