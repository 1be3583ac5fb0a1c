#include "ui/widgets/rows_table.h"

#include "ui/widgets/lamp_row.h"
#include "ui/widgets/state_badge.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace madoguchi::ui {

class RowsTable::Model final : public QAbstractTableModel {
public:
    Model(const QList<Column> &columns, QObject *parent) : QAbstractTableModel(parent), m_columns(columns) {}

    void setRows(const QList<QList<Cell>> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    const Cell &cell(const QModelIndex &index) const { return m_rows[index.row()][index.column()]; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return {};
        const Cell &c = cell(index);
        if (c.lamps)
            return describeLamps(*c.lamps);
        return role == Qt::AccessibleTextRole && !c.second.isEmpty() ? c.text + u' ' + c.second : c.text;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::TextAlignmentRole && !m_rows.isEmpty() && m_rows.first()[section].right)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return role == Qt::DisplayRole ? QVariant(m_columns[section].title) : QVariant();
    }

private:
    QList<Column> m_columns;
    QList<QList<Cell>> m_rows;
};

namespace {

void paintText(QPainter &painter, const QRect &cell, Qt::Alignment alignment, const QString &text)
{
    painter.drawText(cell, alignment, painter.fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
}

void paintCell(QPainter &painter, const QRect &whole, const Cell &cell)
{
    QRect box = whole.adjusted(space::small, 0, -space::small, -1);
    if (cell.lamps)
        return paintLamps(painter, box, *cell.lamps);
    if (cell.badge)
        return paintBadge(painter, box, cell.tone, *cell.badge, cell.text);
    if (cell.icon) {
        paintIcon(painter, QRectF(box.left(), box.center().y() - size::icon / 2, size::icon, size::icon), *cell.icon, foreground(cell.iconTone));
        box.adjust(size::icon + space::small, 0, 0, 0);
    }
    QFont font = typeFont(cell.second.isEmpty() ? Type::Table : Type::Strong);
    font.setStrikeOut(cell.struck);
    painter.setFont(font);
    painter.setPen(cell.struck ? colour(Colour::TextSoft) : cell.tone == Tone::Neutral ? colour(Colour::Text) : foreground(cell.tone));
    const Qt::Alignment side = cell.right ? Qt::AlignRight : Qt::AlignLeft;
    if (cell.second.isEmpty())
        return paintText(painter, box, side | Qt::AlignVCenter, cell.text);
    paintText(painter, box.adjusted(0, 3, 0, 0), side | Qt::AlignTop, cell.text);
    painter.setFont(typeFont(Type::Small));
    painter.setPen(colour(Colour::TextSoft));
    paintText(painter, box.adjusted(0, 0, 0, -3), side | Qt::AlignBottom, cell.second);
}

/// Paints the whole row by itself: the style sheet knows neither badges nor second lines.
class CellDelegate final : public QStyledItemDelegate {
public:
    using Look = std::function<const Cell &(const QModelIndex &)>;
    CellDelegate(Look look, QObject *parent) : QStyledItemDelegate(parent), m_look(std::move(look)) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(option.rect, colour(option.state & QStyle::State_Selected ? Colour::Selected : Colour::Surface));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colour(Colour::Line));
        paintCell(*painter, option.rect, m_look(index));
        painter->restore();
    }

private:
    Look m_look;
};

} // namespace

RowsTable::RowsTable(const QString &name, const QList<Column> &columns, QWidget *parent) : TableView(parent), m_model(new Model(columns, this))
{
    setAccessibleName(name);
    setModel(m_model);
    setItemDelegate(new CellDelegate([this](const QModelIndex &index) -> const Cell & { return m_model->cell(index); }, this));
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].width > 0)
            setColumnWidth(i, columns[i].width);
        else
            horizontalHeader()->setSectionResizeMode(i, QHeaderView::Stretch);
    }
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) { Q_EMIT rowChanged(current.row()); });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) { Q_EMIT opened(index.row()); });
}

void RowsTable::setRows(const QList<QList<Cell>> &rows)
{
    const int before = currentRow();
    m_model->setRows(rows);
    if (!rows.isEmpty())
        selectRow(std::clamp(before, 0, static_cast<int>(rows.size()) - 1));
    else
        Q_EMIT rowChanged(-1);
}

void RowsTable::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    if (m_emptyText.isEmpty() || m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(typeFont(Type::Base));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(viewport()->rect().adjusted(space::medium, 0, -space::medium, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

int RowsTable::rows() const { return m_model->rowCount(); }
int RowsTable::currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

} // namespace madoguchi::ui
