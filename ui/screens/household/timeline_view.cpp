#include "ui/screens/household/timeline_view.h"

#include "domain/reason.h"
#include "domain/wareki.h"
#include "ui/screens/household/timeline_accessible.h"
#include "ui/words/formats.h"
#include "ui/words/people_words.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <numeric>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr qreal gutter = 236;    // the members' names
constexpr qreal leastTick = 34;  // px that a month has where months are told
constexpr qreal margin = 12;

qreal draw(QPainter &painter, QPointF topLeft, const QString &text, Type type, Colour ink, qreal width = 10'000)
{
    painter.setFont(typeFont(type));
    painter.setPen(colour(ink));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, width);
    painter.drawText(topLeft + QPointF(0, metrics.ascent()), shown);
    return metrics.horizontalAdvance(shown);
}

QString yearTick(QDate date)
{
    const QString day = domain::formatWarekiShort(date); // R8.1.1
    return day.left(day.indexOf(u'.'));
}
} // namespace

TimelineView::TimelineView(QWidget *parent) : QWidget(parent)
{
    TimelineAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline of the household's cover"));
}

void TimelineView::setHousehold(const api::HouseholdView &household, QDate today)
{
    m_household = household;
    m_today = today;
    m_plan = TimelineLayout(household, today);
    m_current = -1;
    layOut();
    // The newest municipal cover is what the clerk asks for first.
    int newest = m_plan.bars().isEmpty() ? -1 : 0;
    for (int i = 0; i < m_plan.bars().size() && m_plan.bars()[i].member == 0; ++i) {
        if (m_plan.bars()[i].lane == TimelineBar::Lane::Municipal && m_plan.bars()[i].kind == TimelineBar::Kind::Cover)
            newest = i;
    }
    setCurrent(newest);
}

void TimelineView::clear()
{
    m_household = {};
    m_plan = {};
    m_current = -1;
    updateGeometry();
    update();
}

void TimelineView::layOut()
{
    m_plan.place(gutter + margin, width() - margin, axisHeight(), m_compact);
    setMinimumHeight(static_cast<int>(m_plan.bottom()) + 1);
    updateGeometry();
    update();
}

void TimelineView::setCompact(bool compact)
{
    m_compact = compact;
    layOut();
}

QSize TimelineView::sizeHint() const { return {640, static_cast<int>(m_plan.bottom()) + 1}; }

void TimelineView::resizeEvent(QResizeEvent *) { layOut(); }
void TimelineView::focusInEvent(QFocusEvent *) { update(); }
void TimelineView::focusOutEvent(QFocusEvent *) { update(); }

void TimelineView::setCurrent(int bar)
{
    m_current = bar >= 0 && bar < m_plan.bars().size() ? bar : -1;
    update();
    Q_EMIT currentChanged(m_current);
    if (m_current >= 0 && hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(m_current);
        QAccessible::updateAccessibility(&event);
    }
}

