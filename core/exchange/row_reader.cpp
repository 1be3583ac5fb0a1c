#include "exchange/row_reader.h"

#include "exchange/field.h"

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

/// Rows are checked field by field; what is wrong is said of every field, so that one round of corrections is enough.
std::optional<Row> parseRow(const Layout &layout, QByteArrayView line, Encoding encoding, int number, Refusals &refusals)
{
    const auto text = decode(line, encoding);
    if (!text) {
        refusals.add(number, 0, {}, u"E01"_s, encoding == Encoding::Utf8 ? u"not UTF-8"_s : u"not CP932"_s);
        return std::nullopt;
    }
    const QList<QStringView> fields = QStringView(*text).split(u',');
    if (fields.size() != layout.columns.size() + 1 || fields[0] != "D"_L1) {
        refusals.add(number, 0, {}, u"E01"_s, u"number of fields"_s);
        return std::nullopt;
    }
    Row row;
    bool good = true;
    for (int i = 0; i < layout.columns.size(); ++i) {
        const Column &column = layout.columns[i];
        const FieldCheck checked = fieldFromFile(column, fields[i + 1]);
        if (!checked.code.isEmpty()) {
            refusals.add(number, column.number, column.key, checked.code, checked.reason);
            good = false;
        }
        row.insert(column.key, checked.value);
    }
    if (!good)
        return std::nullopt;
    return row;
}

} // namespace

RowReader::RowReader(QList<Layout> layouts, Sink sink, QList<Refusal> *refusals, const Limits &limits, Encoding encoding)
    : m_layouts(std::move(layouts)), m_sink(std::move(sink)), m_limits(limits), m_encoding(encoding), m_refusals(refusals)
{
}

Error RowReader::refuse(int line, const char *code, const char *reason)
{
    m_refusals.add(line, 0, {}, QLatin1StringView(code), QLatin1StringView(reason));
    return m_refusals.error();
}

Result<Done> RowReader::push(QByteArrayView piece)
{
    if (m_error)
        return *m_error;
    const Result<Done> taken = take(piece);
    if (!taken.ok())
        m_error = taken.error();
    return taken;
}

Result<Done> RowReader::take(QByteArrayView piece)
{
    // What fits is judged even if too much comes at once: where a file is cut into pieces must make no difference.
    QByteArrayView rest = piece.first(std::min<qint64>(piece.size(), m_limits.bytes - m_taken));
    const bool tooLarge = rest.size() < piece.size();
    m_taken += rest.size();
    while (!rest.isEmpty()) {
        if (!m_trailer.isEmpty())
            return refuse(m_number + 1, "E01", "something after the trailer");
        const QByteArrayView some = rest.first(std::min<qsizetype>(rest.size(), m_limits.lineBytes + 2 - m_line.size()));
        const qsizetype end = some.indexOf('\n');
        const QByteArrayView part = end < 0 ? some : some.first(end + 1);
        m_line += part;
        rest = rest.sliced(part.size());
        if (end >= 0) {
            ++m_number;
            MADOGUCHI_TRY(takeLine(m_line));
            m_line.resize(0); // keeps its memory for the next
        } else if (m_line.size() == m_limits.lineBytes + 2) {
            return refuse(m_number + 1, "E01", "end of line");
        }
    }
    if (tooLarge)
        return Error{ErrorCode::TooLarge, {QString::number(m_limits.bytes)}, {}};
    return done();
}

/// A line ends with CRLF, and neither byte stands anywhere else.
Result<Done> RowReader::takeLine(QByteArrayView line)
{
    if (!line.endsWith("\r\n") || line.indexOf('\r') != line.size() - 2)
        return refuse(m_number, "E01", "end of line");
    line.chop(2);
    if (!m_header)
        return takeHeader(line);
    if (line.startsWith("T,")) {
        m_trailer = line.toByteArray();
        return done();
    }
    return takeRow(line);
}

Result<Done> RowReader::takeHeader(QByteArrayView line)
{
    auto header = parseHeader(line, m_refusals);
    if (header)
        checkFits(m_layouts, *header, m_refusals);
    if (!m_refusals.none())
        return m_refusals.error();
    m_layout = *findLayout(m_layouts, header->fileId, header->version, dayOf(*header));
    m_header = std::move(header);
    return done();
}

Result<Done> RowReader::takeRow(QByteArrayView line)
{
    if (m_number - 2 >= m_limits.rows || m_number - 1 > m_header->records)
        return refuse(m_number, "E01", "more lines than announced");
    m_hash.addData(line);
    m_hash.addData(QByteArrayView("\r\n"));
    auto row = parseRow(m_layout, line, m_encoding, m_number, m_refusals);
    if (m_refusals.full())
        return m_refusals.error();
    return row && m_refusals.none() ? m_sink(m_number, std::move(*row)) : done();
}

Result<FileHeader> RowReader::finish()
{
    if (!m_error) {
        const Result<Done> checked = checkEnd();
        if (!checked.ok())
            m_error = checked.error();
    }
    if (m_error)
        return *m_error;
    return *m_header;
}

Result<Done> RowReader::checkEnd()
{
    if (!m_line.isEmpty() || m_number == 0)
        return refuse(m_number + 1, "E01", "end of line");
    if (m_trailer.isEmpty())
        return refuse(m_number, "E01", "no trailer");
    const int records = m_number - 2;
    if (records != m_header->records)
        refuse(m_number, "E01", "count");
    if (m_trailer != "T," + QByteArray::number(records) + ',' + m_hash.result().toHex())
        refuse(m_number, "E09", "count or hash of the trailer");
    if (!m_refusals.none())
        return m_refusals.error();
    return done();
}

} // namespace madoguchi::exchange
