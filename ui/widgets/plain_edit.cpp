#include "ui/widgets/plain_edit.h"

#include <QKeyEvent>

namespace madoguchi::ui {

bool isClipboardKey(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut) || event->matches(QKeySequence::Paste);
}

PlainEdit::PlainEdit(QWidget *parent) : QLineEdit(parent)
{
    setContextMenuPolicy(Qt::NoContextMenu);
    setDragEnabled(false);
    setAcceptDrops(false);
    setMaxLength(200);
}

bool PlainEdit::event(QEvent *event)
{
    // Claimed here, so that no shortcut of Qt's own sees it either.
    if (event->type() == QEvent::ShortcutOverride && isClipboardKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void PlainEdit::keyPressEvent(QKeyEvent *event)
{
    if (isClipboardKey(event)) {
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
    if (m_advances && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        focusNextPrevChild(true);
        event->accept();
    }
}

// The base class would put the selection on X11's selection clipboard, and the middle button would paste from it.
void PlainEdit::mouseReleaseEvent(QMouseEvent *event) { event->accept(); }

} // namespace madoguchi::ui
