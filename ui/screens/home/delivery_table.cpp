#include "ui/screens/home/delivery_table.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/lamp_row.h"

#include <QHeaderView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace madoguchi::ui {

namespace {
constexpr qsizetype shown = 20; // newest; the rest is on the link screen

class LampDelegate : public QStyledItemDelegate {
public:
    LampDelegate(const QList<api::Delivery> &deliveries, QObject *parent) : QStyledItemDelegate(parent), m_deliveries(deliveries) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem empty = option;
        initStyleOption(&empty, index);
        empty.text.clear(); // the words are for screen readers; the lamps say the same
        QStyledItemDelegate::paint(painter, empty, index.model()->index(index.row(), 2));
        if (index.row() < m_deliveries.size())
            paintLamps(*painter, option.rect.adjusted(8, 0, 0, 0), m_deliveries.at(index.row()));
    }

private:
    const QList<api::Delivery> &m_deliveries;
};
} // namespace

DeliveryTable::DeliveryTable(QWidget *parent) : TableView(parent), m_model(new QStandardItemModel(0, 3, this))
{
    setObjectName(QStringLiteral("deliveries"));
    setAccessibleName(tr("Way of the latest changes"));
    m_model->setHorizontalHeaderLabels({tr("Change"), tr("Way"), QString()});
    setModel(m_model);
    setColumnHidden(2, true);
    setItemDelegateForColumn(1, new LampDelegate(m_deliveries, this));
    setColumnWidth(0, 168);
}

void DeliveryTable::setDeliveries(const QList<api::Delivery> &deliveries)
{
    m_deliveries = deliveries.first(std::min(shown, deliveries.size()));
    m_model->removeRows(0, m_model->rowCount());
    for (const api::Delivery &delivery : std::as_const(m_deliveries))
        m_model->appendRow({new QStandardItem(delivery.what), new QStandardItem(describeLamps(delivery)), new QStandardItem});
    viewport()->update();
}

void DeliveryTable::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(typeFont(Type::Base));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Nothing has been sent from here yet."));
}

} // namespace madoguchi::ui
