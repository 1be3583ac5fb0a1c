#include "ui/widgets/table_view.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/plain_edit.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace madoguchi::ui {

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragDropMode(QAbstractItemView::NoDragDrop);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(size::row);
    verticalHeader()->setDefaultSectionSize(size::row);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
}

bool TableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isClipboardKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    // QAbstractItemView copies the current cell; function keys and Esc belong to the frame.
    if (isClipboardKey(event))
        event->accept();
    else
        QTableView::keyPressEvent(event);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0)); // the arrow keys need somewhere to start
}

} // namespace madoguchi::ui
