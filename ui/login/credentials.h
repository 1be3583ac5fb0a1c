#pragma once

#include "api/session_service.h"
#include "base/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace madoguchi::ui {

class Field;
class IconLabel;
class SecretEdit;

/// PIN (only when the card asks), password, one button, and one place where the answer stands. Used before a session, on
/// the lock's cover, and for step-up.
class Credentials : public QWidget {
    Q_OBJECT
public:
    explicit Credentials(const QString &action, QWidget *parent = nullptr);

    void setCard(const api::CardStatus &card); ///< a blocked one leaves the sentence who releases it, and no field
    SecretBytes takePassword();
    SecretBytes takePin();
    void setBusy(const QString &what);   ///< words; nothing can be typed meanwhile
    void setAnswer(const Error &error);  ///< says which of the two was wrong, how many tries remain, what to do next
    void setMessage(const QString &sentence);
    void clear();                        ///< wipes both and the answer
    QWidget *firstField() const; ///< nullptr: none, the card is blocked
    QString answer() const;              ///< what is said now

Q_SIGNALS:
    void submitted();

private:
    void trySubmit();
    void say(const QString &sentence, const QString &next, const QString &code, bool wrong);

    SecretEdit *m_pin, *m_password;
    Field *m_pinField, *m_passwordField;
    QPushButton *m_button;
    QWidget *m_box;
    IconLabel *m_icon;
    QLabel *m_sentence, *m_next, *m_code;
    bool m_busy = false, m_blocked = false;
};

} // namespace madoguchi::ui
