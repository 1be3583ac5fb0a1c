#pragma once

#include "crypto/digest.h"
#include "exchange/encoding.h"
#include "exchange/field.h"
#include "exchange/file_header.h"
#include "exchange/row_view.h"

#include <functional>
#include <vector>

namespace madoguchi::exchange {

struct Limits { qint64 bytes = 512 * 1024 * 1024; int rows = 3'000'000; int lineBytes = 64 * 1024; };

/// Reads an interface file whose bytes come in pieces of any size, and keeps no more of it than the line under way.
/// Rows are given away before the file is known to be good: only finish() says that it is, and until then nothing may count (C-02).
class RowReader {
public:
    /// One good row and its line (the first has 2). An error ends the reading and comes back from push(). None is called once something was refused.
    using Sink = std::function<Result<Done>(int line, const RowView &row)>;
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
    bool parseRow(QByteArrayView line);
    bool splitRow(QByteArrayView line);
    std::optional<QByteArrayView> parseField(std::size_t column, QByteArrayView text);
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
    crypto::Sha256 m_hash;
    QByteArray m_line, m_trailer; ///< a line that did not come in one piece; the last one
    std::vector<FieldGlance> m_glances;   ///< this and the next four: a column each
    std::vector<QByteArrayView> m_fields; ///< as they stand in the line, behind its "D"
    std::vector<QByteArrayView> m_values; ///< of the row
    std::vector<QByteArray> m_converted;  ///< values that stand nowhere else
    QByteArray m_dates;                   ///< the same of dates
    QByteArray m_text;                    ///< the line in UTF-8, if it is not
    qint64 m_taken = 0;
    int m_number = 0; ///< of the last whole line
    bool m_ended = false;
};

} // namespace madoguchi::exchange
