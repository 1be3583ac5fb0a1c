#pragma once

#include "directory/content.h"

/// What holds on a day. Gate and server ask the same functions.
namespace madoguchi::directory {

/// The entitlement of an official has not run out (C-16): it holds through its last day.
bool isEntitled(const StaffEntry &staff, QDate today);

/// In force: begun and not over.
bool holds(const Grant &grant, QDate today);

/// Entitled, a grant in force has it, and the role may hold it at all. Permission::Open: entitled is enough.
bool may(const StaffEntry &staff, api::Permission permission, QDate today);

/// Keeps a medium in the locked store, and answers for it: only who may handle media at all (C-18).
bool mayKeepMedia(const StaffEntry &staff, QDate today);

/// All that may() answers, in the order of the registry.
QList<api::Permission> granted(const StaffEntry &staff, QDate today);

/// The last day of the password; invalid: never, or no key set.
QDate passwordUntil(const StaffEntry &staff, const OfficePolicy &policy);

} // namespace madoguchi::directory
