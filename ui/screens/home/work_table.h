#pragma once

#include "ui/frame/work_items.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// What waits: how urgent, what, where and since when, how many. Enter goes there.
class WorkTable : public RowsTable {
    Q_OBJECT
public:
    WorkTable(const QString &name, const QString &objectName, QWidget *parent = nullptr);
    void setItems(const QList<WorkItem> &items, const QDateTime &now);

Q_SIGNALS:
    void chosen(const madoguchi::ui::Destination &destination);

private:
    QList<WorkItem> m_items;
};

} // namespace madoguchi::ui
