#pragma once

#include "base/id.h"
#include "session/machine_binding.h"

#include <QList>

namespace madoguchi::session {

/// DIR/slots of a terminal: a slot a person, bound to the machine, and the municipality's escrow, which is not (it must open
/// when the machine is gone). Each file is replaced whole or not at all.
class SlotFolder {
public:
    SlotFolder(QString path, std::shared_ptr<const MachineBinding> binding) : m_path(std::move(path)), m_binding(std::move(binding)) {}

    /// NotFound, SlotExposed (others could read it), SlotInvalid (too large, of another machine).
    Result<QByteArray> read(const StaffId &staff) const;
    Result<Done> write(const StaffId &staff, const QByteArray &slot) const; ///< FileUnwritable, DiskFull
    Result<Done> erase(const StaffId &staff) const;                        ///< FileUnwritable
    QList<StaffId> staff() const;                                          ///< who has a file, in the order of their ids

    Result<QByteArray> readEscrow() const; ///< NotFound, EscrowInvalid (too large)
    Result<Done> writeEscrow(const QByteArray &escrow) const;

    /// The same binding, elsewhere.
    SlotFolder beside(const QString &path) const { return {path, m_binding}; }

private:
    QString slotPath(const StaffId &staff) const;
    Result<Done> put(const QString &path, const QByteArray &content) const;
    QString m_path;
    std::shared_ptr<const MachineBinding> m_binding;
};

} // namespace madoguchi::session
