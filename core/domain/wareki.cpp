#include "domain/wareki.h"

#include <QRegularExpression>

#include <array>

namespace madoguchi::domain {

using namespace Qt::StringLiterals;

namespace {

struct EraRow {
    Era era;
    const char16_t *name;
    char16_t letter;
    QDate first;
};

/// The first day belongs to the new era.
const std::array<EraRow, 5> &eras()
{
    static const std::array<EraRow, 5> rows{{
        {Era::Meiji, u"明治", u'M', QDate(1868, 1, 25)},
        {Era::Taisho, u"大正", u'T', QDate(1912, 7, 30)},
        {Era::Showa, u"昭和", u'S', QDate(1926, 12, 25)},
        {Era::Heisei, u"平成", u'H', QDate(1989, 1, 8)},
        {Era::Reiwa, u"令和", u'R', QDate(2019, 5, 1)},
    }};
    return rows;
}

constexpr int lastYear = 2117; // 令和99年: years have two digits
constexpr int oldest = 110;    // years; 大正 is said with its letter

const EraRow &row(Era era)
{
    return eras()[static_cast<std::size_t>(era) - 1];
}

QDate lastDay(Era era)
{
    return era == Era::Reiwa ? QDate(lastYear, 12, 31) : row(static_cast<Era>(static_cast<int>(era) + 1)).first.addDays(-1);
}

std::optional<Era> eraFrom(QStringView text)
{
    for (const EraRow &r : eras()) {
        const QStringView name(r.name);
        if (text == name || text == name.first(1) || text == QStringView(&r.letter, 1) || text == QString::number(static_cast<int>(r.era)))
            return r.era;
    }
    return std::nullopt;
}

QString yearText(const EraYear &year)
{
    return QStringView(row(year.era).name).toString() + (year.year == 1 ? u"元"_s : QString::number(year.year)) + u"年"_s;
}

struct Written {
    QString era, year, month, day;
};

std::optional<Written> split(const QString &text)
{
    static const QString era = u"(明治|大正|昭和|平成|令和|明|大|昭|平|令|[MTSHR])"_s;
    static const QRegularExpression separated(
        u"^(?:"_s + era + u"(元|\\d{1,2})|(\\d{4}))(?:(?:年|[./-])(?:(\\d{1,2})(?:(?:月|[./-])(?:(\\d{1,2})日?)?)?)?)?$"_s);
    static const QRegularExpression compact(u"^(?:(?:"_s + era + u"|([1-5]))(\\d{2})|(\\d{4}))(\\d{2})(\\d{2})$"_s);
    if (const auto match = separated.match(text); match.hasMatch())
        return Written{match.captured(1), match.captured(1).isEmpty() ? match.captured(3) : match.captured(2), match.captured(4), match.captured(5)};
    if (const auto match = compact.match(text); match.hasMatch()) {
        const QString named = match.captured(1) + match.captured(2);
        return Written{named, named.isEmpty() ? match.captured(4) : match.captured(3), match.captured(5), match.captured(6)};
    }
    return std::nullopt;
}

QString folded(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC).toUpper();
    plain.removeIf([](QChar c) { return c.isSpace(); });
    for (QChar &c : plain) {
        if (c == u'ー' || c == u'−' || c.category() == QChar::Punctuation_Dash)
            c = u'-';
        else if (c.digitValue() >= 0)
            c = QChar(u'0' + c.digitValue());
    }
    return plain;
}

} // namespace

std::optional<EraYear> eraYear(QDate date)
{
    for (auto r = eras().rbegin(); r != eras().rend(); ++r)
        if (date.isValid() && date >= r->first)
            return EraYear{r->era, date.year() - r->first.year() + 1};
    return std::nullopt;
}

