#pragma once

#include "api/people_service.h"
#include "ui/widgets/table_view.h"

class QStandardItemModel;

namespace madoguchi::ui {

/// The latest changes and how far each has come (delivery ledger, sync.md promise 6).
class DeliveryTable : public TableView {
    Q_OBJECT
public:
    explicit DeliveryTable(QWidget *parent = nullptr);
    void setDeliveries(const QList<api::Delivery> &deliveries);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStandardItemModel *m_model;
    QList<api::Delivery> m_deliveries;
};

} // namespace madoguchi::ui
