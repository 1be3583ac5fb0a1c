#include "clerk_desk.h"

namespace madoguchi::test {

DeskSession::~DeskSession() = default;
DeskLink::~DeskLink() = default;
ClerkDesk::ClerkDesk() = default;
ClerkDesk::~ClerkDesk() = default;

} // namespace madoguchi::test
