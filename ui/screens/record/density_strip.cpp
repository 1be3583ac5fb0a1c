#include "ui/screens/record/density_strip.h"

#include "domain/office_hours.h"
#include "ui/theme/tokens.h"
#include "ui/words/formats.h"

#include <QPainter>

#include <algorithm>

namespace madoguchi::ui {

namespace {
constexpr int head = 20, foot = 16; // px
} // namespace

DensityStrip::DensityStrip(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void DensityStrip::setHours(const std::array<qint64, 24> &counts, qint64 outsideHours)
{
    m_counts = counts;
    m_outsideHours = outsideHours;
    QStringList words;
    for (std::size_t hour = 0; hour < counts.size(); ++hour)
        if (counts[hour] > 0)
            words << tr("%1 h: %2").arg(hour).arg(counts[hour]);
    setAccessibleName(tr("Entries by hour"));
    setAccessibleDescription(words.join(QStringLiteral(" · ")));
    update();
}

void DensityStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qint64 most = std::max<qint64>(1, *std::ranges::max_element(m_counts));
    painter.setFont(typeFont(Type::Small));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(QRect(0, 0, width(), head - 2), Qt::AlignLeft | Qt::AlignVCenter, tr("Entries by hour"));
    if (m_outsideHours > 0) {
        painter.setPen(colour(Colour::Attention));
        painter.drawText(QRect(0, 0, width(), head - 2), Qt::AlignRight | Qt::AlignVCenter, tr("Outside office hours: %1").arg(grouped(m_outsideHours)));
    }
    const double step = width() / 24.;
    const int floor = height() - foot, room = floor - head;
    painter.fillRect(QRectF(domain::officeFrom * step, head, (domain::officeUntil - domain::officeFrom) * step, room), colour(Colour::Ground));
    for (int hour = 0; hour < 24; ++hour) {
        const bool office = domain::isOfficeHour(hour);
        if (m_counts[hour] > 0) {
            const double tall = std::max(3., room * static_cast<double>(m_counts[hour]) / static_cast<double>(most));
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
