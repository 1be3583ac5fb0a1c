#pragma once

#include "ui/screens/reception/form_page.h"

class QScrollArea;

namespace madoguchi::ui {

class NumberEntry;

/// 番号確認: apart from the identity check, person by person (C-05).
class NumbersPage final : public FormPage {
    Q_OBJECT
public:
    explicit NumbersPage(api::NumberService &service, QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    void store(FormState &state) const override;
    void clear();

private:
    api::NumberService &m_service;
    QScrollArea *m_scroll;
    QList<std::pair<QString, NumberEntry *>> m_entries; ///< by addressee number
};

} // namespace madoguchi::ui
