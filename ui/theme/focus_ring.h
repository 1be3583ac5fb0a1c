#pragma once

#include <QPointer>
#include <QWidget>

class QApplication;

namespace madoguchi::ui {

/// The ring around whatever has the keyboard: 2 px black inside 2 px yellow, so that it stands out on every ground.
/// One for the program, laid over the window of the control; controls cannot remove or forget it.
class FocusRing : public QWidget {
public:
    /// From now on there is a ring, in whichever window has the keyboard.
    static void install(QApplication &application);
    QWidget *target() const { return m_target; }

protected:
    void paintEvent(QPaintEvent *) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FocusRing();
    void follow(QWidget *target);
    void place();
    QRegion covered(const QRect &ring) const;

    QPointer<QWidget> m_target;
    QList<QPointer<QWidget>> m_watched; ///< the target and what it lies in: any of them may move
};

} // namespace madoguchi::ui
