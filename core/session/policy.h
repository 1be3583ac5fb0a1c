#pragma once

#include "api/actor.h"

namespace madoguchi::session {

/// The one table of who may do what (C-16). Nobody sees both residents and the record: an auditor looks at those who
/// look, an administrator keeps the machine, and neither sees a resident.
bool grants(api::Role role, api::Permission permission);

/// Persons of these roles have a slot: K, and with it the store, opens for them.
bool hasSlot(api::Role role);

/// "clerk", "supervisor", "administrator", "auditor": as directory and record write them.
QString roleText(api::Role role);
std::optional<api::Role> roleFromText(const QString &text);

} // namespace madoguchi::session
