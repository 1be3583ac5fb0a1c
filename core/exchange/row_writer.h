#pragma once

#include "exchange/row_reader.h"

namespace madoguchi::exchange {

/// Writes an interface file row by row; every row is checked as on reading. What has left before finish() worked is nobody's file (C-02).
class RowWriter {
public:
    using Sink = std::function<Result<Done>(QByteArrayView bytes)>; ///< whole lines, in order; none once something was refused
    /// `header.records` rows will come, since the count stands in the first line.
    RowWriter(Layout layout, FileHeader header, Sink sink, QList<Refusal> *refusals = nullptr, Encoding encoding = Encoding::Utf8);

    /// A row that is wrong is not an error until a hundred places are: all of them are to be said at once. TooLarge, the sink's error, FileRefused,
    /// or EncodingRefused if the first thing wrong was a character that the encoding has not.
    Result<Done> add(const Row &row);
    Result<Done> finish();

private:
    Result<Done> begin();
    Result<Done> emitLine(const QByteArray &line);
    QByteArray rowLine(const Row &row);
    QByteArray field(const Column &column, const QString &value);

    Layout m_layout;
    FileHeader m_header;
    Sink m_sink;
    Encoding m_encoding;
    Refusals m_refusals;
    crypto::Sha256 m_hash;
    qint64 m_bytes = 0;
    int m_rows = 0;
    bool m_begun = false;
};

} // namespace madoguchi::exchange
