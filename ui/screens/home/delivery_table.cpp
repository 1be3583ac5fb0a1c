#include "ui/screens/home/delivery_table.h"

namespace madoguchi::ui {

namespace {
constexpr qsizetype shown = 20; // newest; the rest is on the link screen
}

DeliveryTable::DeliveryTable(QWidget *parent) : RowsTable(tr("Way of the latest changes"), {{tr("Change"), 168}, {tr("Way"), 0}}, parent)
{
    setObjectName(QStringLiteral("deliveries"));
    setEmptyText(tr("Nothing has been sent from here yet."));
}

void DeliveryTable::setDeliveries(const QList<api::Delivery> &deliveries)
{
    QList<QList<Cell>> rows;
    for (const api::Delivery &delivery : deliveries.first(std::min(shown, deliveries.size()))) {
        Cell way;
        way.lamps = delivery;
        rows += {{delivery.what}, way};
    }
    setRows(rows);
}

} // namespace madoguchi::ui
