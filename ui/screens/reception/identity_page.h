#pragma once

#include "ui/screens/reception/form_page.h"

class QCheckBox;

namespace madoguchi::ui {

class Choices;
class Field;
class PlainEdit;

/// 本人確認: who notifies, by which documents the clerk knows them, and with whose mandate (C-05).
class IdentityPage final : public FormPage {
    Q_OBJECT
public:
    explicit IdentityPage(QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    void store(FormState &state) const override;

private:
    void showProxy();

    Choices *m_notifier, *m_identity;
    PlainEdit *m_proxyName;
    QCheckBox *m_mandate;
    Field *m_proxyField, *m_mandateField;
};

} // namespace madoguchi::ui
