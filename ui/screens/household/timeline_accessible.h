#pragma once

#include <QAccessibleWidget>

namespace madoguchi::ui {

class TimelineView;

/// The timeline for screen readers: a list whose children are the bars.
class TimelineAccessible final : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineView *view);
    ~TimelineAccessible() override;

    /// Makes TimelineView known to QAccessible; call as often as you like.
    static void install();

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    TimelineView *view() const;
    mutable QList<QAccessible::Id> m_children; ///< made when asked for
};

} // namespace madoguchi::ui
