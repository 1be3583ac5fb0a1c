#pragma once

#include "exchange/row_reader.h"

namespace madoguchi::exchange {

struct ReadFile {
    FileHeader header;
    QList<Row> rows;
};

/// Writes H, data and T lines: UTF-8 without BOM, CRLF, CSV without quoting (comma, quote, CR, LF, control characters and PUA refused),
/// trailer with count and SHA-256 of the data lines. Every row is checked like on reading. For files that fit into memory; else RowWriter.
Result<QByteArray> writeFile(const Layout &layout, FileHeader header, const QList<Row> &rows, QList<Refusal> *refusals = nullptr);
/// Strict: anything that the layout does not define refuses the whole file. FileRefused; the places in `refusals` (at most 100).
/// For files that fit into memory; else RowReader.
Result<ReadFile> readFile(const Layout &layout, QByteArrayView content, QList<Refusal> *refusals, const Limits &limits = {});
/// The header alone, to find the layout.
Result<FileHeader> readHeader(QByteArrayView content);

} // namespace madoguchi::exchange
