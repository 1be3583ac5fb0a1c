#include "ui/frame/status_line.h"

#include "api/link_health.h"

#include "ui/widgets/state_badge.h"
#include "ui/words/formats.h"
#include "ui/words/link_words.h"

#include <QMouseEvent>
#include <QPainter>

namespace madoguchi::ui {

namespace {
constexpr int tellFor = 12'000;           // ms: long enough to be read after a resident was answered
constexpr qint64 lateAfter = 15 * 60;     // s
constexpr int certificateSoon = 30;       // days
constexpr int pieceGap = 20, glyph = 13;  // px
} // namespace

StatusLine::StatusLine(api::Services &services, QWidget *parent) : QWidget(parent), m_services(services)
{
    setFixedHeight(size::status);
    m_fade.setSingleShot(true);
    connect(&m_fade, &QTimer::timeout, this, [this] { tell({}); });
    connect(&services.link, &api::LinkService::statusChanged, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::tell(const QString &sentence)
{
    m_told = sentence;
    if (!sentence.isEmpty())
        m_fade.start(tellFor);
    refresh();
}

QList<StatusLine::Piece> StatusLine::pieces() const
{
    const api::LinkStatus link = m_services.link.status();
    const QDateTime now = m_services.clock.utc();
    QList<Piece> all;
    const qint64 age = link.oldestUnacknowledged.isValid() ? link.oldestUnacknowledged.secsTo(now) : 0;
    if (link.refused > 0)
        all.append({Tone::Blocked, tr("Refused: %1").arg(link.refused), Destination{ScreenId::Link, asideSection}});
    for (const auto exchange : {api::Exchange::Feed, api::Exchange::Changes, api::Exchange::FilesSent, api::Exchange::FilesReceived, api::Exchange::Supply,
                                api::Exchange::Directory})
        if (api::health(link, exchange, now).state == api::Health::State::Silent)
            all.append({Tone::Blocked, tr("%1: silent for too long").arg(exchangeWord(exchange)), Destination{ScreenId::Link, {}}});
    if (link.unacknowledged == 0 && link.refused == 0)
        all.append({Tone::Confirmed, tr("Everything delivered")});
    else if (link.unacknowledged > 0)
        all.append({age > lateAfter ? Tone::Attention : Tone::Neutral, tr("Undelivered: %1 (oldest %2)").arg(link.unacknowledged).arg(duration(age))});
    all.append(link.sequenceGap ? Piece{Tone::Blocked, tr("Serial numbers: gap"), Destination{ScreenId::Link, asideSection}} : Piece{Tone::Confirmed, tr("Serial numbers in order")});
    if (link.certificateDaysLeft >= 0)
        all.append({link.certificateDaysLeft <= certificateSoon ? Tone::Attention : Tone::Neutral,
                    tr("Terminal certificate: %1 days").arg(link.certificateDaysLeft)});
    else
        all.append({Tone::Attention, tr("Terminal certificate: unknown")});
    if (link.recordUnanchored == 0 && link.recordAnchoredAt.isValid())
        all.append({Tone::Confirmed, tr("Record witnessed, %1").arg(ago(link.recordAnchoredAt, now))});
    else
        all.append({Tone::Neutral, tr("Record: %1 not yet witnessed").arg(link.recordUnanchored)});
    return all;
}

void StatusLine::refresh()
{
    QStringList words;
    for (const Piece &piece : pieces())
        words << piece.text;
    setAccessibleName(tr("State"));
    setAccessibleDescription((m_told.isEmpty() ? words : QStringList(m_told) + words).join(QStringLiteral(" · ")));
    update();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Colour::Sunken));
    painter.fillRect(QRect(0, 0, width(), 1), colour(Colour::Line));
    int right = width() - space::medium;
    if (!m_told.isEmpty()) { // just told, so it comes first: what has no room beside it returns in a moment
        QFont strong = typeFont(Type::Small);
        strong.setBold(true);
        painter.setFont(strong);
        painter.setPen(colour(Colour::Text));
        const QString shown = painter.fontMetrics().elidedText(m_told, Qt::ElideRight, right - space::medium);
        const int left = right - painter.fontMetrics().horizontalAdvance(shown);
        painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
        right = left - pieceGap;
    }
    int x = space::medium;
    painter.setFont(typeFont(Type::Small));
    m_places.clear();
    for (const Piece &piece : pieces()) {
        const int icon = piece.tone == Tone::Neutral ? 0 : glyph + 4;
        const int wide = painter.fontMetrics().horizontalAdvance(piece.text);
        if (x + icon + wide > right)
            break;
        if (icon > 0)
            paintIcon(painter, QRectF(x, (height() - glyph) / 2. + 0.5, glyph, glyph), toneIcon(piece.tone), foreground(piece.tone));
        painter.setPen(foreground(piece.tone));
        painter.drawText(QRect(x + icon, 0, wide + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, piece.text);
        if (piece.where)
            m_places.append({QRect(x, 0, icon + wide, height()), *piece.where});
        x += icon + wide + pieceGap;
    }
}

/// With the keyboard the first screen leads to the same place.
void StatusLine::mouseReleaseEvent(QMouseEvent *event)
{
    for (const auto &[place, where] : std::as_const(m_places))
        if (place.contains(event->pos()))
            return goTo(where);
}

} // namespace madoguchi::ui
