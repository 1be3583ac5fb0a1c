// What becomes of an upload once its last byte is in. One transaction with that byte: after a kill the upload is either
// incomplete and goes on, or decided.
#include "crypto/digest.h"
#include "federation/embedded_federation_store.h"
#include "federation/intake.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

QJsonObject listed(const QList<exchange::Refusal> &refusals, const QString &reason)
{
    QJsonArray places;
    for (const exchange::Refusal &one : refusals)
        places.append(QJsonObject{{"line"_L1, one.line}, {"column"_L1, one.column}, {"item"_L1, stored(one.item)}, {"code"_L1, one.code}, {"reason"_L1, one.reason}});
    return {{"state"_L1, u"refused"_s}, {"refusals"_L1, places}, {"reason"_L1, reason}};
}

} // namespace

/// Of the file, not of one of its rows: its terminal keeps them and composes anew.
QJsonObject EmbeddedFederationStore::refusal(const char *code, const char *reason)
{
    return listed({exchange::Refusal{0, 0, {}, QLatin1StringView(code), QLatin1StringView(reason)}}, QLatin1StringView(code));
}

Result<Done> EmbeddedFederationStore::settle(store::Transaction &transaction, const QString &upload, const QString &state, const QJsonObject &answer)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE upload SET state = ?2, answer = ?3 WHERE id = ?1", {upload, state, compact(answer)}));
    if (state == "held"_L1)
        return done();
    return transaction.exec("DELETE FROM upload_part WHERE upload = ?1", {upload});
}

Result<Done> EmbeddedFederationStore::conclude(store::Transaction &transaction, const Tenant &tenant, const Upload &upload)
{
    MADOGUCHI_ASSIGN(bool accepted, concludeOne(transaction, tenant.municipality, upload));
    // A gap that closes lets the next one in, and the next.
    while (accepted) {
        MADOGUCHI_ASSIGN(const qint64 last, lastAccepted(transaction.connection(), tenant.municipality, upload.layout));
        QString next;
        {
            MADOGUCHI_ASSIGN(auto held, transaction.query("SELECT id FROM upload WHERE municipality = ?1 AND layout = ?2 AND sequence = ?3 AND state = 'held' ORDER BY at LIMIT 1",
                                                          {tenant.municipality, upload.layout, last + 1}));
            MADOGUCHI_ASSIGN(const bool waits, held.next());
            if (!waits)
                break;
            next = held.text(0);
        }
        MADOGUCHI_ASSIGN(const Upload following, find(transaction.connection(), tenant, next));
        MADOGUCHI_ASSIGN(accepted, concludeOne(transaction, tenant.municipality, following));
    }
    return done();
}

Result<bool> EmbeddedFederationStore::concludeOne(store::Transaction &transaction, const QString &municipality, const Upload &upload)
{
    {
        MADOGUCHI_ASSIGN(auto same, transaction.query("SELECT sha256, receipt FROM accepted_file WHERE municipality = ?1 AND layout = ?2 AND sequence = ?3",
                                                      {municipality, upload.layout, upload.sequence}));
        MADOGUCHI_ASSIGN(const bool exists, same.next());
        if (exists && same.text(0) == upload.sha256) {
            const QJsonObject receipt = QJsonDocument::fromJson(same.text(1).toUtf8()).object();
            MADOGUCHI_TRY(settle(transaction, upload.id, u"accepted"_s, {{"state"_L1, u"accepted"_s}, {"receipt"_L1, receipt}}));
            return false; // nothing new stands behind it
        }
        if (exists) {
            MADOGUCHI_TRY(settle(transaction, upload.id, u"refused"_s, refusal("E09", "another file was accepted under this number")));
            return false;
        }
    }
    MADOGUCHI_ASSIGN(const bool lost, isInOtherHands(transaction.connection(), municipality, upload));
    if (lost) {
        MADOGUCHI_TRY(settle(transaction, upload.id, u"refused"_s, refusal("E09", "the number was taken back")));
        return false;
    }
    MADOGUCHI_ASSIGN(const qint64 last, lastAccepted(transaction.connection(), municipality, upload.layout));
    if (upload.sequence != last + 1) {
        MADOGUCHI_TRY(settle(transaction, upload.id, u"held"_s, {{"state"_L1, u"held"_s}, {"reason"_L1, u"E09"_s}}));
        return false;
    }
    QByteArray content;
    content.reserve(upload.length);
    {
        MADOGUCHI_ASSIGN(auto parts, transaction.query("SELECT bytes FROM upload_part WHERE upload = ?1 ORDER BY start", {upload.id}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, parts.next());
            if (!more)
                break;
            content += parts.blob(0);
        }
    }
    return check(transaction, municipality, upload, content);
}

