#include "ui/login/strength_meter.h"

#include "ui/theme/tokens.h"

#include <QPainter>

namespace madoguchi::ui {

namespace {
constexpr int mark = 28, gap = 4, tall = 6; // px
constexpr int marks = 4;
} // namespace

StrengthMeter::StrengthMeter(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLength(0);
}

void StrengthMeter::setLength(int characters)
{
    m_length = characters;
    setAccessibleName(tr("Length"));
    setAccessibleDescription(word());
    update();
}

QString StrengthMeter::word() const
{
    if (m_length == 0)
        return tr("8 characters or more");
    if (m_length < least)
        return tr("%1 more characters").arg(least - m_length);
    return m_length < good ? tr("long enough; longer is safer") : m_length < best ? tr("a good length") : tr("a very good length");
}

QSize StrengthMeter::sizeHint() const { return {marks * (mark + gap) + space::small + 180, 18}; }

void StrengthMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int reached = m_length == 0 ? 0 : m_length < least ? 1 : m_length < good ? 2 : m_length < best ? 3 : marks;
    const Colour ink = reached < 2 ? Colour::Attention : Colour::Confirmed;
    for (int i = 0; i < marks; ++i) {
        painter.setPen(QPen(colour(i < reached ? ink : Colour::LineStrong), 1));
        painter.setBrush(i < reached ? colour(ink) : colour(Colour::Surface));
        painter.drawRoundedRect(QRectF(i * (mark + gap) + 0.5, (height() - tall) / 2. + 0.5, mark - 1, tall - 1), 2, 2);
    }
    painter.setFont(typeFont(Type::Small));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(rect().adjusted(marks * (mark + gap) + space::small, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, word());
}

} // namespace madoguchi::ui
