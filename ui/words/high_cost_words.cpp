#include "ui/words/high_cost_words.h"

#include "ui/words/formats.h"

#include <QCoreApplication>
#include <QHash>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
QString say(const char *source) { return QCoreApplication::translate("HighCostWords", source); }
} // namespace

QString monthWords(QDate month)
{
    const QString whole = dayAndYear(month); // 令和8年3月1日 and the western year
    const qsizetype ofMonth = whole.indexOf(u'月'), ofDay = whole.indexOf(u'日');
    return ofMonth < 0 || ofDay < ofMonth ? whole : whole.first(ofMonth + 1) + whole.sliced(ofDay + 1);
}

QString paymentWords(const QString &payment)
{
    return payment == "1"_L1 ? say(QT_TRANSLATE_NOOP("HighCostWords", "in kind")) : payment == "2"_L1 ? say(QT_TRANSLATE_NOOP("HighCostWords", "refund")) : payment;
}

QString incomeWords(const QString &income)
{
    static const QHash<QString, const char *> words{
        {u"UA"_s, QT_TRANSLATE_NOOP("HighCostWords", "class A")},           {u"UB"_s, QT_TRANSLATE_NOOP("HighCostWords", "class B")},
        {u"UC"_s, QT_TRANSLATE_NOOP("HighCostWords", "class C")},           {u"UD"_s, QT_TRANSLATE_NOOP("HighCostWords", "class D")},
        {u"UE"_s, QT_TRANSLATE_NOOP("HighCostWords", "class E")},           {u"G3"_s, QT_TRANSLATE_NOOP("HighCostWords", "as in work III")},
        {u"G2"_s, QT_TRANSLATE_NOOP("HighCostWords", "as in work II")},     {u"G1"_s, QT_TRANSLATE_NOOP("HighCostWords", "as in work I")},
        {u"GN"_s, QT_TRANSLATE_NOOP("HighCostWords", "general")},           {u"L2"_s, QT_TRANSLATE_NOOP("HighCostWords", "low income II")},
        {u"L1"_s, QT_TRANSLATE_NOOP("HighCostWords", "low income I")}};
    const char *word = words.value(income);
    return word ? say(word) : income;
}

QString verdictWords(domain::MonthVerdict verdict)
{
    using enum domain::MonthVerdict;
    switch (verdict) {
    case Counts:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "counts"));
    case OtherInsurer:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "another insurer's"));
    case TakenBack:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "taken back"));
    case ContinuityRefused:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "the household does not go on"));
    case ContinuityCancelled:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "the decision was cancelled"));
    case ContinuityUndecided:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "not yet confirmed"));
    case BeforeInheritance:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "before April 2018"));
    case OutpatientOnly:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "outpatient limit only, from 70"));
    case NotCounted:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "not to be counted, as whoever paid says"));
    case OutsideWindow:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "outside the twelve months"));
    case SameMonth:
        return say(QT_TRANSLATE_NOOP("HighCostWords", "month is counted already"));
    }
    return {};
}

QString countWords(const domain::HighCostCount &count)
{
    const char *sentence = count.manyTimes ? QT_TRANSLATE_NOOP("HighCostWords", "Treatment in %1: %2 months count, so the lower limit holds (fourth time or more)")
                                           : QT_TRANSLATE_NOOP("HighCostWords", "Treatment in %1: %2 months count; the lower limit holds from three");
    return say(sentence).arg(monthWords(count.treatedIn)).arg(count.months);
}

} // namespace madoguchi::ui
