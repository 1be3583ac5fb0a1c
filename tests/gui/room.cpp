#include "room.h"

#include "ui/widgets/rows_table.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QTabBar>

namespace madoguchi::test {

namespace {

constexpr int cellMargins = 16, fieldMargins = 2 * (8 + 1) + 4, tabMargins = 32; // px, as theme.cpp has them

bool isCutByAParent(const QWidget *widget, const QWidget &root)
{
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()))
            return false; // it can be scrolled to
        if (!parent->rect().contains(QRect(widget->mapTo(parent, QPoint()), widget->size())))
            return true;
        if (parent == &root)
            break;
    }
    return false;
}

bool isCut(const QLabel *label)
{
    if (label->text().isEmpty())
        return false;
    if (label->wordWrap())
        return label->heightForWidth(label->width()) > label->height();
    return label->sizeHint().width() > label->width() || label->sizeHint().height() > label->height();
}

bool isSmallerThanItsHint(const QWidget *widget)
{
    return widget->sizeHint().width() > widget->width() || widget->sizeHint().height() > widget->height();
}

bool isPlaceholderCut(const QLineEdit *edit)
{
    return edit->text().isEmpty() && edit->fontMetrics().horizontalAdvance(edit->placeholderText()) > edit->width() - fieldMargins;
}

QStringList cutTitles(const QHeaderView *header)
{
    QStringList all;
    for (int section = 0; section < header->count(); ++section)
        if (!header->isSectionHidden(section) && header->sectionSizeHint(section) > header->sectionSize(section))
            all << header->model()->headerData(section, header->orientation()).toString();
    return all;
}

QStringList cutTabs(const QTabBar *tabs)
{
    QStringList all;
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->isTabVisible(i) && (!tabs->rect().contains(tabs->tabRect(i)) || tabs->fontMetrics().horizontalAdvance(tabs->tabText(i)) + tabMargins > tabs->tabRect(i).width()))
            all << tabs->tabText(i);
    return all;
}

QStringList cutCells(const QTableView *table)
{
    QStringList all;
    if (!table->model())
        return all;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const QModelIndex index = table->model()->index(row, column);
            const QString text = index.data().toString();
            const auto *rows = qobject_cast<const ui::RowsTable *>(table);
            const bool cut = rows ? rows->isCut(row, column)
                                  : index.data(Qt::ToolTipRole).toString().isEmpty()
                                        && table->fontMetrics().horizontalAdvance(text) > table->columnWidth(column) - cellMargins;
            if (cut && !table->isColumnHidden(column))
                all << text;
        }
    return all;
}

} // namespace

QStringList withoutRoom(const QWidget &root)
{
    QStringList all;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&root))
            continue;
        const auto found = [&](bool cut, const QString &text) {
            if (cut && widget->toolTip().isEmpty())
                all << QStringLiteral("%1 %2: %3").arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(), text);
        };
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            found(isCut(label) || (!label->text().isEmpty() && isCutByAParent(label, root)), label->text());
        if (qobject_cast<const QPushButton *>(widget) || qobject_cast<const QRadioButton *>(widget))
            found(isSmallerThanItsHint(widget) || isCutByAParent(widget, root), static_cast<const QAbstractButton *>(widget)->text());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            found(isPlaceholderCut(edit) || isCutByAParent(edit, root), edit->placeholderText());
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            found(box->fontMetrics().horizontalAdvance(box->currentText()) + fieldMargins > box->width(), box->currentText());
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget))
            found(area->horizontalScrollBar()->maximum() > 0, QStringLiteral("scrolls sideways"));
        QStringList parts;
        if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            parts = cutTitles(header);
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            parts = cutTabs(tabs);
        if (const auto *table = qobject_cast<const QTableView *>(widget))
            parts = cutCells(table);
        for (const QString &part : std::as_const(parts))
            found(true, part);
    }
    return all;
}

} // namespace madoguchi::test
