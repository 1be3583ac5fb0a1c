#pragma once

#include <QLineEdit>

namespace madoguchi::ui {

/// A line of text whose content stays in it: no copy, cut, paste, drag, drop, undo by menu, or selection clipboard (C-12).
/// Enter moves on to the next field; it never registers.
class PlainEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit PlainEdit(QWidget *parent = nullptr);
    void setAdvancesOnEnter(bool on) { m_advances = on; } ///< off: Enter is returnPressed() alone

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    bool selects(QKeyEvent *event);
    bool m_advances = true;
};

/// True for the keys that would carry content over the clipboard.
bool isClipboardKey(const QKeyEvent *event);

} // namespace madoguchi::ui
