#include "federation/embedded_federation_store.h"

#include "base/id.h"
#include "crypto/digest.h"
#include "federation/answer_files.h"
#include "federation/cycle.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int listLimit = 1000;
constexpr int cycleHour = 18; ///< Japanese time

Result<QString> epoch(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT epoch FROM federation_meta"));
    MADOGUCHI_TRY(rows.next());
    return rows.text(0);
}

} // namespace

QFuture<Result<FederationStore::NumberAnswer>> EmbeddedFederationStore::number(Tenant tenant, NumberRequest request)
{
    return m_store->write<NumberAnswer>([this, tenant, request](store::Transaction &transaction) -> Result<NumberAnswer> {
        MADOGUCHI_ASSIGN(const auto before, answeredBefore(transaction, tenant, request));
        if (before)
            return *before;
        std::optional<KeptNumber> sent;
        if (request.open) {
            MADOGUCHI_ASSIGN(sent, request.open());
        }
        MADOGUCHI_ASSIGN(const auto known, knownNumber(transaction, tenant, request.addressee));
        if (!known && !sent)
            return ErrorCode::NumberNotInRegister;
        const KeptNumber kept = sent ? *sent : *known;
        const QString answer = !known || !sent ? u"received"_s : known->index == sent->index ? u"matches"_s : u"differs"_s;
        const QString receipt = u"R-"_s + QString::fromLatin1(crypto::randomBytes(16).toHex());
        MADOGUCHI_TRY(transaction.exec("INSERT INTO number_receipt (receipt, municipality, addressee, number_index, number_sealed, answer, terminal, reception, at, request) "
                                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                       {receipt, tenant.municipality, request.addressee, kept.index, kept.sealed, answer, tenant.terminal, stored(request.reception),
                                        wireTime(m_clock.utc()), request.id}));
        return NumberAnswer{answer, receipt};
    });
}

/// The answer to this very request may have been lost on its way: it is given again, whatever has become of the key since.
Result<std::optional<FederationStore::NumberAnswer>> EmbeddedFederationStore::answeredBefore(store::Transaction &transaction, const Tenant &tenant, const NumberRequest &request)
{
    MADOGUCHI_ASSIGN(auto rows, transaction.query("SELECT answer, receipt, addressee, reception FROM number_receipt WHERE municipality = ?1 AND terminal = ?2 AND request = ?3",
                                                  {tenant.municipality, tenant.terminal, request.id}));
    MADOGUCHI_ASSIGN(const bool exists, rows.next());
    if (!exists)
        return std::optional<NumberAnswer>();
    if (rows.text(2) != request.addressee || rows.text(3) != request.reception)
        return Error{ErrorCode::PreconditionFailed, {}, u"id"_s};
    return std::optional(NumberAnswer{rows.text(0), rows.text(1)});
}

Result<std::optional<KeptNumber>> EmbeddedFederationStore::knownNumber(store::Transaction &transaction, const Tenant &tenant, const QString &addressee)
{
    MADOGUCHI_ASSIGN(auto rows, transaction.query("SELECT number_index, number_sealed FROM known_person WHERE municipality = ?1 AND addressee = ?2 "
                                                  "AND number_index IS NOT NULL",
                                                  {tenant.municipality, addressee}));
    MADOGUCHI_ASSIGN(const bool exists, rows.next());
    return exists ? std::optional(KeptNumber{rows.blob(0), rows.blob(1)}) : std::nullopt;
}

Result<qint64> EmbeddedFederationStore::lastAccepted(store::Connection &connection, const QString &municipality, const QString &layout)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT coalesce(max(sequence), 0) FROM accepted_file WHERE municipality = ?1 AND layout = ?2", {municipality, layout}));
    MADOGUCHI_TRY(rows.next());
    return rows.integer(0);
}

