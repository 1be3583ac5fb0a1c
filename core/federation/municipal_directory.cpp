// The directory in the municipal store: kept, ordered, never shortened.
#include "federation/embedded_municipal_store.h"

#include "directory/directory.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

Result<directory::DirectoryContent> kept(store::Connection &connection, const QString &municipality)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT payload FROM directory_now"));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    if (!known)
        return ErrorCode::NotFound;
    return directory::readDirectory(row.text(0).toUtf8(), municipality);
}

} // namespace

Result<Done> EmbeddedMunicipalStore::setDirectory(store::Transaction &transaction, const directory::DirectoryContent &content)
{
    return transaction.exec("INSERT OR REPLACE INTO directory_now (only, version, payload) VALUES (1, ?1, ?2)",
                            {content.version, QString::fromUtf8(directory::writeDirectory(content))});
}

QFuture<Result<directory::DirectoryContent>> EmbeddedMunicipalStore::directory(QString municipality)
{
    return m_store->read<directory::DirectoryContent>([municipality](store::Connection &connection) { return kept(connection, municipality); });
}

QFuture<Result<directory::DirectoryContent>> EmbeddedMunicipalStore::sealTo(QString municipality, crypto::PublicKey federationKey)
{
    return m_store->write<directory::DirectoryContent>([this, municipality, federationKey](store::Transaction &transaction) -> Result<directory::DirectoryContent> {
        MADOGUCHI_ASSIGN(directory::DirectoryContent content, kept(transaction.connection(), municipality));
        if (content.federationKey.toDer() == federationKey.toDer())
            return content;
        content.federationKey = federationKey;
        ++content.version; // terminals refuse an older version: nobody plays the former key back to them
        content.at = m_clock.utc();
        MADOGUCHI_TRY(setDirectory(transaction, content));
        return content;
    });
}

QFuture<Result<MunicipalStore::Ordered>> EmbeddedMunicipalStore::order(Tenant tenant, SentOrder sent, crypto::TrustStore trust)
{
    return m_store->write<Ordered>(
        [this, tenant, sent, trust](store::Transaction &transaction) { return orderNow(transaction, tenant, sent, trust); });
}

Result<MunicipalStore::Ordered> EmbeddedMunicipalStore::orderNow(store::Transaction &transaction, const Tenant &tenant, const SentOrder &sent,
                                                                 const crypto::TrustStore &trust)
{
    MADOGUCHI_ASSIGN(directory::DirectoryContent content, kept(transaction.connection(), tenant.municipality));
    MADOGUCHI_ASSIGN(const directory::Ordered ordered, directory::readOrder(sent.statement));
    {
        MADOGUCHI_ASSIGN(auto known, transaction.query("SELECT statement FROM directory_order WHERE id = ?1", {ordered.id}));
        MADOGUCHI_ASSIGN(const bool carriedOut, known.next());
        if (carriedOut && known.blob(0) != sent.statement)
            return Error{ErrorCode::PreconditionFailed, {}, u"id"_s};
        if (carriedOut)
            return Ordered{true, std::move(content)};
    }
    MADOGUCHI_TRY(checkOrder(sent, tenant, content, trust, m_clock));
    const QDate today = m_clock.today();
    MADOGUCHI_TRY(directory::mayOrder(content, ordered, today));
    const directory::StaffEntry *signer = directory::findStaff(content, ordered.by);
    const QByteArray certificate = signer ? signer->cardCertificate : sent.certificate;
    MADOGUCHI_TRY(directory::carryOut(content, ordered, today));
    ++content.version;
    content.at = m_clock.utc();
    MADOGUCHI_TRY(setDirectory(transaction, content));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO directory_order (version, id, statement, signature, certificate, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                   {content.version, ordered.id, sent.statement, sent.signature, certificate, wireTime(content.at)}));
    return Ordered{false, std::move(content)};
}

} // namespace madoguchi::federation
