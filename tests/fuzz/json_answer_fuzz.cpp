#include "harness.h"

#include "base/json_members.h"
#include "exchange/schema.h"
#include "sync/client.h"
#include "sync/erasure.h"
#include "sync/signed_answer.h"

#include <QJsonDocument>

using namespace madoguchi;
using namespace madoguchi::fuzz;
using namespace Qt::StringLiterals;

namespace {

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

/// Reading one object strictly: within its limits, never null, and a member too many is an error.
void members(const QJsonObject &object)
{
    JsonMembers members(object, ErrorCode::AnswerMalformed);
    PROMISE(members.text("type"_L1, 20).size() <= 20 && !members.text("key"_L1).isNull());
    const qint64 version = members.integer("version"_L1, 1, 1'000'000);
    PROMISE(version >= 1 && version <= 1'000'000);
    PROMISE(members.base64("payload"_L1, 64).size() <= 70);
    PROMISE(members.array("items"_L1, 3).size() <= 3);
    (void)members.optionalText("name"_L1);
    (void)members.boolean("good"_L1);
    (void)members.object("body"_L1);
    const QDateTime at = members.time("at"_L1), until = members.optionalTime("until"_L1);
    if (!members.finish().ok())
        return;
    PROMISE(at.isValid() && wireTime(at) == object["at"_L1].toString() && wireTime(until) == object["until"_L1].toString());
    PROMISE(object.size() <= 10 && object["version"_L1].toInteger() == version);
}

/// Only what the receipts key has signed, with the type that was asked for, opens.
void signedAnswer(const QByteArray &text)
{
    static const crypto::PrivateKey receipts = must(crypto::PrivateKey::generate()), stranger = must(crypto::PrivateKey::generate());
    const auto answer = [&](const crypto::PrivateKey &key) {
        return QJsonObject{{"payload"_L1, base64(text)}, {"signature"_L1, base64(key.sign(text))}, {"key"_L1, u"receipts"_s}};
    };
    const QJsonObject payload = QJsonDocument::fromJson(text).object();
    const auto opened = sync::openSigned(answer(receipts), receipts.publicKey(), "change"_L1);
    PROMISE(opened.ok() == (payload["type"_L1] == "change"_L1));
    PROMISE(!opened.ok() || *opened == payload);
    PROMISE(!sync::openSigned(answer(stranger), receipts.publicKey(), "change"_L1).ok());
    PROMISE(!sync::openSigned(payload, receipts.publicKey(), "change"_L1).ok());
}

/// A list of what is to be erased has a day and no more than a screen can hold, or it is none.
void expired(const QJsonObject &object)
{
    const auto list = sync::readExpired(object);
    if (!list.ok())
        return;
    PROMISE(list->day.isValid() && list->count >= 0 && list->items.size() <= api::ExpiredList::shown && list->digest.size() <= 32);
    for (const api::ExpiredItem &item : list->items)
        PROMISE(item.keptUntil.isValid() && item.label.size() <= 60);
}

/// A refusal's words reach the screen and the log: codes and names of members, nothing else.
void refusal(const QByteArray &text, int status)
{
    const Error error = sync::Client::refusal({status, {}, text});
    for (const QString &word : error.args)
        PROMISE(word.size() <= 64 && std::ranges::all_of(word, [](QChar c) { return c > u' ' && c <= u'~'; }));
}

/// What a schema lets pass it lets pass again after it was written and read, and so does the whole interface.
void schemas(const QByteArray &text)
{
    static const exchange::SchemaSet set = must(exchange::SchemaSet::load(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/openapi.json")));
    const auto parsed = exchange::parseJson(text, 8192);
    if (!parsed.ok())
        return;
    const QByteArray written = (parsed->isArray() ? QJsonDocument(parsed->toArray()) : QJsonDocument(parsed->toObject())).toJson(QJsonDocument::Compact);
    const auto again = must(exchange::parseJson(written, 1024 * 1024));
    PROMISE(again == *parsed);
    for (const QString &name : set.names()) {
        const auto checked = set.check(name, *parsed);
        PROMISE(checked.ok() == set.check(name, again).ok());
        PROMISE(checked.ok() || checked.error().field.size() < 200); // of a stranger's names none is repeated
    }
}

} // namespace

// JSON from the other side of the line. The first byte chooses the status of a refusal.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const int statuses[] = {400, 403, 404, 409, 422, 429, 500, 503, 301, 405};
    if (size < 1)
        return 0;
    const QByteArray text(reinterpret_cast<const char *>(data) + 1, qsizetype(size - 1));
    const auto object = sync::parseJson(text);
    if (object.ok())
        members(*object), expired(*object);
    signedAnswer(text);
    refusal(text, statuses[data[0] % std::size(statuses)]);
    schemas(text);
    return 0;
}
