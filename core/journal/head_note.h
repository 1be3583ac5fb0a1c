#pragma once

#include "base/result.h"
#include "crypto/key.h"

#include <QDateTime>

namespace madoguchi::journal {

/// A head of the record's Merkle tree, as it is signed: C2SP checkpoint (signed note) with two extension lines, FORMAT.md §4.
struct HeadNote {
    QString origin;
    qint64 size = 0;
    QByteArray root;        ///< 32 bytes
    QDateTime at;           ///< UTC, milliseconds
    QByteArray certificate; ///< SHA-256 of the signer's certificate (DER), 32 bytes

    friend bool operator==(const HeadNote &, const HeadNote &) = default;
};

/// The note's text with its signature line.
QByteArray signNote(const HeadNote &head, const crypto::PrivateKey &key);
/// Strict; the signature is not looked at. Error: RecordBroken.
Result<HeadNote> parseNote(QByteArrayView note);
/// One well-formed note signed by `key`. Errors: RecordBroken, SignatureInvalid.
Result<HeadNote> verifyNote(QByteArrayView note, const crypto::PublicKey &key);
/// The notes of heads.log one after the other; `tail` is what follows the last whole one.
QList<QByteArray> splitNotes(const QByteArray &log, QByteArray *tail);

} // namespace madoguchi::journal
