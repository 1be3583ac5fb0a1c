#pragma once

#include <QString>

#include <span>

namespace madoguchi::domain {

/// Why somebody comes to the counter; asked once a reception (design: purpose is not asked per look-up).
struct Purpose {
    const char16_t *code;
    const char16_t *name; ///< the field's term
};
std::span<const Purpose> purposes();
const Purpose *findPurpose(const QString &code);

} // namespace madoguchi::domain
