#include "file_samples.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {
namespace {

TEST(Layouts, F01_every_layout_has_its_keys)
{
    ASSERT_EQ(layouts().keys(), (QStringList{u"F1"_s, u"F10"_s, u"F2"_s, u"F3"_s, u"F4"_s, u"F5"_s, u"F6"_s, u"F7"_s, u"F8"_s, u"F9"_s}));
    QStringList keys;
    for (const Column &column : layouts()[u"F3"_s].columns)
        keys << column.key;
    EXPECT_EQ(keys.join(u' '), u"municipality addressee federation_id previous_municipality previous_until own_from verdict days prefecture_from "
                               "prefecture_from_reason prefecture_until prefecture_until_reason processed_on"_s);
}

TEST(Layouts, C20_no_layout_has_a_column_for_the_number_itself)
{
    for (const Layout &layout : layouts()) {
        for (const Column &column : layout.columns) {
            if (column.name.contains(u"個人番号"_s)) {
                EXPECT_EQ(column.type, Column::Type::NumberReceipt) << qPrintable(layout.id);
            }
        }
    }
}

TEST(Layouts, not_yet_in_force_is_not_used) { EXPECT_TRUE(loadLayouts(u":/interface/layouts"_s, QDate(2025, 1, 1)).value().isEmpty()); }

TEST(InterfaceFile, C02_is_written_as_described_and_read_back)
{
    const Layout &layout = layouts()[u"F4"_s];
    FileHeader h = header(layout);
    std::swap(h.sender, h.receiver);
    const auto written = writeFile(layout, h, {f4Row()});
    ASSERT_TRUE(written.ok());
    EXPECT_EQ(*written, sealed(goodHeader + goodRow));
    const auto read = readFile(layout, *written, nullptr);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->rows, QList<Row>{f4Row()});
    EXPECT_EQ(read->header.createdAt, h.createdAt);
    EXPECT_EQ(read->header.sequence, 8);
    EXPECT_EQ(readHeader(*written)->fileId, u"KKHIHOID"_s);
}

struct Wrong {
    const char *name;
    QByteArray content;
    const char *code;
    int line, column;
};
class WrongFile : public testing::TestWithParam<Wrong> {};

TEST_P(WrongFile, C02_is_refused_whole_with_the_place)
{
    QList<Refusal> refusals;
    const auto read = readFile(layouts()[u"F4"_s], GetParam().content, &refusals);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::FileRefused);
    ASSERT_FALSE(refusals.isEmpty());
    EXPECT_EQ(refusals[0].code.toStdString(), GetParam().code);
    EXPECT_EQ(refusals[0].line, GetParam().line);
    EXPECT_EQ(refusals[0].column, GetParam().column);
}

QByteArray row(const QByteArray &from, const QByteArray &to) { return sealed(goodHeader + QByteArray(goodRow).replace(from, to)); }
QByteArray head(const QByteArray &from, const QByteArray &to) { return sealed(QByteArray(goodHeader).replace(from, to) + goodRow); }

INSTANTIATE_TEST_SUITE_P(
    All, WrongFile,
    testing::Values(Wrong{"empty", "", "E01", 1, 0}, Wrong{"bom", "\xEF\xBB\xBF" + sealed(goodHeader + goodRow), "E01", 1, 0},
                    Wrong{"other_file", head("KKHIHOID", "KKSETAI"), "E03", 1, 1}, Wrong{"other_version", head("0100", "0200"), "E03", 1, 2},
                    Wrong{"sender", head("K16", "K48"), "E04", 1, 3}, Wrong{"receiver_check_digit", head("162019", "162018"), "E04", 1, 3},
                    Wrong{"short_sequence", head("00000008", "8"), "E01", 1, 5}, Wrong{"sequence_order", head(",00000007", ",00000008"), "E09", 1, 5},
                    Wrong{"count_header", head(",1,", ",2,"), "E01", 3, 0}, Wrong{"no_trailer", goodHeader + goodRow, "E01", 2, 0},
                    Wrong{"after_trailer", sealed(goodHeader + goodRow) + "x\r\n", "E01", 4, 0},
                    Wrong{"bare_lf", row("\r\n", "\n"), "E01", 2, 0}, Wrong{"bare_cr", row("4000001", "400\r001"), "E01", 2, 0},
                    Wrong{"more_fields", row("20261120", "20261120,"), "E01", 2, 0}, Wrong{"quote", row("4000001", "\"4001\""), "E01", 2, 2},
                    Wrong{"control", row("4000001", "40\t01"), "E01", 2, 2}, Wrong{"not_utf8", row("4000001", "\xC0\xAF"), "E01", 2, 0},
                    Wrong{"cp932", row("4000001", "\x8E\x52"), "E01", 2, 0}, Wrong{"too_long", row("4000001", QByteArray(16, '4')), "E01", 2, 2},
                    Wrong{"missing", row("4000001", ""), "E02", 2, 2}, Wrong{"code_table", row(",1,,", ",7,,"), "E03", 2, 4},
                    Wrong{"check_digit", row("162019", "162018"), "E04", 2, 1}, Wrong{"no_such_day", row("20261101", "20261131"), "E01", 2, 6},
                    Wrong{"dashed_day", row("20261101", "2026-11-01"), "E01", 2, 6},
                    Wrong{"hash", QByteArray(sealed(goodHeader + goodRow)).replace("4000001", "4000002"), "E09", 3, 0}),
    [](const auto &info) { return std::string(info.param.name); });

