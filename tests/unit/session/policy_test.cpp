#include "session/policy.h"

#include <gtest/gtest.h>

#include <set>

using namespace madoguchi;
using api::Permission;
using api::Role;

namespace {
constexpr Role roles[] = {Role::Clerk, Role::Supervisor, Role::Administrator, Role::Auditor};

// Written from design/security.md, not from the table under test.
const std::map<Role, std::set<Permission>> expected{
    {Role::Clerk, {Permission::Open, Permission::ViewResidents, Permission::Receive, Permission::Transmit, Permission::RequestMedia}},
    {Role::Supervisor,
     {Permission::Open, Permission::ViewResidents, Permission::Receive, Permission::Transmit, Permission::RequestMedia, Permission::ApproveMedia}},
    {Role::Administrator, {Permission::Open, Permission::Administer}},
    {Role::Auditor, {Permission::Open, Permission::ReadRecord}}};
} // namespace

TEST(Policy, C16_every_use_case_is_granted_exactly_to_those_roles_that_hold_its_permission)
{
    for (const Role role : roles) {
        for (const api::UseCaseInfo &info : api::useCases())
            EXPECT_EQ(session::grants(role, info.permission), expected.at(role).contains(info.permission)) << info.id << " " << static_cast<int>(role);
    }
}

TEST(Policy, C16_nobody_sees_residents_and_reads_the_record)
{
    for (const Role role : roles)
        EXPECT_FALSE(session::grants(role, Permission::ViewResidents) && session::grants(role, Permission::ReadRecord));
    EXPECT_FALSE(session::hasSlot(Role::Administrator));
    EXPECT_FALSE(session::hasSlot(Role::Auditor));
}

TEST(Policy, every_role_has_a_text_of_its_own_and_no_other_text_is_a_role)
{
    for (const Role role : roles)
        EXPECT_EQ(session::roleFromText(session::roleText(role)), role);
    for (const QString &text : {QString(), QStringLiteral("Clerk"), QStringLiteral("root"), QStringLiteral("clerk ")})
        EXPECT_FALSE(session::roleFromText(text)) << qPrintable(text);
}
