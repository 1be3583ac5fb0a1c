#pragma once

#include "ui/frame/answers.h"
#include "ui/screens/reception/form_page.h"

namespace madoguchi::ui {

class Field;
class Notice;
class PlainEdit;
class RowsTable;

/// 受付: which resident register record this notification is about; of moving in, or of whatever happened in a household that is here.
class ProposalPage final : public FormPage {
    Q_OBJECT
public:
    explicit ProposalPage(api::ReceptionService &service, QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    void setMovingIn(bool movingIn);
    void refresh();
    void clear();
    void focusList();

Q_SIGNALS:
    void chosen(const madoguchi::RegisterRecordId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const QList<api::RegisterProposal> &proposals);

    api::ReceptionService &m_service;
    Answers m_answers;
    QList<api::RegisterProposal> m_proposals; ///< as shown
    bool m_movingIn = true;
    PlainEdit *m_filter;
    RowsTable *m_table;
    Notice *m_notice;
};

} // namespace madoguchi::ui
