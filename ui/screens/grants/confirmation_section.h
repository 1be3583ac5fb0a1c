#pragma once

#include "ui/directory/section.h"
#include "ui/frame/answers.h"

class QPushButton;

namespace madoguchi::ui {

class Choices;
class FactList;
class Field;
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
    bool canPrint() const override;
    void print() override;
    void clear() override;

protected:
    void choose() override;

private:
    void tell(FactList &facts) const;
    OrderForm *confirmForm();

    void findPrinters();
    void lightPrint();

    Answers m_answers;
    api::DirectoryView m_view;
    std::optional<QStringList> m_printers; ///< none: not asked yet
    bool m_printing = false;
    Choices *m_printer = nullptr; ///< null while there is at most one
    Field *m_printerField = nullptr;
    QPushButton *m_print;
    Notice *m_printed;
    Notice *m_state;
    RowsTable *m_list;
    Sheet *m_sheet;
    FactList *m_facts;
};

} // namespace madoguchi::ui
