#include "session/slot_keeper.h"

#include "directory/standing.h"

#include "session/prover.h"
#include "session/slot.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

QList<SlotHolder> slotHolders(const directory::Directory &directory, const Clock &clock)
{
    const QDate today = clock.today();
    // Whoever begins tomorrow finds their slot tomorrow: somebody who is in today makes it.
    const auto seesResidents = [&](const directory::Grant &grant) { return today <= grant.until && grant.permissions.contains(api::Permission::ViewResidents); };
    QList<SlotHolder> holders;
    for (const directory::StaffEntry &staff : directory.content().staff) {
        if (staff.hasKey() && api::hasSlot(staff.role) && directory::isEntitled(staff, today) && std::ranges::any_of(staff.grants, seesResidents))
            holders.append({staff.id, staff.publicKey, staff.key.epoch});
    }
    return holders;
}

QString SlotPlan::words() const
{
    QStringList words;
    if (!make.isEmpty())
        words.append(u"make:"_s + QString::number(make.size()));
    if (!erase.isEmpty())
        words.append(u"erase:"_s + QString::number(erase.size()));
    if (escrow)
        words.append(u"escrow"_s);
    return words.join(u' ');
}

SlotKeeper::SlotKeeper(SlotFolder folder, TerminalId terminal, quint32 keyEpoch, std::optional<crypto::PublicKey> recovery)
    : m_folder(std::move(folder)), m_terminal(std::move(terminal)), m_keyEpoch(keyEpoch), m_recovery(std::move(recovery))
{
}

SlotPlan SlotKeeper::plan(const QList<SlotHolder> &holders) const
{
    SlotPlan plan;
    for (const SlotHolder &holder : holders) {
        const auto slot = m_folder.read(holder.staff);
        if (!slot.ok() || !isSlotOf(*slot, {holder.staff, m_terminal, holder.epoch})) {
            plan.make.append(holder);
            plan.leaves = plan.leaves || slot.ok();
        }
    }
    for (const StaffId &staff : m_folder.staff()) {
        if (std::ranges::find(holders, staff, &SlotHolder::staff) == holders.end())
            plan.erase.append(staff);
    }
    plan.leaves = plan.leaves || !plan.erase.isEmpty();
    if (m_recovery) {
        const auto escrow = m_folder.readEscrow();
        plan.escrow = !escrow.ok() || !isEscrowOf(*escrow, *m_recovery, {m_terminal, m_keyEpoch});
    }
    return plan;
}

Result<Done> SlotKeeper::carryOut(const SlotPlan &plan, const SecretBytes &k, const std::function<bool()> &goOn) const
{
    for (const SlotHolder &holder : plan.make) {
        if (!goOn())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const QByteArray slot, makeSlot(k, holder.publicKey, {holder.staff, m_terminal, holder.epoch}));
        MADOGUCHI_TRY(m_folder.write(holder.staff, slot));
    }
    if (plan.escrow) {
        MADOGUCHI_ASSIGN(const QByteArray escrow, makeEscrow(k, *m_recovery, {m_terminal, m_keyEpoch}));
        MADOGUCHI_TRY(m_folder.writeEscrow(escrow));
    }
    for (const StaffId &staff : plan.erase) {
        if (!goOn())
            return ErrorCode::Cancelled;
        MADOGUCHI_TRY(m_folder.erase(staff));
    }
    return done();
}

} // namespace madoguchi::session
