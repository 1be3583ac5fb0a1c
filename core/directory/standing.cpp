#include "directory/standing.h"

#include <algorithm>

namespace madoguchi::directory {

bool isEntitled(const StaffEntry &staff, QDate today) { return !staff.until.isValid() || today <= staff.until; }

bool holds(const Grant &grant, QDate today) { return grant.from <= today && today <= grant.until; }

bool may(const StaffEntry &staff, api::Permission permission, QDate today)
{
    if (!isEntitled(staff, today) || !api::mayHold(staff.role, permission))
        return false;
    return permission == api::Permission::Open ||
        std::ranges::any_of(staff.grants, [&](const Grant &grant) { return holds(grant, today) && grant.permissions.contains(permission); });
}

bool mayKeepMedia(const StaffEntry &staff, QDate today)
{
    return may(staff, api::Permission::RequestMedia, today) || may(staff, api::Permission::ApproveMedia, today);
}

QList<api::Permission> granted(const StaffEntry &staff, QDate today)
{
    QList<api::Permission> list;
    std::ranges::copy_if(api::permissions(), std::back_inserter(list), [&](api::Permission one) { return may(staff, one, today); });
    return list;
}

QDate passwordUntil(const StaffEntry &staff, const OfficePolicy &policy)
{
    return policy.passwordDays > 0 && staff.hasKey() && staff.passwordSince.isValid() ? staff.passwordSince.addDays(policy.passwordDays) : QDate();
}

} // namespace madoguchi::directory
