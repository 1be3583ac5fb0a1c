#pragma once

#include "ui/screens/reception/form_page.h"

class QCheckBox;

namespace madoguchi::ui {

/// 対象者: who of those who moved in is enrolled.
class PersonsPage final : public FormPage {
    Q_OBJECT
public:
    explicit PersonsPage(QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    void store(FormState &state) const override;

private:
    QWidget *m_list;
    QList<QCheckBox *> m_boxes; ///< in the order of the draft's persons
};

} // namespace madoguchi::ui
