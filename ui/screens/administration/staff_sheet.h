#pragma once

#include "api/directory_service.h"
#include "ui/widgets/sheet.h"

namespace madoguchi::ui {

class EmptyState;
class FactList;
class ScrollPage;

/// Everything that is known of one member of staff: card, password, functions of today, grants.
class StaffSheet : public Sheet {
    Q_OBJECT
public:
    explicit StaffSheet(QWidget *parent = nullptr);
    void show(const api::StaffView *staff); ///< nullptr: nobody

private:
    FactList *m_facts, *m_grants;
    ScrollPage *m_known;
    EmptyState *m_nobody;
};

} // namespace madoguchi::ui
