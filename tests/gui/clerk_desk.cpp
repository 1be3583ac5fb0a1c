#include "clerk_desk.h"

namespace madoguchi::test {

DeskSession::~DeskSession() = default;
DeskLink::~DeskLink() = default;
DeskRecord::~DeskRecord() = default;

} // namespace madoguchi::test
