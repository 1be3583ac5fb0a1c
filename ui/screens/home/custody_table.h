#pragma once

#include "ui/widgets/rows_table.h"

#include "api/media_service.h"

namespace madoguchi::ui {

/// The custody clock (C-18): every medium that is out, who has it, and how long until it must be erased.
class CustodyTable : public RowsTable {
    Q_OBJECT
public:
    explicit CustodyTable(QWidget *parent = nullptr);
    void setRequests(const QList<api::MediaRequest> &requests); ///< of them those that are out
    void tell(const QDateTime &now);                            ///< what the clock says now
    MediaRequestId current() const;

private:
    QList<api::MediaRequest> m_out; ///< what is due first stands first
};

} // namespace madoguchi::ui
