#pragma once

#include "api/services.h"
#include "ui/frame/answers.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace madoguchi::ui {

class Field;
class Notice;
class SecretEdit;

/// A new card shows itself, with nobody logged in (C-13): the code that appears here appears at the administrator's, too.
class CardRegistration : public QWidget {
    Q_OBJECT
public:
    explicit CardRegistration(api::Services &services, QWidget *parent = nullptr);
    void start();
    void clear();
    QWidget *firstField() const;

Q_SIGNALS:
    void givenUp();

private:
    void submit();
    void setStep(bool shown); ///< whether the code is there

    api::Services &m_services;
    Answers m_answers;
    QLabel *m_what, *m_code;
    SecretEdit *m_pin;
    Field *m_pinField;
    Notice *m_notice;
    QPushButton *m_apply, *m_back;
    bool m_busy = false;
};

} // namespace madoguchi::ui
