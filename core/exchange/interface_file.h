#pragma once

#include "exchange/layout.h"

#include <QDateTime>

namespace madoguchi::exchange {

struct FileHeader {
    QString fileId, version;
    QString sender, receiver;  ///< municipality code (6 digits) or the federation code "K" + prefecture (2 digits), such as K16
    qint64 sequence = 0;       ///< 通番, 8 digits
    qint64 previousSequence = 0;
    QDateTime createdAt; ///< whole seconds; in the file Japanese time
    int records = 0;
};
using Row = QMap<QString, QString>; ///< by column key; dates as ISO yyyy-MM-dd, times as yyyy-MM-ddTHH:mm:ssZ (UTC), empty = not set

/// Why a file is refused: file, line (1 = header), item, reason (E01 …). The file is taken whole or not at all (C-02).
struct Refusal {
    int line = 0;
    int column = 0;
    QString item;
    QString code;   ///< E01…, domain.md §1.3 F9
    QString reason; ///< English words for logs; ui words it by code
};
struct ReadFile {
    FileHeader header;
    QList<Row> rows;
};

struct Limits { qint64 bytes = 512 * 1024 * 1024; int rows = 3'000'000; int lineBytes = 64 * 1024; };

/// Writes H, data and T lines: UTF-8 without BOM, CRLF, CSV without quoting (comma, quote, CR, LF, control characters and PUA refused),
/// trailer with count and SHA-256 of the data lines. Every row is checked like on reading.
Result<QByteArray> writeFile(const Layout &layout, FileHeader header, const QList<Row> &rows, QList<Refusal> *refusals = nullptr);
/// Strict: anything that the layout does not define refuses the whole file. FileRefused; the places in `refusals` (at most 100).
Result<ReadFile> readFile(const Layout &layout, QByteArrayView content, QList<Refusal> *refusals, const Limits &limits = {});
/// The header alone, to find the layout.
Result<FileHeader> readHeader(QByteArrayView content);

} // namespace madoguchi::exchange
