#pragma once

#include "api/services.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace madoguchi::ui {

class Answers;
class Credentials;
class KeyChange;
class StateLine;

/// What covers the window while a session is locked (C-07): whose, since when, why, and the way back in. It never asks
/// anything before it covers.
class LockCover : public QWidget {
    Q_OBJECT
public:
    explicit LockCover(api::Services &services, QWidget *parent = nullptr);
    void cover(api::LockCause cause); ///< fills itself and takes the keyboard

protected:
    void paintEvent(QPaintEvent *) override;

private:
    void refresh();
    void unlock();
    void handOver();
    void showCredentials();

    api::Services &m_services;
    QLabel *m_who, *m_since, *m_why;
    StateLine *m_card;
    Credentials *m_credentials;
    KeyChange *m_keyChange;
    QPushButton *m_other;
    Answers *m_answers;
};

} // namespace madoguchi::ui
