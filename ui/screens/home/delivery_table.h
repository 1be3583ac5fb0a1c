#pragma once

#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// The latest changes and how far each has come (delivery ledger, sync.md promise 6).
class DeliveryTable : public RowsTable {
    Q_OBJECT
public:
    explicit DeliveryTable(QWidget *parent = nullptr);
    void setDeliveries(const QList<api::Delivery> &deliveries);
};

} // namespace madoguchi::ui
