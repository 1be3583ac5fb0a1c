#include "checker/protocol.h"

#include "base/base64.h"
#include "base/json_members.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::checker {

namespace {

constexpr int version = 1;
constexpr int mostRefusals = 100;
constexpr int mostColumns = 200;
constexpr int mostText = 4000; ///< of a column; the layout says how much it is

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

Error notSaid(const char *what) { return {ErrorCode::Internal, {QString::fromLatin1(what)}, {}}; }

/// Every member, all of them text.
Result<QMap<QString, QString>> texts(const QJsonObject &object)
{
    QMap<QString, QString> all;
    for (auto member = object.begin(); member != object.end(); ++member) {
        // A byte order mark in front means nothing, and Qt's JSON would not give it back.
        const QString text = member->toString();
        if (!member->isString() || text.size() > mostText || text.startsWith(QChar::ByteOrderMark) || member.key().startsWith(QChar::ByteOrderMark) || all.size() == mostColumns)
            return notSaid("row");
        all.insert(member.key(), text);
    }
    return all;
}

} // namespace

QByteArray pack(const Task &task)
{
    const QByteArray key = task.federationKey.isValid() ? task.federationKey.toDer() : QByteArray();
    return compact({{"version"_L1, version}, {"task"_L1, task.take ? u"take"_s : u"look"_s}, {"encoding"_L1, task.encoding == exchange::Encoding::Utf8 ? u"UTF-8"_s : u"CP932"_s},
                    {"municipality"_L1, task.municipality}, {"terminal"_L1, task.terminal}, {"federationKey"_L1, QString::fromLatin1(key.toBase64())}});
}

Result<Task> unpackTask(const QJsonObject &body)
{
    JsonMembers members(body, ErrorCode::Internal);
    (void)members.integer("version"_L1, version, version);
    Task task;
    const QString what = members.text("task"_L1, 8), encoding = members.text("encoding"_L1, 8);
    task.take = what == "take"_L1;
    task.encoding = encoding == "CP932"_L1 ? exchange::Encoding::Cp932 : exchange::Encoding::Utf8;
    task.municipality = members.text("municipality"_L1, 6);
    task.terminal = members.text("terminal"_L1, 64);
    const QByteArray key = members.base64("federationKey"_L1, 750);
    if (!task.take && what != "look"_L1)
        members.fail("task"_L1, "value"_L1);
    if (encoding != "UTF-8"_L1 && encoding != "CP932"_L1)
        members.fail("encoding"_L1, "value"_L1);
    MADOGUCHI_TRY(members.finish());
    if (task.take) {
        MADOGUCHI_ASSIGN(task.federationKey, crypto::PublicKey::fromDer(key));
    }
    return task;
}

QByteArray pack(const QByteArray &headerLine, qint64 size, const QByteArray &sha256)
{
    return compact({{"header"_L1, QString::fromLatin1(headerLine)}, {"size"_L1, size}, {"sha256"_L1, QString::fromLatin1(sha256.toHex())}});
}

Result<Source> unpackSource(const QJsonObject &body)
{
    JsonMembers members(body, ErrorCode::Internal);
    const QByteArray line = members.text("header"_L1, 1024).toLatin1();
    Source source;
    source.size = members.integer("size"_L1, 1, sourceLimits.bytes);
    source.sha256 = QByteArray::fromHex(members.text("sha256"_L1, 64).toLatin1());
    MADOGUCHI_TRY(members.finish());
    exchange::Refusals refusals(nullptr);
    const auto header = exchange::parseHeader(line, refusals);
    if (!header || source.sha256.size() != 32)
        return notSaid("header");
    source.header = *header;
    return source;
}

QByteArray pack(const SealedRow &row)
{
    QJsonObject values, sealed;
    for (auto value = row.row.begin(); value != row.row.end(); ++value)
        values.insert(value.key(), value->isNull() ? u""_s : *value);
    for (auto value = row.sealed.begin(); value != row.sealed.end(); ++value)
        sealed.insert(value.key(), QString::fromLatin1(value->toBase64()));
    return compact({{"line"_L1, row.line}, {"row"_L1, values}, {"sealed"_L1, sealed}});
}

