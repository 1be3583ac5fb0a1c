#pragma once

#include "api/media_service.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <span>

namespace madoguchi::ui {

/// How screens name the export to a medium.
QString mediaStateWord(const api::MediaRequest &request);
Tone mediaStateTone(const api::MediaRequest &request);
Icon mediaStateIcon(const api::MediaRequest &request);

/// Why a file is exported: a closed list, never free text (C-06, C-18).
std::span<const char *const> mediaPurposes(); ///< codes
QString mediaPurposeWord(const QString &code);
QString mediumGoneWord(api::MediumGone::How how);
QString recipientWord(const QString &code);
QString eraseMethodWord(const QString &code);
/// First and last characters of a hash, enough to compare by eye: 3f9a 2c7b … 8091 a2b3.
QString shortHash(const QByteArray &hash);

} // namespace madoguchi::ui
