#include "ui/widgets/paragraph.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace madoguchi::ui {

namespace {
constexpr qreal lineHeight = 1.4; // of the font's; a rich text would put the air above the first line too

/// Lays `text` out and answers its height: nothing is added above the first line and below the last.
qreal layOut(QTextLayout &text, qreal width, Qt::Alignment alignment)
{
    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text.setTextOption(option);
    text.beginLayout();
    qreal top = 0, bottom = 0;
    for (QTextLine line = text.createLine(); line.isValid(); line = text.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, top});
        bottom = top + line.height();
        top += std::round(line.height() * lineHeight);
    }
    text.endLayout();
    return bottom;
}

QString inLines(QString text) { return text.replace(u'\n', QChar::LineSeparator); }
} // namespace

Paragraph::Paragraph(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

QSize Paragraph::sizeHint() const
{
    const QSize plain = QLabel::sizeHint();
    return {plain.width(), std::max(plain.height(), heightForWidth(plain.width()))};
}

int Paragraph::heightForWidth(int width) const
{
    if (text().isEmpty())
        return QLabel::heightForWidth(width);
    QTextLayout layout(inLines(text()), font(), this);
    const QMargins frame = contentsMargins();
    return static_cast<int>(std::ceil(layOut(layout, width - frame.left() - frame.right(), alignment()))) + frame.top() + frame.bottom();
}

void Paragraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRectF room = contentsRect();
    QTextLayout layout(inLines(text()), font(), this);
    const qreal height = layOut(layout, room.width(), alignment());
    const qreal free = std::max(0.0, room.height() - height);
    const qreal top = alignment() & Qt::AlignTop ? 0 : alignment() & Qt::AlignBottom ? free : free / 2;
    layout.draw(&painter, room.topLeft() + QPointF(0, std::floor(top)));
}

} // namespace madoguchi::ui
