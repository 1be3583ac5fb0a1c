#pragma once

#include <QByteArray>

namespace madoguchi::api {

/// What was looked at, as a digest of its content (32 bytes; empty: nothing yet). Every call that changes something names it: nobody decides over what they have not seen.
/// Not a version's number, which two terminals may give to different things.
using Seen = QByteArray;

} // namespace madoguchi::api
