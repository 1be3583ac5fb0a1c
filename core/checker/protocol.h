#pragma once

#include "crypto/key.h"
#include "exchange/row_reader.h"
#include "process/channel.h"

#include <QJsonObject>

/// What the terminal and `madoguchi-checker` say to each other: FORMAT.md. Both sides read strictly.
namespace madoguchi::checker {

enum class Kind : std::uint8_t { Task = 0x01, Header = 0x81, Row, End, Refused, Failed };

/// Of one source. A larger one is no day's work of a municipality: TooLarge.
constexpr exchange::Limits sourceLimits{64 * 1024 * 1024, 100'000, 64 * 1024};

struct Task {
    bool take = false; ///< else: look
    exchange::Encoding encoding = exchange::Encoding::Utf8;
    QString municipality, terminal;
    crypto::PublicKey federationKey; ///< of a take
};
struct Source {
    exchange::FileHeader header;
    qint64 size = 0;
    QByteArray sha256; ///< of the whole file, 32 bytes
};
struct SealedRow {
    int line = 0;
    exchange::Row row;                ///< number columns are empty
    QMap<QString, QByteArray> sealed; ///< by number column
};

QByteArray pack(const Task &task);
Result<Task> unpackTask(const QJsonObject &body);
QByteArray pack(const QByteArray &headerLine, qint64 size, const QByteArray &sha256);
Result<Source> unpackSource(const QJsonObject &body);
QByteArray pack(const SealedRow &row);
Result<SealedRow> unpackRow(const QJsonObject &body);
QByteArray pack(const QList<exchange::Refusal> &refusals);
Result<QList<exchange::Refusal>> unpackRefusals(const QJsonObject &body);
QByteArray pack(ErrorCode code);
Error unpackFailure(const QJsonObject &body);

bool send(process::Channel &channel, Kind kind, const QByteArray &body, QDeadlineTimer deadline);
/// Internal: not an object.
Result<QJsonObject> bodyOf(const process::Frame &frame);

/// Of a number's request: the same file taken in again sends the same.
QString numberId(const QByteArray &sha256, int line, const exchange::Column &column);
/// The column that says whose number it is.
QString addresseeKey(const exchange::Column &column);

} // namespace madoguchi::checker
