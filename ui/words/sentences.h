#pragma once

#include "base/error.h"

namespace madoguchi::ui {

/// What happened, and what is safe. Never a code alone, never a reproach.
QString sentence(const Error &error);
/// What to do now; may be empty.
QString nextStep(const Error &error);
/// For a phone call: 「番号 N-001」.
QString shortCode(const Error &error);

} // namespace madoguchi::ui
