#pragma once

#include "people/household.h"
#include "people/notification_check.h"

namespace madoguchi::people {

/// Carries out a checked moving-in notification in the caller's transaction: new household with its persons and their cover, the notification, the
/// settled register record, and what must leave for the other terminals and the federation. All or nothing.
Result<api::Registered> registerMovingIn(store::Transaction &transaction, const CheckedDraft &checked, const api::NotificationDraft &draft, const api::Actor &actor,
                                         const Office &office, const QDateTime &utc);

} // namespace madoguchi::people
