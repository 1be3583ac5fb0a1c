#pragma once

#include "crypto/certificate.h"
#include "store/transaction.h"

#include <QMap>

namespace madoguchi::session {

/// What a terminal trusts (ca.crt, receipts.crt), by file name: SHA-256 of the certificate. Whoever can write the folder can exchange
/// the files, but not what the store remembers of them. FORMAT.md §12.
using Anchors = QMap<QString, QByteArray>;
Anchors anchorsOf(const crypto::Certificate &authority, const crypto::Certificate &receipts);

/// At each opening, before anything is believed that they vouch for: the same as at the first one, which keeps them.
/// TrustAnchorChanged (args: the name of the file).
Result<Done> checkAnchors(store::Transaction &transaction, const Anchors &anchors);
/// The files have been renewed, and two officers stand for it with K (madoguchi-admin escrow trust); nobody has the store open.
Result<Done> replaceAnchors(const QString &store, const SecretBytes &k, const Anchors &anchors);

} // namespace madoguchi::session
