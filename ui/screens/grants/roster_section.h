#pragma once

#include "ui/directory/section.h"

class QCheckBox;
class QPushButton;

namespace madoguchi::ui {

class EmptyState;
class FactList;
class FilterEdit;
class RowsTable;
class ScrollPage;
class Sheet;

/// 付与中の権限一覧 (C-16): person × functions × period × reason × granter, what ends soon, applying and ending.
class RosterSection : public Section {
    Q_OBJECT
public:
    explicit RosterSection(api::Services &services);

    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QWidget *firstFocus() const override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

protected:
    void choose() override;

private:
    struct Row {
        qsizetype staff, grant; ///< indexes in m_view
    };
    void filter();
    const Row *selected() const;
    OrderForm *endForm();

    api::DirectoryView m_view;
    QList<Row> m_rows;
    QString m_current; ///< staff and grant, over a new view
    QCheckBox *m_soon;
    RowsTable *m_list;
    FilterEdit *m_filter;
    Sheet *m_sheet;
    ScrollPage *m_page;
    FactList *m_facts;
    EmptyState *m_none;
    QPushButton *m_end = nullptr;
};

} // namespace madoguchi::ui
