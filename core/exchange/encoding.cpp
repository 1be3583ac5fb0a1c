#include "exchange/encoding.h"

#include "exchange/cp932.h"

#include <QHash>
#include <QResource>
#include <QStringConverter>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

/// Each line of the file: what is shown, then all for which it stands.
QHash<char32_t, char32_t> readShrinking()
{
    QHash<char32_t, char32_t> shown;
    const QByteArray file = QResource(u":/encoding/shrink.txt"_s).uncompressedData();
    Q_ASSERT(!file.isEmpty());
    for (const QByteArray &line : file.split('\n')) {
        const std::u32string members = line.startsWith('#') ? std::u32string() : QString::fromUtf8(line).toStdU32String();
        for (std::size_t i = 1; i < members.size(); ++i)
            shown.insert(members[i], members[0]);
    }
    return shown;
}

bool isVariationSelector(char32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }

/// JIS X 0208 without NEC's and IBM's extensions, ASCII, half-width katakana.
bool isShown(char32_t c)
{
    const int code = c > 0xFFFF ? -1 : cp932::codeOf(char16_t(c));
    const int lead = code >> 8;
    return code >= 0 && lead != 0x87 && lead < 0xED;
}

std::optional<QString> decodeUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

std::optional<QByteArray> encodeUtf8(QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    QByteArray bytes = encoder(text);
    if (encoder.hasError())
        return std::nullopt;
    return bytes;
}

} // namespace

std::optional<QString> decode(QByteArrayView bytes, Encoding encoding)
{
    return encoding == Encoding::Utf8 ? decodeUtf8(bytes) : cp932::decode(bytes);
}

std::optional<QByteArray> encode(QStringView text, Encoding encoding)
{
    return encoding == Encoding::Utf8 ? encodeUtf8(text) : cp932::encode(text);
}

QString shrink(const QString &text)
{
    static const QHash<char32_t, char32_t> shown = readShrinking();
    std::u32string result;
    for (const char32_t c : text.normalized(QString::NormalizationForm_C).toStdU32String())
        if (!isVariationSelector(c))
            result += isShown(c) ? c : shown.value(c, U'〓');
    return QString::fromStdU32String(result);
}

} // namespace madoguchi::exchange
