#include "sync/record_upload.h"

#include "base/json_members.h"
#include "journal/head_note.h"
#include "sync/signed_answer.h"
#include "sync/state.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int batchEntries = 500;

QJsonArray base64List(const QList<QByteArray> &blobs)
{
    QJsonArray list;
    for (const QByteArray &blob : blobs)
        list.append(QString::fromLatin1(blob.toBase64()));
    return list;
}

/// A size the server stands at instead of ours (409).
Result<qint64> standingSize(const Response &response)
{
    MADOGUCHI_ASSIGN(const QJsonObject body, parseJson(response.body));
    JsonMembers members(body, ErrorCode::AnswerMalformed);
    const qint64 size = members.integer("size"_L1);
    for (const auto extra : {"code"_L1, "field"_L1, "message"_L1})
        (void)members.value(extra);
    MADOGUCHI_TRY(members.finish());
    return size;
}

/// How many entries the server misses that it was shown.
Result<qint64> keepReceipt(Link &link, const QJsonObject &body, const journal::HeadNote &head)
{
    JsonMembers members(body, ErrorCode::AnswerMalformed);
    const QJsonObject receipt = members.object("receipt"_L1);
    const qint64 awaited = body.contains("awaited"_L1) ? members.integer("awaited"_L1, 1) : 0;
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(const QJsonObject payload, openSigned(receipt, link.options.receiptsKey, "record"_L1));
    // The root too: a receipt for other entries than ours anchors nothing (C-11).
    if (payload.value("origin"_L1).toString() != head.origin || payload.value("size"_L1).toInteger() != head.size
        || payload.value("root"_L1).toString() != QString::fromLatin1(head.root.toHex()))
        return Error{ErrorCode::ReceiptInvalid, {u"record"_s}, {}};
    MADOGUCHI_TRY(link.runner.record().storeReceipt(signedBytes(receipt), head.size));
    return awaited;
}

} // namespace

Result<Done> uploadRecord(Link &link)
{
    journal::Record &record = link.runner.record();
    const QString origin = u"madoguchi/%1/%2/record"_s.arg(link.options.municipality, link.options.terminal);
    qint64 from = record.head().anchored;
    bool corrected = false;
    std::optional<qint64> awaited; ///< as the server said now
    if (record.head().size > from)
        MADOGUCHI_TRY(record.signHead());
    while (from < record.head().size) {
        MADOGUCHI_ASSIGN(const journal::Record::Batch batch, record.batch(from, batchEntries));
        MADOGUCHI_ASSIGN(const journal::HeadNote head, journal::parseNote(batch.headNote));
        // What had been shown was taken in when the store was opened: it is in here, or it is gone.
        const bool whole = batch.from + batch.entries.size() == record.head().size;
        MADOGUCHI_ASSIGN(const Response response, link.client.send(post(u"/v1/record"_s, {
            {"whole"_L1, whole}, {"origin"_L1, origin}, {"from"_L1, batch.from}, {"entries"_L1, base64List(batch.entries)},
            {"head"_L1, QString::fromUtf8(batch.headNote)}, {"proofFrom"_L1, batch.proofFrom}, {"proof"_L1, base64List(batch.proof)}})));
        if (response.status == 409 && !corrected) {
            // A receipt that never reached us, or a server restored from a copy: go on from where it stands.
            MADOGUCHI_ASSIGN(const qint64 standing, standingSize(response));
            if (standing > record.head().size)
                return Error{ErrorCode::EpochChanged, {u"record"_s}, {}};
            from = standing;
            corrected = true;
            continue; // if it has all already, the next entry's head brings the receipt
        }
        if (response.status == 422) // it is not what the server knows of this terminal: no trouble of the line, and nothing that another try mends
            return Error{ErrorCode::RecordBroken, {u"server"_s, Client::refusal(response).args.value(1)}, {}};
        if (response.status != 200)
            return Client::refusal(response);
        MADOGUCHI_ASSIGN(const QJsonObject body, parseJson(response.body));
        MADOGUCHI_ASSIGN(const qint64 missing, keepReceipt(link, body, head));
        if (whole)
            awaited = missing;
        from = head.size;
        corrected = false;
    }
    // Told with every round until the server says otherwise, not only with the one that had something to send.
    MADOGUCHI_ASSIGN(const QString standing, await(link.store().write<QString>([&](store::Transaction &transaction) -> Result<QString> {
        if (awaited)
            MADOGUCHI_TRY(setState(transaction, "record-awaited"_L1, QString::number(*awaited)));
        MADOGUCHI_TRY(setSuccess(transaction, "record"_L1, link.clock.utc()));
        return state(transaction.connection(), "record-awaited"_L1);
    })));
    if (standing.toLongLong() > 0)
        return Error{ErrorCode::RecordBroken, {u"outside"_s, standing}, {}};
    return done();
}

} // namespace madoguchi::sync
