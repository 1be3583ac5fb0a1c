#pragma once

#include "ui/frame/work_items.h"
#include "ui/widgets/table_view.h"

class QLabel;
class QStandardItemModel;

namespace madoguchi::ui {

/// What waits: how urgent, what, how many, since when. Enter goes there.
class WorkTable : public TableView {
    Q_OBJECT
public:
    explicit WorkTable(QWidget *parent = nullptr);
    void setItems(const QList<WorkItem> &items, const QDateTime &now);

Q_SIGNALS:
    void chosen(const madoguchi::ui::Destination &destination);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<WorkItem> m_items;
    QStandardItemModel *m_model;
};

} // namespace madoguchi::ui
