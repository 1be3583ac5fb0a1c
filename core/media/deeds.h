#pragma once

#include "journal/store_check.h"

namespace madoguchi::media {

/// Requests for media: for whoever holds the database against the record (C-11).
std::span<const journal::Deeds> deeds();

} // namespace madoguchi::media
