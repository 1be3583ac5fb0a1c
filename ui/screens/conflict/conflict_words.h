#pragma once

#include "api/conflict_service.h"

namespace madoguchi::ui {

/// How the screen names the fields of what two have changed, and what stands in them.
QString conflictFieldWord(const QString &key);                         ///< 住所 / 適用終了年月日 / …; 「その他の項目」 if it is none that is known here
QString conflictValueWords(const QString &key, const QJsonValue &value); ///< as people say it; what has no value says so
QString conflictMadeBy(const api::ConflictVersion &version);           ///< name, terminal, time

} // namespace madoguchi::ui