Result<SealedRow> unpackRow(const QJsonObject &body)
{
    JsonMembers members(body, ErrorCode::Internal);
    SealedRow row;
    row.line = static_cast<int>(members.integer("line"_L1, 2, sourceLimits.rows + 1));
    const QJsonObject values = members.object("row"_L1), sealed = members.object("sealed"_L1);
    MADOGUCHI_TRY(members.finish());
    MADOGUCHI_ASSIGN(row.row, texts(values));
    MADOGUCHI_ASSIGN(const auto blobs, texts(sealed));
    for (auto blob = blobs.begin(); blob != blobs.end(); ++blob) {
        const auto bytes = fromBase64(blob->toLatin1());
        if (!bytes || bytes->isEmpty() || !row.row.value(blob.key(), u"?"_s).isEmpty())
            return notSaid("sealed");
        row.sealed.insert(blob.key(), *bytes);
    }
    return row;
}

QByteArray pack(const QList<exchange::Refusal> &refusals)
{
    QJsonArray places;
    for (const exchange::Refusal &one : refusals)
        places.append(QJsonObject{{"line"_L1, one.line}, {"column"_L1, one.column}, {"item"_L1, one.item.isNull() ? u""_s : one.item}, {"code"_L1, one.code}, {"reason"_L1, one.reason}});
    return compact({{"refusals"_L1, places}});
}

Result<QList<exchange::Refusal>> unpackRefusals(const QJsonObject &body)
{
    JsonMembers members(body, ErrorCode::Internal);
    const QJsonArray places = members.array("refusals"_L1, mostRefusals);
    MADOGUCHI_TRY(members.finish());
    QList<exchange::Refusal> refusals;
    for (const QJsonValue &place : places) {
        JsonMembers one(place.toObject(), ErrorCode::Internal);
        exchange::Refusal refusal;
        refusal.line = static_cast<int>(one.integer("line"_L1, 0, 100'000'000));
        refusal.column = static_cast<int>(one.integer("column"_L1, 0, mostColumns));
        refusal.item = one.text("item"_L1, 100);
        refusal.code = one.text("code"_L1, 8);
        refusal.reason = one.text("reason"_L1);
        MADOGUCHI_TRY(one.finish());
        refusals.append(refusal);
    }
    return refusals.isEmpty() ? Result<QList<exchange::Refusal>>(notSaid("refusals")) : refusals;
}

QByteArray pack(ErrorCode code) { return compact({{"code"_L1, errorText(code)}}); }

Error unpackFailure(const QJsonObject &body)
{
    return {errorFromText(body.value("code"_L1).toString()).value_or(ErrorCode::Internal), {}, {}};
}

bool send(process::Channel &channel, Kind kind, const QByteArray &body, QDeadlineTimer deadline)
{
    return static_cast<std::size_t>(body.size()) <= process::maxBodySize
        && channel.send(static_cast<std::uint8_t>(kind), {reinterpret_cast<const std::uint8_t *>(body.constData()), static_cast<std::size_t>(body.size())}, deadline);
}

Result<QJsonObject> bodyOf(const process::Frame &frame)
{
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(frame.body.data()), static_cast<qsizetype>(frame.body.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isObject() ? Result<QJsonObject>(document.object()) : notSaid("body");
}

QString numberId(const QByteArray &sha256, int line, const exchange::Column &column)
{
    return u"%1-%2-%3"_s.arg(QString::fromLatin1(sha256.toHex().first(32))).arg(line).arg(column.number);
}

QString addresseeKey(const exchange::Column &column)
{
    return QString(column.key).replace("number_receipt"_L1, "addressee"_L1);
}

} // namespace madoguchi::checker
