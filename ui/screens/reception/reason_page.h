#pragma once

#include "ui/screens/reception/form_page.h"

class QLabel;

namespace madoguchi::ui {

class Choices;
class Field;

/// 受付 for a household that is here: what is notified of it.
class ReasonPage final : public FormPage {
    Q_OBJECT
public:
    explicit ReasonPage(QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    void store(FormState &state) const override;
    QString reason() const; ///< empty: not chosen yet

private:
    QStringList m_codes;
    QLabel *m_household;
    Choices *m_reasons;
    Field *m_field;
};

} // namespace madoguchi::ui
