#include "ui/frame/rail.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace madoguchi::ui {

Icon screenIcon(ScreenId id)
{
    switch (id) {
    case ScreenId::Home: return Icon::Home;
    case ScreenId::Search: return Icon::Search;
    case ScreenId::Household: return Icon::Household;
    case ScreenId::Reception: return Icon::Reception;
    case ScreenId::Link: return Icon::Link;
    case ScreenId::Answers: return Icon::Document;
    case ScreenId::Conflict: return Icon::Document;
    case ScreenId::Continuity: return Icon::Household;
    case ScreenId::Approvals: return Icon::Approval;
    case ScreenId::Media: return Icon::Media;
    case ScreenId::Grants: return Icon::Key;
    case ScreenId::Retention: return Icon::Archive;
    case ScreenId::Record: return Icon::Record;
    case ScreenId::Administration: return Icon::Administration;
    case ScreenId::Password: return Icon::Key;
    }
    return Icon::Home;
}

RailItem::RailItem(Icon icon, const QString &word, QWidget *parent) : QAbstractButton(parent), m_icon(icon)
{
    setText(word);
    setAccessibleName(word);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailItem::setCount(int count)
{
    if (m_count == count)
        return;
    m_count = count;
    setAccessibleDescription(count > 0 ? tr("%1 waiting").arg(count) : QString());
    update();
}

void RailItem::setCompact(bool compact)
{
    m_compact = compact;
    setToolTip(compact ? text() : QString());
    updateGeometry();
    update();
}

void RailItem::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    Q_EMIT reached();
}

void RailItem::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        QAbstractButton::keyPressEvent(event);
    else
        event->ignore();
}

void RailItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = colour(isChecked() ? Colour::Accent : Colour::TextSoft);
    if (isChecked() || underMouse())
        painter.fillRect(rect(), colour(isChecked() ? Colour::Selected : Colour::Ground));
    if (isChecked())
        painter.fillRect(QRect(0, 0, 3, height()), colour(Colour::Accent));
    paintIcon(painter, QRectF(width() / 2. - 10, m_compact ? 10 : 8, 20, 20), m_icon, ink);
    QFont small = typeFont(Type::Small);
    if (!m_compact) {
        small.setBold(isChecked());
        painter.setFont(small);
        painter.setPen(ink);
        painter.drawText(QRect(0, 30, width(), 20), Qt::AlignCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 4));
    }
    if (m_count > 0) {
        const QString count = m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
        small.setPixelSize(11);
        small.setBold(true);
        painter.setFont(small);
        const int wide = std::max(16, painter.fontMetrics().horizontalAdvance(count) + 8);
        const QRect badge(width() / 2 + 4, 3, wide, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(Colour::Accent));
        painter.drawRoundedRect(badge, 8, 8);
        painter.setPen(colour(Colour::OnAccent));
        painter.drawText(badge, Qt::AlignCenter, count);
    }
}

namespace {

/// The arrow keys are the rail's: a scroll area would take them.
class ScreenList final : public QScrollArea {
public:
    explicit ScreenList(QWidget *parent) : QScrollArea(parent)
    {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidget(new QWidget);
        viewport()->setAutoFillBackground(false);
        widget()->setAutoFillBackground(false);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override { event->ignore(); }
};

/// An arrow where more screens are.
class MoreMark final : public QWidget {
public:
    static constexpr int tall = 5, gap = 1; // px; between icon and edge of an item
    MoreMark(bool up, QWidget *parent) : QWidget(parent), m_up(up)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(Colour::TextSoft));
        const qreal middle = width() / 2., base = m_up ? tall : 0, tip = m_up ? 0 : tall;
        painter.drawPolygon(QPolygonF{{middle - tall, base}, {middle + tall, base}, {middle, tip}});
    }

private:
    const bool m_up;
};

} // namespace

