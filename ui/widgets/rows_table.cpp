#include "ui/widgets/rows_table.h"

#include "domain/wareki.h"
#include "ui/widgets/lamp_row.h"
#include "ui/widgets/state_badge.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace madoguchi::ui {

class RowsTable::Model final : public QAbstractTableModel {
public:
    Model(const QList<Column> &columns, QObject *parent) : QAbstractTableModel(parent), m_columns(columns) {}

    void setSource(int count, Source source)
    {
        beginResetModel();
        m_count = count;
        m_source = std::move(source);
        endResetModel();
    }
    void setCount(int count)
    {
        if (count > m_count) {
            beginInsertRows({}, m_count, count - 1);
            m_count = count;
            endInsertRows();
        } else if (count < m_count) {
            beginRemoveRows({}, count, m_count - 1);
            m_count = count;
            endRemoveRows();
        }
    }
    void updateRows(int first, int last)
    {
        if (first <= std::min(last, m_count - 1))
            Q_EMIT dataChanged(index(first, 0), index(std::min(last, m_count - 1), columnCount() - 1));
    }
    Cell cell(const QModelIndex &index) const { return m_source(index.row(), index.column()); }
    bool isNumber(int column) const { return m_columns[column].number; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return {};
        const Cell c = cell(index);
        if (c.lamps)
            return describeLamps(*c.lamps);
        if (role == Qt::DisplayRole)
            return c.text;
        QStringList all{c.text, c.aside, c.second, c.note ? c.note->text : QString()};
        all.removeAll(QString());
        return all.join(u' ');
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal)
            return {};
        if (role == Qt::TextAlignmentRole)
            return int((m_columns[section].number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        return role == Qt::DisplayRole ? QVariant(m_columns[section].title) : QVariant();
    }

private:
    QList<Column> m_columns;
    int m_count = 0;
    Source m_source;
};

namespace {

constexpr int asideGap = 6; // px
constexpr int twoLineEdge = 6; // px; the two lines belong together, not to the rows above and below
constexpr int noteIcon = 12; // px

QFont fontOf(const Cell &cell)
{
    QFont font = typeFont(cell.second.isEmpty() ? Type::Table : Type::Strong);
    font.setStrikeOut(cell.struck);
    return font;
}

/// Where the text stands, and what of it: the whole cell without its margins and icon.
QRect textBox(const QRect &whole, const Cell &cell)
{
    const int icon = cell.icon ? size::icon + space::small : 0;
    return whole.adjusted(space::small + icon, 0, -space::small, -1);
}

/// px that the cell needs to show everything.
int neededWidth(const Cell &cell)
{
    if (cell.lamps)
        return lampRowWidth() + 2 * space::small;
    if (cell.badge)
        return badgeWidth(cell.text) + 2 * space::small;
    const QFontMetrics small(typeFont(Type::Small));
    const int aside = cell.aside.isEmpty() ? 0 : asideGap + small.horizontalAdvance(cell.aside);
    const int note = cell.note ? noteIcon + space::tiny + small.horizontalAdvance(cell.note->text) : 0;
    const int second = small.horizontalAdvance(cell.second) + note + (note && !cell.second.isEmpty() ? space::small : 0);
    const int text = std::max(QFontMetrics(fontOf(cell)).horizontalAdvance(cell.text) + aside, second);
    return text + 2 * space::small + (cell.icon ? size::icon + space::small : 0);
}

void paintText(QPainter &painter, const QRect &cell, Qt::Alignment alignment, const QString &text)
{
    painter.drawText(cell, alignment, painter.fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
}

/// The second line; its note keeps its room, what stands before it is elided sooner. (An advance is rounded: one px more, or it is elided for nothing.)
void paintSecond(QPainter &painter, const QRect &line, Qt::Alignment side, const Cell &cell)
{
    if (!cell.note)
        return paintText(painter, line, side | Qt::AlignBottom, cell.second);
    const QFontMetrics metrics = painter.fontMetrics();
    const int note = noteIcon + space::tiny + metrics.horizontalAdvance(cell.note->text);
    const int gap = cell.second.isEmpty() ? 0 : space::small;
    const int before = std::min(metrics.horizontalAdvance(cell.second) + 1, std::max(0, line.width() - note - gap));
    paintText(painter, QRect(line.left(), line.top(), before, line.height()), Qt::AlignLeft | Qt::AlignBottom, cell.second);
    const int left = line.left() + before + gap;
    paintIcon(painter, QRectF(left, line.bottom() - metrics.height() / 2 - noteIcon / 2 + 1, noteIcon, noteIcon), cell.note->icon, foreground(cell.note->tone));
    painter.setPen(foreground(cell.note->tone));
    paintText(painter, line.adjusted(left - line.left() + noteIcon + space::tiny, 0, 0, 0), Qt::AlignLeft | Qt::AlignBottom, cell.note->text);
}

void paintCell(QPainter &painter, const QRect &whole, const Cell &cell, bool number)
{
    if (cell.lamps)
        return paintLamps(painter, textBox(whole, cell), *cell.lamps);
    if (cell.badge)
        return paintBadge(painter, textBox(whole, cell), cell.tone, *cell.badge, cell.text);
    const QRect box = textBox(whole, cell);
    if (cell.icon)
        paintIcon(painter, QRectF(whole.left() + space::small, box.center().y() - size::icon / 2 + 1, size::icon, size::icon), *cell.icon,
                  foreground(cell.iconTone));
    painter.setFont(fontOf(cell));
    painter.setPen(colour(cell.struck || cell.soft ? Colour::TextSoft : cell.tone == Tone::Neutral ? Colour::Text : ink(cell.tone)));
    const Qt::Alignment side = number ? Qt::AlignRight : Qt::AlignLeft;
    const bool two = !cell.second.isEmpty() || cell.note;
    const QRect first = two ? box.adjusted(0, twoLineEdge, 0, 0) : box;
    const Qt::Alignment height = two ? Qt::AlignTop : Qt::AlignVCenter;
    const int wide = painter.fontMetrics().horizontalAdvance(cell.text), base = painter.fontMetrics().ascent();
    paintText(painter, first, side | height, cell.text);
    painter.setFont(typeFont(Type::Small));
    painter.setPen(colour(Colour::TextSoft));
    if (!cell.aside.isEmpty())
        paintText(painter, first.adjusted(wide + asideGap, two ? base - painter.fontMetrics().ascent() : 0, 0, 0), Qt::AlignLeft | height, cell.aside);
    if (two)
        paintSecond(painter, box.adjusted(0, 0, 0, -twoLineEdge), side, cell);
}
} // namespace

/// Paints the whole row by itself: the style sheet knows neither badges nor second lines.
class RowsTable::Delegate final : public QStyledItemDelegate {
public:
    explicit Delegate(const Model *model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(option.rect, colour(option.state & QStyle::State_Selected ? Colour::Selected : Colour::Surface));
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colour(Colour::Line));
        paintCell(*painter, option.rect, m_model->cell(index), m_model->isNumber(index.column()));
        painter->restore();
    }
    /// What is cut off is said whole under the pointer.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        const bool cut = event->type() == QEvent::ToolTip && index.isValid() && neededWidth(m_model->cell(index)) > option.rect.width();
        QToolTip::showText(event->globalPos(), cut ? index.data(Qt::AccessibleTextRole).toString() : QString(), view);
        return true;
    }

private:
    const Model *m_model;
};

