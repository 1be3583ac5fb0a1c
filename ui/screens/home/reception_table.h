#pragma once

#include "api/reception_service.h"
#include "ui/widgets/table_view.h"

class QStandardItemModel;

namespace madoguchi::ui {

/// Today's receptions: number, time, what for, still open. Newest first; no resident's name.
class ReceptionTable : public TableView {
    Q_OBJECT
public:
    explicit ReceptionTable(QWidget *parent = nullptr);
    void setReceptions(const QList<api::Reception> &receptions);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStandardItemModel *m_model;
};

} // namespace madoguchi::ui