Result<DateInput> parseDate(const QString &text)
{
    if (text.size() > 40)
        return ErrorCode::DateInvalid;
    const auto written = split(folded(text));
    if (!written)
        return ErrorCode::DateInvalid;

    int year = written->year == u"元"_s ? 1 : written->year.toInt();
    std::optional<Era> era;
    if (!written->era.isEmpty()) {
        era = eraFrom(written->era);
        if (!era || year < 1)
            return ErrorCode::DateInvalid;
        year += row(*era).first.year() - 1;
    }
    if (year > lastYear)
        return ErrorCode::DateInvalid;

    DateInput input;
    const int month = written->month.isEmpty() ? 1 : written->month.toInt();
    const int day = written->day.isEmpty() ? 1 : written->day.toInt();
    if (!QDate::isValid(year, month, day))
        return ErrorCode::DateInvalid;
    input.from = input.until = QDate(year, month, day);
    if (written->month.isEmpty()) {
        input.precision = DateInput::Precision::Year;
        input.until = QDate(year, 12, 31);
    } else if (written->day.isEmpty()) {
        input.precision = DateInput::Precision::Month;
        input.until = QDate(year, month, input.from.daysInMonth());
    }

    // A named era bounds the stretch: 昭和64年 ends on 7 January. What lies wholly outside was meant for another era.
    const QDate first = era ? row(*era).first : eras().front().first;
    const QDate last = era ? lastDay(*era) : QDate(lastYear, 12, 31);
    if (input.until < first || input.from > last) {
        const QString suggestion = eraYear(input.until) ? formatWareki(input) : QString();
        return Error{ErrorCode::DateInvalid, suggestion.isEmpty() ? QStringList() : QStringList{suggestion}, {}};
    }
    input.from = std::max(input.from, first);
    input.until = std::min(input.until, last);
    return input;
}

Result<QDate> parseDay(const QString &text)
{
    MADOGUCHI_ASSIGN(const DateInput input, parseDate(text));
    if (input.precision != DateInput::Precision::Day)
        return ErrorCode::DateInvalid;
    return input.from;
}

QList<BirthReading> birthReadings(const QString &text, QDate today)
{
    static const QRegularExpression sixDigits(u"^[0-9]{6}$"_s);
    const QString digits = folded(text);
    if (text.size() > 40 || !sixDigits.match(digits).hasMatch())
        return {};
    QList<BirthReading> readings;
    for (const QString &before : {u"S"_s, u"H"_s, u"R"_s, u"19"_s, u"20"_s}) {
        const auto day = parseDay(before + digits);
        if (!day.ok() || *day > today || day->addYears(oldest + 1) <= today)
            continue;
        const bool western = before.at(0).isDigit();
        readings.append({*day, western, western ? day->toString(u"yyyy.M.d"_s) : formatWarekiShort(*day)});
    }
    return readings;
}

QString formatWareki(QDate date)
{
    const auto year = eraYear(date);
    if (!year)
        return date.toString(Qt::ISODate);
    return yearText(*year) + QString::number(date.month()) + u"月"_s + QString::number(date.day()) + u"日"_s;
}

QString formatWarekiShort(QDate date)
{
    const auto year = eraYear(date);
    if (!year)
        return date.toString(Qt::ISODate);
    return QChar(row(year->era).letter) + u"%1.%2.%3"_s.arg(year->year).arg(date.month()).arg(date.day());
}

QString formatWareki(const DateInput &input)
{
    // The last day names the year: 1989 as a whole is 平成元年, not 昭和64年.
    const auto year = eraYear(input.until);
    if (input.precision == DateInput::Precision::Day || !year)
        return formatWareki(input.from);
    return input.precision == DateInput::Precision::Year ? yearText(*year) : yearText(*year) + QString::number(input.until.month()) + u"月"_s;
}

bool isPartialDate(const QString &iso)
{
    static const QRegularExpression form(u"\\A(\\d{4})-(\\d{2})-00\\z"_s);
    const auto match = form.match(iso);
    if (!match.hasMatch())
        return iso.isEmpty();
    return match.captured(1).toInt() >= 1868 && match.captured(1).toInt() <= lastYear && match.captured(2).toInt() <= 12;
}

QString formatBirth(const QString &iso)
{
    if (!isPartialDate(iso))
        return formatWareki(QDate::fromString(iso, Qt::ISODate));
    if (iso.isEmpty())
        return u"不詳"_s;
    const int year = iso.first(4).toInt();
    const int month = iso.sliced(5, 2).toInt();
    if (month == 0)
        return formatWareki(DateInput{DateInput::Precision::Year, QDate(year, 1, 1), QDate(year, 12, 31)}) + u"(月日不詳)"_s;
    const QDate first(year, month, 1);
    return formatWareki(DateInput{DateInput::Precision::Month, first, first.addMonths(1).addDays(-1)}) + u"(日不詳)"_s;
}

} // namespace madoguchi::domain
