#include "handover/month.h"

using namespace Qt::StringLiterals;

namespace madoguchi::handover {

namespace {

constexpr int mostMonths = 240;
constexpr qint64 mostYen = 999'999'999;

const QStringList &incomes()
{
    static const QStringList codes{u"UA"_s, u"UB"_s, u"UC"_s, u"UD"_s, u"UE"_s, u"G3"_s, u"G2"_s, u"G1"_s, u"GN"_s, u"L2"_s, u"L1"_s};
    return codes;
}

QDate readMonth(BodyReader &reader, QLatin1String key, BodyReader::Need need)
{
    const QString text = reader.words(key, 7, need);
    const QDate month = monthOf(text);
    if (!text.isEmpty() && !month.isValid())
        reader.fault(key);
    return month;
}

void readCodes(BodyReader &reader, domain::HighCostMonth &month, QLatin1String ageBand)
{
    month.payment = reader.oneOf("payment"_L1, {u"1"_s, u"2"_s});
    month.income = reader.oneOf("income"_L1, incomes());
    month.ageBand = reader.oneOf(ageBand, {u"1"_s, u"2"_s});
    month.special = reader.oneOf("special"_L1, {u"0"_s, u"1"_s, u"2"_s});
}

domain::HighCostMonth readOne(BodyReader &reader)
{
    domain::HighCostMonth month;
    month.treatedIn = readMonth(reader, "treatedIn"_L1, BodyReader::Required);
    month.counts = reader.boolean("counts"_L1);
    readCodes(reader, month, "ageBand"_L1);
    month.annualFrom = readMonth(reader, "annualFrom"_L1, BodyReader::MayBeEmpty);
    if (const qint64 paid = reader.integer("annualPaid"_L1, -1, mostYen); paid >= 0)
        month.annualPaid = paid;
    return month;
}

} // namespace

QString monthText(QDate month) { return month.isValid() ? month.toString(u"yyyy-MM"_s) : u""_s; }

QDate monthOf(const QString &text) { return text.size() == 7 ? fromWireDate(text + u"-01"_s) : QDate(); }

QJsonObject toJson(const domain::HighCostMonth &month)
{
    return {{u"treatedIn"_s, monthText(month.treatedIn)}, {u"counts"_s, month.counts},   {u"payment"_s, month.payment},
            {u"income"_s, month.income},                  {u"ageBand"_s, month.ageBand}, {u"special"_s, month.special},
            {u"annualFrom"_s, monthText(month.annualFrom)}, {u"annualPaid"_s, month.annualPaid.value_or(-1)}};
}

QJsonArray toJson(const QList<domain::HighCostMonth> &months)
{
    QJsonArray array;
    for (const auto &month : months)
        array.append(toJson(month));
    return array;
}

QList<domain::HighCostMonth> readMonths(BodyReader &reader, QLatin1String key)
{
    QList<domain::HighCostMonth> months;
    const auto objects = reader.objects(key, mostMonths);
    for (qsizetype i = 0; i < objects.size(); ++i) {
        BodyReader one(objects[i], reader.place(key, i));
        months.append(readOne(one));
        reader.add(one.finish());
        if (i > 0 && months[i].treatedIn <= months[i - 1].treatedIn)
            reader.fault(key);
    }
    return months;
}

domain::HighCostMonth readColumns(BodyReader &row)
{
    domain::HighCostMonth month;
    month.treatedIn = readMonth(row, "treated_in"_L1, BodyReader::Required);
    month.counts = row.oneOf("counts"_L1, {u"0"_s, u"1"_s}) == "1"_L1;
    readCodes(row, month, "age_band"_L1);
    month.annualFrom = readMonth(row, "annual_from"_L1, BodyReader::MayBeEmpty);
    if (const QString paid = row.digits("annual_paid"_L1, 9); !paid.isEmpty())
        month.annualPaid = paid.toLongLong();
    return month;
}

QJsonObject toColumns(const domain::HighCostMonth &month)
{
    return {{u"treated_in"_s, monthText(month.treatedIn)},
            {u"counts"_s, month.counts ? u"1"_s : u"0"_s},
            {u"payment"_s, month.payment},
            {u"income"_s, month.income},
            {u"age_band"_s, month.ageBand},
            {u"special"_s, month.special},
            {u"annual_from"_s, monthText(month.annualFrom)},
            {u"annual_paid"_s, month.annualPaid ? QString::number(*month.annualPaid) : u""_s}};
}

} // namespace madoguchi::handover
