#include "exchange/encoding.h"

#include "exchange/row_writer.h"
#include "file_samples.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <iconv.h>

namespace madoguchi::exchange {
namespace {

/// The C library's codec, which knows nothing of our table's source.
class Iconv {
public:
    Iconv(const char *to, const char *from) : m_handle(iconv_open(to, from)) {}
    ~Iconv() { iconv_close(m_handle); }
    std::optional<QByteArray> operator()(QByteArray bytes) const
    {
        QByteArray result(16, 0);
        char *in = bytes.data(), *out = result.data();
        std::size_t inLeft = std::size_t(bytes.size()), outLeft = std::size_t(result.size());
        const bool converted = iconv(m_handle, &in, &inLeft, &out, &outLeft) == 0;
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
        if (!converted)
            return std::nullopt;
        return result.first(result.size() - qsizetype(outLeft));
    }

private:
    iconv_t m_handle;
};

QByteArray utf16(char16_t c) { return QByteArray(reinterpret_cast<const char *>(&c), 2); }

std::optional<QString> text(const std::optional<QByteArray> &utf16)
{
    if (!utf16)
        return std::nullopt;
    return QString::fromUtf16(reinterpret_cast<const char16_t *>(utf16->constData()), utf16->size() / 2);
}

/// What iconv would put in the stead of a character that CP932 has not (resources/encoding/README.md).
const QString exchanged = u"\u00A2\u00A3\u00A5\u00AC\u2014\u2016\u203E\u2212\u301C"_s;

TEST(Cp932, every_code_is_the_character_that_iconv_reads)
{
    const Iconv read("UTF-16LE", "CP932");
    for (int first = 0; first < 256; ++first) {
        const QByteArray one(1, char(first));
        EXPECT_EQ(decode(one, Encoding::Cp932), text(read(one))) << first;
        const bool alone = decode(one, Encoding::Cp932).has_value();
        for (int second = 0; !alone && second < 256; ++second) {
            const QByteArray two = one + char(second);
            ASSERT_EQ(decode(two, Encoding::Cp932), text(read(two))) << two.toHex().constData();
        }
    }
}

TEST(Cp932, every_character_is_the_code_that_iconv_writes)
{
    const Iconv write("CP932", "UTF-16LE");
    int written = 0;
    for (int c = 1; c < 0x10000; ++c) {
        if (c >= 0xD800 && c < 0xF900)
            continue; // surrogates and private use: below
        const QString character{QChar(char16_t(c))};
        const auto bytes = encode(character, Encoding::Cp932);
        if (!exchanged.contains(character)) {
            ASSERT_EQ(bytes, write(utf16(char16_t(c)))) << c;
        }
        if (bytes) {
            ASSERT_EQ(decode(*bytes, Encoding::Cp932), character);
            ++written;
        }
    }
    EXPECT_EQ(written, 127 + 63 + 7724 - 398) << "ASCII, half-width katakana, two bytes without the doubles";
}

TEST(Cp932, nothing_stands_in_for_another_character)
{
    for (const QChar c : exchanged)
        EXPECT_FALSE(encode(QString(c), Encoding::Cp932)) << int(c.unicode());
    EXPECT_FALSE(encode(u"\uE000"_s, Encoding::Cp932));
    EXPECT_FALSE(encode(QString(QChar(0xD842)), Encoding::Cp932));
    EXPECT_FALSE(encode(u"𠮷"_s, Encoding::Cp932));
    EXPECT_EQ(decode("\xF0\x40\xF9\xFC", Encoding::Cp932), u"\uE000\uE757"_s);
    EXPECT_FALSE(decode("\x81", Encoding::Cp932)) << "half a character";
}

TEST(Cp932, doubles_are_read_and_one_is_written)
{
    struct Double { QByteArray read, written; };
    for (const Double &one : {Double{"\x87\x90", "\x81\xE0"}, {"\x87\x9A", "\x81\xE6"}, {"\xFA\x5B", "\x81\xE6"}, {"\xEE\xF9", "\x81\xCA"}, {"\xFA\x54", "\x81\xCA"},
                              {"\xFA\x4A", "\x87\x54"}, {"\xFA\x58", "\x87\x8A"}, {"\xED\x40", "\xFA\x5C"}, {"\xEE\xE0", "\xFB\xFC"}})
        EXPECT_EQ(encode(decode(one.read, Encoding::Cp932).value(), Encoding::Cp932), one.written) << one.read.toHex().constData();
    for (const QByteArray mark : {"\x81\x60", "\x81\x7C", "\x81\x61", "\x81\x91", "\x81\x92", "\x81\xCA", "\x81\x5C"})
        EXPECT_EQ(encode(decode(mark, Encoding::Cp932).value(), Encoding::Cp932), mark) << mark.toHex().constData();
}

TEST(Shrink, C36_a_name_as_the_federation_shows_it)
{
    EXPECT_EQ(shrink(u"髙橋﨑子"_s), u"高橋崎子"_s);
    EXPECT_EQ(shrink(u"𠮷田 德 瀨 濵"_s), u"吉田 徳 瀬 浜"_s);
    EXPECT_EQ(shrink(u"辻\U000E0100 \uFA19"_s), u"辻 神"_s) << "shapes and compatibility forms";
    EXPECT_EQ(shrink(u"か\u3099"_s), u"が"_s);
    EXPECT_EQ(shrink(u"彅\uE000㈱𛀂"_s), u"〓〓〓〓"_s);
    EXPECT_EQ(shrink(u"山田 ﾔﾏﾀﾞ Ａb～〜－−"_s), u"山田 ﾔﾏﾀﾞ Ａb～～－－"_s);
    EXPECT_EQ(shrink(u"渡邊邉斎齋齊澤濱"_s), u"渡邊邉斎齋齊澤濱"_s) << "what is shown stays as it is";
}

TEST(Shrink, shrunk_text_fits_and_stays)
{
    EXPECT_TRUE(rc::check("whatever the text", [] {
        std::u32string characters;
        for (const std::uint32_t c : *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0x20, 0x30000)))
            if (c < 0xD800 || c > 0xDFFF)
                characters += char32_t(c);
        const QString shown = shrink(QString::fromStdU32String(characters));
        RC_ASSERT(encode(shown, Encoding::Cp932).has_value());
        RC_ASSERT(shrink(shown) == shown);
    }));
}