QFuture<Result<QString>> EmbeddedFederationStore::createUpload(Tenant tenant, UploadRequest request)
{
    return m_store->write<QString>([this, tenant, request](store::Transaction &transaction) -> Result<QString> {
        // One unfinished upload a terminal and layout: what was begun and given up does not pile up.
        MADOGUCHI_TRY(transaction.exec("DELETE FROM upload WHERE municipality = ?1 AND terminal = ?2 AND layout = ?3 AND state = 'incomplete'",
                                       {tenant.municipality, tenant.terminal, request.layout}));
        const QString id = madoguchi::newId();
        MADOGUCHI_TRY(transaction.exec("INSERT INTO upload (id, municipality, terminal, layout, sequence, sha256, length, received, state, answer, at) "
                                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 'incomplete', '{\"state\":\"incomplete\"}', ?8)",
                                       {id, tenant.municipality, tenant.terminal, request.layout, request.sequence, request.sha256, request.length,
                                        wireTime(m_clock.utc())}));
        return id;
    });
}

Result<EmbeddedFederationStore::Upload> EmbeddedFederationStore::find(store::Connection &connection, const Tenant &tenant, const QString &id)
{
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT terminal, layout, sequence, sha256, length, received, state FROM upload WHERE id = ?1 AND municipality = ?2",
                                                 {id, tenant.municipality}));
    MADOGUCHI_ASSIGN(const bool exists, rows.next());
    if (!exists)
        return ErrorCode::NotFound;
    return Upload{id, rows.text(0), rows.text(1), rows.integer(2), rows.text(3), rows.integer(4), rows.integer(5), rows.text(6)};
}

QFuture<Result<QJsonArray>> EmbeddedFederationStore::continuity(Tenant tenant, QList<ContinuityCall> calls)
{
    return m_store->write<QJsonArray>([this, tenant, calls](store::Transaction &transaction) -> Result<QJsonArray> {
        Continuity continuity(transaction, m_config.prefecture, m_clock.utc());
        QJsonArray results;
        for (const ContinuityCall &call : calls) {
            MADOGUCHI_ASSIGN(const QJsonObject result, continuity.decide(tenant, call));
            results.append(result);
        }
        MADOGUCHI_TRY(answerAtOnce(transaction, tenant.municipality));
        return results;
    });
}

QFuture<Result<FederationStore::UploadStanding>> EmbeddedFederationStore::upload(Tenant tenant, QString id)
{
    return m_store->read<UploadStanding>([tenant, id](store::Connection &connection) -> Result<UploadStanding> {
        MADOGUCHI_ASSIGN(const Upload upload, find(connection, tenant, id));
        return UploadStanding{upload.received, upload.length};
    });
}

QFuture<Result<FederationStore::UploadStanding>> EmbeddedFederationStore::append(Tenant tenant, QString id, qint64 offset, QByteArray bytes)
{
    return m_store->write<UploadStanding>([this, tenant, id, offset, bytes](store::Transaction &transaction) -> Result<UploadStanding> {
        MADOGUCHI_ASSIGN(Upload upload, find(transaction.connection(), tenant, id));
        if (upload.terminal != tenant.terminal) // others see how it stands; it is nobody else's to fill
            return ErrorCode::NotFound;
        if (offset != upload.received || upload.state != "incomplete"_L1)
            return Error{ErrorCode::PreconditionFailed, {}, u"Upload-Offset"_s};
        if (offset + bytes.size() > upload.length)
            return ErrorCode::TooLarge;
        if (!bytes.isEmpty())
            MADOGUCHI_TRY(transaction.exec("INSERT INTO upload_part (upload, start, bytes) VALUES (?1, ?2, ?3)", {id, offset, bytes}));
        upload.received += bytes.size();
        MADOGUCHI_TRY(transaction.exec("UPDATE upload SET received = ?2 WHERE id = ?1", {id, upload.received}));
        if (upload.received == upload.length)
            MADOGUCHI_TRY(conclude(transaction, tenant, upload));
        return UploadStanding{upload.received, upload.length};
    });
}

QFuture<Result<QJsonObject>> EmbeddedFederationStore::result(Tenant tenant, QString id)
{
    return m_store->read<QJsonObject>([tenant, id](store::Connection &connection) -> Result<QJsonObject> {
        MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT answer FROM upload WHERE id = ?1 AND municipality = ?2", {id, tenant.municipality}));
        MADOGUCHI_ASSIGN(const bool exists, rows.next());
        if (!exists)
            return ErrorCode::NotFound;
        return QJsonDocument::fromJson(rows.text(0).toUtf8()).object();
    });
}

