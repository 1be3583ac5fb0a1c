#include "session/password_rule.h"

#include "session/romaji.h"

#include <zxcvbn.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

constexpr char32_t firstKatakana = U'ァ', lastKatakana = U'ヶ', katakanaAfterHiragana = 0x60, invalid = 0xFFFD;
constexpr int leastLetters = 3, leastSigns = 2; // of a word worth knowing: "abc", 花子
constexpr int decompositionDepth = 8;

/// The next code point of UTF-8; a byte that is none stands for itself alone.
char32_t takeCodePoint(std::span<const std::uint8_t> text, std::size_t &at)
{
    const std::uint8_t first = text[at++];
    const int more = first < 0x80 ? 0 : first >> 5 == 0b110 ? 1 : first >> 4 == 0b1110 ? 2 : first >> 3 == 0b11110 ? 3 : -1;
    if (more < 0 || at + static_cast<std::size_t>(more) > text.size())
        return invalid;
    char32_t code = more == 0 ? first : first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i)
        code = (code << 6) | (text[at++] & 0x3Fu);
    return code <= 0x10FFFF ? code : invalid;
}

/// zxcvbn reckons with single bytes: what is not ASCII becomes one byte above it, the same for the same sign. That is worth
/// 6.6 bits, less than a kanji drawn at random and about what a kana is worth.
char standIn(char32_t code) { return static_cast<char>(0x80u | ((code ^ (code >> 7)) & 0x7Fu)); }

/// Without width and other compatibility (NFKD), marks of voicing and accents; katakana as hiragana. `out(byte)`.
template <typename Out>
void encodeOne(char32_t code, int depth, const Out &out)
{
    if (code < 0x80)
        return out(static_cast<char>(code));
    if (depth < decompositionDepth && QChar::decompositionTag(code) != QChar::NoDecomposition) {
        QString parts = QChar::decomposition(code);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const bool pair = parts.at(i).isHighSurrogate() && i + 1 < parts.size();
            encodeOne(pair ? QChar::surrogateToUcs4(parts.at(i), parts.at(i + 1)) : parts.at(i).unicode(), depth + 1, out);
            i += pair;
        }
        wipeMemory(parts.data(), static_cast<std::size_t>(parts.size()) * sizeof(QChar)); // one sign of a password
        return;
    }
    if (QChar::isMark(code))
        return;
    if (firstKatakana <= code && code <= lastKatakana)
        code -= katakanaAfterHiragana;
    out(standIn(QChar::toCaseFolded(code)));
}

struct Encoded {
    SecretBytes text; ///< NUL-terminated
    int characters = 0;
};

Encoded encode(const SecretBytes &chosen)
{
    constexpr std::size_t longestDecomposition = 18; // of one sign (U+FDFA)
    Encoded encoded{SecretBytes(chosen.size() * longestDecomposition + 1), 0};
    std::size_t end = 0;
    const auto put = [&](char byte) {
        if (end + 1 < encoded.text.size())
            encoded.text.data()[end++] = static_cast<std::uint8_t>(byte);
    };
    for (std::size_t at = 0; at < chosen.size(); ++encoded.characters)
        encodeOne(takeCodePoint(chosen.span(), at), 0, put);
    encoded.text.truncate(end + 1);
    return encoded;
}

