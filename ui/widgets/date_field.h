#pragma once

#include "ui/widgets/field.h"

#include <QDate>

namespace madoguchi::ui {

class PlainEdit;

/// A day, typed in any form that is in use at the counter; the line beneath says what was understood.
class DateField : public Field {
    Q_OBJECT
public:
    DateField(const QString &name, const QString &label, Labels labels = Labels::Beside, QWidget *parent = nullptr);
    QDate date() const { return m_date; } ///< invalid while it cannot be read
    bool isEmpty() const;
    void setDate(QDate date); ///< invalid: nothing stands there

Q_SIGNALS:
    void edited(); ///< by the clerk

private:
    void read();
    PlainEdit *m_edit;
    QDate m_date;
};

} // namespace madoguchi::ui