Rail::Rail(api::Services &services, QWidget *parent)
    : QWidget(parent), m_screens(nullptr), m_foot(nullptr), m_scroll(new ScreenList(this)), m_above(new MoreMark(true, m_scroll)), m_below(new MoreMark(false, m_scroll))
{
    setObjectName(QStringLiteral("rail"));
    setFixedWidth(size::rail);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::tiny, 1, space::tiny);
    column->setSpacing(0);
    m_screens = new QVBoxLayout(m_scroll->widget());
    m_foot = new QVBoxLayout;
    for (QVBoxLayout *part : {m_screens, m_foot}) {
        part->setContentsMargins(0, 0, 0, 0);
        part->setSpacing(0);
    }
    column->addWidget(m_scroll, 1);
    column->addStretch();
    column->addLayout(m_foot);
    for (const ScreenInfo &screen : screens()) {
        if (!screen.inRail || !services.session.may(screen.needs))
            continue;
        RailItem *item = add(m_screens, screenIcon(screen.id), QCoreApplication::translate("ScreenRegistry", screen.label), QString::fromLatin1(screen.name));
        item->setCheckable(true);
        m_items.insert(screen.id, item);
        connect(item, &QAbstractButton::clicked, this, [this, id = screen.id] { Q_EMIT chosen(id); });
    }
    m_screens->addStretch();
    RailItem *look = add(m_foot, Icon::Look, tr("Display"), QStringLiteral("look"));
    connect(look, &QAbstractButton::clicked, this, [this, look] { Q_EMIT lookWanted(look->mapToGlobal(look->rect().topRight())); });
    connect(add(m_foot, Icon::Lock, tr("Lock"), QStringLiteral("lock")), &QAbstractButton::clicked, this, &Rail::lockWanted);
    connect(add(m_foot, Icon::LogOut, tr("Log out"), QStringLiteral("logout")), &QAbstractButton::clicked, this, &Rail::logoutWanted);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &Rail::showWhatIsHidden);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &Rail::showWhatIsHidden);
}

RailItem *Rail::add(QVBoxLayout *column, Icon icon, const QString &word, const QString &name)
{
    auto *item = new RailItem(icon, word, this);
    item->setObjectName(QStringLiteral("rail-") + name);
    connect(item, &RailItem::reached, m_scroll, [this, item] { m_scroll->ensureWidgetVisible(item, 0, 0); });
    column->addWidget(item);
    m_order.append(item);
    return item;
}

void Rail::showWhatIsHidden()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    m_above->setGeometry(0, MoreMark::gap, m_scroll->width(), MoreMark::tall);
    m_below->setGeometry(0, m_scroll->height() - MoreMark::tall - MoreMark::gap, m_scroll->width(), MoreMark::tall);
    m_above->setVisible(bar->value() > bar->minimum());
    m_below->setVisible(bar->value() < bar->maximum());
}

/// As many whole screens as there is room for: none is cut.
void Rail::fit()
{
    const int each = m_order.first()->sizeHint().height();
    const int foot = static_cast<int>(m_order.size() - m_items.size());
    const int rows = (height() - 2 * space::tiny) / each - foot;
    m_scroll->setMaximumHeight(std::max(1, rows) * each);
    m_scroll->verticalScrollBar()->setSingleStep(each);
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it)
        if (it.value()->isChecked())
            m_scroll->ensureWidgetVisible(it.value(), 0, 0);
    showWhatIsHidden();
}

void Rail::resizeEvent(QResizeEvent *) { fit(); }

void Rail::setCurrent(ScreenId id)
{
    bool any = false;
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it) {
        it.value()->setChecked(it.key() == id);
        it.value()->setFocusPolicy(it.key() == id ? Qt::StrongFocus : Qt::ClickFocus);
        if (it.key() == id)
            m_scroll->ensureWidgetVisible(it.value(), 0, 0);
        any = any || it.key() == id;
    }
    if (!any && !m_order.isEmpty()) // a screen that is reached from others: Tab still needs a stop here
        m_order.first()->setFocusPolicy(Qt::StrongFocus);
}

void Rail::setCounts(const WorkItems &work)
{
    for (auto it = m_items.cbegin(); it != m_items.cend(); ++it)
        it.value()->setCount(it.key() == ScreenId::Home ? 0 : work.count(it.key()));
}

void Rail::setCompact(bool compact)
{
    setFixedWidth(compact ? size::railCompact : size::rail);
    for (RailItem *item : std::as_const(m_order))
        item->setCompact(compact);
    fit();
}

void Rail::takeFocus()
{
    for (RailItem *item : std::as_const(m_order))
        if (item->focusPolicy() == Qt::StrongFocus)
            return item->setFocus(Qt::ShortcutFocusReason);
}

void Rail::keyPressEvent(QKeyEvent *event)
{
    const qsizetype at = m_order.indexOf(qobject_cast<RailItem *>(focusWidget()));
    if (at >= 0 && event->key() == Qt::Key_Down)
        m_order.at((at + 1) % m_order.size())->setFocus(Qt::OtherFocusReason);
    else if (at >= 0 && event->key() == Qt::Key_Up)
        m_order.at((at + m_order.size() - 1) % m_order.size())->setFocus(Qt::OtherFocusReason);
    else if (at >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        m_order.at(at)->click();
    else
        QWidget::keyPressEvent(event);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Colour::Surface));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), colour(Colour::Line));
}

} // namespace madoguchi::ui
