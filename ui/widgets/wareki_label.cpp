#include "ui/widgets/wareki_label.h"

#include "domain/wareki.h"
#include "ui/theme/tokens.h"

#include <QFontMetrics>
#include <QPainter>

namespace madoguchi::ui {

namespace {
constexpr int gap = 5; // px between the date and the western year

void paint(QPainter &painter, const QRect &cell, const QString &text, const QString &year)
{
    painter.save();
    painter.setFont(typeFont(Type::Table));
    painter.setPen(colour(year.isEmpty() ? Colour::TextSoft : Colour::Text));
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, text);
    const int advance = painter.fontMetrics().horizontalAdvance(text) + gap;
    painter.setFont(typeFont(Type::Small));
    painter.setPen(colour(Colour::TextSoft));
    painter.drawText(cell.adjusted(advance, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, year);
    painter.restore();
}

int textWidth(const QString &text, const QString &year)
{
    return QFontMetrics(typeFont(Type::Table)).horizontalAdvance(text) +
           (year.isEmpty() ? 0 : gap + QFontMetrics(typeFont(Type::Small)).horizontalAdvance(year));
}
} // namespace

int warekiWidth(QDate date) { return textWidth(domain::formatWareki(date), QString::number(date.year())); }

void paintWareki(QPainter &painter, const QRect &cell, QDate date, const QString &whyNone)
{
    paint(painter, cell, date.isValid() ? domain::formatWareki(date) : whyNone, date.isValid() ? QString::number(date.year()) : QString());
}

WarekiLabel::WarekiLabel(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); }

void WarekiLabel::setDate(QDate date, const QString &whyNone)
{
    m_text = date.isValid() ? domain::formatWareki(date) : whyNone;
    m_year = date.isValid() ? QString::number(date.year()) : QString();
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

QSize WarekiLabel::sizeHint() const { return {textWidth(m_text, m_year), 20}; }

void WarekiLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_text, m_year);
}

} // namespace madoguchi::ui
