#include "exchange/interface_file.h"

#include "domain/check_digit.h"
#include "exchange/field.h"

#include <QCryptographicHash>
#include <QStringConverter>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

constexpr int maximumRefusals = 100;
constexpr int headerFields = 9;
constexpr qint64 maximumSequence = 99'999'999;

/// The header's fields in their order, checked like any other column.
const QList<Column> &headerColumns()
{
    using T = Column::Type;
    static const QList<Column> columns{{1, u"file_id"_s, {}, T::Ascii, 20, true, false, {}, {}},
                                       {2, u"version"_s, {}, T::Ascii, 10, true, false, {}, {}},
                                       {3, u"sender"_s, {}, T::Ascii, 6, true, false, {}, {}},
                                       {4, u"receiver"_s, {}, T::Ascii, 6, true, false, {}, {}},
                                       {5, u"sequence"_s, {}, T::Digits, 8, true, true, {}, {}},
                                       {6, u"created_at"_s, {}, T::DateTime, 14, true, true, {}, {}},
                                       {7, u"records"_s, {}, T::Digits, 7, true, false, {}, {}},
                                       {8, u"previous_sequence"_s, {}, T::Digits, 8, true, true, {}, {}}};
    return columns;
}

/// A municipality or a federation ("K" and the prefecture).
bool isParty(const QString &code)
{
    if (code.size() == 3 && code[0] == u'K')
        return code[1].isDigit() && code[2].isDigit() && code.mid(1).toInt() >= 1 && code.mid(1).toInt() <= 47;
    return domain::isMunicipalityCode(code);
}

class Refusals {
public:
    explicit Refusals(QList<Refusal> *sink) : m_sink(sink) {}
    void add(int line, int column, const QString &item, const QString &code, const QString &reason)
    {
        if (m_first.isEmpty())
            m_first = code;
        if (m_sink && m_sink->size() < maximumRefusals)
            m_sink->append({line, column, item, code, reason});
        ++m_count;
    }
    bool none() const { return m_count == 0; }
    bool full() const { return m_count >= maximumRefusals; }
    Error error() const { return Error{ErrorCode::FileRefused, {m_first}, {}}; }

private:
    QList<Refusal> *m_sink;
    QString m_first;
    int m_count = 0;
};

/// Lines of a file: each ends with CRLF, and neither byte stands anywhere else.
class Lines {
public:
    explicit Lines(QByteArrayView content) : m_rest(content) {}
    bool atEnd() const { return m_rest.isEmpty(); }
    /// Nothing: the line has no proper end or is too long.
    std::optional<QByteArrayView> next(int limit)
    {
        const qsizetype end = m_rest.first(std::min<qsizetype>(m_rest.size(), limit + 2)).indexOf('\n');
        if (end < 1 || m_rest[end - 1] != '\r')
            return std::nullopt;
        const QByteArrayView line = m_rest.first(end - 1);
        m_rest = m_rest.sliced(end + 1);
        if (line.contains('\r'))
            return std::nullopt;
        return line;
    }

private:
    QByteArrayView m_rest;
};

