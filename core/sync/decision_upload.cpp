#include "sync/decision_upload.h"

#include "base/json_members.h"
#include "journal/outbox.h"
#include "sync/ledger.h"
#include "sync/signed_answer.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int batchItems = 100;

using Items = QList<journal::OutboxItem>;

struct Answer {
    bool taken = false;
    QString reason; ///< of a refusal, as the list of what was set aside reads it
};

QJsonObject toWire(const Items &items)
{
    QJsonArray decisions;
    for (const journal::OutboxItem &item : items) {
        QJsonObject decision = item.body;
        decision["id"_L1] = item.id.text();
        decisions.append(decision);
    }
    return {{"decisions"_L1, decisions}};
}

Result<Answer> parse(const QJsonValue &value, const journal::OutboxItem &item)
{
    JsonMembers members(value.toObject(), ErrorCode::ReceiptInvalid, u"results"_s);
    if (members.text("id"_L1, 64) != item.id.text())
        members.fail("id"_L1, "value"_L1);
    const QString outcome = members.text("outcome"_L1, 16), receipt = members.text("receipt"_L1, 20), code = members.text("code"_L1, 16), field = members.text("field"_L1, 200);
    const bool refused = outcome == "refused"_L1, taken = outcome == "accepted"_L1 || outcome == "already"_L1;
    if (!refused && !taken)
        members.fail("outcome"_L1, "value"_L1);
    if (taken == receipt.isEmpty() || refused == code.isEmpty())
        members.fail("receipt"_L1, "value"_L1);
    MADOGUCHI_TRY(members.finish());
    return Answer{taken, (code + u' ' + field).trimmed()};
}

/// Of each item, in order; what is not the federation's word about exactly these is ReceiptInvalid.
Result<QList<Answer>> readAnswers(const Link &link, const QJsonObject &body, const Items &items)
{
    MADOGUCHI_ASSIGN(const QJsonObject payload, openSigned(body, link.options.receiptsKey, "continuity"_L1));
    JsonMembers members(payload, ErrorCode::ReceiptInvalid);
    (void)members.text("type"_L1, 16);
    (void)members.time("at"_L1);
    if (members.text("municipality"_L1, 6) != link.options.municipality)
        members.fail("municipality"_L1, "value"_L1);
    const QJsonArray results = members.array("results"_L1, batchItems);
    MADOGUCHI_TRY(members.finish());
    if (results.size() != items.size())
        return Error{ErrorCode::ReceiptInvalid, {u"results"_s}, {}};
    QList<Answer> answers;
    for (qsizetype i = 0; i < items.size(); ++i) {
        MADOGUCHI_ASSIGN(const Answer answer, parse(results.at(i), items.at(i)));
        answers.append(answer);
    }
    return answers;
}

/// An entry in the record for each batch: that decisions have left, and how many were taken.
Result<int> keep(Link &link, const Items &items, const QList<Answer> &answers, const QByteArray &receipt)
{
    const QDateTime now = link.clock.utc();
    return await(link.runner.run<int>(api::UseCase::ContinuityDeliver, [&](journal::UseCaseRunner::Scope &scope) -> Result<int> {
        QList<ChangeId> taken;
        for (qsizetype i = 0; i < items.size(); ++i) {
            const ChangeId &id = items.at(i).id;
            if (answers.at(i).taken) {
                MADOGUCHI_TRY(journal::acknowledge(scope.transaction, id, receipt, now));
                taken.append(id);
                continue;
            }
            MADOGUCHI_TRY(journal::setAside(scope.transaction, id, answers.at(i).reason, now));
            MADOGUCHI_TRY(refuseRow(scope.transaction, id, answers.at(i).reason, now));
        }
        MADOGUCHI_TRY(confirmRows(scope.transaction, taken, receipt, now));
        scope.note.count = items.size();
        return static_cast<int>(taken.size());
    }));
}

Result<int> send(Link &link, const Items &items)
{
    MADOGUCHI_ASSIGN(const QJsonObject body, link.client.json(post(u"/federation/v1/continuity"_s, toWire(items))));
    MADOGUCHI_ASSIGN(const auto answers, readAnswers(link, body, items));
    return keep(link, items, answers, signedBytes(body));
}

/// The federation does not take the batch as a whole: one by one it shows which decision is the bad one.
Result<int> sendEach(Link &link, const Items &items)
{
    int taken = 0;
    for (const journal::OutboxItem &item : items) {
        auto alone = send(link, {item});
        if (!alone.ok() && alone.error().code == ErrorCode::AnswerRefused)
            alone = keep(link, {item}, {Answer{false, alone.error().args.join(u' ')}}, {});
        MADOGUCHI_ASSIGN(const int one, std::move(alone));
        taken += one;
    }
    return taken;
}

} // namespace

Result<int> sendDecisions(Link &link)
{
    for (int all = 0;;) {
        if (link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const Items items, await(link.store().read<Items>([](store::Connection &connection) { return journal::requestsToSend(connection, batchItems); })));
        if (items.isEmpty())
            return all;
        auto sent = send(link, items);
        if (!sent.ok() && sent.error().code == ErrorCode::AnswerRefused)
            sent = sendEach(link, items);
        MADOGUCHI_ASSIGN(const int taken, std::move(sent));
        all += taken;
    }
}

} // namespace madoguchi::sync
