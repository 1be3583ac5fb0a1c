#include "exchange/row_writer.h"
#include "exchange/interface_file.h"

#include <cstdlib>

using namespace madoguchi;
using namespace madoguchi::exchange;

namespace {

struct Read {
    std::optional<FileHeader> header; ///< of a good file
    QList<Row> rows;
    QList<Refusal> refusals;
};

Read readInPieces(const QList<Layout> &layouts, QByteArrayView content, qsizetype size, Encoding encoding)
{
    Read read;
    RowReader reader(
        layouts,
        [&read](int, Row row) {
            read.rows.append(std::move(row));
            return done();
        },
        &read.refusals, {}, encoding);
    for (; !content.isEmpty(); content = content.sliced(std::min(size, content.size())))
        (void)reader.push(content.first(std::min(size, content.size())));
    if (const auto header = reader.finish(); header.ok())
        read.header = *header;
    return read;
}

QByteArray write(const Layout &layout, const Read &read, Encoding encoding)
{
    QByteArray content;
    RowWriter writer(
        layout, *read.header,
        [&content](QByteArrayView bytes) {
            content += bytes;
            return done();
        },
        nullptr, encoding);
    for (const Row &row : read.rows)
        if (!writer.add(row).ok())
            std::abort();
    if (!writer.finish().ok())
        std::abort();
    return content;
}

void check(bool promise)
{
    if (!promise)
        std::abort();
}

} // namespace

// What the reader takes, the writer must write back byte for byte: anything else would be a second meaning of one file (C-02). Of CP932's doubles one is written, so that
// there the rows must stay. How a file is cut into pieces must make no difference.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const auto layouts = loadLayoutVersions(QStringLiteral(":/interface/layouts"));
    const QByteArrayView content(data, qsizetype(size));
    (void)readHeader(content);
    for (const Encoding encoding : {Encoding::Utf8, Encoding::Cp932}) {
        const Read whole = readInPieces(*layouts, content, std::max<qsizetype>(content.size(), 1), encoding);
        const Read pieces = readInPieces(*layouts, content, content.isEmpty() ? 1 : 1 + content.size() % 7, encoding);
        check(whole.header.has_value() == whole.refusals.isEmpty());
        check(whole.rows == pieces.rows && whole.refusals == pieces.refusals && whole.header.has_value() == pieces.header.has_value());
        if (!whole.header)
            continue;
        const Layout *layout = findLayout(*layouts, whole.header->fileId, whole.header->version, dayOf(*whole.header));
        check(layout);
        const QByteArray written = write(*layout, whole, encoding);
        check(encoding == Encoding::Cp932 || written == content);
        check(readInPieces(*layouts, written, written.size(), encoding).rows == whole.rows);
        check(encoding == Encoding::Cp932 || readFile(*layout, content, nullptr)->rows == whole.rows);
    }
    return 0;
}
