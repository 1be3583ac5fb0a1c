#pragma once

#include <QString>

#include <optional>
#include <span>

namespace madoguchi::api {

/// What a person may be allowed to do (機能). Granted per person for a period (C-16); Open needs no grant.
enum class Permission {
#define MADOGUCHI_PERMISSION(name, id) name,
#include "api/roles.def"
#undef MADOGUCHI_PERMISSION
};

/// What somebody is in the office. It bounds what can be granted to them.
enum class Role {
#define MADOGUCHI_ROLE(name, id, ...) name,
#include "api/roles.def"
#undef MADOGUCHI_ROLE
};

std::span<const Permission> permissions();
std::span<const Role> roles();

/// The table of roles.def: whether a person of this role may be granted `permission` at all.
bool mayHold(Role role, Permission permission);

/// Persons of these roles have a slot: K, and with it the store, opens for them.
inline bool hasSlot(Role role) { return mayHold(role, Permission::ViewResidents); }

/// As directory, orders and record write them: "clerk", "residents.view".
QString idOf(Role role);
QString idOf(Permission permission);
std::optional<Role> roleOf(const QString &id);
std::optional<Permission> permissionOf(const QString &id);

} // namespace madoguchi::api
