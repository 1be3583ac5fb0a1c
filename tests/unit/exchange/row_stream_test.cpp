#include "exchange/row_writer.h"
#include "file_samples.h"

#include <gtest/gtest.h>

namespace madoguchi::exchange {
namespace {

/// What came of a file that was pushed in pieces.
struct Outcome {
    QList<Row> rows;
    QList<int> lines;
    QList<Refusal> refusals;
    std::optional<ErrorCode> error;
    bool operator==(const Outcome &) const = default;
};

Outcome readInPieces(const Layout &layout, QByteArrayView content, const std::vector<qsizetype> &pieces, const Limits &limits = {})
{
    Outcome outcome;
    RowReader reader(
        {layout},
        [&](int line, Row row) {
            outcome.lines.append(line);
            outcome.rows.append(std::move(row));
            return done();
        },
        &outcome.refusals, limits);
    for (const qsizetype size : pieces) {
        const qsizetype taken = std::min(size, content.size());
        (void)reader.push(content.first(taken)); // once refused, always refused: pushing on must not change that
        content = content.sliced(taken);
    }
    (void)reader.push(content);
    const auto header = reader.finish();
    if (!header.ok())
        outcome.error = header.error().code;
    return outcome;
}

/// Good files, and ones with bytes changed, put in, taken out or doubled.
QByteArray anyFile(const Layout &layout)
{
    QByteArray content = *writeFile(layout, header(layout), anyRows(layout, 5));
    for (int changes = *rc::gen::inRange(0, 3); changes > 0 && !content.isEmpty(); --changes) {
        const qsizetype at = *rc::gen::inRange<qsizetype>(0, content.size());
        const QByteArray with = *rc::gen::element(QByteArray("\r"), QByteArray("\n"), QByteArray("\r\n"), QByteArray(","), QByteArray("T,"), QByteArray("\xE9"),
                                                  content.mid(at, 40), QByteArray());
        content.replace(at, *rc::gen::inRange<qsizetype>(0, 3), with);
    }
    return content;
}

TEST(RowReader, C02_where_a_file_is_cut_into_pieces_makes_no_difference)
{
    EXPECT_TRUE(rc::check("any pieces give the rows and refusals of the whole", [] {
        const Layout &layout = anyLayout();
        const QByteArray content = anyFile(layout);
        Limits limits;
        if (*rc::gen::inRange(0, 4) == 0)
            limits = {*rc::gen::inRange<qint64>(1, content.size() + 2), *rc::gen::inRange(0, 6), *rc::gen::inRange(1, 400)};
        const Outcome whole = readInPieces(layout, content, {}, limits);
        RC_ASSERT(readInPieces(layout, content, *rc::gen::container<std::vector<qsizetype>>(rc::gen::inRange<qsizetype>(0, 30)), limits) == whole);
        RC_ASSERT(readInPieces(layout, content, std::vector<qsizetype>(std::size_t(content.size()), 1), limits) == whole);
        if (content.size() > limits.bytes)
            return;
        QList<Refusal> refusals;
        const auto file = readFile(layout, content, &refusals, limits);
        RC_ASSERT(refusals == whole.refusals);
        RC_ASSERT(file.ok() == !whole.error);
        if (file.ok())
            RC_ASSERT(file->rows == whole.rows);
    }));
}

TEST(RowReader, rows_come_with_their_lines_and_none_after_a_refusal)
{
    const Layout &layout = layouts()[u"F4"_s];
    const QByteArray head = QByteArray(goodHeader).replace(",1,", ",3,");
    EXPECT_EQ(readInPieces(layout, sealed(head + goodRow + goodRow + goodRow), {}).lines, (QList<int>{2, 3, 4}));
    const Outcome outcome = readInPieces(layout, sealed(head + goodRow + QByteArray(goodRow).replace("20261101", "20261131") + goodRow), {});
    EXPECT_EQ(outcome.lines, QList<int>{2});
    EXPECT_EQ(outcome.error, ErrorCode::FileRefused);
}

TEST(RowReader, says_at_the_end_only_that_a_file_is_whole)
{
    RowReader reader({layouts()[u"F4"_s]}, [](int, Row) { return done(); });
    const QByteArray good = sealed(goodHeader + goodRow);
    EXPECT_FALSE(reader.header());
    ASSERT_TRUE(reader.push(QByteArrayView(good).chopped(1)).ok());
    EXPECT_EQ(reader.header()->fileId, u"KKHIHOID"_s);
    EXPECT_EQ(reader.finish().error().code, ErrorCode::FileRefused);
    EXPECT_FALSE(reader.push("\n").ok()) << "what was called cut short stays so";
}

TEST(RowReader, ends_with_the_sinks_error)
{
    int calls = 0;
    RowReader reader({layouts()[u"F4"_s]}, [&calls](int, Row) -> Result<Done> {
        ++calls;
        return ErrorCode::FileUnwritable;
    });
    const QByteArray good = sealed(QByteArray(goodHeader).replace(",1,", ",2,") + goodRow + goodRow);
    EXPECT_EQ(reader.push(good).error().code, ErrorCode::FileUnwritable);
    EXPECT_EQ(reader.finish().error().code, ErrorCode::FileUnwritable);
    EXPECT_EQ(calls, 1);
}

TEST(RowReader, a_line_without_end_is_not_kept)
{
    Limits limits;
    limits.lineBytes = 1000;
    RowReader reader({layouts()[u"F4"_s]}, [](int, Row) { return done(); }, nullptr, limits);
    for (int i = 0; i < 100; ++i)
        (void)reader.push(QByteArray(100, 'x'));
    EXPECT_FALSE(reader.finish().ok());
    EXPECT_LE(reader.heldBytes(), 4 * limits.lineBytes);
}

TEST(RowStream, F01_a_long_file_is_written_and_read_in_bounded_memory)
{
    constexpr int records = 200'000;
    const Layout &layout = layouts()[u"F4"_s];
    int rows = 0;
    qsizetype held = 0, largest = 0;
    RowReader reader({layout}, [&rows](int line, Row row) {
        rows += line == rows + 2 && row.size() == 7;
        return done();
    });
    FileHeader head = header(layout);
    head.records = records;
    RowWriter writer(layout, head, [&](QByteArrayView bytes) {
        const auto pushed = reader.push(bytes);
        held = std::max(held, reader.heldBytes());
        largest = std::max(largest, bytes.size());
        return pushed;
    });
    Row row = f4Row();
    for (int i = 0; i < records; ++i) {
        row[u"addressee"_s] = QString::number(i);
        ASSERT_TRUE(writer.add(row).ok());
    }
    ASSERT_TRUE(writer.finish().ok());
    ASSERT_TRUE(reader.finish().ok());
    EXPECT_EQ(rows, records);
    EXPECT_LT(held, 1024) << "a line at most, however long the file";
    EXPECT_LT(largest, 1024);
}

TEST(RowWriter, nothing_leaves_once_something_is_refused)
{
    const Layout &layout = layouts()[u"F4"_s];
    QByteArray out;
    QList<Refusal> refusals;
    FileHeader head = header(layout);
    head.records = 3;
    RowWriter writer(
        layout, head,
        [&out](QByteArrayView bytes) {
            out += bytes;
            return done();
        },
        &refusals);
    ASSERT_TRUE(writer.add(f4Row()).ok());
    const QByteArray before = out;
    Row wrong = f4Row();
    wrong[u"assignment"_s] = u"7"_s;
    ASSERT_TRUE(writer.add(wrong).ok()) << "the other rows are to be judged as well";
    ASSERT_TRUE(writer.add(wrong).ok());
    EXPECT_EQ(writer.finish().error().code, ErrorCode::FileRefused);
    EXPECT_EQ(out, before);
    EXPECT_EQ(refusals.size(), 2);
}

TEST(RowWriter, holds_to_the_count_of_its_header)
{
    const Layout &layout = layouts()[u"F4"_s];
    FileHeader head = header(layout);
    head.records = 2;
    RowWriter writer(layout, head, [](QByteArrayView) { return done(); });
    ASSERT_TRUE(writer.add(f4Row()).ok());
    EXPECT_EQ(writer.finish().error().code, ErrorCode::FileRefused);
}

} // namespace
} // namespace madoguchi::exchange
