#pragma once

#include "base/result.h"
#include "crypto/key.h"

#include <QDateTime>

namespace madoguchi::journal {

/// The final statement of a terminal, as it signed it (core/session/FORMAT.md §10). Believed by whoever knows the device's key: an
/// auditor with the folder, the server that witnesses it.
struct RetirementNote {
    QString terminal; ///< municipality/terminal
    QDateTime at;     ///< UTC
    QString by, unsent, reason;
    QByteArray outside, certificate; ///< SHA-256 in hex: of record/outside.log, of the device's certificate (DER)
    int files = 0;    ///< erased
};
constexpr qsizetype retirementLimit = 2 * 1024 * 1024; ///< bytes
/// SignatureInvalid: malformed, changed, or another device's; TooLarge.
Result<RetirementNote> readRetirementNote(const QByteArray &statement, const crypto::PublicKey &device);

} // namespace madoguchi::journal
