#pragma once

#include "ui/theme/icon.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace madoguchi::ui {

class IconLabel;

/// What stands where nothing (yet) is: empty, loading, error, offline or not allowed. Says what and what to do next.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(Icon icon, const QString &title, const QString &text = {}, QWidget *parent = nullptr);
    void set(Icon icon, const QString &title, const QString &text = {});
    void setAction(const QString &word); ///< empty: no button

Q_SIGNALS:
    void acted();

private:
    IconLabel *m_icon;
    QLabel *m_title, *m_text;
    QPushButton *m_action;
};

} // namespace madoguchi::ui
