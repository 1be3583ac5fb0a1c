#pragma once

#include "ui/directory/section.h"

class QLabel;
class QPushButton;

namespace madoguchi::ui {

class FilterEdit;
class Notice;
class RowsTable;
class StaffSheet;

/// 職員とカード (C-13, C-14): who is registered, how the card stands, and for administrators what is ordered about them.
class StaffSection : public Section {
    Q_OBJECT
public:
    explicit StaffSection(api::Services &services);

    int waiting() const override;
    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QWidget *firstFocus() const override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

protected:
    void choose() override;

private:
    QWidget *makeDetail();
    void filter();
    const api::StaffView *selected() const;
    template <typename Make>
    QPushButton *action(const QString &word, api::UseCase useCase, Make make);

    api::DirectoryView m_view;
    QList<qsizetype> m_shown; ///< indexes of m_view.staff
    StaffId m_current;        ///< stays current over a new view
    Notice *m_cards;
    RowsTable *m_list;
    FilterEdit *m_filter;
    StaffSheet *m_sheet;
    QLabel *m_own;
    QPushButton *m_register = nullptr, *m_transfer = nullptr, *m_assign = nullptr, *m_withdraw = nullptr, *m_end = nullptr;
};

} // namespace madoguchi::ui
