#include "people/commitment.h"

#include "crypto/digest.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

constexpr int keySize = 32;

QString fieldName(api::SearchTerm::Kind kind)
{
    switch (kind) {
    case api::SearchTerm::Kind::Kana:
        return u"kana"_s;
    case api::SearchTerm::Kind::Kanji:
        return u"kanji"_s;
    case api::SearchTerm::Kind::BirthDate:
        return u"birth-date"_s;
    case api::SearchTerm::Kind::BirthYear:
        return u"birth-year"_s;
    case api::SearchTerm::Kind::InsuredNumber:
        return u"insured-number"_s;
    case api::SearchTerm::Kind::AddresseeNumber:
        return u"addressee-number"_s;
    case api::SearchTerm::Kind::PostalCode:
        return u"postal-code"_s;
    case api::SearchTerm::Kind::Phone:
        return u"phone"_s;
    case api::SearchTerm::Kind::Address:
        return u"address"_s;
    }
    return {};
}

Result<SecretBytes> key(store::Transaction &transaction)
{
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT key FROM commitment_key WHERE only = 1"));
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (there) {
            QByteArray stored = row.blob(0);
            SecretBytes key({reinterpret_cast<const std::uint8_t *>(stored.constData()), static_cast<std::size_t>(stored.size())});
            wipeMemory(stored.data(), static_cast<std::size_t>(stored.size()));
            return key;
        }
    }
    MADOGUCHI_TRY(transaction.exec("INSERT INTO commitment_key (only, key) VALUES (1, ?1)", {crypto::randomBytes(keySize)}));
    return key(transaction);
}

} // namespace

QString fieldNames(const QList<api::SearchTerm> &terms)
{
    QStringList names;
    for (const api::SearchTerm &term : terms)
        names.append(fieldName(term.kind));
    return names.join(u' ');
}

Result<QByteArray> commitTo(store::Transaction &transaction, const QList<api::SearchTerm> &terms)
{
    MADOGUCHI_ASSIGN(const SecretBytes secret, key(transaction));
    QByteArray values;
    for (const api::SearchTerm &term : terms)
        values += fieldName(term.kind).toUtf8() + '=' + term.value.toUtf8() + '\n';
    return crypto::hmacSha256(secret, values);
}

} // namespace madoguchi::people
