#include "ui/widgets/state_badge.h"

#include <QFontMetrics>
#include <QPainter>

namespace madoguchi::ui {

namespace {
constexpr int tall = 22, padding = 7, glyph = 13, gap = 4; // px
}

int badgeWidth(const QString &word) { return 2 * padding + glyph + gap + QFontMetrics(typeFont(Type::Small)).horizontalAdvance(word); }

void paintBadge(QPainter &painter, const QRect &cell, Tone tone, Icon icon, const QString &word)
{
    const QRect box(cell.left(), cell.top() + (cell.height() - tall) / 2, std::min(badgeWidth(word), cell.width()), tall);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(foreground(tone), 1));
    painter.setBrush(background(tone));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), size::radius, size::radius);
    paintIcon(painter, QRectF(box.left() + padding, box.top() + (tall - glyph) / 2., glyph, glyph), icon, foreground(tone));
    painter.setFont(typeFont(Type::Small));
    painter.setPen(foreground(tone));
    const QRect text = box.adjusted(padding + glyph + gap, 0, -2, 0);
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(word, Qt::ElideRight, text.width()));
    painter.restore();
}

Icon toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return Icon::Unknown;
    case Tone::Accent: return Icon::Info;
    case Tone::Confirmed: return Icon::Check;
    case Tone::Attention: return Icon::Warning;
    case Tone::Blocked: return Icon::Blocked;
    }
    return Icon::Unknown;
}

StateBadge::StateBadge(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }
StateBadge::StateBadge(Tone tone, Icon icon, const QString &word, QWidget *parent) : StateBadge(parent) { set(tone, icon, word); }

void StateBadge::set(Tone tone, Icon icon, const QString &word)
{
    m_tone = tone;
    m_icon = icon;
    m_word = word;
    setAccessibleName(word);
    setVisible(!word.isEmpty());
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const { return {badgeWidth(m_word), tall}; }

void StateBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_tone, m_icon, m_word);
}

} // namespace madoguchi::ui
