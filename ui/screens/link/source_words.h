#pragma once

#include "api/source_folder.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

Cell sourceState(const api::SourceFile &file);
Cell erasedState(api::ErasedSource::How how);
/// What the state means, and what to do.
QString sourceSentence(const api::SourceFile &file);
QString sourceNext(const api::SourceFile &file);
QString erasedSentence(api::ErasedSource::How how);
/// Where a file lies: what the register calls the medium, or 「フォルダー」.
QString placeName(const QString &place);
/// 「窓口1号: 接続中」.
QString mediumLine(const api::SourceFolder::Medium &medium);
/// 「3行目 · 個人番号 · チェックデジットが違います。」, a line each; at most six, then how many more.
QString faultLines(const QList<api::SourceFault> &faults);
QString numberLines(const api::TakenIn &taken);
/// 「個人番号 12件（相違 1、受付不可 0）」; empty: none was delivered.
QString numberCount(int numbers, int differing, int refused);

} // namespace madoguchi::ui
