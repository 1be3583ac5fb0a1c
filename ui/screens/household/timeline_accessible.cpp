#include "ui/screens/household/timeline_accessible.h"

#include "ui/screens/household/timeline_view.h"

namespace madoguchi::ui {

namespace {

/// One bar. Asks the view each time, so that it never says what no longer stands there.
class BarAccessible final : public QAccessibleInterface {
public:
    BarAccessible(TimelineView *view, int bar) : m_view(view), m_bar(bar) {}

    int bar() const { return m_bar; }
    bool isValid() const override { return m_view && m_bar < m_view->plan().bars().size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text kind) const override { return isValid() && kind == QAccessible::Name ? m_view->describe(m_bar) : QString(); }
    void setText(QAccessible::Text, const QString &) override {}
    QRect rect() const override
    {
        return isValid() ? m_view->plan().bars()[m_bar].rect.toRect().translated(m_view->mapToGlobal(QPoint())) : QRect();
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = isValid() && m_view->current() == m_bar;
        state.focused = state.selected && m_view->hasFocus();
        return state;
    }

private:
    QPointer<TimelineView> m_view;
    int m_bar;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void TimelineAccessible::install()
{
    static const bool once = (QAccessible::installFactory(make), true);
    Q_UNUSED(once)
}

TimelineAccessible::TimelineAccessible(TimelineView *view) : QAccessibleWidget(view, QAccessible::List) {}

TimelineAccessible::~TimelineAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

TimelineView *TimelineAccessible::view() const { return static_cast<TimelineView *>(object()); }

int TimelineAccessible::childCount() const { return view() ? static_cast<int>(view()->plan().bars().size()) : 0; }

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_children.size() <= index)
        m_children += QAccessible::registerAccessibleInterface(new BarAccessible(view(), static_cast<int>(m_children.size())));
    return QAccessible::accessibleInterface(m_children[index]);
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    return static_cast<int>(m_children.indexOf(QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child))));
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    return child(view() ? view()->barAt(view()->mapFromGlobal(QPoint(x, y))) : -1);
}

QAccessibleInterface *TimelineAccessible::focusChild() const { return view() && view()->hasFocus() ? child(view()->current()) : nullptr; }

} // namespace madoguchi::ui
