#pragma once

#include "api/session_service.h"

#include <QWidget>

namespace madoguchi::ui {

class ProgressPanel;

/// Stands in place of the password while the key of this terminal is changed, before somebody is let in (C-14): what is done, how much,
/// and that nothing can be lost. Hidden until the session tells of it.
class KeyChange : public QWidget {
    Q_OBJECT
public:
    explicit KeyChange(api::SessionService &session, QWidget *parent = nullptr);
    void finish(); ///< the answer of login or unlock is there

Q_SIGNALS:
    void begun();

private:
    void show(const api::Progress &progress);
    ProgressPanel *m_panel;
};

} // namespace madoguchi::ui
