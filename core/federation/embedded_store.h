#pragma once

#include "store/store.h"

namespace madoguchi::federation {

/// Where the partitions lie in a central profile, and how they are opened.
struct Partition {
    QString database, key, migrations;
    QByteArray applicationId;
    static Partition municipal(const QString &centralDir, const QString &code);
    static Partition federation(const QString &centralDir);

    Result<SecretBytes> readKey() const; ///< KeyInvalid: not 32 bytes
    /// Opens, creating it where there is none; waits for it.
    Result<std::unique_ptr<store::Store>> open(SecretBytes key, int readers) const;
};

/// Columns are never NULL where nothing is known: an empty text stands there.
inline QString stored(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

} // namespace madoguchi::federation
