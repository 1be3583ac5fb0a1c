#pragma once

#include "api/services.h"

#include <QWidget>

class QLabel;

namespace madoguchi::ui {

class Answers;
class Credentials;
class StateLine;

/// Card and password (C-14). Three lines say what is ready and what is not; the phase of the session says the rest.
class LoginPage : public QWidget {
    Q_OBJECT
public:
    explicit LoginPage(api::Services &services, QWidget *parent = nullptr);
    void start(); ///< shown anew: nothing left of the last try, the keyboard in the first field

private:
    void refresh();
    void submit();

    api::Services &m_services;
    StateLine *m_card, *m_terminal, *m_link;
    Credentials *m_credentials;
    Answers *m_answers;
};

} // namespace madoguchi::ui
