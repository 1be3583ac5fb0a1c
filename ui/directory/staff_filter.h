#pragma once

#include "api/directory_service.h"

namespace madoguchi::ui {

/// What somebody typed to find a colleague: any word of it in name, kana (any width, hiragana too), section or staff id. Empty: everybody.
bool matches(const api::StaffView &staff, const QString &typed);

} // namespace madoguchi::ui
