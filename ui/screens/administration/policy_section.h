#pragma once

#include "ui/directory/section.h"

namespace madoguchi::ui {

class RowsTable;

/// 市の設定 (C-07, C-15, C-21, C-23): what holds at every terminal. Locked, with its present value, for whoever may not change it.
class PolicySection : public Section {
    Q_OBJECT
public:
    explicit PolicySection(api::Services &services);

    void setView(const api::DirectoryView &view) override;
    QWidget *list() const override;
    QString context() const override;
    void clear() override;

protected:
    void choose() override;

private:
    OrderForm *numberForm(const QString &name, const QString &heading, int present, const QString &hint, QString (*words)(int));
    OrderForm *queueForm();
    OrderForm *recoveryForm();

    api::PolicyView m_policy;
    api::RecoveryView m_recovery;
    bool m_known = false;
    RowsTable *m_list;
};

} // namespace madoguchi::ui
