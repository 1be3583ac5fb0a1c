#include "ui/widgets/filter_edit.h"

#include <QKeyEvent>

namespace madoguchi::ui {

FilterEdit::FilterEdit(const QString &placeholder, QWidget *list, QWidget *parent) : PlainEdit(parent), m_list(list)
{
    setAdvancesOnEnter(false);
    setPlaceholderText(placeholder);
    setAccessibleName(tr("Narrow the list"));
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_list->setFocus();
    else
        PlainEdit::keyPressEvent(event);
}

} // namespace madoguchi::ui
