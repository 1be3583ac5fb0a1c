#pragma once

#include "api/link_service.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/table_view.h"

class QStandardItemModel;

namespace madoguchi::ui {

/// How link and terminal are: last success of each kind, what is not acknowledged, certificate, clock, record (sync.md
/// promise 5). Icon and word first, then when.
class HealthTable : public TableView {
    Q_OBJECT
public:
    explicit HealthTable(QWidget *parent = nullptr);
    /// `rests`: nobody exchanges anything in this session, which is no fault.
    void setStatus(const api::LinkStatus &status, const QDateTime &now, bool rests);

private:
    void add(const QString &what, Tone tone, const QString &state, const QString &when = {});

    QStandardItemModel *m_model;
};

} // namespace madoguchi::ui
