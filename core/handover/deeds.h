#pragma once

#include "journal/store_check.h"

namespace madoguchi::handover {

/// Decisions about households that moved: for whoever holds the database against the record (C-11).
std::span<const journal::Deeds> deeds();

} // namespace madoguchi::handover
