#include "domain/kanji.h"

#include <QHash>
#include <QResource>

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

namespace {

using Folding = QHash<char32_t, char32_t>;

/// Each line of the file is one class: its representative, then the variants.
Folding readFolding()
{
    Folding folding;
    const QByteArray file = QResource(u":/folding/variants.txt"_s).uncompressedData();
    Q_ASSERT(!file.isEmpty());
    folding.reserve(file.size() / 4); // most variants take three or four bytes
    for (const QByteArray &line : file.split('\n')) {
        const std::u32string members = line.startsWith('#') ? std::u32string() : QString::fromUtf8(line).toStdU32String();
        for (std::size_t i = 1; i < members.size(); ++i)
            folding.insert(members[i], members[0]);
    }
    return folding;
}

bool isUnseen(char32_t c)
{
    const bool variationSelector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    return variationSelector || QChar::isSpace(c) || QChar::category(c) == QChar::Other_Format;
}

char32_t folded(char32_t c)
{
    static const Folding folding = readFolding();
    if (c == U'ヶ')
        return U'ケ';
    return c == U'ヵ' ? U'カ' : folding.value(c, c);
}

} // namespace

QString writtenKey(const QString &text)
{
    std::u32string key = text.normalized(QString::NormalizationForm_KC).toStdU32String(); // first: ゛ becomes a space and a mark
    std::erase_if(key, isUnseen);
    return QString::fromStdU32String(key).normalized(QString::NormalizationForm_KC); // what had stood apart may combine
}

QString kanjiKey(const QString &text)
{
    std::u32string key;
    for (const char32_t c : writtenKey(text).toCaseFolded().toStdU32String()) {
        const bool repeats = (c == U'々' || c == U'〻') && !key.empty();
        key += repeats ? key.back() : folded(c);
    }
    return QString::fromStdU32String(key).normalized(QString::NormalizationForm_C); // a mark after what was ヶ
}

} // namespace madoguchi::domain
