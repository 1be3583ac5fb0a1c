#include "ui/screens/home/work_table.h"

#include "ui/frame/screen_registry.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/formats.h"

#include <QCoreApplication>
#include <QHeaderView>

namespace madoguchi::ui {

WorkTable::WorkTable(const QString &name, const QString &objectName, QWidget *parent)
    : RowsTable(name, {{tr("What"), 0}, {tr("Count"), 52, true}}, parent)
{
    setObjectName(objectName);
    verticalHeader()->setDefaultSectionSize(twoLines);
    setEmptyText(tr("Nothing is waiting."));
    connect(this, &RowsTable::opened, this, [this](int row) { Q_EMIT chosen(m_items.at(row).where); });
}

void WorkTable::setItems(const QList<WorkItem> &items, const QDateTime &now)
{
    m_items = items;
    QList<QList<Cell>> rows;
    for (const WorkItem &item : items) {
        const QString where = QCoreApplication::translate("ScreenRegistry", info(item.where.screen).label);
        Cell what{item.text, item.since.isValid() ? tr("%1, since %2").arg(where, ago(item.since, now)) : where};
        what.icon = toneIcon(item.tone);
        what.iconTone = item.tone;
        rows += {what, {grouped(item.count)}};
    }
    setRows(rows);
}

} // namespace madoguchi::ui