int TimelineView::barAt(QPointF point) const
{
    for (int i = static_cast<int>(m_plan.bars().size()) - 1; i >= 0; --i) { // gaps and overlaps lie on top
        if (m_plan.bars()[i].rect.contains(point))
            return i;
    }
    return -1;
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (const int bar = barAt(event->position()); bar >= 0)
        setCurrent(bar);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return stepLane(-1);
    case Qt::Key_Down:
        return stepLane(1);
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(static_cast<int>(m_plan.bars().size()) - 1);
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineView::step(int direction)
{
    const int next = m_current + direction;
    if (next >= 0 && next < m_plan.bars().size())
        setCurrent(next);
}

void TimelineView::stepLane(int direction)
{
    if (m_current < 0)
        return;
    const auto &bars = m_plan.bars();
    const TimelineBar &from = bars[m_current];
    const auto lane = [](const TimelineBar &bar) { return std::pair(bar.member, bar.lane); };
    int best = -1;
    for (int i = m_current; i >= 0 && i < bars.size(); i += direction) {
        if (lane(bars[i]) == lane(from))
            continue;
        if (best >= 0 && lane(bars[i]) != lane(bars[best]))
            break;
        const auto distance = [&](int bar) { return std::abs(bars[bar].rect.center().x() - from.rect.center().x()); };
        if (best < 0 || distance(i) < distance(best))
            best = i;
    }
    if (best >= 0)
        setCurrent(best);
}

QStringList TimelineView::certificateParts(const api::CertificateView &certificate) const
{
    const auto &paper = certificate.paper;
    QStringList parts{certificateWord(paper.kind), tr("issued on %1").arg(dayAndYear(paper.issuedOn)),
                      paper.validUntil.isValid() ? tr("valid until %1").arg(dayAndYear(paper.validUntil)) : tr("without expiry")};
    if (paper.returnDueSince.isValid())
        parts += tr("to be returned since %1").arg(dayAndYear(paper.returnDueSince));
    if (paper.returnedOn.isValid())
        parts += tr("returned on %1").arg(dayAndYear(paper.returnedOn));
    parts += standingWord(certificate.standing);
    return parts;
}

QString TimelineView::describe(int index) const
{
    if (index < 0 || index >= m_plan.bars().size())
        return {};
    const TimelineBar &bar = m_plan.bars()[index];
    const auto &member = m_household.members[bar.member];
    QStringList parts{member.nameKanji};
    if (bar.kind == TimelineBar::Kind::Nothing) {
        parts += member.insured ? tr("no cover recorded") : tr("not insured here (outside the scheme)");
        return parts.join(u" · "_s);
    }
    if (bar.kind == TimelineBar::Kind::Pin)
        return (parts + certificateParts(member.certificates[bar.certificate])).join(u" · "_s);
    const auto &row = member.eligibility[bar.eligibility];
    const bool prefecture = bar.lane == TimelineBar::Lane::Prefecture;
    if (bar.kind == TimelineBar::Kind::Gap || bar.kind == TimelineBar::Kind::Overlap) {
        parts += verdictWords(row.verdict, row.verdictDays);
        parts += stretchWords(bar.from, bar.until);
        return parts.join(u" · "_s);
    }
    if (bar.kind == TimelineBar::Kind::NotEnded) {
        parts += tr("the cover by %1 was not ended when the next began").arg(row.municipalityName);
        parts += stretchWords(bar.from, bar.until);
        return parts.join(u" · "_s);
    }
    parts += prefecture ? tr("eligibility, prefecture level") : tr("cover by %1").arg(row.municipalityName);
    parts += stretchWords(bar.from, bar.until);
    const api::Period &period = prefecture ? row.prefecture : row.municipal;
    if (!period.fromReason.isEmpty())
        parts += tr("begins: %1").arg(domain::reasonName(period.fromReason));
    if (!period.untilReason.isEmpty())
        parts += tr("ends: %1").arg(domain::reasonName(period.untilReason));
    if (prefecture && row.inherited)
        parts += tr("date taken over from the previous municipality");
    if (row.superseded)
        parts += tr("cancelled row");
    if (!prefecture && !row.previousMunicipality.isEmpty())
        parts += tr("moved in from %1").arg(previousName(m_household, row));
    if (!prefecture && row.verdict != api::Verdict::None)
        parts += verdictWords(row.verdict, row.verdictDays);
    return parts.join(u" · "_s);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), colour(Colour::Surface));
    if (m_household.members.isEmpty())
        return;
    paintAxis(painter);
    for (int member = 0; member < m_household.members.size(); ++member)
        paintMember(painter, member);
    const qreal today = m_plan.x(m_today);
    painter.setPen(QPen(colour(Colour::Accent), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(today, axisHeight() - 4), QPointF(today, m_plan.bottom())); // below the bars: it must not cross their words
    for (const bool outlines : {false, true}) // an outline lies on the cover that it goes around
        for (const auto &bar : m_plan.bars())
            if ((bar.kind == TimelineBar::Kind::NotEnded) == outlines)
                paintBar(painter, bar);
    for (const auto &move : m_plan.moves())
        paintMove(painter, move);
    if (m_current >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour(hasFocus() ? Colour::FocusOuter : Colour::Accent), hasFocus() ? 5 : 2));
        const QRectF frame = m_plan.bars()[m_current].rect.adjusted(-2, -2, 2, 2);
        painter.drawRoundedRect(frame, 4, 4);
        if (hasFocus()) {
            painter.setPen(QPen(colour(Colour::FocusInner), 2));
            painter.drawRoundedRect(frame, 4, 4);
        }
    }
}

