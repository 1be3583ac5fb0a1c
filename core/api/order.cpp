#include "api/order.h"

namespace madoguchi::api {

namespace {
template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
} // namespace

UseCase useCaseOf(const Order &order)
{
    return std::visit(Overloaded{[](const PresentCard &) { return UseCase::CardPresent; },
                                 [](const SetKey &) { return UseCase::KeySet; },
                                 [](const RegisterStaff &) { return UseCase::StaffRegister; },
                                 [](const TransferStaff &) { return UseCase::StaffTransfer; },
                                 [](const EndStaff &) { return UseCase::StaffEnd; },
                                 [](const AssignCard &) { return UseCase::CardAssign; },
                                 [](const WithdrawCard &) { return UseCase::CardWithdraw; },
                                 [](const ApplyForGrant &) { return UseCase::GrantApply; },
                                 [](const DecideGrant &) { return UseCase::GrantDecide; },
                                 [](const EndGrant &) { return UseCase::GrantEnd; },
                                 [](const ConfirmRoster &) { return UseCase::RosterConfirm; },
                                 [](const RegisterTerminal &) { return UseCase::TerminalRegister; },
                                 [](const RemoveTerminal &) { return UseCase::TerminalRemove; },
                                 [](const SetPolicy &) { return UseCase::PolicySet; }},
                      order);
}

} // namespace madoguchi::api
