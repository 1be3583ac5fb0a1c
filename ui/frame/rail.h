#pragma once

#include "ui/frame/screen_registry.h"
#include "ui/frame/work_items.h"
#include "ui/theme/icon.h"

#include <QAbstractButton>
#include <QMap>

class QVBoxLayout;
class QScrollArea;

namespace madoguchi::ui {

/// One place to go: icon, word, and how much work waits there.
class RailItem : public QAbstractButton {
    Q_OBJECT
public:
    RailItem(Icon icon, const QString &word, QWidget *parent);
    void setCount(int count);
    void setCompact(bool compact); ///< the icon alone; its word becomes the tool tip
    QSize sizeHint() const override { return m_compact ? QSize(size::railCompact, 40) : QSize(size::rail, 54); }

Q_SIGNALS:
    void reached(); ///< it has the keyboard now, whichever way that came

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< arrows and Enter are the rail's: a button would leave it
    void paintEvent(QPaintEvent *) override;

private:
    Icon m_icon;
    int m_count = 0;
    bool m_compact = false;
};

/// The way between the screens that this person may open. One stop for Tab; the arrow keys move within. Where the window is low
/// the screens scroll, with what has the keyboard in sight; look, lock and log-out stay at the foot.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(api::Services &services, QWidget *parent = nullptr);
    void setCurrent(ScreenId id);
    void setCounts(const WorkItems &work);
    void setCompact(bool compact);
    void takeFocus();
    QList<ScreenId> offered() const { return m_items.keys(); }

Q_SIGNALS:
    void chosen(madoguchi::ui::ScreenId id);
    void lookWanted(QPoint beside); ///< global
    void lockWanted();
    void logoutWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *) override;

private:
    RailItem *add(QVBoxLayout *column, Icon icon, const QString &word, const QString &name);
    void fit();
    void showWhatIsHidden();

    QVBoxLayout *m_screens, *m_foot;
    QScrollArea *m_scroll;
    QWidget *m_above, *m_below; ///< more screens are there
    QMap<ScreenId, RailItem *> m_items;
    QList<RailItem *> m_order; ///< top to bottom, lock and log-out last
};

Icon screenIcon(ScreenId id);

} // namespace madoguchi::ui
