#pragma once

#include <QString>
#include <QWidget>

namespace madoguchi::tour {

/// Plays the clerk's hands: real key events to whatever has the focus, as the window system would deliver them.
/// No widget is ever called directly; what the keyboard cannot do, the tour cannot do.
class Hands {
public:
    explicit Hands(QWidget &window) : m_window(window) {}
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);    ///< ASCII by keys
    void compose(const QString &text); ///< Japanese, committed as an input method does
    /// Tab until the widget with this object name has the focus; false if Tab never gets there.
    bool tabTo(const QString &objectName);
    QWidget *focus() const;

private:
    QWidget &m_window;
};

} // namespace madoguchi::tour
