#include "ui/frame/main_window.h"

#include "ui/frame/first_load.h"
#include "ui/frame/workbench.h"
#include "ui/lock/lock_cover.h"
#include "ui/login/login_page.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QCloseEvent>
#include <QInputMethod>
#include <QPainter>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

namespace madoguchi::ui {

namespace {
constexpr int trainingEdge = 4; // px of training colour all round

/// What a hand has just done: no repetition of a key that is held down, no wheel that runs on, nothing that a program sends.
bool isFromAHand(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::KeyPress: return event.spontaneous() && !static_cast<const QKeyEvent &>(event).isAutoRepeat();
    case QEvent::MouseButtonPress: return event.spontaneous();
    case QEvent::Wheel: return event.spontaneous() && static_cast<const QWheelEvent &>(event).phase() != Qt::ScrollMomentum;
    default: return false;
    }
}

/// Menus, lists, whoever holds mouse or keyboard, and what is being composed: none of it stays above or behind a cover.
void letGoOfEverything(const QWidget *window)
{
    QToolTip::hideText();
    for (QWidget *other : QApplication::topLevelWidgets()) { // pop-ups are windows of their own
        if (other != window && other->isVisible())
            other->close();
    }
    if (QWidget *grabber = QWidget::mouseGrabber())
        grabber->releaseMouse();
    if (QWidget *grabber = QWidget::keyboardGrabber())
        grabber->releaseKeyboard();
    QGuiApplication::inputMethod()->reset(); // the loss of the focus would write it into the field
    if (QWidget *composing = QApplication::focusWidget()) {
        QInputMethodEvent nothing;
        QCoreApplication::sendEvent(composing, &nothing);
    }
}
}

MainWindow::MainWindow(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_pages(new QStackedWidget(this)), m_login(new LoginPage(services)), m_firstLoad(new FirstLoad(services)),
      m_cover(new LockCover(services, this))
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(tr("Counter terminal")); // no name ever: titles are seen in task bars and by screen sharing
    setContextMenuPolicy(Qt::NoContextMenu);
    resize(1366, 768);
    setMinimumSize(880, 500);
    m_pages->addWidget(m_login);
    m_pages->addWidget(m_firstLoad);
    m_cover->hide();

    // Direct: the cover must be painted before the session closes anything.
    connect(&services.session, &api::SessionService::locking, this, &MainWindow::lock, Qt::DirectConnection);
    connect(&services.session, &api::SessionService::phaseChanged, this, &MainWindow::follow);
    connect(m_firstLoad, &FirstLoad::finished, this, &MainWindow::startWork);
    qApp->installEventFilter(this);
    place();
    follow();
}

MainWindow::~MainWindow() { qApp->removeEventFilter(this); }

bool MainWindow::isCovered() const { return m_cover->isVisibleTo(this) && !m_pages->isVisibleTo(this); }

void MainWindow::lock(api::LockCause cause)
{
    if (m_workbench)
        m_workbench->keepPlace();
    letGoOfEverything(this);
    m_pages->hide(); // not merely below: Tab must not reach it
    m_cover->show();
    m_cover->raise();
    m_cover->cover(cause);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // its first picture is its last
    repaint();
    // Only now what takes time: sealing drafts, emptying screens.
    if (m_workbench)
        m_workbench->suspend();
    m_firstLoad->forget();
}

void MainWindow::follow()
{
    using Phase = api::SessionService::Phase;
    switch (m_services.session.phase()) {
    case Phase::LoggedOut:
        if (Workbench *last = std::exchange(m_workbench, nullptr)) { // later: its own button may be what ended the session
            last->suspend(false);
            m_pages->removeWidget(last);
            last->hide();
            last->deleteLater();
        }
        m_firstLoad->forget();
        m_cover->hide();
        m_pages->show();
        m_pages->setCurrentWidget(m_login);
        m_login->start();
        break;
    case Phase::Active: {
        const bool wasCovered = isCovered();
        m_cover->hide();
        m_pages->show();
        if (m_workbench) {
            if (wasCovered)
                m_workbench->resume();
            break;
        }
        const auto session = m_services.session.current();
        if (session && session->storeOpen && !m_services.link.status().firstLoadDone) {
            m_pages->setCurrentWidget(m_firstLoad);
            m_firstLoad->start();
        } else {
            startWork();
        }
        break;
    }
    case Phase::Locked:
        if (!isCovered())
            lock(m_services.session.lockCause().value_or(api::LockCause::Demand));
        break;
    }
}

void MainWindow::startWork()
{
    if (m_workbench || m_services.session.phase() != api::SessionService::Phase::Active)
        return;
    m_workbench = new Workbench(m_services, m_pages);
    m_pages->addWidget(m_workbench);
    m_pages->setCurrentWidget(m_workbench);
    m_workbench->takeFocus();
}

bool MainWindow::eventFilter(QObject *, QEvent *event)
{
    using Phase = api::SessionService::Phase;
    const bool composed = event->type() == QEvent::InputMethod && isNewText(static_cast<const QInputMethodEvent &>(*event));
    if ((!composed && !isFromAHand(*event)) || m_services.session.phase() != Phase::Active)
        return false;
    m_services.session.noteActivity();
    return m_services.session.phase() != Phase::Active; // it came too late: whatever it was, it is not for what has been covered
}

/// An input method keeps the keys to itself and says nothing of repetition: what it hands over counts, once.
bool MainWindow::isNewText(const QInputMethodEvent &event)
{
    if (event.commitString().isEmpty())
        return false;
    const std::size_t text = qHash(event.commitString()); // the text itself is not kept
    return std::exchange(m_lastComposed, text) != text;
}

void MainWindow::place()
{
    const int edge = m_services.training ? trainingEdge : 0;
    const QRect inside = rect().adjusted(edge, edge, -edge, -edge);
    m_pages->setGeometry(inside);
    m_cover->setGeometry(inside);
}

void MainWindow::resizeEvent(QResizeEvent *) { place(); }
void MainWindow::showEvent(QShowEvent *) { place(); }

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_workbench && m_services.session.phase() == api::SessionService::Phase::Active)
        m_workbench->handOverDrafts(); // closing asks nothing and loses nothing
    event->accept();
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_services.training)
        painter.fillRect(rect(), colour(Colour::Training));
    painter.fillRect(m_pages->geometry(), colour(Colour::Ground));
}

} // namespace madoguchi::ui
