#include "domain/kana.h"

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar voiced(0x3099), halfVoiced(0x309A), prolonged(0x30FC);

bool isSeparator(QChar c)
{
    return c.isSpace() || c == u'・' || c == u'\'' || c == u'’' || c == u'−' || c.category() == QChar::Punctuation_Dash;
}

bool isKanaLetter(QChar c)
{
    return (c >= QChar(0x3041) && c <= QChar(0x3096)) || (c >= QChar(0x30A1) && c <= QChar(0x30FA)) || c == u'ゝ' || c == u'ゞ' || c == u'ヽ'
        || c == u'ヾ';
}

QChar spelled(QChar c)
{
    static const QString from = u"ァィゥェォッャュョヮヵヶヴヲヂヅヰヱヷヸヹヺ"_s;
    static const QString to = u"アイウエオツヤユヨワカケブオジズイエバビベボ"_s;
    const auto at = from.indexOf(c);
    return at < 0 ? c : to[at];
}

} // namespace

QString kanaKey(const QString &text)
{
    QString key;
    QString marked = text;
    marked.replace(u'゛', voiced).replace(u'゜', halfVoiced); // typed apart: カ゛
    for (QChar c : marked.normalized(QString::NormalizationForm_KC)) {
        if (isSeparator(c) || c == prolonged || c == voiced || c == halfVoiced) // a mark that is left belongs to no letter
            continue;
        if ((c >= QChar(0x3041) && c <= QChar(0x3096)) || c == u'ゝ' || c == u'ゞ')
            c = QChar(c.unicode() + 0x60); // hiragana and katakana run in parallel
        if (c == u'ヽ' || c == u'ヾ') { // repeats the letter before: みすゞ
            if (key.isEmpty() || !isKanaLetter(key.back()))
                continue;
            const QString parts = key.back().decomposition();
            const QString base(parts.isEmpty() ? key.back() : parts.front());
            key += spelled(c == u'ヽ' ? base.front() : (base + voiced).normalized(QString::NormalizationForm_C).front());
            continue;
        }
        key += spelled(c.toUpper());
    }
    return key.normalized(QString::NormalizationForm_C); // what was apart before may now compose
}

QString looseKanaKey(const QString &text)
{
    QString key = kanaKey(text).normalized(QString::NormalizationForm_D);
    key.removeIf([](QChar c) { return c == voiced || c == halfVoiced; });
    return key.normalized(QString::NormalizationForm_C);
}

bool isKana(const QString &text)
{
    bool letter = false;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (isKanaLetter(c))
            letter = true;
        else if (!isSeparator(c) && c != prolonged && c != voiced && c != halfVoiced)
            return false;
    }
    return letter;
}

QString fullKatakana(const QString &text)
{
    QString kana;
    for (QChar c : text.normalized(QString::NormalizationForm_KC).simplified()) { // also joins voiced marks of half width
        if (c >= u'ぁ' && c <= u'ゖ')
            c = QChar(c.unicode() + (u'ァ' - u'ぁ'));
        else if (c == u' ')
            c = u'　';
        if (c != u'　' && c != u'ー' && c != u'・' && !(c >= u'ァ' && c <= u'ヶ'))
            return {};
        kana += c;
    }
    return kana;
}

} // namespace madoguchi::domain
