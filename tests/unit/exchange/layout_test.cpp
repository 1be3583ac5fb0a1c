#include "file_samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace madoguchi::exchange {
namespace {

/// A folder of layouts that a test fills.
class LayoutFolder : public testing::Test {
protected:
    void put(const QByteArray &name, const QByteArray &version, const QByteArray &from, const QByteArray &columns)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name) + u".json"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(R"({"id": "F4", "fileId": "KKHIHOID", "name": "x", "version": ")" + version + R"(", "effectiveFrom": ")" + from + R"(", "columns": [)" + columns + "]}");
    }
    /// Column keys of the version by which the file is read, or the item that was refused.
    QString read(const QByteArray &version, const QByteArray &createdAt, const QByteArray &fields)
    {
        const QByteArray content = sealed("H,KKHIHOID," + version + ",K16,162019,00000008," + createdAt + ",1,00000007\r\nD," + fields + "\r\n");
        QString keys;
        QList<Refusal> refusals;
        RowReader reader(
            *loadLayoutVersions(m_folder.path()),
            [&keys](int, Row row) {
                keys = row.keys().join(u' ');
                return done();
            },
            &refusals);
        (void)reader.push(content);
        return reader.finish().ok() ? keys : refusals.value(0).item;
    }
    QString path() const { return m_folder.path(); }

    static constexpr const char *one = R"({"number": 1, "key": "addressee", "name": "x", "type": "ascii", "length": 15, "required": true})";
    static constexpr const char *two = R"(, {"number": 2, "key": "kind", "name": "x", "type": "digits", "length": 1, "required": true})";

private:
    QTemporaryDir m_folder;
};

TEST_F(LayoutFolder, F01_a_file_is_read_by_the_version_that_it_names)
{
    put("old", "0100", "2026-04-01", one);
    put("new", "0200", "2026-12-01", QByteArray(one) + two);
    EXPECT_EQ(read("0100", "20261130180000", "4001"), u"addressee"_s) << "made on the eve, whenever it is read";
    EXPECT_EQ(read("0200", "20261201090000", "4001,1"), u"addressee kind"_s);
    EXPECT_EQ(read("0300", "20261201090000", "4001,1"), u"version"_s);
    EXPECT_EQ(loadLayouts(path(), QDate(2026, 11, 30)).value()[u"F4"_s].version, u"0100"_s);
    EXPECT_EQ(loadLayouts(path(), QDate(2026, 12, 1)).value()[u"F4"_s].version, u"0200"_s);
}

TEST_F(LayoutFolder, F01_a_version_that_was_corrected_is_read_as_it_stood_on_the_day_of_the_file)
{
    put("a-corrected", "0100", "2026-12-01", QByteArray(one) + two);
    put("b-first", "0100", "2026-04-01", one);
    EXPECT_EQ(read("0100", "20261130235959", "4001"), u"addressee"_s);
    EXPECT_EQ(read("0100", "20261201000000", "4001,1"), u"addressee kind"_s) << "midnight in Japan, still November in UTC";
    EXPECT_EQ(read("0100", "20260301000000", "4001"), u"addressee"_s) << "made before any was in force";
}

TEST_F(LayoutFolder, two_layouts_of_one_day_are_one_too_many)
{
    put("a", "0100", "2026-04-01", one);
    put("b", "0200", "2026-04-01", one);
    EXPECT_EQ(loadLayoutVersions(path()).error().code, ErrorCode::LayoutInvalid);
    EXPECT_EQ(loadLayouts(path(), QDate(2026, 11, 30)).error().code, ErrorCode::LayoutInvalid);
}

TEST_F(LayoutFolder, a_minimum_needs_an_order_and_the_form_of_its_column)
{
    const auto loads = [this](const QByteArray &column) {
        put("a", "0100", "2026-04-01", R"({"number": 1, "key": "x", "name": "x", "required": true, )" + column + "}");
        return loadLayoutVersions(path()).ok();
    };
    EXPECT_TRUE(loads(R"("type": "month", "length": 6, "minimum": "201804")"));
    EXPECT_TRUE(loads(R"("type": "date", "length": 8, "minimum": "20180401")"));
    EXPECT_FALSE(loads(R"("type": "month", "length": 6, "minimum": "2018-04")"));
    EXPECT_FALSE(loads(R"("type": "digits", "length": 6, "minimum": "201804")"));
}

TEST(Layouts, F01_the_fuzzers_seeds_are_good_files)
{
    const QDir folder(QStringLiteral(MADOGUCHI_SOURCE_DIR "/tests/fuzz/seeds/interface_file"));
    const QStringList names = folder.entryList(QDir::Files);
    ASSERT_FALSE(names.isEmpty());
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        QList<Refusal> refusals;
        RowReader reader(*loadLayoutVersions(u":/interface/layouts"_s), [](int, Row) { return done(); }, &refusals, {},
                         name.endsWith("cp932"_L1) ? Encoding::Cp932 : Encoding::Utf8);
        (void)reader.push(file.readAll());
        EXPECT_TRUE(reader.finish().ok()) << qPrintable(name) << ' ' << qPrintable(refusals.value(0).item);
    }
}

TEST(Layouts, F03_counts_of_high_cost_months_begin_with_april_2018)
{
    const Layout &layout = layouts()[u"F8"_s];
    Row row{{u"candidate"_s, u"C16000001"_s}, {u"previous_municipality"_s, u"162019"_s}, {u"household"_s, u"20001"_s}, {u"row"_s, u"1"_s}, {u"treated_in"_s, u"2018-04"_s},
            {u"counts"_s, u"1"_s}, {u"payment"_s, u"1"_s}, {u"income"_s, u"UC"_s}, {u"age_band"_s, u"1"_s}, {u"special"_s, u"0"_s}, {u"cancelled"_s, u"N"_s}};
    const auto written = writeFile(layout, header(layout), {row});
    ASSERT_TRUE(written.ok());
    EXPECT_TRUE(written->contains(",201804,"));
    EXPECT_EQ(readFile(layout, *written, nullptr)->rows[0][u"treated_in"_s], u"2018-04"_s);
    for (const auto &[month, code] : {std::pair(u"2018-03"_s, u"E03"_s), {u"2018-13"_s, u"E01"_s}, {u"201804"_s, u"E01"_s}, {u"2018-4"_s, u"E01"_s}, {QString(), u"E02"_s}}) {
        row[u"treated_in"_s] = month;
        QList<Refusal> refusals;
        EXPECT_FALSE(writeFile(layout, header(layout), {row}, &refusals).ok());
        EXPECT_EQ(refusals.value(0).code, code) << qPrintable(month);
    }
}

} // namespace
} // namespace madoguchi::exchange
