#pragma once

#include "ui/directory/section.h"

namespace madoguchi::ui {

class FactList;
class EmptyState;
class Notice;
class RowsTable;
class ScrollPage;
class Sheet;

/// 申請 (C-16): what waits for somebody responsible. Own applications are decided by another person.
class ApplicationsSection : public Section {
    Q_OBJECT
public:
    explicit ApplicationsSection(api::Services &services);

    int waiting() const override;
    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QString context() const override;
    void clear() override;

protected:
    void choose() override;

private:
    const api::ApplicationView *selected() const;
    OrderForm *decideForm(const api::ApplicationView &application);

    QList<api::ApplicationView> m_applications;
    QList<api::StaffView> m_staff;
    QString m_current;
    RowsTable *m_list;
    Sheet *m_sheet;
    ScrollPage *m_page;
    FactList *m_facts;
    Notice *m_who;
    EmptyState *m_none;
};

} // namespace madoguchi::ui
