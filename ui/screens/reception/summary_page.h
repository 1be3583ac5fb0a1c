#pragma once

#include "ui/screens/reception/form_page.h"

class QGridLayout;

namespace madoguchi::ui {

class Notice;
class RowsTable;

/// 確認: everything once more, and what still stands in the way.
class SummaryPage final : public FormPage {
    Q_OBJECT
public:
    /// `ownLedger`: what is registered leaves for the federation from here.
    explicit SummaryPage(bool ownLedger, QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    QWidget *firstField() override;
    /// `places`: for each error, which field and whose.
    void showCheck(const api::NotificationCheck &check, const QStringList &places, bool armed);
    void showError(const Error &error);
    void clear();

Q_SIGNALS:
    void goToField(const QString &field); ///< Enter on an error

private:
    const bool m_ownLedger;
    QList<Error> m_errors;
    QWidget *m_facts;
    Notice *m_notice, *m_warning;
    RowsTable *m_list;
};

} // namespace madoguchi::ui
