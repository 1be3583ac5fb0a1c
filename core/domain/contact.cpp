#include "domain/contact.h"

#include "domain/kanji.h"

#include <QRegularExpression>

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

namespace {

/// A pattern whose named pieces, written in capitals, are put in.
QRegularExpression pattern(QString text)
{
    text.replace(u"KANJI_NUMERAL"_s, u"[〇○零一二三四五六七八九十百千]"_s);
    text.replace(u"UNIT"_s, u"(?:丁目|番地|号室|番(?![町丁街通館組])|号(?![館棟車線店機])|丁(?=[-0-9〇一二三四五六七八九]|$))"_s);
    text.replace(u"HYPHEN"_s, u"[\\p{Pd}−─━]"_s);
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
}

/// 二十一 = 21, 一〇五 = 105, 千二百 = 1200.
QString decimal(const QString &numeral)
{
    static const QString digits = u"〇一二三四五六七八九"_s;
    qint64 sum = 0;
    qint64 pending = -1; // digits that no 十 百 千 has taken
    for (const QChar c : numeral) {
        const qint64 power = c == u'十' ? 10 : c == u'百' ? 100 : c == u'千' ? 1000 : 1;
        if (power == 1) {
            pending = std::max<qint64>(pending, 0) * 10 + std::max<qint64>(digits.indexOf(c), 0);
        } else {
            sum += power * (pending < 0 ? 1 : pending);
            pending = -1;
        }
    }
    return QString::number(sum + std::max<qint64>(pending, 0));
}

QString withDecimals(const QString &text, const QRegularExpression &numerals)
{
    QString result;
    qsizetype at = 0;
    for (auto matches = numerals.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        result += text.sliced(at, match.capturedStart() - at) + decimal(match.captured());
        at = match.capturedEnd();
    }
    return result + text.sliced(at);
}

/// One way through the rules. What a rule takes away may bring together what another one knows.
QString withoutForms(QString key)
{
    static const QRegularExpression hyphen = pattern(u"HYPHEN"_s);
    static const QRegularExpression longVowel = pattern(u"(?<=[0-9a-z]|KANJI_NUMERAL)ー(?=[0-9a-z]|KANJI_NUMERAL)"_s);
    static const QRegularExpression section = pattern(u"(?<![文十])[大小]?字"_s);
    static const QRegularExpression counted = pattern(u"KANJI_NUMERAL{1,9}(?=UNIT|条|線|地割|番[町丁])"_s);
    static const QRegularExpression unit = pattern(u"(?<=[0-9])UNIT[のノ]?"_s);
    // 二の三, 3-四; not 4-八幡荘
    static const QRegularExpression chained = pattern(
        u"KANJI_NUMERAL{1,9}(?=[-のノ](?:[0-9]|KANJI_NUMERAL))|(?<=KANJI_NUMERAL[-のノ])KANJI_NUMERAL{1,9}|(?<=[0-9][-のノ])KANJI_NUMERAL{1,9}$"_s);
    static const QRegularExpression joint = pattern(u"(?<=[0-9])[のノ](?=[0-9])"_s);
    static const QRegularExpression stray = pattern(u"-(?![0-9a-z])|(?<![0-9a-z])-"_s);
    static const QRegularExpression ke = pattern(u"(?<=\\p{Han})[がガ](?=\\p{Han})"_s);
    static const QRegularExpression no = pattern(u"(?<=\\p{Han})の(?=\\p{Han})"_s);
    static const QRegularExpression tsu = pattern(u"(?<=\\p{Han})[っッつ](?=\\p{Han})"_s);
    key.replace(hyphen, u"-"_s).replace(longVowel, u"-"_s).remove(section);
    key = withDecimals(withDecimals(key, counted).replace(unit, u"-"_s), chained);
    key.replace(joint, u"-"_s).remove(stray);
    return key.replace(ke, u"ケ"_s).replace(no, u"ノ"_s).replace(tsu, u"ツ"_s);
}

QString withoutSeparators(const QString &text)
{
    static const QRegularExpression separator = pattern(u"HYPHEN|[ー()]"_s);
    return writtenKey(text).remove(separator);
}

} // namespace

QString addressKey(const QString &text)
{
    // A space between two numbers separates as a hyphen does; any other is worth nothing.
    static const QRegularExpression gap = pattern(u"(?<=[0-9])\\s+(?=[0-9])"_s);
    QString key = kanjiKey(text.normalized(QString::NormalizationForm_KC).replace(gap, u"-"_s));
    for (QString before; before != key;) {
        before = key;
        key = withoutForms(key);
    }
    return key;
}

QString postalKey(const QString &text)
{
    static const QRegularExpression code(u"^〒?([0-9]{7})$"_s);
    return code.match(withoutSeparators(text)).captured(1);
}

QString phoneKey(const QString &text)
{
    static const QRegularExpression international(u"^\\+810?"_s); // +81 (0)76 too
    static const QRegularExpression number(u"^0[0-9]{9,10}$"_s);
    const QString key = withoutSeparators(text).replace(international, u"0"_s);
    return number.match(key).hasMatch() ? key : QString();
}

} // namespace madoguchi::domain