QByteArray written(const Layout &layout, const QList<Row> &rows, QList<Refusal> *refusals, std::optional<ErrorCode> *error = nullptr)
{
    QByteArray content;
    FileHeader head = header(layout);
    head.records = int(rows.size());
    RowWriter writer(
        layout, head,
        [&content](QByteArrayView bytes) {
            content += bytes;
            return done();
        },
        refusals, Encoding::Cp932);
    for (const Row &row : rows)
        (void)writer.add(row);
    const auto finished = writer.finish();
    if (error && !finished.ok())
        *error = finished.error().code;
    return content;
}

Row resultRow(const QString &words)
{
    return {{u"file_id"_s, u"KKSETAI"_s}, {u"sequence"_s, u"00000001"_s}, {u"line"_s, u"2"_s}, {u"severity"_s, u"W"_s},
            {u"code"_s, u"W14"_s},        {u"text"_s, words},             {u"needs_action"_s, u"N"_s}};
}

TEST(Cp932File, F01_a_character_that_has_no_place_is_refused_with_line_and_item)
{
    const Layout &layout = layouts()[u"F9"_s];
    for (const QString &words : {u"𠮷田"_s, u"１−２"_s, u"麴町〜"_s}) {
        QList<Refusal> refusals;
        std::optional<ErrorCode> error;
        written(layout, {resultRow(u"髙橋"_s), resultRow(words)}, &refusals, &error);
        EXPECT_EQ(error, ErrorCode::EncodingRefused);
        EXPECT_EQ(refusals, (QList<Refusal>{{3, 9, u"text"_s, u"E01"_s, u"a character that the encoding has not"_s}})) << qPrintable(words);
    }
}

TEST(Cp932File, F01_is_read_back_and_names_the_item_of_a_users_own_character)
{
    const Layout &layout = layouts()[u"F9"_s];
    const QByteArray content = written(layout, {resultRow(u"髙橋～ﾔ"_s)}, nullptr);
    EXPECT_TRUE(content.contains("\xFB\xFC\x8B\xB4\x81\x60\xD4"));
    const auto read = [&layout](const QByteArray &bytes, QList<Refusal> *refusals) {
        QString words;
        RowReader reader(
            {layout},
            [&words](int, Row row) {
                words = row[u"text"_s];
                return done();
            },
            refusals, {}, Encoding::Cp932);
        (void)reader.push(bytes);
        return reader.finish().ok() ? words : QString();
    };
    EXPECT_EQ(read(content, nullptr), u"髙橋～ﾔ"_s);
    QList<Refusal> refusals;
    const QByteArray body = QByteArray(content).replace("\xFB\xFC", "\xF0\x40");
    read(body.first(body.indexOf("T,")), &refusals);
    ASSERT_FALSE(refusals.isEmpty());
    EXPECT_EQ(refusals[0].item, u"text"_s);
    EXPECT_EQ(refusals[0].line, 2);
    EXPECT_TRUE(read(*writeFile(layout, header(layout), {resultRow(u"髙橋"_s)}), nullptr).isEmpty()) << "UTF-8 is not CP932";
}

TEST(Cp932File, F01_what_is_written_is_what_is_read)
{
    EXPECT_TRUE(rc::check("round trip of every layout, or a refusal of the character", [] {
        const Layout &layout = anyLayout();
        const QList<Row> rows = anyRows(layout, 3);
        QList<Refusal> refusals;
        std::optional<ErrorCode> error;
        const QByteArray content = written(layout, rows, &refusals, &error);
        const bool fits = std::all_of(rows.begin(), rows.end(), [](const Row &row) {
            return std::all_of(row.begin(), row.end(), [](const QString &value) { return encode(value, Encoding::Cp932).has_value(); });
        });
        RC_ASSERT(fits == !error);
        if (error)
            return;
        QList<Row> read;
        RowReader reader(
            {layout},
            [&read](int, Row row) {
                read.append(std::move(row));
                return done();
            },
            nullptr, {}, Encoding::Cp932);
        RC_ASSERT(reader.push(content).ok());
        RC_ASSERT(reader.finish().ok());
        RC_ASSERT(read == rows);
    }));
}

} // namespace
} // namespace madoguchi::exchange
