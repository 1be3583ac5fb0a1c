#pragma once

#include "exchange/encoding.h"
#include "exchange/file_header.h"
#include "exchange/layout.h"

#include <QCryptographicHash>

#include <functional>

namespace madoguchi::exchange {

using Row = QMap<QString, QString>; ///< by column key; dates as ISO yyyy-MM-dd, times as yyyy-MM-ddTHH:mm:ssZ (UTC), empty = not set

struct Limits { qint64 bytes = 512 * 1024 * 1024; int rows = 3'000'000; int lineBytes = 64 * 1024; };

/// Reads an interface file whose bytes come in pieces of any size, and keeps no more of it than the line under way.
/// Rows are given away before the file is known to be good: only finish() says that it is, and until then nothing may count (C-02).
class RowReader {
public:
    /// One good row and its line (the first has 2). An error ends the reading and comes back from push(). None is called once something was refused.
    using Sink = std::function<Result<Done>(int line, Row row)>;
    /// `layouts`: what the file may be; its header chooses by kind and version.
    RowReader(QList<Layout> layouts, Sink sink, QList<Refusal> *refusals = nullptr, const Limits &limits = {}, Encoding encoding = Encoding::Utf8);

    /// FileRefused once nothing further can be read, TooLarge, or the sink's error; the same again from then on.
    Result<Done> push(QByteArrayView piece);
    /// All bytes were pushed: the header if the whole file is right, else FileRefused or the error of push().
    Result<FileHeader> finish();

    const std::optional<FileHeader> &header() const { return m_header; } ///< as soon as its line is in and good
    qsizetype heldBytes() const { return m_line.capacity(); }

private:
    Result<Done> take(QByteArrayView piece);
    Result<Done> takeLine(QByteArrayView line);
    Result<Done> takeHeader(QByteArrayView line);
    Result<Done> takeRow(QByteArrayView line);
    Result<Done> checkEnd();
    Error refuse(int line, const char *code, const char *reason);

    QList<Layout> m_layouts;
    Layout m_layout; ///< of this file, with m_header
    Sink m_sink;
    Limits m_limits;
    Encoding m_encoding;
    Refusals m_refusals;
    std::optional<Error> m_error; ///< why nothing more is read
    std::optional<FileHeader> m_header;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_line, m_trailer;
    qint64 m_taken = 0;
    int m_number = 0; ///< of the last whole line
};

} // namespace madoguchi::exchange