TEST(InterfaceFile, C20_a_number_in_the_receipt_column_is_refused)
{
    const Layout &layout = layouts()[u"F2"_s];
    Row row;
    for (const Column &column : layout.columns)
        if (column.type == Column::Type::NumberReceipt)
            row[column.key] = u"123456789018"_s;
    QList<Refusal> refusals;
    EXPECT_FALSE(writeFile(layout, header(layout), {row}, &refusals).ok());
    EXPECT_TRUE(std::any_of(refusals.begin(), refusals.end(), [](const Refusal &r) { return r.item == "number_receipt"_L1 && r.code == "E01"_L1; }));
    for (const Refusal &refusal : refusals)
        EXPECT_FALSE(refusal.reason.contains(u"123456789018"_s)) << "a refusal names the place, never the content";
}

TEST(InterfaceFile, C02_private_use_and_unseen_characters_do_not_leave)
{
    const Layout &layout = layouts()[u"F9"_s];
    Row row{{u"file_id"_s, u"KKSETAI"_s}, {u"sequence"_s, u"00000001"_s}, {u"line"_s, u"2"_s},        {u"severity"_s, u"W"_s},
            {u"code"_s, u"W14"_s},        {u"text"_s, u"縮退"_s},          {u"needs_action"_s, u"N"_s}};
    ASSERT_TRUE(writeFile(layout, header(layout), {row}).ok());
    for (const QString &text : {u"\uE000"_s, u"a,b"_s, u"a\"b"_s, u"a\nb"_s, u"\u202Eabc"_s, u"\uFEFF"_s, QString(QChar(0xD800)), u"\u200B"_s, QString::fromUcs4(U"\U000F0000", 1)}) {
        row[u"text"_s] = text;
        EXPECT_FALSE(writeFile(layout, header(layout), {row}).ok()) << qPrintable(text);
    }
    row[u"text"_s] = QString::fromUcs4(U"\U00020B9F\U000E0101", 2); // 𠮟 with a variation selector
    EXPECT_TRUE(writeFile(layout, header(layout), {row}).ok());
    row[u"unknown"_s] = u"x"_s;
    EXPECT_FALSE(writeFile(layout, header(layout), {row}).ok());
}

TEST(InterfaceFile, refusals_are_bounded)
{
    const Layout &layout = layouts()[u"F4"_s];
    QList<Row> rows(1000, Row{});
    QList<Refusal> refusals;
    EXPECT_FALSE(writeFile(layout, header(layout), rows, &refusals).ok());
    EXPECT_EQ(refusals.size(), 100);
}

TEST(InterfaceFile, limits_hold)
{
    const QByteArray good = sealed(goodHeader + goodRow);
    Limits limits;
    limits.bytes = good.size() - 1;
    EXPECT_EQ(readFile(layouts()[u"F4"_s], good, nullptr, limits).error().code, ErrorCode::TooLarge);
    limits = {};
    limits.rows = 0;
    EXPECT_FALSE(readFile(layouts()[u"F4"_s], good, nullptr, limits).ok());
    limits = {};
    limits.lineBytes = 40;
    EXPECT_FALSE(readFile(layouts()[u"F4"_s], good, nullptr, limits).ok());
}

TEST(InterfaceFile, C02_every_changed_byte_is_refused_or_harmless)
{
    const Layout &layout = layouts()[u"F4"_s];
    const QByteArray good = sealed(goodHeader + goodRow);
    const auto original = readFile(layout, good, nullptr);
    ASSERT_TRUE(original.ok());
    const qsizetype data = good.indexOf("\r\n") + 2;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray changed = good;
            if (changed[at] == char(value))
                continue;
            changed[at] = char(value);
            const auto read = readFile(layout, changed, nullptr);
            if (read.ok()) {
                // Only the header can change unnoticed by the hash, and then visibly; the trailer covers every row.
                EXPECT_LT(at, data) << value;
                EXPECT_EQ(read->rows, original->rows);
            }
        }
        EXPECT_FALSE(readFile(layout, good.first(at), nullptr).ok()) << "cut at " << at;
    }
}

TEST(InterfaceFile, F01_what_is_written_is_what_is_read)
{
    EXPECT_TRUE(rc::check("round trip of every layout", [] {
        const Layout &layout = anyLayout();
        const QList<Row> rows = anyRows(layout, 3);
        const auto written = writeFile(layout, header(layout), rows);
        RC_ASSERT(written.ok());
        const auto read = readFile(layout, *written, nullptr);
        RC_ASSERT(read.ok());
        RC_ASSERT(read->rows == rows);
        RC_ASSERT(*writeFile(layout, read->header, read->rows) == *written);
    }));
}

} // namespace
} // namespace madoguchi::exchange
