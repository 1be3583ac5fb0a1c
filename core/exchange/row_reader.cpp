#include "exchange/row_reader.h"

#include <cstring>

namespace madoguchi::exchange {

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
        const bool whole = end >= 0 && m_line.isEmpty();
        if (!whole)
            m_line += part;
        rest = rest.sliced(part.size());
        if (end >= 0) {
            ++m_number;
            MADOGUCHI_TRY(takeLine(whole ? part : QByteArrayView(m_line)));
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
    const auto columns = static_cast<std::size_t>(m_layout.columns.size());
    m_glances.reserve(columns);
    for (const Column &column : std::as_const(m_layout.columns))
        m_glances.emplace_back(column);
    m_fields.resize(columns);
    m_values.resize(columns);
    m_converted.resize(columns);
    m_dates.resize(static_cast<qsizetype>(columns) * FieldGlance::room);
    return done();
}

Result<Done> RowReader::takeRow(QByteArrayView line)
{
    if (m_number - 2 >= m_limits.rows || m_number - 1 > m_header->records)
        return refuse(m_number, "E01", "more lines than announced");
    m_hash.add({line.data(), line.size() + 2}); // with its end
    const bool good = parseRow(line);
    if (m_refusals.full())
        return m_refusals.error();
    return good && m_refusals.none() ? m_sink(m_number, {m_layout, m_values}) : done();
}

/// Rows are checked field by field; what is wrong is said of every field, so that one round of corrections is enough.
bool RowReader::parseRow(QByteArrayView line)
{
    if (m_encoding == Encoding::Cp932) {
        const auto text = decode(line, m_encoding);
        m_text = text ? text->toUtf8() : QByteArray();
        if (!text)
            return refuse(m_number, "E01", "not CP932"), false;
        line = m_text;
    } else if (!line.isValidUtf8()) {
        return refuse(m_number, "E01", "not UTF-8"), false;
    }
    if (!splitRow(line))
        return refuse(m_number, "E01", "number of fields"), false;
    bool good = true;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const auto value = parseField(i, m_fields[i]);
        good &= value.has_value();
        m_values[i] = value.value_or(QByteArrayView());
    }
    return good;
}

bool RowReader::splitRow(QByteArrayView line)
{
    const char *at = line.data(), *const end = at + line.size();
    if (!line.startsWith("D,"))
        return false;
    ++at;
    for (QByteArrayView &field : m_fields) {
        if (at == end)
            return false;
        const char *const begin = ++at; // behind its comma
        const void *comma = std::memchr(begin, ',', static_cast<std::size_t>(end - begin));
        at = comma ? static_cast<const char *>(comma) : end;
        field = {begin, at - begin};
    }
    return at == end;
}

std::optional<QByteArrayView> RowReader::parseField(std::size_t column, QByteArrayView text)
{
    const auto index = static_cast<qsizetype>(column);
    if (const auto value = m_glances[column].take(text, m_dates.data() + index * FieldGlance::room))
        return value;
    const Column &rules = m_layout.columns[index];
    const QString whole = *decode(text, Encoding::Utf8);
    const FieldCheck checked = fieldFromFile(rules, whole);
    if (!checked.code.isEmpty()) {
        m_refusals.add(m_number, rules.number, rules.key, checked.code, checked.reason);
        return std::nullopt;
    }
    if (checked.value == whole) {
        m_glances[column].passed(text);
        return text;
    }
    m_converted[column] = checked.value.toUtf8();
    return m_converted[column];
}

Result<FileHeader> RowReader::finish()
{
    if (!m_error && !std::exchange(m_ended, true)) {
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
    if (m_trailer != "T," + QByteArray::number(records) + ',' + m_hash.finish().toHex())
        refuse(m_number, "E09", "count or hash of the trailer");
    if (!m_refusals.none())
        return m_refusals.error();
    return done();
}

} // namespace madoguchi::exchange