void TimelineView::paintAxis(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Colour::Sunken));
    painter.drawRect(QRectF(0, 0, width(), axisHeight() - 4));
    draw(painter, {margin, 5}, tr("Members"), Type::Small, Colour::TextSoft);
    const QFontMetricsF metrics(typeFont(Type::Small));
    const qreal today = m_plan.x(m_today);
    const QString todayWord = tr("today");
    const QRectF flag(today - metrics.horizontalAdvance(todayWord) / 2 - 6, 3, metrics.horizontalAdvance(todayWord) + 12, axisHeight() - 10);

    // Years where there is room, months where the scale is generous.
    qreal last = -1000; // where the label before ends
    const auto tick = [&](QDate date, const QString &text, const QString &year, Colour ink) {
        const qreal x = m_plan.x(date);
        painter.setPen(QPen(colour(Colour::Line), 1));
        painter.drawLine(QPointF(x, axisHeight() - 4), QPointF(x, m_plan.bottom()));
        const qreal wide = metrics.horizontalAdvance(text);
        const QRectF box(x + 3, 5, wide + (year.isEmpty() ? 0 : 4 + metrics.horizontalAdvance(year)), metrics.height());
        if (box.left() < last + 8 || box.intersects(flag) || box.right() > width())
            return;
        last = box.right();
        draw(painter, box.topLeft(), text, Type::Small, ink);
        draw(painter, box.topLeft() + QPointF(wide + 4, 0), year, Type::Small, Colour::TextSoft);
    };
    for (QDate date(m_plan.first().year(), m_plan.first().month(), 1); date < m_plan.last(); date = date.addMonths(1)) {
        if (date <= m_plan.first())
            continue;
        const bool january = date.month() == 1;
        const bool generous = m_plan.x(date.addMonths(1)) - m_plan.x(date) > leastTick;
        if (january && (generous || m_plan.x(date.addYears(1)) - m_plan.x(date) > 6))
            tick(date, yearTick(date), QString::number(date.year()), Colour::Text);
        else if (generous)
            tick(date, tr("%1 (month)").arg(date.month()), {}, Colour::TextSoft);
    }
    if (m_plan.knee().isValid()) {
        const qreal x = m_plan.x(m_plan.knee());
        painter.setPen(QPen(colour(Colour::LineStrong), 1));
        for (const qreal shift : {-2.0, 2.0}) // the axis changes its scale here
            painter.drawLine(QPointF(x + shift - 3, axisHeight() + 5), QPointF(x + shift + 3, axisHeight() - 5)); // below the years
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(Colour::Accent));
    painter.drawRoundedRect(flag, 3, 3);
    draw(painter, flag.topLeft() + QPointF(6, (flag.height() - metrics.height()) / 2), todayWord, Type::Small, Colour::OnAccent);
}

