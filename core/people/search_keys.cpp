#include "people/search_keys.h"

namespace madoguchi::people {

namespace {

constexpr char16_t firstKatakana = 0x30A1, lastKatakana = 0x30FA, firstByte = u'!', lastByte = firstByte + (lastKatakana - firstKatakana);
constexpr char16_t firstAscii = u'!', lastAscii = u'~', toFullWidth = 0xFEE0;

/// `from`…`last` moves to `to`…; true if c was in it.
bool moved(QChar &c, char16_t from, char16_t last, char16_t to)
{
    if (c.unicode() < from || c.unicode() > last)
        return false;
    c = QChar(static_cast<char16_t>(c.unicode() - from + to));
    return true;
}

QString letters(const QList<uint> &text, qsizetype at, qsizetype count)
{
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(text.constData() + at), count);
}

QStringList pairs(const QList<uint> &text)
{
    QStringList words;
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        words.append(letters(text, i, 2));
    return words;
}

} // namespace

QString compactKana(const QString &kanaKey)
{
    QString compact = kanaKey;
    for (QChar &c : compact) {
        if (!moved(c, firstKatakana, lastKatakana, firstByte))
            moved(c, firstAscii, lastAscii, firstAscii + toFullWidth);
    }
    return compact;
}

QString expandKana(const QString &compact)
{
    QString key = compact;
    for (QChar &c : key) {
        if (!moved(c, firstByte, lastByte, firstKatakana))
            moved(c, firstAscii + toFullWidth, lastAscii + toFullWidth, firstAscii);
    }
    return key;
}

QStringList pairsOf(const QString &key)
{
    const QList<uint> text = key.toUcs4();
    if (text.isEmpty())
        return {};
    return QStringList(letters(text, 0, 1)) + pairs(text);
}

QStringList pairsWithin(const QString &part)
{
    const QList<uint> text = part.toUcs4();
    return text.size() == 1 ? QStringList(part) : pairs(text);
}

QString yearWord(const QString &birth)
{
    return birth.size() < 4 ? QString() : u'y' + birth.first(4);
}

QString behind(const QString &prefix)
{
    static const QString last = QString::fromUcs4(U"\U0010FFFF", 1);
    return prefix + last;
}

} // namespace madoguchi::people
