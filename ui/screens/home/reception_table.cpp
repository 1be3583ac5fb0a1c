#include "ui/screens/home/reception_table.h"

#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QHeaderView>

namespace madoguchi::ui {

ReceptionTable::ReceptionTable(QWidget *parent) : RowsTable(tr("Receptions today"), {{tr("Number"), 0}, {tr("State"), 92}}, parent)
{
    setObjectName(QStringLiteral("receptions"));
    verticalHeader()->setDefaultSectionSize(twoLines);
    setEmptyText(tr("Nobody has been received yet today."));
}

void ReceptionTable::setReceptions(const QList<api::Reception> &receptions)
{
    QList<QList<Cell>> rows;
    for (const api::Reception &reception : receptions) {
        Cell state = toned(reception.closed ? Tone::Neutral : Tone::Accent, reception.closed ? tr("finished") : tr("open"));
        state.second = tr("from %1").arg(clockTime(reception.openedAt));
        rows += {{reception.number, purposeWord(reception.purpose)}, state};
    }
    setRows(rows);
}

} // namespace madoguchi::ui