Cell warekiCell(QDate date)
{
    Cell cell{domain::formatWarekiShort(date)};
    cell.aside = QString::number(date.year());
    return cell;
}

RowsTable::RowsTable(const QString &name, const QList<Column> &columns, QWidget *parent) : TableView(parent), m_model(new Model(columns, this))
{
    setAccessibleName(name);
    setModel(m_model);
    setItemDelegate(new Delegate(m_model, this));
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
    m_model->setSource(static_cast<int>(rows.size()), [rows](int row, int column) { return rows[row][column]; });
    if (!rows.isEmpty())
        selectRow(std::clamp(before, 0, static_cast<int>(rows.size()) - 1));
    else
        Q_EMIT rowChanged(-1);
}

void RowsTable::setSource(Source cell) { m_model->setSource(0, std::move(cell)); }
void RowsTable::setCount(int rows) { m_model->setCount(rows); }
void RowsTable::updateRows(int first, int last) { m_model->updateRows(first, last); }

void RowsTable::paintEvent(QPaintEvent *event)
{
    TableView::paintEvent(event);
    if (const int first = rowAt(0); first >= 0) {
        const int last = rowAt(viewport()->height() - 1);
        Q_EMIT looked(first, last < 0 ? rows() - 1 : last);
    }
    if (m_emptyText.isEmpty() || m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(typeFont(Type::Base));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(viewport()->rect().adjusted(space::medium, 0, -space::medium, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

bool RowsTable::isCut(int row, int column) const
{
    return !isColumnHidden(column) && neededWidth(m_model->cell(m_model->index(row, column))) > columnWidth(column);
}

int RowsTable::rows() const { return m_model->rowCount(); }
int RowsTable::currentRow() const { return currentIndex().isValid() ? currentIndex().row() : -1; }

} // namespace madoguchi::ui
