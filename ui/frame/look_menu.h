#pragma once

#include "api/services.h"
#include "ui/theme/tokens.h"

#include <QMenu>

class QActionGroup;

namespace madoguchi::ui {

/// Bright, dark, high contrast: shown at once, and kept for the terminal. Beneath: the own password.
class LookMenu : public QMenu {
    Q_OBJECT
public:
    explicit LookMenu(api::Services &services, QWidget *parent = nullptr);
    void openAt(QPoint global); ///< the present look is the current entry

Q_SIGNALS:
    void passwordWanted();
    void told(const QString &sentence); ///< why it could not be kept

private:
    void choose(Scheme scheme);

    api::Services &m_services;
    QActionGroup *m_looks;
};

} // namespace madoguchi::ui
