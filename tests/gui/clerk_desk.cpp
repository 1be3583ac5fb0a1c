#include "clerk_desk.h"

namespace madoguchi::test {

DeskSession::~DeskSession() = default;
DeskLink::~DeskLink() = default;

} // namespace madoguchi::test
