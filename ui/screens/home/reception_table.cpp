#include "ui/screens/home/reception_table.h"

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QHeaderView>
#include <QPainter>
#include <QStandardItemModel>

namespace madoguchi::ui {

ReceptionTable::ReceptionTable(QWidget *parent) : TableView(parent), m_model(new QStandardItemModel(0, 4, this))
{
    setObjectName(QStringLiteral("receptions"));
    setAccessibleName(tr("Receptions today"));
    m_model->setHorizontalHeaderLabels({tr("Number"), tr("Time"), tr("Business"), tr("State")});
    setModel(m_model);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    setColumnWidth(0, 116);
    setColumnWidth(1, 58);
    setColumnWidth(3, 92);
}

void ReceptionTable::setReceptions(const QList<api::Reception> &receptions)
{
    m_model->removeRows(0, m_model->rowCount());
    for (const api::Reception &reception : receptions) {
        const Tone tone = reception.closed ? Tone::Neutral : Tone::Accent;
        auto *state = new QStandardItem(
            QIcon(iconPixmap(reception.closed ? Icon::Check : Icon::Waiting, size::icon, foreground(tone), devicePixelRatioF())),
            reception.closed ? tr("finished") : tr("open"));
        state->setForeground(foreground(tone));
        auto *time = new QStandardItem(clockTime(reception.openedAt));
        time->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_model->appendRow({new QStandardItem(reception.number), time, new QStandardItem(purposeWord(reception.purpose)), state});
    }
    viewport()->update();
}

void ReceptionTable::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    if (m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(typeFont(Type::Base));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Nobody has been received yet today."));
}

} // namespace madoguchi::ui
