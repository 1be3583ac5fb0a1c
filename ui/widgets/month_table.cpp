#include "ui/widgets/month_table.h"

#include "ui/words/high_cost_words.h"

#include <QHeaderView>

namespace madoguchi::ui {

namespace {
constexpr int monthWidth = 112, paidWidth = 56, incomeWidth = 84; // px
} // namespace

Cell monthCell(QDate month)
{
    Cell cell = warekiCell(month);
    cell.text.truncate(cell.text.lastIndexOf(u'.'));
    return cell;
}

MonthTable::MonthTable(QWidget *parent)
    : RowsTable(tr("Months"), {{tr("Treated in"), monthWidth}, {tr("Paid"), paidWidth}, {tr("Income"), incomeWidth}, {tr("State"), 0}}, parent)
{
    setObjectName(QStringLiteral("months"));
    setSelectionMode(QAbstractItemView::NoSelection); // nothing is chosen in it; the keyboard may go there to read
    setEmptyText(tr("No month is known."));
}

void MonthTable::setMonths(const QList<Row> &months)
{
    QList<QList<Cell>> rows;
    for (const auto &[month, said] : months)
        rows += {monthCell(month.treatedIn), Cell{paymentWords(month.payment)}, Cell{incomeWords(month.income)}, said};
    setRows(rows);
}

void MonthTable::setCount(const domain::HighCostCount &count)
{
    QList<Row> rows;
    for (const domain::CountedMonth &one : count.each)
        rows += Row{one.month.month, one.verdict == domain::MonthVerdict::Counts ? badge(Tone::Confirmed, Icon::Check, verdictWords(one.verdict)) : absent(verdictWords(one.verdict))};
    setMonths(rows);
}

void MonthTable::fit()
{
    setFixedHeight(horizontalHeader()->sizeHint().height() + verticalHeader()->defaultSectionSize() * std::max(1, rows()) + 2 * frameWidth());
}

} // namespace madoguchi::ui
