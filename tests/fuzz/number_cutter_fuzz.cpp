#include "harness.h"

#include "exchange/number_cutter.h"
#include "exchange/row_writer.h"

using namespace madoguchi;
using namespace madoguchi::exchange;

namespace {

struct Cut {
    bool good = false;
    QList<Row> rows;
    QList<std::pair<int, QString>> numbers; ///< line and column
    QByteArray passed;
};

Cut cut(const QList<Layout> &layouts, std::span<const std::uint8_t> content, std::size_t size, Encoding encoding)
{
    Cut result;
    QList<Refusal> refusals;
    RowReader reader(
        layouts,
        [&](int, Row row) {
            result.rows.append(std::move(row));
            return done();
        },
        &refusals, {}, encoding);
    NumberCutter cutter(
        layouts,
        [&](QByteArrayView piece) {
            result.passed += piece;
            return reader.push(piece);
        },
        [&](int line, const Column &column, domain::IndividualNumber) {
            result.numbers.append({line, column.key});
            return done();
        });
    bool goesOn = true; // whoever is refused asks no more
    for (; goesOn && !content.empty(); content = content.subspan(std::min(size, content.size())))
        goesOn = cutter.push(content.first(std::min(size, content.size()))).ok();
    (void)cutter.finish();
    result.good = reader.finish().ok();
    cutter.explain(refusals);
    PROMISE(result.good == refusals.isEmpty());
    return result;
}

} // namespace

// A municipality's file with numbers in clear (C-20): what the reader gets is a file of its own, in which no number column holds anything; where nothing was cut out of a good
// file it is the file. How it is cut into pieces makes no difference.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    static const auto layouts = loadLayoutVersions(QStringLiteral(":/interface/layouts"));
    const std::span<const std::uint8_t> content(data, size);
    for (const Encoding encoding : {Encoding::Utf8, Encoding::Cp932}) {
        const Cut whole = cut(*layouts, content, std::max<std::size_t>(size, 1), encoding);
        const Cut pieces = cut(*layouts, content, 1 + size % 7, encoding);
        PROMISE(whole.good == pieces.good && whole.rows == pieces.rows && whole.numbers == pieces.numbers);
        if (!whole.good)
            continue;
        PROMISE(!whole.numbers.isEmpty() || whole.passed == QByteArrayView(content.data(), static_cast<qsizetype>(size)));
        PROMISE(whole.passed.size() + 12 * whole.numbers.size() == static_cast<qsizetype>(size));
        for (const auto &[line, column] : whole.numbers)
            PROMISE(whole.rows.at(line - 2).value(column).isEmpty());
    }
    return 0;
}
