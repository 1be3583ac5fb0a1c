#pragma once

#include "crypto/seal.h"
#include "domain/individual_number.h"

#include <QString>

namespace madoguchi::federation {

/// An individual number as the federation keeps it: nothing in it can be read.
struct KeptNumber {
    QByteArray index;  ///< HMAC-SHA256 under the ledger's key: the same person has the same index
    QByteArray sealed; ///< crypto::wrap under the ledger's key, context municipality and addressee
};

/// The only place of the server that reaches the digits of an individual number; they stay in SecretBytes (C-20).
class NumberLedger {
public:
    /// Keys are derived from the federation partition's key.
    explicit NumberLedger(const SecretBytes &partitionKey);
    /// UnsealFailed, CheckDigitWrong, FieldInvalid.
    static Result<domain::IndividualNumber> open(const crypto::PrivateKey &sealKey, QByteArrayView sealed, QByteArrayView context);
    Result<KeptNumber> keep(const domain::IndividualNumber &number, const QString &municipality, const QString &addressee) const;

private:
    SecretBytes m_indexKey, m_wrapKey;
};

} // namespace madoguchi::federation
