#pragma once

#include "journal/store_check.h"

namespace madoguchi::people {

/// Receptions, notifications, receipts of numbers: for whoever holds the database against the record (C-11).
std::span<const journal::Deeds> deeds();

} // namespace madoguchi::people
