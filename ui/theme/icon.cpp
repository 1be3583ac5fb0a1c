#include "ui/theme/icon.h"

#include <QPainter>
#include <QPainterPath>

namespace madoguchi::ui {

namespace {
// Every outline is drawn on a grid of 16 × 16 and scaled.
QPainterPath lines(std::initializer_list<std::initializer_list<QPointF>> strokes)
{
    QPainterPath path;
    for (const auto &stroke : strokes) {
        bool first = true;
        for (const QPointF &point : stroke) {
            first ? path.moveTo(point) : path.lineTo(point);
            first = false;
        }
    }
    return path;
}

QPainterPath outline(Icon icon)
{
    QPainterPath path;
    switch (icon) {
    case Icon::Home:
    case Icon::Household:
        path = lines({{{1.5, 8}, {8, 2}, {14.5, 8}}, {{3.5, 6.5}, {3.5, 14}, {12.5, 14}, {12.5, 6.5}}});
        if (icon == Icon::Home)
            path.addPath(lines({{{6.5, 14}, {6.5, 10}, {9.5, 10}, {9.5, 14}}}));
        else
            path.addEllipse(QPointF(8, 9.5), 1.8, 1.8);
        break;
    case Icon::Search:
        path.addEllipse(QPointF(7, 7), 4.5, 4.5);
        path.addPath(lines({{{10.3, 10.3}, {14.3, 14.3}}}));
        break;
    case Icon::Reception:
        path.addRoundedRect(3, 2.5, 10, 12, 1, 1);
        path.addPath(lines({{{6, 2.5}, {6, 1.5}, {10, 1.5}, {10, 2.5}}, {{5.5, 6.5}, {10.5, 6.5}}, {{5.5, 9}, {10.5, 9}}, {{5.5, 11.5}, {8.5, 11.5}}}));
        break;
    case Icon::Link:
        path.addEllipse(QPointF(3.5, 8), 2, 2);
        path.addEllipse(QPointF(12.5, 3.5), 2, 2);
        path.addEllipse(QPointF(12.5, 12.5), 2, 2);
        path.addPath(lines({{{5.3, 7.1}, {10.7, 4.4}}, {{5.3, 8.9}, {10.7, 11.6}}}));
        break;
    case Icon::Approval:
        path.addEllipse(QPointF(8, 8), 6.3, 6.3);
        path.addPath(lines({{{5, 8.2}, {7.2, 10.4}, {11, 5.8}}}));
        break;
    case Icon::Media:
        path.addRoundedRect(4.5, 6, 7, 8.5, 1, 1);
        path.addPath(lines({{{6, 6}, {6, 1.8}, {10, 1.8}, {10, 6}}, {{7.3, 3.6}, {7.3, 4.2}}, {{8.7, 3.6}, {8.7, 4.2}}}));
        break;
    case Icon::Record:
        path = lines({{{3, 14}, {3, 2}, {11.5, 2}, {13, 3.5}, {13, 14}, {3, 14}}, {{5.5, 5.5}, {10.5, 5.5}}, {{5.5, 8}, {10.5, 8}}, {{5.5, 10.5}, {8.5, 10.5}}});
        break;
    case Icon::Administration:
        path = lines({{{2, 4}, {14, 4}}, {{2, 8}, {14, 8}}, {{2, 12}, {14, 12}}});
        path.addEllipse(QPointF(5, 4), 1.5, 1.5);
        path.addEllipse(QPointF(11, 8), 1.5, 1.5);
        path.addEllipse(QPointF(6.5, 12), 1.5, 1.5);
        break;
    case Icon::Person:
        path.addEllipse(QPointF(8, 5), 3, 3);
        path.moveTo(2.5, 14);
        path.cubicTo(2.5, 8.5, 13.5, 8.5, 13.5, 14);
        break;
    case Icon::Card:
        path.addRoundedRect(1.5, 3.5, 13, 9.5, 1.2, 1.2);
        path.addRoundedRect(3.8, 6, 3.4, 2.8, 0.5, 0.5);
        path.addPath(lines({{{4, 11}, {9, 11}}}));
        break;
    case Icon::Terminal:
        path.addRoundedRect(1.5, 2.5, 13, 8.5, 1, 1);
        path.addPath(lines({{{8, 11}, {8, 13.8}}, {{5, 13.8}, {11, 13.8}}}));
        break;
    case Icon::Key:
        path.addEllipse(QPointF(5, 8), 3, 3);
        path.addPath(lines({{{8, 8}, {14.3, 8}, {14.3, 10.5}}, {{11.6, 8}, {11.6, 10}}}));
        break;
    case Icon::Lock:
        path.addRoundedRect(3, 7, 10, 7.5, 1, 1);
        path.moveTo(5, 7);
        path.lineTo(5, 5);
        path.cubicTo(5, 1, 11, 1, 11, 5);
        path.lineTo(11, 7);
        break;
    case Icon::LogOut:
        path = lines({{{6.5, 2}, {2.5, 2}, {2.5, 14}, {6.5, 14}}, {{6.5, 8}, {14, 8}}, {{11, 5}, {14, 8}, {11, 11}}});
        break;
    case Icon::Look: // half bright, half dark
        path.addEllipse(QPointF(8, 8), 6.3, 6.3);
        path.addPath(lines({{{8, 1.7}, {8, 14.3}}, {{10.3, 2.4}, {10.3, 13.6}}, {{12.4, 3.8}, {12.4, 12.2}}}));
        break;
    case Icon::Check: path = lines({{{2.5, 8.5}, {6.3, 12.3}, {13.5, 4}}}); break;
    case Icon::Warning:
        path = lines({{{8, 1.8}, {15, 14}, {1, 14}, {8, 1.8}}, {{8, 6}, {8, 10}}, {{8, 12}, {8, 12.2}}});
        break;
    case Icon::Blocked:
        path.addEllipse(QPointF(8, 8), 6.3, 6.3);
        path.addPath(lines({{{5.5, 5.5}, {10.5, 10.5}}, {{10.5, 5.5}, {5.5, 10.5}}}));
        break;
    case Icon::Waiting:
        path.addEllipse(QPointF(8, 8), 6.3, 6.3);
        path.addPath(lines({{{8, 4.3}, {8, 8.2}, {10.8, 9.8}}}));
        break;
    case Icon::Unknown:
        path.addEllipse(QPointF(8, 8), 6.3, 6.3);
        path.addPath(lines({{{5, 8}, {11, 8}}}));
        break;
    case Icon::Info:
        path.addEllipse(QPointF(8, 8), 6.3, 6.3);
        path.addPath(lines({{{8, 7.3}, {8, 11.5}}, {{8, 4.6}, {8, 4.8}}}));
        break;
    case Icon::Arrow: path = lines({{{2, 8}, {14, 8}}, {{9.8, 4}, {14, 8}, {9.8, 12}}}); break;
    case Icon::Refresh:
        path.arcMoveTo(2.5, 2.5, 11, 11, 60);
        path.arcTo(2.5, 2.5, 11, 11, 60, 290);
        path.addPath(lines({{{10.6, 0.8}, {10.8, 3.4}, {8.2, 4.2}}}));
        break;
    case Icon::Document: path = lines({{{3.5, 1.8}, {9.5, 1.8}, {12.5, 4.8}, {12.5, 14.2}, {3.5, 14.2}, {3.5, 1.8}}, {{9.3, 2}, {9.3, 5}, {12.3, 5}}}); break;
    case Icon::Empty:
        path = lines({{{1.8, 9}, {4, 3}, {12, 3}, {14.2, 9}, {14.2, 13.2}, {1.8, 13.2}, {1.8, 9}, {5.5, 9}, {6.5, 10.8}, {9.5, 10.8}, {10.5, 9}, {14.2, 9}}});
        break;
    case Icon::Archive:
        path = lines({{{1.5, 2.5}, {14.5, 2.5}, {14.5, 6}, {1.5, 6}, {1.5, 2.5}}, {{2.8, 6}, {2.8, 13.8}, {13.2, 13.8}, {13.2, 6}}, {{6.3, 9}, {9.7, 9}}});
        break;
    }
    return path;
}
} // namespace

void paintIcon(QPainter &painter, const QRectF &square, Icon icon, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / 16, square.height() / 16);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline(icon));
    painter.restore();
}

QPixmap iconPixmap(Icon icon, int side, const QColor &colour, qreal devicePixelRatio)
{
    QPixmap picture(QSize(side, side) * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintIcon(painter, QRectF(0, 0, side, side), icon, colour);
    return picture;
}

} // namespace madoguchi::ui
