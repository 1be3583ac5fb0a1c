#pragma once

#include "api/people_service.h"

#include <QList>
#include <QRectF>

namespace madoguchi::ui {

/// One thing on the timeline that can be pointed at, reached by arrow keys and read aloud.
struct TimelineBar {
    enum class Lane { Prefecture, Municipal, Superseded, Certificate }; ///< 県単位 資格 / 市町村 適用 / 取り消された行 / 証
    /// NotEnded: where a cover runs on into a later one; Pin: a certificate, at its day of issue; Nothing: a member without cover.
    enum class Kind { Cover, Gap, Overlap, NotEnded, Pin, Nothing };
    int member = 0;
    int eligibility = -1; ///< index in the member's list; -1 with Nothing and Pin
    Lane lane = Lane::Prefecture;
    Kind kind = Kind::Cover;
    QDate from, until; ///< until is the first day without; invalid = open. Of a pin: issued, given back or run out
    QRectF rect;       ///< set by TimelineLayout::place
    int certificate = -1; ///< of a pin: index in the member's list
};

/// A move into this municipality: an arrow with the other municipality's name, the verdict beside it.
struct TimelineMove {
    int member = 0;
    int eligibility = 0;
    QPointF at; ///< where the municipal bar begins, top of the member's row
};

/// Days to pixels. Decades of quiet cover and a gap of two days stand on one axis, so the axis has two scales: what
/// happened lately gets most of the width, what lies before it is pressed together left of the knee.
class TimelineLayout {
public:
    TimelineLayout() = default;
    TimelineLayout(const api::HouseholdView &household, QDate today);

    /// Lays everything out between x = left and x = right, rows from y = top down.
    void place(qreal left, qreal right, qreal top, bool dense = false);

    const QList<TimelineBar> &bars() const { return m_bars; } ///< by member, lane, date
    const QList<TimelineMove> &moves() const { return m_moves; }
    qreal x(QDate date) const;
    QDate knee() const { return m_knee; } ///< invalid: one scale
    QDate first() const { return m_first; }
    QDate last() const { return m_last; }
    QRectF row(int member) const { return m_rows.value(member); }
    qreal bottom() const { return m_rows.isEmpty() ? 0 : m_rows.last().bottom(); }

    /// px. The strip above the lanes has the arrows of moves and the verdicts.
    struct Measure {
        qreal strip, lane, gap, thin, pin, padding;
        bool emptyStrip; ///< kept where nothing stands in it
    };
    static constexpr Measure roomy{20, 20, 4, 12, 16, 8, true}, dense{17, 17, 2, 9, 13, 2, false};
    static constexpr qreal leastWidth = 10, pinWidth = 18;
    const Measure &measure() const { return *m_measure; }
    qreal lanes(int member) const; ///< top of the upper lane

private:
    void collect(const api::HouseholdView &household);
    void chooseAxis(QDate today);

    QList<TimelineBar> m_bars;
    QList<TimelineMove> m_moves;
    QList<QRectF> m_rows;
    const Measure *m_measure = &roomy;
    int m_members = 0;
    QDate m_first, m_knee, m_last;
    qreal m_left = 0, m_right = 0;
};

} // namespace madoguchi::ui
