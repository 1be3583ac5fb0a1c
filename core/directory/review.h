#pragma once

#include "base/json_members.h"
#include "directory/order.h"

/// The review of terminals' records (C-10): its orders, and what the directory keeps of them.
namespace madoguchi::directory {

/// As carryOut().
Result<Done> carryReview(DirectoryContent &content, const Ordered &ordered, const api::SettleCase &order);
Result<Done> carryReview(DirectoryContent &content, const Ordered &ordered, const api::SignReview &order, QDate today);
/// The terminal is removed: another one of its name would begin another record. What was irregular stays.
void forgetReviews(DirectoryContent &content, const TerminalId &terminal);

SettledCase readSettled(JsonMembers &members);
SignedReview readReview(JsonMembers &members);
QJsonObject toJson(const SettledCase &one);
QJsonObject toJson(const SignedReview &review);

} // namespace madoguchi::directory
