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
class StrengthMeter;

/// A person chooses a password alone (C-15): the first one of a card, another one that has run out, or another one by wish. Typed blind
/// and twice; the rule answers with its reasons.
class PasswordForm : public QWidget {
    Q_OBJECT
public:
    enum class Purpose { First, RunOut, ByWish };
    explicit PasswordForm(api::Services &services, QWidget *parent = nullptr);

    void start(Purpose purpose); ///< empty, with what the card asks for
    void submit();               ///< F12, or Enter in the last field
    bool isBusy() const { return m_busy; }
    QWidget *firstField() const;
    void clear();                ///< wipes everything and forgets an answer that is still to come
    QString answer() const;      ///< what is said now

Q_SIGNALS:
    void chosen();
    void givenUp();
    void changed();

private:
    bool isComplete();
    void answered(const Result<Done> &answer);
    void setBusy(bool busy);

    api::Services &m_services;
    Answers m_answers;
    QLabel *m_why;
    SecretEdit *m_pin, *m_present, *m_new, *m_again;
    Field *m_pinField, *m_presentField, *m_newField, *m_againField;
    StrengthMeter *m_strength;
    Notice *m_notice;
    QPushButton *m_choose, *m_back;
    bool m_busy = false;
};

} // namespace madoguchi::ui