Result<bool> EmbeddedFederationStore::check(store::Transaction &transaction, const QString &municipality, const Upload &upload, const QByteArray &content)
{
    const auto refuse = [&](const QJsonObject &answer) -> Result<bool> {
        MADOGUCHI_TRY(settle(transaction, upload.id, u"refused"_s, answer));
        return false;
    };
    if (QString::fromLatin1(crypto::sha256(content).toHex()) != upload.sha256)
        return refuse(refusal("E09", "the bytes are not those that were announced"));
    QList<exchange::Refusal> refusals;
    auto file = exchange::readFile(m_layouts[upload.layout], content, &refusals);
    if (!file.ok())
        return refuse(listed(refusals, file.error().args.value(0)));
    const exchange::FileHeader &header = file->header;
    if (header.sender != municipality || header.receiver != u"K"_s + m_config.prefecture)
        return refuse(refusal("E03", "sender or receiver"));
    if (header.sequence != upload.sequence || header.previousSequence != upload.sequence - 1)
        return refuse(refusal("E09", "sequence number of the header"));
    const auto own = std::find_if(m_config.municipalities.begin(), m_config.municipalities.end(), [&](const auto &one) { return one.code == municipality; });
    Intake intake(transaction.connection(), municipality, own->insurer);
    MADOGUCHI_ASSIGN(const Verdict verdict, upload.layout == "F1"_L1   ? intake.checkHouseholds(file->rows)
                                            : upload.layout == "F2"_L1 ? intake.checkPersons(file->rows)
                                                                       : intake.checkMonths(file->rows));
    if (!verdict.refusals.isEmpty())
        return refuse(listed(verdict.refusals, verdict.refusals.first().code));
    MADOGUCHI_TRY(accept(transaction, municipality, upload, *file, verdict.findings));
    return true;
}

Result<Done> EmbeddedFederationStore::rememberHousehold(store::Transaction &transaction, const QString &municipality, const exchange::Row &row) const
{
    // 取消: the household stays known, for the rows of its persons that follow; it never applied.
    const QString from = row[u"operation"_s] == "3"_L1 ? u""_s : row[u"applied_from"_s];
    MADOGUCHI_TRY(transaction.exec("INSERT OR REPLACE INTO known_household (municipality, household, insured_number, applied_from, applied_until, history) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                   {municipality, row[u"household"_s], row[u"number"_s], from, stored(row[u"applied_until"_s]), row[u"history"_s].toLongLong()}));
    MADOGUCHI_TRY(transaction.exec("UPDATE OR REPLACE known_head SET replaced_on = ?4 WHERE municipality = ?1 AND household = ?2 AND replaced_on = '' AND addressee <> ?3",
                                   {municipality, row[u"household"_s], row[u"head_addressee"_s], m_clock.today().toString(Qt::ISODate)}));
    return transaction.exec("INSERT OR REPLACE INTO known_head (municipality, household, addressee, replaced_on, kind, kana, birth) VALUES (?1, ?2, ?3, '', ?4, ?5, ?6)",
                            {municipality, row[u"household"_s], row[u"head_addressee"_s], row[u"head_kind"_s], row[u"head_kana"_s], stored(row[u"head_birth"_s])});
}

Result<Done> EmbeddedFederationStore::accept(store::Transaction &transaction, const QString &municipality, const Upload &upload,
                                             const exchange::ReadFile &file, const QList<Finding> &findings)
{
    const QString at = wireTime(m_clock.utc());
    QHash<int, QJsonArray> warnings;
    for (const Finding &one : findings)
        warnings[one.line].append(QJsonObject{{"code"_L1, one.code}, {"item"_L1, one.item}, {"needsAction"_L1, one.needsAction}});
    for (int i = 0; i < file.rows.size(); ++i) {
        const exchange::Row &row = file.rows[i];
        const int line = i + 2;
        if (upload.layout == "F8"_L1) {
            MADOGUCHI_TRY(Continuity::putMonth(transaction, row));
            continue;
        }
        QJsonObject columns = objectOf(row);
        if (upload.layout == "F1"_L1) {
            MADOGUCHI_TRY(rememberHousehold(transaction, municipality, row));
            const bool nominal = row[u"head_kind"_s] == "2"_L1; // he stands in no file of persons
            if (!nominal && !warnings.contains(line))
                continue;
            columns = {{"household"_L1, row[u"household"_s]}};
            if (nominal)
                for (const QString &key : {u"operation"_s, u"head_addressee"_s, u"head_number_receipt"_s})
                    columns.insert(key, stored(row[key]));
        }
        MADOGUCHI_TRY(transaction.exec("INSERT INTO waiting_row (municipality, file_id, sequence, line, columns, findings, at, addressee) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                       {municipality, file.header.fileId, upload.sequence, line, compact(columns),
                                        QString::fromUtf8(QJsonDocument(warnings.value(line)).toJson(QJsonDocument::Compact)), at, stored(row.value(u"addressee"_s))}));
    }
    const QJsonObject receipt = m_receipts.sign({{"type"_L1, u"file"_s}, {"fileId"_L1, file.header.fileId}, {"name"_L1, m_layouts[upload.layout].name},
                                                 {"sequence"_L1, upload.sequence}, {"sha256"_L1, upload.sha256}, {"records"_L1, file.header.records}, {"at"_L1, at}});
    MADOGUCHI_TRY(transaction.exec("INSERT INTO accepted_file (municipality, layout, sequence, sha256, receipt, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                   {municipality, upload.layout, upload.sequence, upload.sha256, compact(receipt), at}));
    MADOGUCHI_TRY(transaction.exec("DELETE FROM handed_sequence WHERE municipality = ?1 AND layout = ?2 AND sequence <= ?3", {municipality, upload.layout, upload.sequence}));
    MADOGUCHI_TRY(settle(transaction, upload.id, u"accepted"_s, {{"state"_L1, u"accepted"_s}, {"receipt"_L1, receipt}}));
    // The household file comes first; its warnings leave together with the answers to its persons.
    return upload.layout == "F1"_L1 ? done() : answerAtOnce(transaction, municipality);
}

} // namespace madoguchi::federation
