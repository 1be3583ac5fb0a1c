#pragma once

#include "api/reception_service.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// Today's receptions: number, what for, still open, since when. Newest first; no resident's name.
class ReceptionTable : public RowsTable {
    Q_OBJECT
public:
    explicit ReceptionTable(QWidget *parent = nullptr);
    void setReceptions(const QList<api::Reception> &receptions);
};

} // namespace madoguchi::ui
