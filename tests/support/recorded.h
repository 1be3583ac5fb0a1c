#pragma once

#include "api/record_service.h"

namespace madoguchi::test {

/// Which use case was recorded with which outcome while the tests ran: `./test` holds that against the registry (tests/recorded/README.md). Written as
/// lines "id<TAB>outcome" behind $MADOGUCHI_RECORDED; without it nothing is.
///
/// What this process records is noticed where it is linked that way (wrapped/record.cpp); what other programs did, by the entries of DIR/record.
void noticeRecordOf(const QString &directory);
void noticeRecorded(const QString &useCase, api::Outcome outcome);

} // namespace madoguchi::test
