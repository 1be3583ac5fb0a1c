#pragma once

#include "api/review_service.h"
#include "base/result.h"

namespace madoguchi::review {

/// The rules as `text` has them (resources/review/README.md), all of them and each once. InvalidArgument (args: the line).
Result<QList<api::ReviewRule>> readRules(const QByteArray &text);
/// Those that this program carries.
const QList<api::ReviewRule> &rules();

} // namespace madoguchi::review
