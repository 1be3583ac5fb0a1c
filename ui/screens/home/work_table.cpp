#include "ui/screens/home/work_table.h"

#include "ui/theme/icon.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/formats.h"

#include <QHeaderView>
#include <QPainter>
#include <QStandardItemModel>

namespace madoguchi::ui {

WorkTable::WorkTable(QWidget *parent) : TableView(parent), m_model(new QStandardItemModel(0, 3, this))
{
    setObjectName(QStringLiteral("work"));
    setAccessibleName(tr("Work waiting"));
    m_model->setHorizontalHeaderLabels({tr("What"), tr("Count"), tr("Since")});
    setModel(m_model);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    setColumnWidth(1, 56);
    setColumnWidth(2, 84);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (index.row() < m_items.size())
            Q_EMIT chosen(m_items.at(index.row()).where);
    });
}

void WorkTable::setItems(const QList<WorkItem> &items, const QDateTime &now)
{
    const int row = currentIndex().row();
    m_items = items;
    m_model->removeRows(0, m_model->rowCount());
    for (const WorkItem &item : items) {
        auto *what = new QStandardItem(QIcon(iconPixmap(toneIcon(item.tone), size::icon, foreground(item.tone), devicePixelRatioF())), item.text);
        what->setForeground(colour(Colour::Text));
        auto *count = new QStandardItem(grouped(item.count));
        count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *since = new QStandardItem(item.since.isValid() ? ago(item.since, now) : QString());
        since->setForeground(colour(Colour::TextSoft));
        m_model->appendRow({what, count, since});
    }
    if (row >= 0 && row < m_model->rowCount())
        setCurrentIndex(m_model->index(row, 0));
    else if (hasFocus() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
    viewport()->update();
}

void WorkTable::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    if (!m_items.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setFont(typeFont(Type::Base));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Nothing is waiting."));
}

} // namespace madoguchi::ui