void TimelineView::paintMember(QPainter &painter, int index) const
{
    const auto &member = m_household.members[index];
    const QRectF row = m_plan.row(index);
    painter.setPen(QPen(colour(Colour::Line), 1));
    painter.drawLine(QPointF(0, row.bottom()), QPointF(width(), row.bottom()));
    painter.drawLine(QPointF(gutter, row.top()), QPointF(gutter, row.bottom()));

    const TimelineLayout::Measure &measure = m_plan.measure();
    const qreal top = row.top() + measure.padding;
    const qreal room = gutter - 2 * margin;
    const qreal beside = room - 44; // the names of the lanes stand at the right
    QStringList facts{member.relation};
    if (member.age >= 0)
        facts += tr("%1 years old").arg(member.age);
    facts += sexWord(member.sex);
    if (!member.number.branch.isEmpty())
        facts += tr("branch %1").arg(member.number.branch);
    const QString fact = facts.join(u"  "_s);
    const bool nominal = member.head && !member.insured;
    const qreal name = draw(painter, {margin, top - 2}, member.nameKanji, Type::Strong, Colour::Text, beside);
    if (m_compact) {
        if (beside - name > 48)
            draw(painter, {margin + name + 8, top}, member.nameKana, Type::Small, Colour::TextSoft, beside - name - 8);
        const qreal said = draw(painter, {margin, top + 17}, fact, Type::Small, Colour::TextSoft, nominal ? room : beside);
        if (nominal)
            draw(painter, {margin + said + 10, top + 17}, tr("nominal head of household"), Type::Small, Colour::Attention, room - said - 10);
    } else {
        draw(painter, {margin, top + 18}, member.nameKana, Type::Small, Colour::TextSoft, beside);
        draw(painter, {margin, top + 35}, fact, Type::Small, Colour::TextSoft, nominal ? room : beside);
        if (nominal)
            draw(painter, {margin, top + 52}, tr("nominal head of household"), Type::Small, Colour::Attention, room);
    }

    // Lane labels stand where the lanes begin, so that the two date pairs are never taken for one another.
    for (const auto &bar : m_plan.bars())
        if (bar.member == index && bar.kind == TimelineBar::Kind::Pin) {
            draw(painter, {gutter - 42, bar.rect.top() + (measure.pin - 16) / 2}, tr("Cert."), Type::Small, Colour::TextSoft);
            break;
        }
    const qreal lanes = m_plan.lanes(index);
    if (!member.eligibility.isEmpty()) {
        const qreal inLane = (measure.lane - 16) / 2;
        draw(painter, {gutter - 42, lanes + inLane}, tr("Elig."), Type::Small, Colour::TextSoft);
        draw(painter, {gutter - 42, lanes + measure.lane + measure.gap + inLane}, tr("Cover"), Type::Small, Colour::TextSoft);
    }
}

