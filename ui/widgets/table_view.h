#pragma once

#include <QTableView>

namespace madoguchi::ui {

/// A table of rows: whole rows selected, 28 px each, keyboard first. Nothing can be copied or dragged out of it (C-12).
/// Enter and double click: `activated`. Tab leaves it.
class TableView : public QTableView {
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace madoguchi::ui
