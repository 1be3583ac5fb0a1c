#include "ui/theme/focus_ring.h"

#include "ui/theme/tokens.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace madoguchi::ui {

namespace {
constexpr int stroke = 2; // px of each colour
}

void FocusRing::install(QApplication &application)
{
    static bool installed = false;
    if (std::exchange(installed, true))
        return;
    connect(&application, &QApplication::focusChanged, &application, [](QWidget *, QWidget *now) {
        static QPointer<FocusRing> ring; // goes with the window that it lies over
        if (!ring && now)
            ring = new FocusRing;
        if (ring)
            ring->follow(now);
    });
}

FocusRing::FocusRing()
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("focusRing"));
    hide();
}

void FocusRing::follow(QWidget *target)
{
    if (target && target->windowType() == Qt::Popup)
        return; // a menu marks its own rows; the ring stays where it was opened
    for (const auto &widget : std::as_const(m_watched))
        if (widget)
            widget->removeEventFilter(this);
    m_watched.clear();
    m_target = target;
    if (!target) {
        hide();
        return;
    }
    for (QWidget *widget = target; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        widget->installEventFilter(this);
        m_watched.append(widget);
    }
    if (parentWidget() != target->window())
        setParent(target->window());
    place();
}

void FocusRing::place()
{
    if (!m_target || !m_target->isVisible()) {
        hide();
        return;
    }
    QWidget *window = m_target->window();
    QRect ring = QRect(m_target->mapTo(window, QPoint()), m_target->size()).adjusted(-2 * stroke, -2 * stroke, 2 * stroke, 2 * stroke);
    // Scrolled away is not in sight: the ring ends where the scroll area ends.
    for (QWidget *widget = m_target->parentWidget(); widget && widget != window; widget = widget->parentWidget())
        if (qobject_cast<QAbstractScrollArea *>(widget))
            ring &= QRect(widget->mapTo(window, QPoint()), widget->size());
    ring &= window->rect();
    setGeometry(ring);
    clearMask();
    const QRect hole = rect().adjusted(2 * stroke, 2 * stroke, -2 * stroke, -2 * stroke);
    if (hole.isValid())
        setMask(QRegion(rect()) - QRegion(hole) - covered(ring));
    setVisible(!ring.isEmpty());
    raise();
}

/// What lies over the target hides its ring too.
QRegion FocusRing::covered(const QRect &ring) const
{
    QRegion region;
    for (const QWidget *widget : m_target->window()->findChildren<QWidget *>())
        if (widget->isVisible() && widget->property("overlay").toBool() && !widget->isAncestorOf(m_target))
            region += QRect(widget->mapTo(m_target->window(), QPoint()), widget->size()).translated(-ring.topLeft());
    return region;
}

bool FocusRing::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
        place(); // at once: what is painted before the next event is whole, such as the cover of a lock
        break;
    case QEvent::Hide:
    case QEvent::LayoutRequest:
    case QEvent::ZOrderChange:
    case QEvent::ChildAdded: // something new may lie above the ring
        QMetaObject::invokeMethod(this, [this] { place(); }, Qt::QueuedConnection);
        break;
    default: break;
    }
    return false;
}

void FocusRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outer = QRectF(rect()).adjusted(stroke / 2., stroke / 2., -stroke / 2., -stroke / 2.);
    painter.setPen(QPen(colour(Colour::FocusOuter), stroke));
    painter.drawRoundedRect(outer, size::radius + stroke, size::radius + stroke);
    painter.setPen(QPen(colour(Colour::FocusInner), stroke));
    painter.drawRoundedRect(outer.adjusted(stroke, stroke, -stroke, -stroke), size::radius, size::radius);
}

} // namespace madoguchi::ui