/// Strict UTF-8 (no surrogates, no overlong forms).
std::optional<QString> decode(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

std::optional<FileHeader> parseHeader(QByteArrayView line, Refusals &refusals)
{
    const auto text = decode(line);
    const QStringList fields = text ? text->split(u',') : QStringList();
    if (!text || fields.size() != headerFields || fields[0] != "H"_L1) {
        refusals.add(1, 0, {}, u"E01"_s, u"not a header"_s);
        return std::nullopt;
    }
    QStringList values;
    for (int i = 1; i < headerFields; ++i) {
        const Column &column = headerColumns()[i - 1];
        const FieldCheck checked = fieldFromFile(column, fields[i]);
        if (!checked.code.isEmpty())
            refusals.add(1, i, column.key, checked.code, checked.reason);
        values.append(checked.value);
    }
    if (!refusals.none())
        return std::nullopt;
    FileHeader header;
    header.fileId = values[0];
    header.version = values[1];
    header.sender = values[2];
    header.receiver = values[3];
    header.sequence = values[4].toLongLong();
    header.createdAt = QDateTime::fromString(values[5], Qt::ISODate);
    header.records = values[6].toInt();
    header.previousSequence = values[7].toLongLong();
    if (QString::number(header.records) != values[6])
        refusals.add(1, 7, u"records"_s, u"E01"_s, u"leading zeros"_s);
    if (!isParty(header.sender) || !isParty(header.receiver))
        refusals.add(1, 3, u"sender"_s, u"E04"_s, u"sender or receiver"_s);
    if (header.sequence < 1 || header.previousSequence >= header.sequence)
        refusals.add(1, 5, u"sequence"_s, u"E09"_s, u"order of the sequence numbers"_s);
    if (!refusals.none())
        return std::nullopt;
    return header;
}

/// Rows are checked field by field; what is wrong is said of every field, so that one round of corrections is enough.
std::optional<Row> parseRow(const Layout &layout, QByteArrayView line, int number, Refusals &refusals)
{
    const auto text = decode(line);
    if (!text) {
        refusals.add(number, 0, {}, u"E01"_s, u"not UTF-8"_s);
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

QByteArray headerLine(const FileHeader &header)
{
    const auto sequence = [](qint64 number) { return u"%1"_s.arg(number, 8, 10, QChar(u'0')); };
    const QString created = header.createdAt.toUTC().addSecs(9 * 3600).toString(u"yyyyMMddHHmmss"_s);
    const QStringList fields{u"H"_s, header.fileId, header.version, header.sender, header.receiver, sequence(header.sequence), created,
                             QString::number(header.records), sequence(header.previousSequence)};
    return fields.join(u',').toUtf8();
}

void checkFits(const Layout &layout, const FileHeader &header, Refusals &refusals)
{
    if (header.fileId != layout.fileId)
        refusals.add(1, 1, u"file_id"_s, u"E03"_s, u"another kind of file"_s);
    if (header.version != layout.version)
        refusals.add(1, 2, u"version"_s, u"E03"_s, u"another version of the layout"_s);
}

} // namespace

Result<FileHeader> readHeader(QByteArrayView content)
{
    Refusals refusals(nullptr);
    const auto line = Lines(content).next(1024);
    if (!line) {
        refusals.add(1, 0, {}, u"E01"_s, u"end of line"_s);
        return refusals.error();
    }
    auto header = parseHeader(*line, refusals);
    if (!header)
        return refusals.error();
    return std::move(*header);
}

Result<ReadFile> readFile(const Layout &layout, QByteArrayView content, QList<Refusal> *sink, const Limits &limits)
{
    Refusals refusals(sink);
    const auto refuse = [&](int line, const char *code, const char *reason) {
        refusals.add(line, 0, {}, QLatin1StringView(code), QLatin1StringView(reason));
        return refusals.error();
    };
    if (content.size() > limits.bytes)
        return Error{ErrorCode::TooLarge, {QString::number(content.size())}, {}};
    Lines lines(content);
    const auto first = lines.next(limits.lineBytes);
    if (!first)
        return refuse(1, "E01", "end of line");
    auto header = parseHeader(*first, refusals);
    if (!header)
        return refusals.error();
    checkFits(layout, *header, refusals);
    if (!refusals.none())
        return refusals.error();

    ReadFile file{*header, {}};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    int number = 1;
    QByteArray trailer;
    while (!lines.atEnd()) {
        const auto line = lines.next(limits.lineBytes);
        ++number;
        if (!line)
            return refuse(number, "E01", "end of line");
        if (line->startsWith("T,")) {
            trailer = line->toByteArray();
            break;
        }
        if (file.rows.size() >= limits.rows || number - 1 > header->records)
            return refuse(number, "E01", "more lines than announced");
        hash.addData(*line);
        hash.addData(QByteArrayView("\r\n"));
        if (auto row = parseRow(layout, *line, number, refusals))
            file.rows.append(std::move(*row));
        else if (refusals.full())
            return refusals.error();
    }
    const int records = number - 2;
    if (trailer.isEmpty())
        return refuse(number, "E01", "no trailer");
    if (!lines.atEnd())
        return refuse(number + 1, "E01", "something after the trailer");
    if (records != header->records)
        refuse(number, "E01", "count");
    if (trailer != "T," + QByteArray::number(records) + ',' + hash.result().toHex())
        refuse(number, "E09", "count or hash of the trailer");
    if (!refusals.none())
        return refusals.error();
    return file;
}

Result<QByteArray> writeFile(const Layout &layout, FileHeader header, const QList<Row> &rows, QList<Refusal> *sink)
{
    Refusals refusals(sink);
    header.records = int(rows.size());
    if (header.sequence > maximumSequence || rows.size() > Limits{}.rows)
        return ErrorCode::TooLarge;
    checkFits(layout, header, refusals);
    const QByteArray first = headerLine(header);
    parseHeader(first, refusals);

    QByteArray content = first + "\r\n";
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int i = 0; i < rows.size() && !refusals.full(); ++i) {
        const Row &row = rows[i];
        int used = 0;
        QString line = u"D"_s;
        for (const Column &column : layout.columns) {
            const auto value = row.constFind(column.key);
            used += value != row.cend();
            const FieldCheck checked = fieldToFile(column, value == row.cend() ? QString() : *value);
            if (!checked.code.isEmpty())
                refusals.add(i + 2, column.number, column.key, checked.code, checked.reason);
            line += u',' + checked.value;
        }
        if (used != row.size())
            refusals.add(i + 2, 0, {}, u"E01"_s, u"a column that the layout does not know"_s);
        const QByteArray bytes = line.toUtf8() + "\r\n";
        if (bytes.size() > Limits{}.lineBytes)
            refusals.add(i + 2, 0, {}, u"E01"_s, u"line too long"_s);
        hash.addData(bytes);
        content += bytes;
    }
    if (!refusals.none())
        return refusals.error();
    content += "T," + QByteArray::number(rows.size()) + ',' + hash.result().toHex() + "\r\n";
    if (content.size() > Limits{}.bytes)
        return ErrorCode::TooLarge;
    return content;
}

} // namespace madoguchi::exchange
