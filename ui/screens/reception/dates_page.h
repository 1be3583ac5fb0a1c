#pragma once

#include "ui/screens/reception/form_page.h"

class QLabel;

namespace madoguchi::ui {

class DateField;
class Field;
class PlainEdit;
class PlainTextEdit;

/// 事由と日付: why, from when, notified when, moved from where.
class DatesPage final : public FormPage {
    Q_OBJECT
public:
    explicit DatesPage(QWidget *parent = nullptr);
    QString context() const override;
    void load(const FormState &state) override;
    void store(FormState &state) const override;

private:
    void nameMunicipality();

    QString m_reasonCode, m_knownCode, m_knownName; ///< what the register says
    QLabel *m_reason;
    DateField *m_happened, *m_notified;
    PlainEdit *m_previous, *m_next;
    Field *m_previousField, *m_nextField, *m_noteField;
    PlainTextEdit *m_note;
};

} // namespace madoguchi::ui
