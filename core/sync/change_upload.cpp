#include "sync/change_upload.h"

#include "base/json_members.h"
#include "sync/ledger.h"
#include "sync/signed_answer.h"
#include "sync/state.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int batchItems = 100;
constexpr qint64 batchBytes = 3 * 1024 * 1024; // the server takes 4 MiB

/// What no person made (the task that a row of a received file is) stands in the terminal's name.
QJsonObject toWire(const journal::OutboxItem &item, const QString &terminal)
{
    QJsonObject change{{"id"_L1, item.id.text()},
                       {"kind"_L1, item.kind},
                       {"aggregate"_L1, item.aggregate},
                       {"baseVersion"_L1, item.baseVersion},
                       {"actor"_L1, item.actor.isEmpty() ? terminal : item.actor},
                       {"at"_L1, wireTime(item.at)},
                       {"body"_L1, item.body}};
    if (!item.baseDigest.isEmpty())
        change["baseDigest"_L1] = QString::fromLatin1(item.baseDigest.toHex());
    return change;
}

struct Answer {
    QString result, code, field;
    QJsonValue receipt;
    QJsonObject current; ///< of what is not taken: what stands; empty: nothing does
};

Result<Answer> parse(const QJsonValue &value, const journal::OutboxItem &item)
{
    JsonMembers members(value.toObject(), ErrorCode::AnswerMalformed, u"answers"_s);
    Answer answer;
    if (members.text("id"_L1, 64) != item.id.text())
        members.fail("id"_L1, "value"_L1);
    answer.result = members.text("result"_L1, 16);
    answer.code = members.optionalText("code"_L1, 16);
    answer.field = members.optionalText("field"_L1, 200);
    answer.receipt = members.value("receipt"_L1);
    (void)members.value("version"_L1); // stands in the receipt, where it is signed
    answer.current = members.value("current"_L1).toObject();
    MADOGUCHI_TRY(members.finish());
    static const QStringList results{u"accepted"_s, u"already"_s, u"conflict"_s, u"behind"_s, u"refused"_s};
    if (!results.contains(answer.result))
        return Error{ErrorCode::AnswerMalformed, {u"answers/result"_s}, {}};
    return answer;
}

bool sameThing(const journal::OutboxItem &one, const journal::OutboxItem &other)
{
    return one.kind == other.kind && one.aggregate == other.aggregate;
}

} // namespace

Result<int> ChangeUpload::run()
{
    int acknowledged = 0;
    for (;;) {
        MADOGUCHI_ASSIGN(const Items items, nextBatch());
        if (items.isEmpty())
            return acknowledged;
        auto sent = sendBatch(items);
        if (!sent.ok() && sent.error().code == ErrorCode::AnswerRefused) {
            // The server does not take the batch as a whole: one by one it shows which item is the bad one.
            for (const journal::OutboxItem &item : items) {
                auto alone = sendBatch({item});
                if (!alone.ok() && alone.error().code == ErrorCode::AnswerRefused)
                    alone = setOneAside(item, alone.error().args.join(u' '));
                MADOGUCHI_ASSIGN(const int taken, std::move(alone));
                acknowledged += taken;
            }
            continue;
        }
        MADOGUCHI_ASSIGN(const int taken, std::move(sent));
        acknowledged += taken;
    }
}

Result<ChangeUpload::Items> ChangeUpload::nextBatch()
{
    MADOGUCHI_ASSIGN(Items items, await(m_link.store().write<Items>([this](store::Transaction &transaction) -> Result<Items> {
        const QDateTime now = m_link.clock.utc();
        MADOGUCHI_ASSIGN(const Items aside, journal::setAsideOnRefused(transaction, now));
        MADOGUCHI_TRY(beginDeliveries(transaction, aside));
        for (const journal::OutboxItem &item : aside) {
            if (!hasDelivery(item.kind))
                continue;
            MADOGUCHI_ASSIGN(const auto refused, journal::refusedItem(transaction.connection(), item.id));
            MADOGUCHI_TRY(refuse(transaction, item.id.text(), Station::Municipal, refused.reason, now));
        }
        return journal::queued(transaction.connection(), journal::Destination::Municipal, batchItems + behind());
    })));
    items.removeIf([this](const journal::OutboxItem &item) { return m_behind.contains(item.id.text()); });
    Items first; // of each thing one: what stands on it waits for its answer
    for (const journal::OutboxItem &item : std::as_const(items))
        if (std::ranges::none_of(first, [&](const auto &earlier) { return sameThing(earlier, item); }))
            first.append(item);
    items.swap(first);
    items.resize(std::min<qsizetype>(items.size(), batchItems));
    qint64 bytes = 0;
    for (int i = 0; i < items.size(); ++i) {
        bytes += QJsonDocument(items.at(i).body).toJson(QJsonDocument::Compact).size() + 512;
        if (bytes > batchBytes && i > 0)
            return items.first(i);
    }
    return items;
}