QFuture<Result<FederationStore::FileList>> EmbeddedFederationStore::files(Tenant tenant, qint64 after)
{
    return m_store->read<FileList>([tenant, after](store::Connection &connection) -> Result<FileList> {
        FileList list;
        MADOGUCHI_ASSIGN(list.epoch, epoch(connection));
        {
            MADOGUCHI_ASSIGN(auto head, connection.query("SELECT coalesce(max(position), 0) FROM answer_file WHERE municipality = ?1", {tenant.municipality}));
            MADOGUCHI_TRY(head.next());
            list.head = head.integer(0);
        }
        MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT position, id, layout, name, sequence, sha256, size, records, created_at FROM answer_file "
                                                     "WHERE municipality = ?1 AND position > ?2 ORDER BY position LIMIT ?3",
                                                     {tenant.municipality, after, listLimit}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                return list;
            list.files.append(QJsonObject{{"position"_L1, rows.integer(0)}, {"id"_L1, rows.text(1)}, {"layout"_L1, rows.text(2)}, {"name"_L1, rows.text(3)},
                                          {"sequence"_L1, rows.integer(4)}, {"sha256"_L1, rows.text(5)}, {"size"_L1, rows.integer(6)},
                                          {"records"_L1, rows.integer(7)}, {"createdAt"_L1, rows.text(8)}});
        }
    });
}

QFuture<Result<NextStation::Page>> EmbeddedFederationStore::supply(Tenant tenant, qint64 sequence, qint64 after)
{
    return m_store->read<NextStation::Page>(
        [tenant, sequence, after](store::Connection &connection) { return NextStation::page(connection, tenant.municipality, sequence, after); });
}

QFuture<Result<FederationStore::FileContent>> EmbeddedFederationStore::file(Tenant tenant, QString id, WantedRange wanted)
{
    return m_store->read<FileContent>([tenant, id, wanted](store::Connection &connection) -> Result<FileContent> {
        FileContent content;
        {
            MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT sha256, size FROM answer_file WHERE municipality = ?1 AND id = ?2", {tenant.municipality, id}));
            MADOGUCHI_ASSIGN(const bool exists, rows.next());
            if (!exists)
                return ErrorCode::NotFound;
            content.sha256 = rows.text(0);
            content.size = rows.integer(1);
        }
        content.range = wanted(content.sha256, content.size);
        const bool part = content.range.asked;
        MADOGUCHI_ASSIGN(content.bytes, AnswerFiles::bytes(connection, id, part ? content.range.from : 0, part ? content.range.until : content.size));
        return content;
    });
}

Result<int> EmbeddedFederationStore::runCycle(store::Transaction &transaction, const QString &municipality, bool extract)
{
    const Cycle::Context context{m_layouts, m_config.prefecture, municipality, m_clock.utc(), extract, m_config.cycle == ServerConfig::Cycle::Immediate};
    return Cycle(transaction, context).run();
}

Result<Done> EmbeddedFederationStore::answerAtOnce(store::Transaction &transaction, const QString &municipality)
{
    if (m_config.cycle != ServerConfig::Cycle::Immediate)
        return done();
    MADOGUCHI_ASSIGN(const int written, runCycle(transaction, municipality, true));
    Q_UNUSED(written)
    return done();
}

QFuture<Result<int>> EmbeddedFederationStore::cycleIfDue(QString municipality)
{
    return m_store->write<int>([this, municipality](store::Transaction &transaction) -> Result<int> {
        const QDateTime japan = m_clock.utc().addSecs(9 * 3600);
        const QDate day = japan.time().hour() >= cycleHour ? japan.date() : japan.date().addDays(-1);
        const QString due = day.toString(Qt::ISODate), month = due.first(7); // the newest 18:00 that has passed
        bool extract = true;
        {
            MADOGUCHI_ASSIGN(auto rows, transaction.query("SELECT done, extracted_in FROM cycle_day WHERE municipality = ?1", {municipality}));
            MADOGUCHI_ASSIGN(const bool ran, rows.next());
            if (ran && rows.text(0) >= due)
                return 0;
            extract = !ran || rows.text(1) < month;
        }
        MADOGUCHI_TRY(transaction.exec("INSERT OR REPLACE INTO cycle_day (municipality, done, extracted_in) VALUES (?1, ?2, ?3)", {municipality, due, month}));
        return runCycle(transaction, municipality, extract);
    });
}

} // namespace madoguchi::federation
