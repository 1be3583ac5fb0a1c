#pragma once

#include "ui/widgets/sheet.h"

#include "api/media_service.h"

namespace madoguchi::ui {

class FactList;
class Notice;

/// A request as it would lie on a desk: who, what, why, to whom, on which medium, what is inside, what changed since.
class ApprovalSheet : public Sheet {
    Q_OBJECT
public:
    explicit ApprovalSheet(QWidget *parent = nullptr);
    void show(const api::MediaRequest *request, const QString &reader); ///< nullptr: none; `reader`: staff id, who does not answer what is their own

private:
    FactList *m_facts;
    Notice *m_changed;
};

} // namespace madoguchi::ui
