#include "exchange/number_cutter.h"
#include "file_samples.h"
#include "support/source_sample.h"

#include <gtest/gtest.h>

namespace madoguchi::exchange {

using test::inventedDigits;
using test::SourceSample;
using test::sourceSample;

namespace {

struct Cut {
    std::optional<FileHeader> header; ///< of a good file
    QList<Row> rows;
    QStringList numbers; ///< "line:column"
    QList<Refusal> refusals;
    QByteArray passed; ///< all that the reader was given
};

Cut cut(QByteArrayView content, Encoding encoding = Encoding::Utf8, qsizetype pieces = 1 << 20)
{
    Cut result;
    const QList<Layout> all = layouts().values();
    RowReader reader(
        all,
        [&](int, Row row) {
            result.rows.append(std::move(row));
            return done();
        },
        &result.refusals, {}, encoding);
    NumberCutter cutter(
        all,
        [&](QByteArrayView piece) {
            result.passed += piece;
            return reader.push(piece);
        },
        [&](int line, const Column &column, domain::IndividualNumber) {
            result.numbers.append(u"%1:%2"_s.arg(line).arg(column.key));
            return done();
        });
    for (; !content.isEmpty(); content = content.sliced(std::min(pieces, content.size()))) {
        const QByteArrayView piece = content.first(std::min(pieces, content.size()));
        (void)cutter.push({reinterpret_cast<const std::uint8_t *>(piece.data()), static_cast<std::size_t>(piece.size())});
    }
    (void)cutter.finish();
    if (const auto header = reader.finish(); header.ok())
        result.header = *header;
    cutter.explain(result.refusals);
    return result;
}

QString places(const Cut &result)
{
    QStringList all;
    for (const Refusal &one : result.refusals)
        all.append(u"%1:%2 %3"_s.arg(one.line).arg(one.item, one.code));
    return all.join(u" / "_s);
}

} // namespace

TEST(NumberCutter, C20_a_number_in_a_name_or_an_address_is_never_decoded_and_its_place_is_named)
{
    for (const Encoding encoding : {Encoding::Utf8, Encoding::Cp932})
        for (const QString &number : {u"123456789018"_s, u"１２３４５６７８９０１８"_s, u"1234-5678-9018"_s}) {
            SourceSample sample = sourceSample(layouts()[u"F2"_s], 2);
            sample.encoding = encoding;
            sample.add(test::samplePerson(9), u"name"_s, *encode(number, encoding));
            const Cut result = cut(sample.bytes(), encoding);
            EXPECT_FALSE(result.header) << number.toStdString();
            EXPECT_EQ(places(result), u"4:name E01"_s) << number.toStdString();
            EXPECT_FALSE(result.passed.contains("9018"));
        }
}

TEST(NumberCutter, C20_numbers_are_cut_out_of_the_line_before_it_is_read)
{
    for (const Encoding encoding : {Encoding::Utf8, Encoding::Cp932}) {
        SourceSample sample = sourceSample(layouts()[u"F2"_s], 3);
        sample.encoding = encoding;
        sample.add(test::samplePerson(9), u"number_receipt"_s, {}); // blank stays blank
        const QByteArray content = sample.bytes();
        ASSERT_TRUE(content.contains(inventedDigits(2)));
        const Cut result = cut(content, encoding);
        ASSERT_TRUE(result.header) << places(result).toStdString();
        EXPECT_EQ(result.numbers, (QStringList{u"2:number_receipt"_s, u"3:number_receipt"_s, u"4:number_receipt"_s}));
        ASSERT_EQ(result.rows.size(), 4);
        for (const Row &row : result.rows)
            EXPECT_TRUE(row[u"number_receipt"_s].isEmpty());
        EXPECT_EQ(result.rows[0][u"name"_s], u"表 ソ能子"_s) << "second bytes that are backslashes";
        for (int serial = 1; serial <= 3; ++serial)
            EXPECT_FALSE(result.passed.contains(inventedDigits(serial)));
    }
}

TEST(NumberCutter, C02_any_pieces_are_the_whole)
{
    const QByteArray content = sourceSample(layouts()[u"F1"_s], 3).bytes();
    const Cut whole = cut(content);
    ASSERT_TRUE(whole.header);
    for (const qsizetype size : {1, 2, 7, 100, 1000}) {
        const Cut pieces = cut(content, Encoding::Utf8, size);
        EXPECT_EQ(pieces.rows, whole.rows);
        EXPECT_EQ(pieces.passed, whole.passed);
    }
}

TEST(NumberCutter, C20_a_number_that_is_none_is_a_place_and_never_text)
{
    SourceSample sample = sourceSample(layouts()[u"F2"_s], 4);
    QByteArray wrong = inventedDigits(1);
    wrong[11] = wrong[11] == '9' ? '0' : static_cast<char>(wrong[11] + 1);
    sample.numbers[u"R-0000"_s] = wrong;
    sample.numbers[u"R-0001"_s] = "12345";
    sample.numbers[u"R-0002"_s] = "R-12345";
    const Cut result = cut(sample.bytes());
    EXPECT_FALSE(result.header);
    EXPECT_EQ(places(result), u"2:number_receipt E04 / 3:number_receipt E01 / 4:number_receipt E01"_s);
    EXPECT_TRUE(result.rows.isEmpty()) << "C-02: none once something was refused";
    EXPECT_FALSE(result.passed.contains(wrong) || result.passed.contains("12345"));
}

TEST(NumberCutter, C02_the_trailer_is_about_the_lines_as_they_stand)
{
    QByteArray content = sourceSample(layouts()[u"F2"_s], 2).bytes();
    ASSERT_TRUE(cut(content).header);
    content.replace(inventedDigits(2), inventedDigits(3)); // another good number under the old trailer
    const Cut result = cut(content);
    EXPECT_FALSE(result.header);
    EXPECT_EQ(places(result), u"4: E09"_s);
}

TEST(NumberCutter, C20_a_line_that_could_hide_a_number_elsewhere_is_refused_unread)
{
    const QByteArray good = sourceSample(layouts()[u"F2"_s], 2).bytes(), digits = inventedDigits(2);
    const auto changed = [&](const QByteArray &from, const QByteArray &to) {
        QByteArray content = good;
        const qsizetype at = content.indexOf(from, content.indexOf(inventedDigits(1)) + 12);
        EXPECT_GE(at, 0);
        return content.replace(at, from.size(), to);
    };
    const QList<std::pair<QByteArray, QString>> cases{
        {changed(digits, digits + ','), u"3: E01"_s},             // another number of fields
        {changed("D,", "X,"), u"3: E01"_s},
        {changed("\r\n", "\n"), u"2: E01"_s},
        {changed("\r\n", "\r\r\n"), u"2: E01"_s},
        {changed(digits, digits + QByteArray(70'000, '1')), u"3: E01"_s}, // too long
        {good.mid(good.indexOf("\r\n") + 2), u"1: E01"_s},        // no header: the first line is a row
        {good.first(good.indexOf(digits) + 12), u"3: E01"_s}};    // cut off behind the number
    for (const auto &[content, where] : cases) {
        const Cut result = cut(content);
        EXPECT_FALSE(result.header);
        EXPECT_TRUE(places(result).startsWith(where)) << places(result).toStdString() << " not " << where.toStdString();
        EXPECT_FALSE(result.passed.contains(digits));
    }
}

TEST(NumberCutter, a_file_without_numbers_is_passed_as_it_is)
{
    const QByteArray content = sealed(goodHeader + goodRow);
    const Cut result = cut(content);
    EXPECT_TRUE(result.header);
    EXPECT_EQ(result.passed, content);
}

} // namespace madoguchi::exchange
