#pragma once

#include "domain/high_cost.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// Months with 高額療養費, and what is said of each.
class MonthTable : public RowsTable {
    Q_OBJECT
public:
    explicit MonthTable(QWidget *parent = nullptr);
    struct Row {
        domain::HighCostMonth month;
        Cell said;
    };
    void setMonths(const QList<Row> &months);
    void setCount(const domain::HighCostCount &count); ///< whether each counts, or why not
    void fit(); ///< as high as its rows: whoever holds it scrolls
};

/// R8.3 and the western year.
Cell monthCell(QDate month);

} // namespace madoguchi::ui
