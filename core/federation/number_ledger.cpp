#include "federation/number_ledger.h"

#include "crypto/digest.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {
QByteArray contextOf(const QString &municipality, const QString &addressee)
{
    return (u"number|"_s + municipality + u'|' + addressee).toUtf8();
}
} // namespace

NumberLedger::NumberLedger(const SecretBytes &partitionKey)
    : m_indexKey(crypto::hkdf(partitionKey, {}, "madoguchi number index v1", 32)), m_wrapKey(crypto::hkdf(partitionKey, {}, "madoguchi number wrap v1", 32))
{
}

Result<domain::IndividualNumber> NumberLedger::open(const crypto::PrivateKey &sealKey, QByteArrayView sealed, QByteArrayView context)
{
    MADOGUCHI_ASSIGN(SecretBytes digits, crypto::unseal(sealKey, sealed, context));
    return domain::IndividualNumber::fromDigits(std::move(digits));
}

Result<KeptNumber> NumberLedger::keep(const domain::IndividualNumber &number, const QString &municipality, const QString &addressee) const
{
    const SecretBytes &digits = number.m_digits;
    const QByteArrayView view(reinterpret_cast<const char *>(digits.data()), qsizetype(digits.size()));
    MADOGUCHI_ASSIGN(QByteArray sealed, crypto::wrap(m_wrapKey, digits, contextOf(municipality, addressee)));
    return KeptNumber{crypto::hmacSha256(m_indexKey, view), std::move(sealed)};
}

} // namespace madoguchi::federation
