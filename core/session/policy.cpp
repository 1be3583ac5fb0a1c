#include "session/policy.h"

#include <algorithm>

namespace madoguchi::session {

namespace {
using api::Permission;
using api::Role;

struct Row {
    Permission permission;
    bool clerk, supervisor, administrator, auditor;
};
constexpr Row table[] = {
    //                           clerk  superv. admin. auditor
    {Permission::Open,           true,  true,  true,  true},
    {Permission::ViewResidents,  true,  true,  false, false},
    {Permission::Receive,        true,  true,  false, false},
    {Permission::Transmit,       true,  true,  false, false},
    {Permission::RequestMedia,   true,  true,  false, false},
    {Permission::ApproveMedia,   false, true,  false, false},
    {Permission::ReadRecord,     false, false, false, true},
    {Permission::Administer,     false, false, true,  false},
};
constexpr std::pair<Role, const char *> roleNames[] = {
    {Role::Clerk, "clerk"}, {Role::Supervisor, "supervisor"}, {Role::Administrator, "administrator"}, {Role::Auditor, "auditor"}};
} // namespace

bool grants(Role role, Permission permission)
{
    const auto row = std::ranges::find(table, permission, &Row::permission);
    if (row == std::end(table))
        return false;
    switch (role) {
    case Role::Clerk: return row->clerk;
    case Role::Supervisor: return row->supervisor;
    case Role::Administrator: return row->administrator;
    case Role::Auditor: return row->auditor;
    }
    return false;
}

bool hasSlot(Role role) { return grants(role, Permission::ViewResidents); }

QString roleText(Role role)
{
    for (const auto &[known, name] : roleNames) {
        if (known == role)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<Role> roleFromText(const QString &text)
{
    for (const auto &[role, name] : roleNames) {
        if (text == QLatin1String(name))
            return role;
    }
    return {};
}

} // namespace madoguchi::session
