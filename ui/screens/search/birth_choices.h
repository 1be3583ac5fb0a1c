#pragma once

#include "domain/wareki.h"

#include <QWidget>

class QHBoxLayout;

namespace madoguchi::ui {

/// Asks which day six digits without an era mean (300101): one button a day, with the age that somebody born then has; Tab or Alt and its number. Hidden
/// while there is nothing to ask.
class BirthChoices : public QWidget {
    Q_OBJECT
public:
    explicit BirthChoices(QWidget *parent = nullptr);
    void ask(const QList<domain::BirthReading> &readings, QDate today);

Q_SIGNALS:
    void chosen(const QString &written);

private:
    QHBoxLayout *m_row;
    QList<domain::BirthReading> m_readings;
};

} // namespace madoguchi::ui
