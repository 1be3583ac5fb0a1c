#pragma once

#include "ui/screens/reception/form_page.h"

class QCheckBox;

namespace madoguchi::ui {

class Choices;
class Field;
class NewcomerEntry;

/// 対象者: whom the notification is about, who joins the household, and who follows its head.
class PersonsPage final : public FormPage {
    Q_OBJECT
public:
    explicit PersonsPage(QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    void store(FormState &state) const override;

private:
    void addTick(const api::RegisterProposal::Person &person, bool chosen, QDate today);
    void loadNewcomer(const FormState &state);
    void loadSuccessors(const FormState &state);
    void toggled(const QCheckBox *tick);
    void showParts();

    QWidget *m_list, *m_successors;
    Field *m_listField, *m_successorsField;
    QList<QCheckBox *> m_boxes;
    QStringList m_addressees; ///< of the boxes
    QString m_head;           ///< of the household; empty: none
    QStringList m_next;       ///< who may follow
    Choices *m_choice = nullptr;
    QCheckBox *m_joins;
    NewcomerEntry *m_newcomer;
    const domain::NotificationRule *m_rule = nullptr;
};

} // namespace madoguchi::ui
