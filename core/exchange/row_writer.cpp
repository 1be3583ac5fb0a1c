#include "exchange/row_writer.h"

#include "exchange/field.h"

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

constexpr qint64 maximumSequence = 99'999'999;

} // namespace

RowWriter::RowWriter(Layout layout, FileHeader header, Sink sink, QList<Refusal> *refusals, Encoding encoding)
    : m_layout(std::move(layout)), m_header(std::move(header)), m_sink(std::move(sink)), m_encoding(encoding), m_refusals(refusals)
{
}

Result<Done> RowWriter::begin()
{
    if (std::exchange(m_begun, true))
        return done();
    if (m_header.sequence > maximumSequence || m_header.records > Limits{}.rows)
        return ErrorCode::TooLarge;
    checkFits({m_layout}, m_header, m_refusals);
    const QByteArray line = headerLine(m_header);
    parseHeader(line, m_refusals);
    return emitLine(line + "\r\n");
}

Result<Done> RowWriter::emitLine(const QByteArray &line)
{
    if (!m_refusals.none())
        return done();
    m_bytes += line.size();
    if (m_bytes > Limits{}.bytes)
        return ErrorCode::TooLarge;
    return m_sink(line);
}

QByteArray RowWriter::field(const Column &column, const QString &value)
{
    const int number = m_rows + 1;
    const FieldCheck checked = fieldToFile(column, value);
    if (!checked.code.isEmpty()) {
        m_refusals.add(number, column.number, column.key, checked.code, checked.reason);
        return {};
    }
    auto bytes = encode(checked.value, m_encoding);
    if (!bytes)
        m_refusals.add(number, column.number, column.key, u"E01"_s, u"a character that the encoding has not"_s, ErrorCode::EncodingRefused);
    return std::move(bytes).value_or(QByteArray());
}

QByteArray RowWriter::rowLine(const Row &row)
{
    const int number = m_rows + 1;
    int used = 0;
    QByteArray line = "D";
    for (const Column &column : m_layout.columns) {
        const auto value = row.constFind(column.key);
        used += value != row.cend();
        line += ',' + field(column, value == row.cend() ? QString() : *value);
    }
    if (used != row.size())
        m_refusals.add(number, 0, {}, u"E01"_s, u"a column that the layout does not know"_s);
    line += "\r\n";
    if (line.size() > Limits{}.lineBytes)
        m_refusals.add(number, 0, {}, u"E01"_s, u"line too long"_s);
    return line;
}

Result<Done> RowWriter::add(const Row &row)
{
    MADOGUCHI_TRY(begin());
    ++m_rows;
    const QByteArray line = rowLine(row);
    if (m_refusals.full())
        return m_refusals.error();
    m_hash.add(line);
    return emitLine(line);
}

Result<Done> RowWriter::finish()
{
    MADOGUCHI_TRY(begin());
    if (m_rows != m_header.records)
        m_refusals.add(m_rows + 2, 0, {}, u"E01"_s, u"count"_s);
    if (!m_refusals.none())
        return m_refusals.error();
    return emitLine("T," + QByteArray::number(m_rows) + ',' + m_hash.finish().toHex() + "\r\n");
}

} // namespace madoguchi::exchange
