#include "exchange/field.h"

#include "domain/check_digit.h"
#include "domain/free_text.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {

namespace {

constexpr int japanSeconds = 9 * 3600; // Japan has no summer time
constexpr int firstYear = 1868;        // 明治

FieldCheck bad(const char *code, const char *reason) { return {{}, QLatin1StringView(code), QLatin1StringView(reason)}; }

bool isDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isPrintableAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~' && c != u',' && c != u'"'; });
}

bool isKana(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'\u30A1' && c <= u'\u30FA') || c == u'ー' || c == u'・' || c == u'\u3000' || c == u' ' || c == u'ヽ' || c == u'ヾ';
    });
}

template <char first, char last>
bool isAll(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= first && c <= last; });
}

qsizetype characters(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

/// Everything but dates and times, which look different in the two places.
QString codeOf(const Column &column, QStringView text, const char *&reason)
{
    const auto fail = [&reason](const char *code, const char *why) {
        reason = why;
        return QString(QLatin1StringView(code));
    };
    if (!domain::isPlainText(text, domain::TextFor::File))
        return fail("E01", "a character that may not stand in a file");
    const qsizetype length = characters(text);
    if (length > column.length || (column.fixed && length != column.length))
        return fail("E01", "length");
    switch (column.type) {
    case Column::Type::Digits:
        if (!isDigits(text))
            return fail("E01", "not digits");
        break;
    case Column::Type::Ascii:
        if (!isPrintableAscii(text))
            return fail("E01", "not plain ASCII");
        break;
    case Column::Type::Kana:
        if (!isKana(text))
            return fail("E01", "not full-width katakana");
        break;
    case Column::Type::NumberReceipt:
        // A receipt, never the number itself: twelve digits in this column are refused by their form (C-20).
        if (!text.startsWith("R-"_L1) || text.size() < 4 || !isPrintableAscii(text))
            return fail("E01", "not a number receipt");
        break;
    case Column::Type::Text:
    case Column::Type::Date:
    case Column::Type::DateTime:
    case Column::Type::Month:
        break;
    }
    if (!column.codes.isEmpty() && !column.codes.contains(text))
        return fail("E03", "not in the code table");
    const QString whole = text.toString();
    if (column.check == "municipality"_L1 && !domain::isMunicipalityCode(whole))
        return fail("E04", "check digit");
    if (column.check == "insurer"_L1 && !domain::isInsurerNumber(whole))
        return fail("E04", "check digit");
    return {};
}

/// Formats are compared again by writing them, since QDate forgives more than a file may.
FieldCheck convertDate(const Column &column, const QString &text, const QString &inFile, const QString &inRow, bool toFile)
{
    const QString from = toFile ? inRow : inFile;
    const QDate date = QDate::fromString(text, from);
    if (!date.isValid() || date.toString(from) != text || date.year() < firstYear)
        return bad("E01", "not a date");
    if (date.toString(inFile) < column.minimum)
        return bad("E03", "before the first that is allowed");
    return {date.toString(toFile ? inFile : inRow), {}, {}};
}

FieldCheck convert(const Column &column, const QString &text, bool toFile)
{
    const QString fileTime = u"yyyyMMddHHmmss"_s;
    if (column.type == Column::Type::Date)
        return convertDate(column, text, u"yyyyMMdd"_s, u"yyyy-MM-dd"_s, toFile);
    if (column.type == Column::Type::Month)
        return convertDate(column, text, u"yyyyMM"_s, u"yyyy-MM"_s, toFile);
    if (toFile) {
        const QDateTime utc = QDateTime::fromString(text, Qt::ISODate);
        if (!utc.isValid() || utc.toUTC().toString(Qt::ISODate) != text)
            return bad("E01", "not a time");
        return {utc.toUTC().addSecs(japanSeconds).toString(fileTime), {}, {}};
    }
    QDateTime japan = QDateTime::fromString(text, fileTime);
    if (!japan.isValid())
        return bad("E01", "not a time");
    japan = QDateTime(japan.date(), japan.time(), Qt::UTC); // the digits as they stand, whatever zone the machine is in
    if (japan.toString(fileTime) != text || japan.date().year() < firstYear)
        return bad("E01", "not a time");
    return {japan.addSecs(-japanSeconds).toString(Qt::ISODate), {}, {}};
}

FieldCheck check(const Column &column, const QString &text, bool toFile)
{
    if (text.isEmpty()) {
        if (column.required)
            return bad("E02", "required");
        return {};
    }
    if (column.type == Column::Type::Date || column.type == Column::Type::DateTime || column.type == Column::Type::Month) {
        if (!isPrintableAscii(text))
            return bad("E01", "not a date");
        return convert(column, text, toFile);
    }
    const char *reason = "";
    const QString code = codeOf(column, text, reason);
    if (!code.isEmpty())
        return {{}, code, QLatin1StringView(reason)};
    return {text, {}, {}};
}

} // namespace

FieldGlance::FieldGlance(const Column &column)
    : m_type(column.type), m_length(column.length), m_required(column.required), m_fixed(column.fixed), m_checked(!column.check.isEmpty()), m_minimum(column.minimum.toLatin1())
{
    for (const QString &code : column.codes)
        m_codes.append(code.toUtf8());
}

std::optional<QByteArrayView> FieldGlance::take(QByteArrayView text, char *beside)
{
    if (text.isEmpty())
        return m_required ? std::nullopt : std::optional(text);
    if (m_type == Column::Type::Date || m_type == Column::Type::Month)
        return takeDate(text, beside);
    if (text.size() > m_length || (m_fixed && text.size() != m_length) || !isOfItsType(text))
        return std::nullopt;
    const auto among = [text](const QByteArrayList &list) { return std::any_of(list.begin(), list.end(), [text](const QByteArray &one) { return text == one; }); };
    if ((!m_codes.isEmpty() && !among(m_codes)) || (m_checked && !among(m_passed)))
        return std::nullopt;
    return text;
}

void FieldGlance::passed(QByteArrayView text)
{
    constexpr qsizetype most = 40; // a prefecture has that many municipalities
    if (m_checked && m_passed.size() < most)
        m_passed.append(text.toByteArray());
}

std::optional<QByteArrayView> FieldGlance::takeDate(QByteArrayView text, char *beside) const
{
    const bool withDay = m_type == Column::Type::Date;
    if (text.size() != (withDay ? 8 : 6) || !isAll<'0', '9'>(text) || text < m_minimum)
        return std::nullopt;
    const auto number = [text](int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; ++i)
            value = 10 * value + text[i] - '0';
        return value;
    };
    if (const int year = number(0, 4); year < firstYear || !QDate::isValid(year, number(4, 2), withDay ? number(6, 2) : 1))
        return std::nullopt;
    char *to = beside;
    for (int i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 6)
            *to++ = '-';
        *to++ = text[i];
    }
    return QByteArrayView(beside, to - beside);
}

bool FieldGlance::isOfItsType(QByteArrayView text) const
{
    switch (m_type) {
    case Column::Type::Digits:
        return isAll<'0', '9'>(text);
    case Column::Type::Ascii:
        return isAll<'!', '~'>(text) && !text.contains('"'); // no comma: it parts the fields
    case Column::Type::Text:
        return isAll<' ', '~'>(text) && !text.contains('"');
    default:
        return false;
    }
}

FieldCheck fieldFromFile(const Column &column, QStringView text) { return check(column, text.toString(), false); }

FieldCheck fieldToFile(const Column &column, const QString &value) { return check(column, value, true); }

} // namespace madoguchi::exchange
