// Who may hold what (C-16, C-32).
#include "api/role.h"
#include "api/use_case.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

using namespace madoguchi;
using api::Permission;
using api::Role;

namespace {

using enum Permission;

// Written from design/security.md, not from the table under test.
const std::map<Role, std::set<Permission>> expected{
    {Role::Clerk, {Open, ViewResidents, Receive, Decide, Transmit, RequestMedia, ReadGrants, ApplyForGrants}},
    {Role::Supervisor, {Open, ViewResidents, Receive, Decide, Transmit, RequestMedia, ApproveMedia, ApproveDecisions, ReadGrants, ApplyForGrants, DecideGrants, EraseExpired}},
    {Role::Administrator, {Open, ReadGrants, Administer}},
    {Role::Auditor, {Open, ReadRecord, ReadGrants}},
    {Role::OutsourcedClerk, {Open, ViewResidents, Receive}},
    {Role::Viewer, {Open, ViewResidents}}};

bool holds(Role role, std::initializer_list<Permission> all)
{
    return std::ranges::all_of(all, [&](Permission one) { return api::mayHold(role, one); });
}

} // namespace

TEST(Role, C16_every_use_case_can_be_granted_to_exactly_those_roles_that_may_hold_its_permission)
{
    ASSERT_EQ(api::roles().size(), expected.size());
    for (const Role role : api::roles()) {
        for (const api::UseCaseInfo &info : api::useCases())
            EXPECT_EQ(api::mayHold(role, info.permission), expected.at(role).contains(info.permission)) << info.id << " " << qPrintable(api::idOf(role));
    }
}

TEST(Role, C16_what_nobody_may_hold_together)
{
    for (const Role role : api::roles()) {
        EXPECT_FALSE(holds(role, {ViewResidents, ReadRecord})) << qPrintable(api::idOf(role));
        EXPECT_FALSE(holds(role, {ViewResidents, Administer})) << qPrintable(api::idOf(role));
        EXPECT_FALSE(holds(role, {Administer, ReadRecord})) << qPrintable(api::idOf(role));
        EXPECT_FALSE(holds(role, {Administer, DecideGrants})) << qPrintable(api::idOf(role));
    }
    EXPECT_FALSE(api::hasSlot(Role::Administrator));
    EXPECT_FALSE(api::hasSlot(Role::Auditor));
}

TEST(Role, C32_an_outsourced_clerk_decides_approves_and_exports_nothing)
{
    for (const Permission one : {Decide, Transmit, RequestMedia, ApproveMedia, ApproveDecisions, ApplyForGrants, DecideGrants, EraseExpired, Administer})
        EXPECT_FALSE(api::mayHold(Role::OutsourcedClerk, one)) << qPrintable(api::idOf(one));
}

TEST(Role, every_role_and_permission_has_a_text_of_its_own_and_no_other_text_is_one)
{
    std::set<QString> texts;
    for (const Role role : api::roles()) {
        EXPECT_EQ(api::roleOf(api::idOf(role)), role);
        texts.insert(api::idOf(role));
    }
    for (const Permission permission : api::permissions()) {
        EXPECT_EQ(api::permissionOf(api::idOf(permission)), permission);
        texts.insert(api::idOf(permission));
    }
    EXPECT_EQ(texts.size(), api::roles().size() + api::permissions().size());
    for (const QString &text : {QString(), QStringLiteral("Clerk"), QStringLiteral("root"), QStringLiteral("clerk ")}) {
        EXPECT_FALSE(api::roleOf(text)) << qPrintable(text);
        EXPECT_FALSE(api::permissionOf(text)) << qPrintable(text);
    }
}
