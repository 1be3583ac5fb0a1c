#pragma once

#include "directory/content.h"

#include <algorithm>

namespace madoguchi::test {

/// One grant with all that `role` may hold, in force as long as any test's clock.
inline QList<directory::Grant> everythingOf(api::Role role)
{
    directory::Grant grant;
    grant.id = QStringLiteral("grant-1");
    std::ranges::copy_if(api::permissions(), std::back_inserter(grant.permissions),
                         [&](api::Permission one) { return one != api::Permission::Open && api::mayHold(role, one); });
    grant.from = QDate(2020, 4, 1);
    grant.until = QDate(2040, 3, 31);
    grant.reason = QStringLiteral("test");
    grant.appliedBy = StaffId(QStringLiteral("clerk-9"));
    grant.grantedBy = StaffId(QStringLiteral("supervisor-9"));
    grant.at = QDateTime(QDate(2020, 4, 1), QTime(0, 0), Qt::UTC);
    return {grant};
}

} // namespace madoguchi::test