Result<int> ChangeUpload::sendBatch(const Items &items)
{
    QJsonArray list;
    for (const journal::OutboxItem &item : items)
        list.append(toWire(item, m_link.options.terminal));
    MADOGUCHI_ASSIGN(const FeedPoint known, await(m_link.store().read<FeedPoint>(knownPoint)));
    const QJsonObject request{{"known"_L1, QJsonObject{{"position"_L1, known.position}, {"mark"_L1, known.mark}}}, {"items"_L1, list}};
    MADOGUCHI_ASSIGN(const QJsonObject body, m_link.client.json(post(u"/v1/changes"_s, request)));
    JsonMembers members(body, ErrorCode::AnswerMalformed);
    const QJsonArray answers = members.array("answers"_L1, batchItems);
    JsonMembers place(members.object("head"_L1), ErrorCode::AnswerMalformed, u"head"_s);
    const FeedPoint head{place.integer("position"_L1, 0), place.text("mark"_L1, 16)};
    MADOGUCHI_TRY(place.finish());
    MADOGUCHI_TRY(members.finish());
    if (answers.size() != items.size())
        return Error{ErrorCode::AnswerMalformed, {u"answers"_s}, {}};
    return keepAnswers(items, answers, head);
}

Result<int> ChangeUpload::keepAnswers(const Items &items, const QJsonArray &answers, const FeedPoint &head)
{
    std::optional<Error> firstBad; // an item without a good receipt stays queued; those beside it do not suffer
    QList<Answer> parsed;
    for (int i = 0; i < items.size(); ++i) {
        MADOGUCHI_ASSIGN(const Answer answer, parse(answers.at(i), items.at(i)));
        parsed.append(answer);
        if (answer.result != "accepted"_L1 && answer.result != "already"_L1)
            continue;
        const auto receipt = openSigned(answer.receipt, m_link.options.receiptsKey, "change"_L1);
        if (receipt.ok() && receipt->value("id"_L1).toString() == items.at(i).id.text())
            continue;
        parsed.last().result.clear();
        if (!firstBad)
            firstBad = receipt.ok() ? Error{ErrorCode::ReceiptInvalid, {u"id"_s}, {}} : receipt.error();
    }
    const QDateTime now = m_link.clock.utc();
    MADOGUCHI_ASSIGN(const int taken, await(m_link.store().write<int>([&](store::Transaction &transaction) -> Result<int> {
        int acknowledged = 0;
        MADOGUCHI_TRY(beginDeliveries(transaction, items));
        for (int i = 0; i < items.size(); ++i) {
            const journal::OutboxItem &item = items.at(i);
            const Answer &answer = parsed.at(i);
            if (answer.result.isEmpty() || answer.result == "behind"_L1)
                continue;
            const bool ledger = hasDelivery(item.kind);
            if (answer.result == "accepted"_L1 || answer.result == "already"_L1) {
                const QByteArray receipt = signedBytes(answer.receipt);
                MADOGUCHI_TRY(journal::acknowledge(transaction, item.id, receipt, now));
                if (ledger)
                    MADOGUCHI_TRY(confirm(transaction, item.id.text(), Station::Municipal, receipt, now));
                ++acknowledged;
                continue;
            }
            const QString reason = answer.result == "conflict"_L1 ? u"conflict"_s : (answer.code + u' ' + answer.field).trimmed();
            MADOGUCHI_TRY(journal::setAside(transaction, item.id, reason, now));
            if (!answer.current.isEmpty())
                MADOGUCHI_TRY(journal::keepCurrent(transaction, item.id, answer.current));
            if (ledger)
                MADOGUCHI_TRY(refuse(transaction, item.id.text(), Station::Municipal, reason, now));
        }
        MADOGUCHI_TRY(traceHead(transaction, head, now));
        MADOGUCHI_TRY(setSuccess(transaction, "changes"_L1, now));
        return acknowledged;
    })));
    for (int i = 0; i < items.size(); ++i)
        if (parsed.at(i).result == "behind"_L1)
            m_behind.insert(items.at(i).id.text());
    if (firstBad)
        return *firstBad;
    return taken;
}

Result<int> ChangeUpload::setOneAside(const journal::OutboxItem &item, const QString &reason)
{
    return await(m_link.store().write<int>([&](store::Transaction &transaction) -> Result<int> {
        const QDateTime now = m_link.clock.utc();
        MADOGUCHI_TRY(beginDeliveries(transaction, {item}));
        MADOGUCHI_TRY(journal::setAside(transaction, item.id, reason, now));
        if (item.kind == "notification"_L1)
            MADOGUCHI_TRY(refuse(transaction, item.id.text(), Station::Municipal, reason, now));
        return 0;
    }));
}

} // namespace madoguchi::sync
