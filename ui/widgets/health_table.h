#pragma once

#include "api/backup_status.h"
#include "api/link_service.h"
#include "ui/widgets/rows_table.h"

namespace madoguchi::ui {

/// How link and terminal are: last success of each kind, what is not acknowledged, certificate, clock, record (sync.md
/// promise 5). Icon and word first, then when.
class HealthTable : public RowsTable {
    Q_OBJECT
public:
    explicit HealthTable(QWidget *parent = nullptr);
    /// `rests`: nobody exchanges anything in this session, which is no fault.
    void setStatus(const api::LinkStatus &status, const api::BackupStatus &backup, const QDateTime &now, bool rests);
};

} // namespace madoguchi::ui