/// Empty if it is too short to be told from chance.
QByteArray encodeWord(const QString &word)
{
    QByteArray encoded;
    for (const char32_t code : word.toLower().toUcs4())
        encodeOne(code, 0, [&](char byte) { encoded.append(byte); });
    const bool signs = std::ranges::any_of(encoded, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    return encoded.size() >= (signs ? leastSigns : leastLetters) ? encoded : QByteArray();
}

/// The word as it is, and as it is typed if it is kana.
void addWord(QList<QByteArray> &list, const QString &word)
{
    for (const QString &spelling : QStringList{word} + romajiOf(word)) {
        if (QByteArray encoded = encodeWord(spelling); !encoded.isEmpty())
            list.append(std::move(encoded));
    }
}

/// 窓口　花子: both parts and the whole.
void addName(QList<QByteArray> &list, const QString &name)
{
    const QStringList parts = name.simplified().replace(u'　', u' ').split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        addWord(list, part);
    if (parts.size() > 1)
        addWord(list, parts.join(QString()));
}

struct Measured {
    double bits = 0;
    int known = 0, regular = 0, plain = 0; ///< characters, by what they were taken for
};

Measured measure(const SecretBytes &text, const QList<QByteArray> &first, const QList<QByteArray> &second)
{
    std::vector<const char *> dictionary;
    dictionary.reserve(static_cast<std::size_t>(first.size() + second.size() + 1));
    for (const auto *list : {&first, &second}) {
        for (const QByteArray &word : *list)
            dictionary.push_back(word.constData());
    }
    dictionary.push_back(nullptr);
    ZxcMatch_t *parts = nullptr;
    Measured measured;
    // The library copies the text once, backwards, and overwrites that copy before it frees it.
    measured.bits = ZxcvbnMatch(reinterpret_cast<const char *>(text.data()), dictionary.data(), &parts);
    const std::unique_ptr<ZxcMatch_t, decltype(&ZxcvbnFreeInfo)> owner(parts, ZxcvbnFreeInfo);
    for (const ZxcMatch_t *part = parts; part; part = part->Next) {
        const int type = part->Type & ~MULTIPLE_MATCH;
        if (type == DICTIONARY_MATCH || type == DICT_LEET_MATCH || type == USER_MATCH || type == USER_LEET_MATCH)
            measured.known += part->Length;
        else if (type != BRUTE_MATCH || part->Type != type) // a plain part that is repeated is regular
            measured.regular += part->Length;
        else
            measured.plain += part->Length;
    }
    return measured;
}

/// As zxcvbn grades: 10^3, 10^6, 10^8, 10^10 guesses.
int scoreOf(double bits) { return bits < 9.97 ? 0 : bits < 19.93 ? 1 : bits < 26.58 ? 2 : bits < PasswordRule::leastBits ? 3 : 4; }

} // namespace

PasswordRule::PasswordRule(QStringList words, const QStringList &office)
{
    for (const QString &word : words)
        addWord(m_words, word);
    for (const QString &name : office)
        addName(m_office, name);
}

Result<QStringList> PasswordRule::readWords(const QByteArray &file)
{
    constexpr qsizetype longestWord = 40;
    QStringList words;
    int number = 0;
    for (const QByteArray &line : file.split('\n')) {
        ++number;
        if (line.startsWith('#'))
            continue;
        for (const QString &word : QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts)) {
            if (word.size() > longestWord || word.contains(QChar::ReplacementCharacter))
                return Error{ErrorCode::InvalidArgument, {QString::number(number)}, {}};
            words.append(word);
        }
    }
    return words;
}

api::PasswordVerdict PasswordRule::verdict(const SecretBytes &chosen, const directory::DirectoryContent &directory) const
{
    if (chosen.size() > mostBytes)
        return {0, u"long"_s};
    const Encoded encoded = encode(chosen);
    const Measured general = measure(encoded.text, m_words, {});
    QList<QByteArray> names = m_office;
    addWord(names, directory.municipality);
    for (const directory::StaffEntry &staff : directory.staff) {
        addWord(names, staff.id.text());
        addName(names, staff.name);
        addName(names, staff.kana);
        addWord(names, staff.section);
    }
    for (const directory::TerminalEntry &terminal : directory.terminals) {
        addWord(names, terminal.id.text());
        addWord(names, terminal.place);
    }
    const Measured here = measure(encoded.text, names, m_words);
    api::PasswordVerdict verdict{scoreOf(std::min(general.bits, here.bits)), {}};
    if (encoded.characters < leastCharacters)
        return {std::min(verdict.score, 3), u"short"_s};
    if (verdict.score == 4)
        return verdict;
    if (general.bits >= leastBits)
        verdict.reason = u"name"_s;
    else
        verdict.reason = general.plain > std::max(general.known, general.regular) ? u"weak"_s : general.regular > general.known ? u"regular"_s : u"known"_s;
    return verdict;
}

} // namespace madoguchi::session
