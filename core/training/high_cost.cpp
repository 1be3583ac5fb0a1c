#include "training/high_cost.h"

#include "crypto/digest.h"
#include "training/draw.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace madoguchi::training {

namespace {

constexpr int withMonths = 8, monthsBack = 14, mostMonths = 6, outpatientOnly = 5; // one in so many, but for the months
constexpr auto salt = "high-cost 618"; // chosen so that families of the town's movers bring months with them
const QDate annualLimits(2026, 8, 1); // from then on what the household bore in the year is told too

Draw drawOf(const QString &municipality, const QString &householdNumber)
{
    const QByteArray digest = crypto::sha256(QByteArray(salt) + ' ' + municipality.toUtf8() + ' ' + householdNumber.toUtf8());
    return Draw(qFromBigEndian<quint64>(digest.constData()));
}

/// The August on or before `month`.
QDate yearOf(QDate month) { return {month.month() >= 8 ? month.year() : month.year() - 1, 8, 1}; }

} // namespace

QList<domain::HighCostMonth> highCostMonths(const QString &municipality, const QString &householdNumber, QDate today)
{
    static const QStringList younger{u"UA"_s, u"UB"_s, u"UC"_s, u"UD"_s, u"UE"_s}, older{u"G3"_s, u"G2"_s, u"G1"_s, u"GN"_s, u"L2"_s, u"L1"_s};
    Draw draw = drawOf(municipality, householdNumber);
    if (!draw.oneIn(withMonths))
        return {};
    const int wanted = draw.between(1, mostMonths);
    const bool old = draw.oneIn(2);
    const QString income = draw.oneOf(old ? older : younger);
    const QDate thisMonth(today.year(), today.month(), 1);
    QList<domain::HighCostMonth> months;
    qint64 borne = 0;
    for (int back = monthsBack; back > 0 && months.size() < wanted; --back) {
        // Each month is as likely as the next, and as many as wanted are found.
        if (draw.below(back) >= wanted - months.size())
            continue;
        domain::HighCostMonth month;
        month.treatedIn = thisMonth.addMonths(-back);
        month.counts = !(old && draw.oneIn(outpatientOnly));
        month.payment = draw.oneIn(3) ? u"2"_s : u"1"_s;
        month.income = income;
        month.ageBand = old ? u"2"_s : u"1"_s;
        month.special = draw.oneIn(12) ? u"1"_s : u"0"_s;
        const qint64 paid = draw.between(18'000, 90'000);
        if (month.treatedIn >= annualLimits) {
            const bool sameYear = !months.isEmpty() && months.last().annualFrom == yearOf(month.treatedIn);
            borne = sameYear ? borne + paid : paid;
            month.annualFrom = yearOf(month.treatedIn);
            month.annualPaid = borne;
        }
        months.append(month);
    }
    return months;
}

} // namespace madoguchi::training
