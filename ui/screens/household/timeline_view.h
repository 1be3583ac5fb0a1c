#pragma once

#include "ui/screens/household/timeline_layout.h"

#include "ui/theme/tokens.h"

#include <QWidget>

namespace madoguchi::ui {

/// The household's members and their cover: a row a person, two lanes (県単位 資格 above, 市町村 適用 below), pins for
/// certificates under them. Arrow keys reach every bar and pin, and a screen reader hears each as a child of its own (timeline_accessible.h).
class TimelineView : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setHousehold(const api::HouseholdView &household, QDate today);
    void clear();

    void setCompact(bool compact); ///< dense rows
    const TimelineLayout &plan() const { return m_plan; }
    int current() const { return m_current; } ///< index into plan().bars(), -1: none
    void setCurrent(int bar);
    int barAt(QPointF point) const;
    /// The bar in one sentence, as it is read aloud and shown under the timeline.
    QString describe(int bar) const;

    QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    qreal axisHeight() const { return m_compact ? 25 : 30; }
    void layOut();
    QStringList certificateParts(const api::CertificateView &certificate) const;
    void step(int direction);
    void stepLane(int direction);
    void paintAxis(QPainter &painter) const;
    void paintMember(QPainter &painter, int member) const;
    void paintBar(QPainter &painter, const TimelineBar &bar) const;
    void paintPin(QPainter &painter, const TimelineBar &pin) const;
    void paintDates(QPainter &painter, const TimelineBar &bar, const QRectF &room, Colour ink, Colour soft) const;
    void paintMove(QPainter &painter, const TimelineMove &move) const;

    api::HouseholdView m_household;
    QDate m_today;
    TimelineLayout m_plan;
    int m_current = -1;
    bool m_compact = false;
};

} // namespace madoguchi::ui
