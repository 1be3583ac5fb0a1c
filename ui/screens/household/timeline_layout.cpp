#include "ui/screens/household/timeline_layout.h"

#include "ui/screens/household/concerns.h"

#include <algorithm>
#include <optional>

namespace madoguchi::ui {

namespace {
constexpr qreal recentShare = 0.66;  // of the width, right of the knee
constexpr qint64 longSpan = 4 * 365; // days from which two scales are needed
constexpr int recentDays = 540;      // what counts as lately
} // namespace

TimelineLayout::TimelineLayout(const api::HouseholdView &household, QDate today)
{
    m_members = static_cast<int>(household.members.size());
    collect(household);
    chooseAxis(today);
}

void TimelineLayout::collect(const api::HouseholdView &household)
{
    using Bar = TimelineBar;
    const QList<Concern> all = concerns(household);
    for (int member = 0; member < household.members.size(); ++member) {
        const auto &rows = household.members[member].eligibility;
        QList<Bar> bars;
        for (int i = 0; i < rows.size(); ++i) {
            const auto &row = rows[i];
            if (row.superseded) {
                bars += Bar{member, i, Bar::Lane::Superseded, Bar::Kind::Cover, row.municipal.from, row.municipal.until, {}};
                continue;
            }
            // The same prefecture-level cover runs through several municipalities: one bar, carried by the newest row.
            const auto same = std::ranges::find_if(bars, [&](const Bar &b) { return b.lane == Bar::Lane::Prefecture && b.from == row.prefecture.from; });
            if (same != bars.end()) {
                same->until = row.prefecture.until;
                same->eligibility = i;
            } else {
                bars += Bar{member, i, Bar::Lane::Prefecture, Bar::Kind::Cover, row.prefecture.from, row.prefecture.until, {}};
            }
            const QDate begin = row.municipal.from;
            bars += Bar{member, i, Bar::Lane::Municipal, Bar::Kind::Cover, begin, row.municipal.until, {}};
            if (row.verdict == api::Verdict::Gap)
                bars += Bar{member, i, Bar::Lane::Municipal, Bar::Kind::Gap, begin.addDays(-row.verdictDays), begin, {}};
            else if (row.verdict == api::Verdict::Overlap)
                bars += Bar{member, i, Bar::Lane::Municipal, Bar::Kind::Overlap, begin, begin.addDays(row.verdictDays), {}};
            if (!row.previousMunicipality.isEmpty())
                m_moves += TimelineMove{member, i, {}};
        }
        for (const Concern &concern : all)
            if (concern.kind == Concern::Kind::NotEnded && concern.member == member)
                bars.prepend({member, concern.eligibility, Bar::Lane::Municipal, Bar::Kind::NotEnded, concern.since, rows[concern.eligibility].municipal.until, {}});
        if (bars.isEmpty())
            bars += Bar{member, -1, Bar::Lane::Prefecture, Bar::Kind::Nothing, {}, {}, {}};
        const auto &certificates = household.members[member].certificates;
        for (int i = 0; i < certificates.size(); ++i) {
            const auto &paper = certificates[i].paper;
            const QDate end = paper.returnedOn.isValid() ? paper.returnedOn : paper.validUntil.isValid() ? paper.validUntil.addDays(1) : QDate();
            bars += Bar{member, -1, Bar::Lane::Certificate, Bar::Kind::Pin, paper.issuedOn, end, {}, i};
        }
        std::ranges::stable_sort(bars, [](const Bar &a, const Bar &b) { return std::pair(a.lane, a.from) < std::pair(b.lane, b.from); });
        m_bars += bars;
    }
}

void TimelineLayout::chooseAxis(QDate today)
{
    QDate recent = today;
    QDate latest = today;
    m_first = today;
    for (const auto &bar : std::as_const(m_bars)) {
        if (bar.kind == TimelineBar::Kind::Pin) // its year ahead would press together what happened
            continue;
        for (const QDate date : {bar.from, bar.until}) {
            if (!date.isValid())
                continue;
            m_first = std::min(m_first, date);
            latest = std::max(latest, date);
            if (date.daysTo(today) < recentDays)
                recent = std::min(recent, date);
        }
    }
    if (recent == today)
        recent = today.addYears(-1);
    recent = recent.addDays(-std::max<qint64>(21, recent.daysTo(today) / 4));
    m_last = latest.addDays(std::max<qint64>(21, recent.daysTo(latest) / 6));
    m_knee = m_first.daysTo(today) > longSpan && m_first < recent ? recent : QDate();
    m_first = m_first.addDays(-std::max<qint64>(7, m_first.daysTo(today) / 30));
}

qreal TimelineLayout::x(QDate date) const
{
    const auto part = [&](QDate from, QDate to, qreal left, qreal right) {
        return left + (right - left) * qreal(from.daysTo(date)) / qreal(std::max<qint64>(1, from.daysTo(to)));
    };
    const qreal bend = m_right - (m_right - m_left) * recentShare;
    qreal x = 0;
    if (!m_knee.isValid())
        x = part(m_first, m_last, m_left, m_right);
    else if (date < m_knee)
        x = part(m_first, m_knee, m_left, bend);
    else
        x = part(m_knee, m_last, bend, m_right);
    return std::clamp(x, m_left, m_right);
}

qreal TimelineLayout::lanes(int member) const
{
    const bool moved = std::ranges::any_of(m_moves, [&](const TimelineMove &move) { return move.member == member; });
    return row(member).top() + m_measure->padding + (moved || m_measure->emptyStrip ? m_measure->strip : 0);
}

void TimelineLayout::place(qreal left, qreal right, qreal top, bool isDense)
{
    m_measure = isDense ? &dense : &roomy;
    const Measure &m = *m_measure;
    m_left = left;
    m_right = std::max(right, left + 1);
    m_rows.clear();
    qreal y = top;
    auto move = m_moves.begin();
    auto bar = m_bars.begin();
    for (int member = 0; member < m_members; ++member) {
        m_rows += QRectF(0, y, m_right, 0);
        const qreal prefecture = lanes(member);
        const qreal municipal = prefecture + m.lane + m.gap;
        qreal bottom = municipal + m.lane;
        std::optional<qreal> pins; // their top: below what else the member has
        qreal free = m_left;       // where the next pin may begin
        for (; bar != m_bars.end() && bar->member == member; ++bar) {
            if (bar->kind == TimelineBar::Kind::Pin) {
                pins = pins.value_or(bottom + m.gap / 2);
                bar->rect = QRectF(std::max(free, std::min(x(bar->from), m_right - pinWidth)), *pins, pinWidth, m.pin);
                free = bar->rect.right() + 2;
                bottom = *pins + m.pin;
                continue;
            }
            const bool thin = bar->lane == TimelineBar::Lane::Superseded;
            const qreal barTop = bar->lane == TimelineBar::Lane::Prefecture ? prefecture : thin ? municipal + m.lane + m.gap : municipal;
            qreal from = bar->from.isValid() ? x(bar->from) : m_left;
            qreal until = bar->until.isValid() ? x(bar->until) : m_right;
            if (until - from < leastWidth) // a gap ends and an overlap begins exactly where the cover begins
                (bar->kind == TimelineBar::Kind::Gap ? from : until) = bar->kind == TimelineBar::Kind::Gap ? until - leastWidth : from + leastWidth;
            bar->rect = QRectF(from, barTop, until - from, thin ? m.thin : m.lane);
            bottom = std::max(bottom, bar->rect.bottom());
        }
        for (; move != m_moves.end() && move->member == member; ++move)
            move->at = {0, y + m.padding};
        y = bottom + m.padding;
        m_rows.last().setBottom(y);
    }
    for (auto &arrow : m_moves) {
        const auto own = std::ranges::find_if(m_bars, [&](const TimelineBar &b) {
            return b.member == arrow.member && b.eligibility == arrow.eligibility && b.lane == TimelineBar::Lane::Municipal && b.kind == TimelineBar::Kind::Cover;
        });
        arrow.at.setX(own->rect.left());
    }
}

} // namespace madoguchi::ui
