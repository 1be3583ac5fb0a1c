#pragma once

#include "base/result.h"

#include <QByteArray>

#include <memory>

namespace madoguchi::session {

/// Ties the slot files to the machine that they were made on, so that a copied folder is worth less elsewhere. It stands
/// outside the seal: whoever gets past it still needs card and password.
class MachineBinding {
public:
    virtual ~MachineBinding() = default;
    virtual Result<QByteArray> wrap(const QByteArray &slot) const = 0;
    virtual Result<QByteArray> unwrap(const QByteArray &wrapped) const = 0; ///< SlotInvalid: of another machine, or changed
    /// Whether nobody but this program's user can get at a file or folder. SlotExposed (args: its name).
    virtual Result<Done> checkRights(const QString &path) const = 0;
};

/// The binding by the rights of files alone: the user's own and nobody else's (0600, folders 0700), and nothing that would
/// hold on another machine. What systems without a key store of their own have.
std::shared_ptr<const MachineBinding> bindingByFileRights();

} // namespace madoguchi::session
