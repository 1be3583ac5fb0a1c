#pragma once

#include <QColor>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace madoguchi::ui {

/// Icons are painted, not loaded: sharp at every scale, in the colour of their text, and no icon font to license.
enum class Icon {
    Home, Search, Reception, Link, Approval, Media, Record, Administration, Household, Person, Card, Terminal, Key, Lock, LogOut, Look, Check,
    Warning, Blocked, Waiting, Unknown, Info, Arrow, Refresh, Document, Empty, Archive,
};

void paintIcon(QPainter &painter, const QRectF &square, Icon icon, const QColor &colour);
QPixmap iconPixmap(Icon icon, int side, const QColor &colour, qreal devicePixelRatio);

} // namespace madoguchi::ui
