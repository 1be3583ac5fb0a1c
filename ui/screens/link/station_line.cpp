#include "ui/screens/link/station_line.h"

#include <QPainter>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

StationLine::StationLine(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void StationLine::setStations(const QList<Station> &stations)
{
    m_stations = stations;
    QStringList told;
    for (const Station &s : stations)
        told += s.name + u": "_s + s.state + u" "_s + s.detail;
    setAccessibleName(told.join(u"\n"_s));
    update();
}

void StationLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr qreal arrow = 20;
    const qreal wide = (width() - arrow * (m_stations.size() - 1)) / std::max<qsizetype>(1, m_stations.size());
    qreal x = 0;
    for (qsizetype i = 0; i < m_stations.size(); ++i, x += wide + arrow) {
        const Station &s = m_stations[i];
        const QRectF card(x + 0.5, 0.5, wide - 1, height - 1);
        painter.setPen(QPen(s.tone == Tone::Neutral ? colour(Colour::Line) : foreground(s.tone), 1));
        painter.setBrush(colour(Colour::Surface));
        painter.drawRoundedRect(card, size::radius, size::radius);
        const QRectF text = card.adjusted(12, 8, -8, -8);
        const auto line = [&](qreal top, Type type, const QColor &ink, const QString &words, qreal indent = 0) {
            painter.setFont(typeFont(type));
            painter.setPen(ink);
            const QRectF box(text.left() + indent, text.top() + top, text.width() - indent, 20);
            painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(box.width())));
        };
        line(0, Type::Strong, colour(Colour::Text), s.name);
        paintIcon(painter, QRectF(text.left(), text.top() + 25, 16, 16), s.icon, foreground(s.tone));
        line(23, Type::Base, foreground(s.tone), s.state, 22);
        const auto details = s.detail.split(u'\n');
        for (qsizetype d = 0; d < details.size() && d < 2; ++d)
            line(43 + 17 * d, Type::Small, colour(Colour::TextSoft), details[d]);
        if (i + 1 < m_stations.size()) {
            const QPointF middle(card.right() + 1 + arrow / 2, card.center().y());
            painter.setPen(QPen(colour(Colour::LineStrong), 2));
            painter.drawPolyline(QPolygonF{middle + QPointF(-3, -6), middle + QPointF(3, 0), middle + QPointF(-3, 6)});
        }
    }
}

} // namespace madoguchi::ui
