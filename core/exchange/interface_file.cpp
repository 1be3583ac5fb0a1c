#include "exchange/interface_file.h"

#include "exchange/row_writer.h"

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

Result<FileHeader> readHeader(QByteArrayView content)
{
    constexpr qsizetype maximumHeaderBytes = 1024;
    Refusals refusals(nullptr);
    const qsizetype end = content.first(std::min(content.size(), maximumHeaderBytes + 2)).indexOf("\r\n");
    if (end < 0) {
        refusals.add(1, 0, {}, u"E01"_s, u"end of line"_s);
        return refusals.error();
    }
    auto header = parseHeader(content.first(end), refusals);
    if (!header)
        return refusals.error();
    return std::move(*header);
}

Result<ReadFile> readFile(const Layout &layout, QByteArrayView content, QList<Refusal> *refusals, const Limits &limits)
{
    if (content.size() > limits.bytes)
        return Error{ErrorCode::TooLarge, {QString::number(content.size())}, {}};
    ReadFile file;
    RowReader reader(
        {layout},
        [&file](int, Row row) {
            file.rows.append(std::move(row));
            return done();
        },
        refusals, limits);
    MADOGUCHI_TRY(reader.push(content));
    MADOGUCHI_ASSIGN(file.header, reader.finish());
    return file;
}

Result<QByteArray> writeFile(const Layout &layout, FileHeader header, const QList<Row> &rows, QList<Refusal> *refusals)
{
    if (rows.size() > Limits{}.rows)
        return ErrorCode::TooLarge;
    header.records = int(rows.size());
    QByteArray content;
    RowWriter writer(
        layout, std::move(header),
        [&content](QByteArrayView line) {
            content += line;
            return done();
        },
        refusals);
    for (const Row &row : rows)
        MADOGUCHI_TRY(writer.add(row));
    MADOGUCHI_TRY(writer.finish());
    return content;
}

} // namespace madoguchi::exchange
