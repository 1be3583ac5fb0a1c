#include "app/terminal/tour/hands.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QTest>

namespace madoguchi::tour {

QWidget *Hands::focus() const
{
    QWidget *widget = QApplication::focusWidget();
    return widget ? widget : &m_window;
}

void Hands::press(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(focus(), key, modifiers); }

void Hands::type(const QString &text)
{
    for (const QChar c : text)
        QTest::keyClick(focus(), c.toLatin1());
}

void Hands::compose(const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(focus(), &event);
}

bool Hands::tabTo(const QString &objectName)
{
    for (int i = 0; i < 200; ++i) {
        // The name may be the field's that holds the editor.
        for (QWidget *widget = focus(); widget && widget != &m_window; widget = widget->parentWidget()) {
            if (widget->objectName() == objectName)
                return true;
        }
        press(Qt::Key_Tab);
    }
    return false;
}

} // namespace madoguchi::tour
