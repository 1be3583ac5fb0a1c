#pragma once

#include "api/services.h"

#include <QWidget>

class QStackedWidget;

namespace madoguchi::ui {

class FirstLoad;
class LockCover;
class LoginPage;
class Workbench;

/// The one window. What it shows follows the phase of the session; a lock covers it before anything else happens (C-07).
/// There are no dialogs, so nothing can stand above the cover.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    explicit MainWindow(api::Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workbench *workbench() const { return m_workbench; } ///< null without a session
    LoginPage *loginPage() const { return m_login; }
    LockCover *lockCover() const { return m_cover; }
    bool isCovered() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *) override;
    void paintEvent(QPaintEvent *) override;
    void showEvent(QShowEvent *) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void lock(api::LockCause cause);
    void follow();
    void startWork();
    void place();
    bool isNewText(const QInputMethodEvent &event);

    api::Services &m_services;
    QStackedWidget *m_pages;
    LoginPage *m_login;
    FirstLoad *m_firstLoad;
    LockCover *m_cover;
    Workbench *m_workbench = nullptr;
    std::size_t m_lastComposed = 0; ///< hash of what an input method handed over last
};

} // namespace madoguchi::ui
