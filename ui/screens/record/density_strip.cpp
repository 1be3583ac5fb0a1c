#include "ui/screens/record/density_strip.h"

#include "ui/theme/tokens.h"
#include "ui/words/formats.h"

#include <QPainter>

#include <algorithm>

namespace madoguchi::ui {

namespace {
constexpr int officeFrom = 8, officeUntil = 19; // hours in which somebody is expected at the counter
constexpr int head = 20, foot = 16;             // px
} // namespace

DensityStrip::DensityStrip(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void DensityStrip::setDay(QDate day, const std::array<int, 24> &counts)
{
    m_day = day;
    m_counts = counts;
    QStringList words;
    for (int hour = 0; hour < 24; ++hour)
        if (counts[hour] > 0)
            words << tr("%1 h: %2").arg(hour).arg(counts[hour]);
    setAccessibleName(tr("Entries by hour, %1").arg(dayAndYear(day)));
    setAccessibleDescription(words.join(QStringLiteral(" · ")));
    update();
}

void DensityStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int most = std::max(1, *std::max_element(m_counts.begin(), m_counts.end()));
    int outside = 0;
    for (int hour = 0; hour < 24; ++hour)
        if (hour < officeFrom || hour >= officeUntil)
            outside += m_counts[hour];
    painter.setFont(typeFont(Type::Small));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(QRect(0, 0, width(), head - 2), Qt::AlignLeft | Qt::AlignVCenter,
                     m_day.isValid() ? tr("Entries by hour, %1").arg(dayAndYear(m_day)) : QString());
    if (outside > 0) {
        painter.setPen(colour(Colour::Attention));
        painter.drawText(QRect(0, 0, width(), head - 2), Qt::AlignRight | Qt::AlignVCenter, tr("Outside office hours: %1").arg(outside));
    }
    const double step = width() / 24.;
    const int floor = height() - foot, room = floor - head;
    painter.fillRect(QRectF(officeFrom * step, head, (officeUntil - officeFrom) * step, room), colour(Colour::Ground));
    for (int hour = 0; hour < 24; ++hour) {
        const bool office = hour >= officeFrom && hour < officeUntil;
        if (m_counts[hour] > 0) {
            const double tall = std::max(3., room * static_cast<double>(m_counts[hour]) / most);
            painter.fillRect(QRectF(hour * step + 2, floor - tall, step - 4, tall), colour(office ? Colour::Accent : Colour::Attention));
        }
        if (hour % 3 == 0) {
            painter.setPen(colour(Colour::TextSoft));
            painter.drawText(QRectF(hour * step + 2, floor + 1, 3 * step, foot), Qt::AlignLeft | Qt::AlignVCenter, QString::number(hour));
        }
    }
    painter.setPen(colour(Colour::LineStrong));
    painter.drawLine(0, floor, width(), floor);
}

} // namespace madoguchi::ui
