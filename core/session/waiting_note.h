#pragma once

#include "base/result.h"
#include "crypto/key.h"

#include <QString>

#include <optional>

namespace madoguchi::session {

/// How much work had not left the terminal when its store was last closed in good order, where it can be read without the
/// store's key: DIR/waiting, MACed with a key of the device (FORMAT.md §9). While the store is open, and after a kill, there is none.
class WaitingNote {
public:
    WaitingNote(const QString &directory, const crypto::PrivateKey &deviceKey);
    Result<Done> keep(int waiting) const; ///< FileUnwritable, DiskFull
    Result<Done> forget() const;          ///< FileUnwritable
    std::optional<int> read() const;      ///< nothing: unknown, or changed

private:
    const QString m_path;
    const SecretBytes m_key;
};

} // namespace madoguchi::session
