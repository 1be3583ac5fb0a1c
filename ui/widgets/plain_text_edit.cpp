#include "ui/widgets/plain_text_edit.h"

#include "ui/widgets/plain_edit.h"

#include <QKeyEvent>
#include <QMimeData>

namespace madoguchi::ui {

PlainTextEdit::PlainTextEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setContextMenuPolicy(Qt::NoContextMenu);
    setTabChangesFocus(true);
    setAcceptDrops(false);
}

bool PlainTextEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isClipboardKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void PlainTextEdit::keyPressEvent(QKeyEvent *event)
{
    if (isClipboardKey(event))
        event->accept();
    else
        QPlainTextEdit::keyPressEvent(event);
}

QMimeData *PlainTextEdit::createMimeDataFromSelection() const { return new QMimeData; }

} // namespace madoguchi::ui