void TimelineView::paintBar(QPainter &painter, const TimelineBar &bar) const
{
    using Kind = TimelineBar::Kind;
    if (bar.kind == Kind::Nothing) {
        const bool insured = m_household.members[bar.member].insured;
        draw(painter, bar.rect.topLeft() + QPointF(4, 2), insured ? tr("no cover recorded") : tr("not insured here (outside the scheme)"),
             Type::Small, Colour::TextSoft);
        return;
    }
    if (bar.kind == Kind::Pin)
        return paintPin(painter, bar);
    const auto &row = m_household.members[bar.member].eligibility[bar.eligibility];
    const auto box = bar.rect.adjusted(0.5, 0.5, -0.5, -0.5);
    if (bar.kind == Kind::Gap) {
        painter.setPen(QPen(colour(Colour::Attention), 1));
        painter.setBrush(colour(Colour::AttentionSoft));
        painter.drawRect(box);
        painter.setBrush(QBrush(colour(Colour::Attention), Qt::BDiagPattern));
        painter.drawRect(box);
        return;
    }
    if (bar.kind == Kind::Overlap) {
        painter.setPen(QPen(colour(Colour::Blocked), 2));
        painter.setBrush(QBrush(colour(Colour::Blocked), Qt::Dense6Pattern));
        painter.drawRect(box);
        return;
    }
    if (bar.kind == Kind::NotEnded) {
        painter.setPen(QPen(colour(Colour::Blocked), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(-1, -1, 1, 1));
        return;
    }
    if (bar.lane == TimelineBar::Lane::Superseded) {
        painter.setPen(QPen(colour(Colour::LineStrong), 1, Qt::DashLine));
        painter.setBrush(colour(Colour::Sunken));
        painter.drawRect(box);
        painter.setPen(QPen(colour(Colour::TextSoft), 1));
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
        return;
    }

    const bool prefecture = bar.lane == TimelineBar::Lane::Prefecture;
    const bool over = bar.until.isValid() && bar.until <= m_today;
    const Colour ink = over ? Colour::LineStrong : Colour::Accent;
    const bool solid = prefecture && !over;
    painter.setPen(QPen(colour(ink), 1));
    painter.setBrush(colour(solid ? Colour::Accent : over ? Colour::Sunken : Colour::AccentSoft));
    QPainterPath path;
    if (bar.until.isValid()) {
        path.addRoundedRect(box, 3, 3);
    } else { // open: it goes on
        const qreal tip = std::min<qreal>(8, box.width() / 2);
        path.addPolygon(QPolygonF{box.topLeft(), QPointF(box.right() - tip, box.top()), QPointF(box.right(), box.center().y()),
                                  QPointF(box.right() - tip, box.bottom()), box.bottomLeft()});
        path.closeSubpath();
    }
    painter.drawPath(path);
    if (prefecture && row.inherited) { // the date was taken over: the bar begins with a mark
        painter.setBrush(colour(Colour::OnAccent));
        painter.setPen(Qt::NoPen);
        painter.drawRect(QRectF(box.left() + 3, box.top() + 3, 3, box.height() - 6));
    }
    qreal left = box.left() + 10;
    for (const auto &other : m_plan.bars()) { // an overlap lies on the beginning
        if (!prefecture && other.kind == Kind::Overlap && other.member == bar.member && other.eligibility == bar.eligibility)
            left = other.rect.right() + 6;
    }
    if (box.right() - left > 36)
        paintDates(painter, bar, {left, box.center().y() - 8, box.right() - left - 10, 16}, solid ? Colour::OnAccent : Colour::Text,
                   solid ? Colour::OnAccent : Colour::TextSoft);
}

/// The kind's letter on the day of issue, and a line to where it was given back (a dot) or runs out (a stroke).
void TimelineView::paintPin(QPainter &painter, const TimelineBar &pin) const
{
    const auto &certificate = m_household.members[pin.member].certificates[pin.certificate];
    const Tone tone = standingTone(certificate.standing);
    const QColor ink = tone == Tone::Neutral ? colour(Colour::LineStrong) : foreground(tone);
    const QRectF head = pin.rect.adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal middle = head.center().y();
    const qreal end = pin.until.isValid() ? m_plan.x(pin.until) : width() - margin;
    painter.setPen(QPen(ink, 1.5));
    painter.setBrush(ink);
    if (end > head.right()) {
        painter.drawLine(QPointF(head.right(), middle), QPointF(end, middle));
        if (certificate.paper.returnedOn.isValid())
            painter.drawEllipse(QPointF(end, middle), 2.5, 2.5);
        else if (pin.until.isValid())
            painter.drawLine(QPointF(end, middle - 4), QPointF(end, middle + 4));
    }
    painter.setBrush(tone == Tone::Neutral ? colour(Colour::Sunken) : background(tone));
    painter.drawRoundedRect(head, 3, 3);
    const QString letter = certificateLetter(certificate.paper.kind);
    const QFontMetricsF metrics(typeFont(Type::Small), this);
    draw(painter, head.center() - QPointF(metrics.horizontalAdvance(letter), metrics.height()) / 2, letter, Type::Small, tone == Tone::Neutral ? Colour::Text : madoguchi::ui::ink(tone));
}

/// Whose cover, from when, until when. The western years stand soft beside where all of it has room.
void TimelineView::paintDates(QPainter &painter, const TimelineBar &bar, const QRectF &room, Colour ink, Colour soft) const
{
    const auto &row = m_household.members[bar.member].eligibility[bar.eligibility];
    const bool prefecture = bar.lane == TimelineBar::Lane::Prefecture;
    const QDate last = bar.until.isValid() ? bar.until.addDays(-1) : QDate();
    struct Piece {
        QString text;
        bool year;
    };
    QList<Piece> pieces{{(prefecture ? QString() : row.municipalityName + u"  "_s) + domain::formatWarekiShort(bar.from), false},
                        {u' ' + QString::number(bar.from.year()), true}, {u"–"_s + domain::formatWarekiShort(last), false}};
    if (last.isValid())
        pieces += Piece{u' ' + QString::number(last.year()), true};
    if (prefecture && row.inherited)
        pieces += Piece{u"  "_s + tr("taken over"), false};
    const QFontMetricsF metrics(typeFont(Type::Small), this);
    const qreal all = std::accumulate(pieces.cbegin(), pieces.cend(), 0.0, [&](qreal sum, const Piece &piece) { return sum + metrics.horizontalAdvance(piece.text); });
    if (all > room.width())
        pieces.removeIf([](const Piece &piece) { return piece.year; });
    qreal x = room.left();
    for (const Piece &piece : std::as_const(pieces))
        if (const qreal left = room.right() - x; left > 0)
            x += draw(painter, {x, room.top()}, piece.text, Type::Small, piece.year ? soft : ink, left);
}

void TimelineView::paintMove(QPainter &painter, const TimelineMove &move) const
{
    const auto &row = m_household.members[move.member].eligibility[move.eligibility];
    const QString from = previousName(m_household, row);
    const QString verdict = verdictWords(row.verdict, row.verdictDays);
    const QFontMetricsF metrics(typeFont(Type::Small));
    constexpr qreal arrow = 22, icon = 14, gap = 8;
    const qreal verdictWidth = verdict.isEmpty() ? 0 : gap + icon + 4 + metrics.horizontalAdvance(verdict) + 12;
    const qreal total = metrics.horizontalAdvance(from) + 4 + arrow + verdictWidth;
    // The arrow's head stands over the day of the move; the whole slides left where the right edge is near.
    qreal x = std::max(gutter + 4, std::min(move.at.x() - metrics.horizontalAdvance(from) - 4 - arrow, width() - margin - total));
    const qreal y = move.at.y();
    x += draw(painter, {x, y}, from, Type::Small, Colour::Text) + 4;
    const qreal middle = y + metrics.height() / 2;
    painter.setPen(QPen(colour(Colour::Text), 1.5));
    painter.drawLine(QPointF(x, middle), QPointF(x + arrow - 2, middle));
    painter.setBrush(colour(Colour::Text));
    painter.setPen(Qt::NoPen);
    painter.drawPolygon(QPolygonF{QPointF(x + arrow, middle), QPointF(x + arrow - 7, middle - 4), QPointF(x + arrow - 7, middle + 4)});
    x += arrow + gap;
    if (verdict.isEmpty())
        return;
    const Tone tone = verdictTone(row.verdict);
    const QRectF chip(x, y - 1, icon + 4 + metrics.horizontalAdvance(verdict) + 12, metrics.height() + 2);
    painter.setBrush(background(tone));
    painter.setPen(QPen(foreground(tone), 1));
    painter.drawRoundedRect(chip, 3, 3);
    paintIcon(painter, QRectF(x + 5, middle - icon / 2, icon, icon), verdictIcon(row.verdict), foreground(tone));
    painter.setFont(typeFont(Type::Small));
    painter.setPen(foreground(tone));
    painter.drawText(QPointF(x + 5 + icon + 4, y + metrics.ascent()), verdict);
}

} // namespace madoguchi::ui
