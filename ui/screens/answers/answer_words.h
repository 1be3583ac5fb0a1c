#pragma once

#include "api/answer_service.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// How the screen names what the federation has answered.
QString matterWord(const api::AnswerTask &task); ///< 空白 2日 / 個人番号の相違 / …; the code itself if it is none that is known here
QString fieldWord(const QString &item);          ///< 適用開始年月日 / 個人番号 / …; as the federation wrote it if that is no column of ours
QString whatToDo(const api::AnswerTask &task);   ///< in one or two sentences
QString answeredWords(const api::AnswerTask &task); ///< which line of which of our files; empty: none of ours
/// When it is due, and in words how long that is; past due is said, not only coloured.
Cell dueCell(const api::AnswerTask &task, QDate today);
QString dueWords(const api::AnswerTask &task, QDate today);
Cell holderCell(const api::AnswerTask &task, const StaffId &me); ///< nobody / you / a name; of what is done, how it ended

} // namespace madoguchi::ui
