#include "number/number_sealer.h"

namespace madoguchi::number {

Result<QByteArray> NumberSealer::seal(const crypto::PublicKey &federation, domain::IndividualNumber number, QByteArrayView context)
{
    const SecretBytes digits = std::move(number.m_digits); // wiped when it goes
    return crypto::seal(federation, digits, context);
}

} // namespace madoguchi::number
