#pragma once

#include "api/directory_service.h"

#include <QWidget>

namespace madoguchi::ui {

class FilterEdit;
class RowsTable;

/// One member of staff out of all who are entitled: type a part of the name, Down, done.
class StaffPicker : public QWidget {
    Q_OBJECT
public:
    StaffPicker(const QList<api::StaffView> &staff, const StaffId &first, QWidget *parent = nullptr);
    const api::StaffView *picked() const; ///< nullptr: nobody

Q_SIGNALS:
    void changed();

private:
    void filter();

    QList<api::StaffView> m_staff;
    QList<qsizetype> m_shown;
    StaffId m_current;
    RowsTable *m_list;
    FilterEdit *m_filter;
};

} // namespace madoguchi::ui
