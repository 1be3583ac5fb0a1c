#include "ui/widgets/plain_edit.h"

#include <QKeyEvent>

#include <algorithm>
#include <array>

namespace madoguchi::ui {

bool isClipboardKey(const QKeyEvent *event)
{
    // Of the last two Qt copies what it deletes (Ctrl+K and Ctrl+U at X11).
    static constexpr std::array keys{QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste, QKeySequence::DeleteEndOfLine, QKeySequence::DeleteCompleteLine};
    return std::ranges::any_of(keys, [event](QKeySequence::StandardKey key) { return event->matches(key); });
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
    if (!selects(event))
        QLineEdit::keyPressEvent(event);
    if (m_advances && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        focusNextPrevChild(true);
        event->accept();
    }
}

/// The base class would put what is selected by these on X11's selection clipboard.
bool PlainEdit::selects(QKeyEvent *event)
{
    struct Way {
        QKeySequence::StandardKey key;
        void (*select)(PlainEdit &edit);
    };
    static constexpr std::array ways{
        Way{QKeySequence::SelectAll, [](PlainEdit &edit) { edit.selectAll(); }},
        Way{QKeySequence::SelectNextChar, [](PlainEdit &edit) { edit.cursorForward(true); }},
        Way{QKeySequence::SelectPreviousChar, [](PlainEdit &edit) { edit.cursorBackward(true); }},
        Way{QKeySequence::SelectNextWord, [](PlainEdit &edit) { edit.cursorWordForward(true); }},
        Way{QKeySequence::SelectPreviousWord, [](PlainEdit &edit) { edit.cursorWordBackward(true); }},
        Way{QKeySequence::SelectStartOfLine, [](PlainEdit &edit) { edit.home(true); }},
        Way{QKeySequence::SelectStartOfBlock, [](PlainEdit &edit) { edit.home(true); }},
        Way{QKeySequence::SelectEndOfLine, [](PlainEdit &edit) { edit.end(true); }},
        Way{QKeySequence::SelectEndOfBlock, [](PlainEdit &edit) { edit.end(true); }},
    };
    const auto way = std::ranges::find_if(ways, [event](const Way &one) { return event->matches(one.key); });
    if (way == ways.end())
        return false;
    way->select(*this);
    event->accept();
    return true;
}

// The base class would put the selection on X11's selection clipboard, and the middle button would paste from it.
void PlainEdit::mouseReleaseEvent(QMouseEvent *event) { event->accept(); }

} // namespace madoguchi::ui
