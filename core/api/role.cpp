#include "api/role.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace madoguchi::api {

namespace {

using enum Permission;

constexpr std::uint32_t bit(Permission permission) { return 1U << static_cast<unsigned>(permission); }
constexpr std::uint32_t bits(std::initializer_list<Permission> list)
{
    std::uint32_t all = bit(Open);
    for (const Permission permission : list)
        all |= bit(permission);
    return all;
}

struct RoleRow {
    Role role;
    const char *id;
    std::uint32_t holds;
};
#define MADOGUCHI_ROLE(name, id, ...) {Role::name, id, bits(__VA_ARGS__)},
constexpr RoleRow roleRows[] = {
#include "api/roles.def"
};
#undef MADOGUCHI_ROLE

#define MADOGUCHI_PERMISSION(name, id) id,
constexpr const char *permissionIds[] = {
#include "api/roles.def"
};
#undef MADOGUCHI_PERMISSION

template <typename Value, std::size_t count>
constexpr std::array<Value, count> all()
{
    std::array<Value, count> values{};
    for (std::size_t i = 0; i < count; ++i)
        values[i] = static_cast<Value>(i);
    return values;
}
constexpr auto allPermissions = all<Permission, std::size(permissionIds)>();
constexpr auto allRoles = all<Role, std::size(roleRows)>();

const RoleRow &row(Role role) { return roleRows[static_cast<std::size_t>(role)]; }

} // namespace

std::span<const Permission> permissions() { return allPermissions; }
std::span<const Role> roles() { return allRoles; }

bool mayHold(Role role, Permission permission) { return row(role).holds & bit(permission); }

QString idOf(Role role) { return QString::fromLatin1(row(role).id); }
QString idOf(Permission permission) { return QString::fromLatin1(permissionIds[static_cast<std::size_t>(permission)]); }

std::optional<Role> roleOf(const QString &id)
{
    const auto found = std::ranges::find_if(allRoles, [&](Role role) { return id == QLatin1String(row(role).id); });
    return found == allRoles.end() ? std::nullopt : std::optional(*found);
}

std::optional<Permission> permissionOf(const QString &id)
{
    const auto found = std::ranges::find_if(allPermissions, [&](Permission one) { return idOf(one) == id; });
    return found == allPermissions.end() ? std::nullopt : std::optional(*found);
}

} // namespace madoguchi::api
