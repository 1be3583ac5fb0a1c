#include "session/romaji.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

constexpr QChar smallTsu(u'っ'), longMark(u'ー'), firstKatakana(u'ァ'), lastKatakana(u'ヶ');
constexpr char16_t katakanaAfterHiragana = 0x60;

struct Spelling {
    QString hepburn, kunrei;
};
using Table = QMap<QString, Spelling>;

/// Consonant and the five kana of its row; what Hepburn spells otherwise is said apart.
Table makeTable()
{
    static const std::pair<QString, QString> rows[] = {
        {u""_s, u"あいうえお"_s},
        {u"k"_s, u"かきくけこ"_s},
        {u"g"_s, u"がぎぐげご"_s},
        {u"s"_s, u"さしすせそ"_s},
        {u"z"_s, u"ざじずぜぞ"_s},
        {u"t"_s, u"たちつてと"_s},
        {u"d"_s, u"だぢづでど"_s},
        {u"n"_s, u"なにぬねの"_s},
        {u"h"_s, u"はひふへほ"_s},
        {u"b"_s, u"ばびぶべぼ"_s},
        {u"p"_s, u"ぱぴぷぺぽ"_s},
        {u"m"_s, u"まみむめも"_s},
        {u"r"_s, u"らりるれろ"_s},
    };
    static const std::pair<QString, QString> hepburn[] = {{u"し"_s, u"shi"_s}, {u"じ"_s, u"ji"_s}, {u"ち"_s, u"chi"_s}, {u"ぢ"_s, u"ji"_s},
                                                          {u"つ"_s, u"tsu"_s}, {u"づ"_s, u"zu"_s}, {u"ふ"_s, u"fu"_s}};
    static const QString vowels = u"aiueo"_s;
    Table table{{u"や"_s, {u"ya"_s, u"ya"_s}}, {u"ゆ"_s, {u"yu"_s, u"yu"_s}}, {u"よ"_s, {u"yo"_s, u"yo"_s}}, {u"わ"_s, {u"wa"_s, u"wa"_s}},
                {u"を"_s, {u"wo"_s, u"o"_s}},  {u"ん"_s, {u"n"_s, u"n"_s}}};
    for (const auto &[consonant, kana] : rows) {
        for (int i = 0; i < vowels.size(); ++i) {
            const QString plain = consonant + vowels.at(i);
            table.insert(kana.mid(i, 1), {plain, plain});
        }
    }
    for (const auto &[kana, spelled] : hepburn)
        table[kana].hepburn = spelled;
    // き and a small や: "kya"; し and a small や: "sha", "sya".
    for (const auto &[consonant, kana] : rows) {
        if (consonant.isEmpty())
            continue;
        const QString head = kana.mid(1, 1), sound = table.value(head).hepburn.chopped(1);
        for (const auto &[small, vowel] : {std::pair{u"ゃ"_s, u'a'}, {u"ゅ"_s, u'u'}, {u"ょ"_s, u'o'}})
            table.insert(head + small, {(sound.size() > 1 || sound == "j"_L1 ? sound : sound + u'y') + vowel, consonant + u'y' + vowel});
    }
    return table;
}

QString hiragana(QString kana)
{
    for (QChar &c : kana) {
        if (firstKatakana <= c && c <= lastKatakana)
            c = QChar(static_cast<char16_t>(c.unicode() - katakanaAfterHiragana));
    }
    return kana;
}

} // namespace

QStringList romajiOf(const QString &kana)
{
    static const Table table = makeTable();
    const QString text = hiragana(kana.normalized(QString::NormalizationForm_KC));
    QString hepburn, kunrei;
    bool doubled = false;
    for (qsizetype at = 0; at < text.size();) {
        if (text.at(at) == smallTsu || text.at(at) == longMark) {
            doubled = text.at(at) == smallTsu;
            ++at;
            continue;
        }
        auto found = table.find(text.mid(at, 2));
        if (found == table.end())
            found = table.find(text.mid(at, 1));
        if (found == table.end())
            return {};
        at += found.key().size();
        hepburn += (doubled ? QString(found->hepburn.at(0) == u'c' ? u't' : found->hepburn.at(0)) : QString()) + found->hepburn;
        kunrei += (doubled ? QString(found->kunrei.at(0)) : QString()) + found->kunrei;
        doubled = false;
    }
    QStringList spellings;
    for (const QString &whole : {hepburn, kunrei}) {
        QString without = whole;
        without.replace("ou"_L1, "o"_L1).replace("oo"_L1, "o"_L1).replace("uu"_L1, "u"_L1);
        spellings += {whole, without};
    }
    spellings.removeAll(QString());
    spellings.removeDuplicates();
    return spellings;
}

} // namespace madoguchi::session
