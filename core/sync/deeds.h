#pragma once

#include "journal/store_check.h"

namespace madoguchi::sync {

/// Files that left, came, and were handed on: for whoever holds the database against the record (C-11).
std::span<const journal::Deeds> deeds();

} // namespace madoguchi::sync
