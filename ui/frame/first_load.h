#pragma once

#include "api/services.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace madoguchi::ui {

class Answers;
class ProgressPanel;
class Sheet;

/// The first load of this terminal: how much, how long yet; it can be interrupted and goes on where it stopped.
class FirstLoad : public QWidget {
    Q_OBJECT
public:
    explicit FirstLoad(api::Services &services, QWidget *parent = nullptr);
    void start();
    void forget(); ///< the session ended or was locked

Q_SIGNALS:
    void finished();

private:
    void say(const Error &error);
    void refresh();

    api::Services &m_services;
    ProgressPanel *m_panel;
    QLabel *m_error, *m_next;
    QPushButton *m_again, *m_logout;
    Answers *m_answers;
    bool m_running = false;
};

} // namespace madoguchi::ui
