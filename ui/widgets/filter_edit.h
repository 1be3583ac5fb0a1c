#pragma once

#include "ui/widgets/plain_edit.h"

namespace madoguchi::ui {

/// Narrows a list while one types; Down and Enter go into the list.
class FilterEdit : public PlainEdit {
    Q_OBJECT
public:
    FilterEdit(const QString &placeholder, QWidget *list, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *m_list;
};

} // namespace madoguchi::ui
