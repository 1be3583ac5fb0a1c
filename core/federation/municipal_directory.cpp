// The directory in the municipal store: kept, ordered, never shortened.
#include "federation/embedded_municipal_store.h"

#include "directory/directory.h"
#include "crypto/digest.h"
#include "directory/key_report.h"
#include "journal/retirement_note.h"

#include <QJsonDocument>

#include <algorithm>

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

/// What terminals have told of their media (core/media/FORMAT.md §1): one with a file on it cannot have been shredded empty (C-18).
Result<Done> checkNothingOn(store::Transaction &transaction, const QString &serial)
{
    MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT 1 FROM feed_item AS i WHERE i.kind = 'media-request' AND json_extract(i.body, '$.mediumSerial') = ?1"
                                                 " AND json_extract(i.body, '$.state') IN ('written', 'verified', 'handed-over', 'taken-back', 'gone-reported')"
                                                 " AND NOT EXISTS (SELECT 1 FROM feed_item AS n WHERE n.kind = i.kind AND n.aggregate = i.aggregate AND n.version > i.version)",
                                                 {serial}));
    MADOGUCHI_ASSIGN(const bool out, row.next());
    return out ? Result<Done>(Error{ErrorCode::MediumOut, {serial}, u"serial"_s}) : done();
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
    if (const auto *shred = std::get_if<api::ShredMedium>(&ordered.order))
        MADOGUCHI_TRY(checkNothingOn(transaction, shred->serial));
    if (const auto *erase = std::get_if<api::EraseExpired>(&ordered.order))
        MADOGUCHI_TRY(eraseNow(transaction, tenant, ordered, *erase));
    ++content.version;
    content.at = m_clock.utc();
    MADOGUCHI_TRY(setDirectory(transaction, content));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO directory_order (version, id, statement, signature, certificate, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                   {content.version, ordered.id, sent.statement, sent.signature, certificate, wireTime(content.at)}));
    return Ordered{false, std::move(content)};
}

QFuture<Result<MunicipalStore::Retired>> EmbeddedMunicipalStore::retire(Tenant tenant, QByteArray statement)
{
    return m_store->write<Retired>([this, tenant, statement](store::Transaction &transaction) { return retireNow(transaction, tenant, statement); });
}

/// The terminal itself says that it has erased everything; from then on it is nobody (C-22, C-28).
Result<MunicipalStore::Retired> EmbeddedMunicipalStore::retireNow(store::Transaction &transaction, const Tenant &tenant, const QByteArray &statement)
{
    MADOGUCHI_ASSIGN(const journal::RetirementNote note, journal::readRetirementNote(statement, tenant.deviceKey));
    if (note.terminal != tenant.municipality + u'/' + tenant.terminal)
        return ErrorCode::SignatureInvalid;
    MADOGUCHI_ASSIGN(directory::DirectoryContent content, kept(transaction.connection(), tenant.municipality));
    {
        MADOGUCHI_ASSIGN(auto known, transaction.query("SELECT statement, receipt FROM terminal_retirement WHERE terminal = ?1", {tenant.terminal}));
        MADOGUCHI_ASSIGN(const bool witnessed, known.next());
        if (witnessed && known.blob(0) != statement)
            return Error{ErrorCode::PreconditionFailed, {}, u"statement"_s};
        if (witnessed)
            return Retired{QJsonDocument::fromJson(known.text(1).toUtf8()).object(), std::move(content)};
    }
    const auto terminal = std::ranges::find(content.terminals, TerminalId(tenant.terminal), &directory::TerminalEntry::id);
    if (terminal == content.terminals.end())
        return Error{ErrorCode::NotFound, {}, u"terminal"_s};
    terminal->retired = note.at;
    ++content.version;
    content.at = m_clock.utc();
    MADOGUCHI_TRY(setDirectory(transaction, content));
    const QString at = wireTime(content.at);
    const QJsonObject receipt = m_receipts.sign({{"type"_L1, u"retirement"_s}, {"terminal"_L1, note.terminal}, {"retired"_L1, wireTime(note.at)},
                                                 {"statement"_L1, QString::fromLatin1(crypto::sha256(statement).toHex())}, {"at"_L1, at}});
    MADOGUCHI_TRY(transaction.exec("INSERT INTO terminal_retirement (terminal, statement, receipt, at) VALUES (?1, ?2, ?3, ?4)",
                                   {tenant.terminal, statement, QString::fromUtf8(QJsonDocument(receipt).toJson(QJsonDocument::Compact)), at}));
    return Retired{receipt, std::move(content)};
}

/// What a terminal's own record tells of its key, and of what it has erased, becomes part of the directory, so that who ordered it sees it done (C-14, C-22).
Result<std::optional<directory::DirectoryContent>> EmbeddedMunicipalStore::noteTold(store::Transaction &transaction, const Tenant &tenant,
                                                                                    const QList<journal::Entry> &entries)
{
    if (entries.isEmpty())
        return std::optional<directory::DirectoryContent>();
    MADOGUCHI_ASSIGN(directory::DirectoryContent content, kept(transaction.connection(), tenant.municipality));
    const auto terminal = std::ranges::find(content.terminals, TerminalId(tenant.terminal), &directory::TerminalEntry::id);
    bool changed = false;
    for (const journal::Entry &entry : entries) {
        if (entry.useCase == QLatin1String(api::info(api::UseCase::ErasureCarryOut).id)) {
            const auto erasure = std::ranges::find(content.erasures, entry.object, &directory::Erasure::id);
            if (entry.outcome == api::Outcome::Done && erasure != content.erasures.end() && terminal != content.terminals.end()) {
                terminal->erased = entry.object;
                changed = true;
            }
            continue;
        }
        const auto words = directory::readKeyChange(entry.detail);
        if (words && terminal != content.terminals.end())
            changed = directory::noteKeyChange(*terminal, *words, QDateTime::fromMSecsSinceEpoch(entry.utcMs, Qt::UTC)) || changed;
    }
    if (!changed)
        return std::optional<directory::DirectoryContent>();
    ++content.version;
    content.at = m_clock.utc();
    MADOGUCHI_TRY(setDirectory(transaction, content));
    return std::optional(std::move(content));
}

} // namespace madoguchi::federation
