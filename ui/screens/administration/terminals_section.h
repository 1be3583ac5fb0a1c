#pragma once

#include "ui/directory/section.h"

class QPushButton;

namespace madoguchi::ui {

class EmptyState;
class FactList;
class RowsTable;
class Sheet;

/// 端末 (C-28): which terminals the server answers, with this one marked.
class TerminalsSection : public Section {
    Q_OBJECT
public:
    explicit TerminalsSection(api::Services &services);

    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

protected:
    void choose() override;

private:
    OrderForm *registerForm();
    OrderForm *removeForm(const api::TerminalView &terminal);
    OrderForm *rekeyForm(const api::TerminalView *terminal); ///< null: all of them
    const api::TerminalView *selected() const;

    QList<api::TerminalView> m_terminals;
    RowsTable *m_list;
    Sheet *m_sheet;
    FactList *m_facts;
    QPushButton *m_remove = nullptr, *m_rekey = nullptr;
};

} // namespace madoguchi::ui
