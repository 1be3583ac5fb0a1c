#include "people/search_query.h"

#include "domain/contact.h"
#include "domain/individual_number.h"
#include "domain/insured_number.h"
#include "domain/kana.h"
#include "domain/kanji.h"
#include "domain/wareki.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using Kind = api::SearchTerm::Kind;

namespace {

constexpr int textLimit = 100;
constexpr int shortestNumber = 3; ///< digits; fewer would match a tenth of the town

/// The first day as text, low enough to take in dates of birth that are known in part (1955-00-00, 1955-03-00).
QString lowerBound(const domain::DateInput &input)
{
    const QString iso = input.from.toString(Qt::ISODate);
    if (input.precision == domain::DateInput::Precision::Day || input.from.day() != 1)
        return iso;
    return input.from.month() == 1 && input.precision == domain::DateInput::Precision::Year ? iso.first(4) + u"-00-00"_s : iso.first(7) + u"-00"_s;
}

bool holdsDigit(const QString &word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

/// Written in one piece or in groups; a date beside a 記号番号 is no such number.
bool holdsIndividualNumber(const QStringList &words)
{
    const QString joined = words.join(QString());
    const auto digits = std::count_if(joined.begin(), joined.end(), [](QChar c) { return c.isDigit(); });
    if (digits == 12 && domain::containsIndividualNumber(joined))
        return true;
    return std::any_of(words.begin(), words.end(), [](const QString &word) { return domain::containsIndividualNumber(word); });
}

} // namespace

SearchQuery::Digits SearchQuery::understandDigits(const QString &word, const QList<Kind> &dropped)
{
    Digits found;
    const QString plain = word.normalized(QString::NormalizationForm_KC);
    const bool onlyDigits = std::all_of(plain.begin(), plain.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const auto take = [&](Kind kind, const QString &value, const QString &shown) {
        if (dropped.contains(kind))
            return false;
        m_terms.append({kind, value, shown});
        return true;
    };

    // Four digits alone are the beginning of a number sooner than a year: a year says so (1955年, S30).
    const auto date = domain::parseDate(word);
    const bool isDate = date.ok() && !(onlyDigits && plain.size() == 4);
    if (isDate) {
        const bool day = date->precision == domain::DateInput::Precision::Day;
        const QString value = day ? date->from.toString(Qt::ISODate) : date->from.toString(Qt::ISODate) + u'/' + date->until.toString(Qt::ISODate);
        const QString shown = domain::formatWareki(*date) + (day ? u""_s : u"生"_s);
        if (take(day ? Kind::BirthDate : Kind::BirthYear, value, shown)) {
            found.birthFrom = lowerBound(*date);
            found.birthUntil = date->until.toString(Qt::ISODate);
        }
    }
    // S300101 is a date and no symbol with a number; 1955-01 may be both.
    const auto number = domain::parseInsuredNumber(word);
    const bool mayBeNumber = number && number->number.size() >= shortestNumber && !(isDate && !number->symbol.isEmpty());
    if (mayBeNumber && take(Kind::InsuredNumber, domain::formatInsuredNumber(*number), domain::formatInsuredNumber(*number))) {
        found.number = number->number;
        found.symbol = number->symbol.isEmpty() ? QString() : number->symbol;
        found.branch = number->branch.isEmpty() ? QString() : number->branch;
    }
    if (onlyDigits && plain.size() >= shortestNumber && plain.size() <= 15 && take(Kind::AddresseeNumber, plain, plain))
        found.addressee = plain;
    if (const QString postal = domain::postalKey(word); !postal.isEmpty() && take(Kind::PostalCode, postal, u'〒' + postal.first(3) + u'-' + postal.sliced(3)))
        found.postal = postal;
    if (const QString phone = domain::phoneKey(word); !phone.isEmpty() && take(Kind::Phone, phone, phone))
        found.phone = phone;
    // 桜町2-3: letters with digits that are no date and no number
    if (!isDate && !mayBeNumber && std::any_of(plain.begin(), plain.end(), [](QChar c) { return c.isLetter() && c.unicode() > 0x7F; })) {
        const QString address = domain::addressKey(word);
        if (address.size() > 1 && take(Kind::Address, address, word))
            found.address = address;
    }
    return found;
}

Result<SearchQuery> SearchQuery::understand(const QString &text, const QList<Kind> &dropped)
{
    SearchQuery query;
    if (text.size() > textLimit)
        return ErrorCode::SearchNotUnderstood;
    // Nobody types a control character, a clipboard may hold one; no name has any.
    QString typed = text;
    std::replace_if(typed.begin(), typed.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    const QStringList words = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    if (holdsIndividualNumber(words))
        return ErrorCode::IndividualNumberInText;

    for (const QString &word : words) {
        if (domain::isKana(word)) {
            if (!domain::kanaKey(word).isEmpty()) // ゞ repeats nothing here
                query.m_kana.append(word);
        } else if (holdsDigit(word.normalized(QString::NormalizationForm_KC))) {
            if (query.m_digits.size() < api::mostWordsWithDigits)
                if (const Digits found = query.understandDigits(word, dropped); found.any())
                    query.m_digits.append(found);
        } else if (std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetter() || c.isSurrogate(); })) {
            if (!domain::kanjiKey(word).isEmpty())
                query.m_kanji.append(word);
        }
    }
    const bool understoodSomething = !query.m_kana.isEmpty() || !query.m_kanji.isEmpty() || !query.m_terms.isEmpty();
    if (!words.isEmpty() && !understoodSomething && dropped.isEmpty())
        return ErrorCode::SearchNotUnderstood;
    if (dropped.contains(Kind::Kanji))
        query.m_kanji.clear();
    if (!query.m_kanji.isEmpty())
        query.m_terms.prepend({Kind::Kanji, domain::kanjiKey(query.m_kanji.join(QString())), query.m_kanji.join(u' ')});
    if (dropped.contains(Kind::Kana))
        query.m_kana.clear();
    if (!query.m_kana.isEmpty()) {
        const QString key = domain::kanaKey(query.m_kana.join(QString()));
        QStringList shown;
        for (const QString &word : query.m_kana)
            shown.append(domain::kanaKey(word));
        query.m_terms.prepend({Kind::Kana, key, shown.join(u' ')});
    }
    return query;
}

} // namespace madoguchi::people
