#pragma once

#include "base/error.h"

namespace madoguchi::store {

/// Before the first use of SQLite in the process: memory wiped when freed, SQLCipher's log off (it goes to stderr).
void prepareEngine();
/// The error for an SQLite (extended) result code. Only the number goes along: messages may quote values.
Error engineError(int code);

} // namespace madoguchi::store
