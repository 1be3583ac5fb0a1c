#pragma once

#include "crypto/seal.h"
#include "domain/individual_number.h"

namespace madoguchi::number {

/// The one consumer of an individual number outside the federation: seals it to the federation and forgets it (C-20).
class NumberSealer {
public:
    /// The digits are wiped before it returns, whatever it returns.
    static Result<QByteArray> seal(const crypto::PublicKey &federation, domain::IndividualNumber number, QByteArrayView context);
};

} // namespace madoguchi::number
