#pragma once

#include "api/services.h"

#include <QWidget>

class QLabel;

namespace madoguchi::ui {

class Answers;
class CardRegistration;
class Credentials;
class KeyChange;
class PasswordForm;
class StateLine;

/// Card and password (C-14). Three lines say what is ready and what is not; the phase of the session says the rest. In place of the
/// fields: choosing a password where there is none or it has run out (C-15), and showing a new card to the administrator (C-13).
class LoginPage : public QWidget {
    Q_OBJECT
public:
    explicit LoginPage(api::Services &services, QWidget *parent = nullptr);
    void start(); ///< shown anew: nothing left of the last try, the keyboard in the first field

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void submit();
    void answered(const Error &error);
    void put(QWidget *form); ///< one of the four
    void toLogin(const QString &sentence = {});

    api::Services &m_services;
    StateLine *m_card, *m_terminal, *m_link;
    Credentials *m_credentials;
    KeyChange *m_keyChange;
    PasswordForm *m_password;
    CardRegistration *m_registration;
    Answers *m_answers;
};

} // namespace madoguchi::ui
