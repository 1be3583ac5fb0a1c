#pragma once

#include "api/link_service.h"

#include <QString>

namespace madoguchi::ui {

/// How the preview of the day's files names what somebody should look at.
QString previewWord(api::PreviewWarning::Kind kind);           ///< 重複 / 空白 / 番号なし …
QString previewSentence(const api::PreviewWarning &warning);   ///< what it is, and what to do

} // namespace madoguchi::ui
