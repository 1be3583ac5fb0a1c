#include "exchange/cp932.h"

#include <QResource>

#include <vector>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange::cp932 {

namespace {

using Byte = unsigned char;

constexpr char16_t none = 0;
constexpr int columns = 188; // trail bytes 40 to 7E and 80 to FC
constexpr char16_t firstKatakana = 0xFF61, lastKatakana = 0xFF9F;

bool isTrail(Byte byte) { return byte >= 0x40 && byte <= 0xFC && byte != 0x7F; }

int columnOf(Byte trail) { return trail - (trail < 0x7F ? 0x40 : 0x41); }

/// NEC's selection of IBM's characters: read, but IBM's own codes are written.
bool isNeverWritten(int lead) { return lead == 0xED || lead == 0xEE; }

struct Table {
    Table();
    std::vector<char16_t> characters = std::vector<char16_t>(0x10000, none); ///< by code of two bytes
    std::vector<quint16> codes = std::vector<quint16>(0x10000, 0);           ///< by character; 0: none of two bytes
};

Table::Table()
{
    const QByteArray file = QResource(u":/encoding/cp932.txt"_s).uncompressedData();
    Q_ASSERT(!file.isEmpty());
    for (const QByteArray &line : file.split('\n')) {
        if (line.isEmpty() || line.startsWith('#'))
            continue;
        const int lead = line.first(2).toInt(nullptr, 16);
        const QString row = QString::fromUtf8(line.sliced(3));
        Q_ASSERT(row.size() == columns);
        for (int column = 0; column < columns; ++column) {
            const int code = lead << 8 | (column + (column < 0x3F ? 0x40 : 0x41));
            const char16_t character = row[column] == u'.' ? none : row[column].unicode();
            characters[std::size_t(code)] = character;
            if (character != none && codes[character] == 0 && !isNeverWritten(lead))
                codes[character] = quint16(code);
        }
    }
}

const Table &table()
{
    static const Table loaded;
    return loaded;
}

char16_t twoBytes(Byte lead, Byte trail)
{
    if (!isTrail(trail))
        return none;
    if (lead >= 0xF0 && lead <= 0xF9)
        return char16_t(0xE000 + (lead - 0xF0) * columns + columnOf(trail));
    return table().characters[std::size_t(lead << 8 | trail)];
}

} // namespace

std::optional<QString> decode(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = Byte(bytes[i]);
        if (byte < 0x80) {
            text += QLatin1Char(char(byte));
        } else if (byte >= 0xA1 && byte <= 0xDF) {
            text += QChar(char16_t(firstKatakana + byte - 0xA1));
        } else {
            const char16_t character = ++i < bytes.size() ? twoBytes(byte, Byte(bytes[i])) : none;
            if (character == none)
                return std::nullopt;
            text += QChar(character);
        }
    }
    return text;
}

int codeOf(char16_t character)
{
    if (character < 0x80)
        return character;
    if (character >= firstKatakana && character <= lastKatakana)
        return character - firstKatakana + 0xA1;
    const int code = table().codes[character];
    return code == 0 ? -1 : code;
}

std::optional<QByteArray> encode(QStringView text)
{
    QByteArray bytes;
    bytes.reserve(2 * text.size());
    for (const QChar character : text) {
        const int code = codeOf(character.unicode());
        if (code < 0)
            return std::nullopt;
        if (code > 0xFF)
            bytes += char(code >> 8);
        bytes += char(code & 0xFF);
    }
    return bytes;
}

} // namespace madoguchi::exchange::cp932
