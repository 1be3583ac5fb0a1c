#include "support/fake_services.h"

namespace madoguchi::test {

FakeSession::~FakeSession() = default;
FakeLink::~FakeLink() = default;
FakeRecord::~FakeRecord() = default;
FakePrint::~FakePrint() = default;
FakeDirectory::~FakeDirectory() = default;
FakeMedia::~FakeMedia() = default;
FakePeople::~FakePeople() = default;
FakeReception::~FakeReception() = default;
FakeNumber::~FakeNumber() = default;
FakeContinuity::~FakeContinuity() = default;

FakeServices::FakeServices() = default;
FakeServices::~FakeServices() = default;

} // namespace madoguchi::test
