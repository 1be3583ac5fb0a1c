#pragma once

#include "crypto/certificate.h"
#include "journal/record.h"

#include <functional>
#include <optional>

namespace madoguchi::session {

/// A terminal is given up: its keys, its data and its own identity are erased; what an auditor needs stays, with a final
/// statement signed by the device before its key goes too. FORMAT.md §10.
struct RetirementOrder {
    static constexpr int longestText = 500;
    QString directory;
    TerminalId terminal;
    QString municipality;
    QString by;                ///< who does it
    QString reason;            ///< why work that was waiting is given up; may be empty
    std::optional<int> unsent; ///< how much that is; nothing: unknown
    /// Shows the signed statement to the server and answers its receipt; empty: it could not be reached.
    std::function<QByteArray(const QByteArray &statement)> witness = {};
};

/// Resumable: killed anywhere, the same call goes on. `record` has its entry already, and is closed by the caller. Errors:
/// InvalidArgument (a line break in a text), FileUnwritable.
Result<Done> retire(const RetirementOrder &order, const crypto::PrivateKey &deviceKey, const crypto::Certificate &device, const journal::Record &record,
                    const Clock &clock);
/// Whether the statement stands; a second call of retire needs nothing but this then.
bool isRetired(const QString &directory);
/// The last of it, once the statement stands: the device's key and what was needed to go on.
Result<Done> eraseIdentity(const QString &directory);

/// What the statement says, verified against the CA; and that nothing it says is erased is still there.
struct RetirementStatement {
    QString terminal, at, by, unsent, reason;
    int files = 0; ///< erased
    bool receipt = false; ///< the server's stands beside it
};
/// NotFound, SignatureInvalid, CertificateInvalid, FileUnwritable (args: what is still there).
Result<RetirementStatement> readRetirement(const QString &directory, const crypto::Certificate &authority);

} // namespace madoguchi::session
