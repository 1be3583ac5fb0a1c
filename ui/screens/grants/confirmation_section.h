#pragma once

#include "ui/directory/section.h"

namespace madoguchi::ui {

class FactList;
class Notice;
class RowsTable;
class Sheet;

/// 年度名簿 (C-17): somebody responsible has read the list of all grants of a fiscal year and stands for it.
class ConfirmationSection : public Section {
    Q_OBJECT
public:
    explicit ConfirmationSection(api::Services &services);

    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QString context() const override;
    void clear() override;

protected:
    void choose() override;

private:
    void tell(FactList &facts) const;
    OrderForm *confirmForm();

    api::DirectoryView m_view;
    Notice *m_state;
    RowsTable *m_list;
    Sheet *m_sheet;
    FactList *m_facts;
};

} // namespace madoguchi::ui
