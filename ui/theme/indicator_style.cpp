#include "ui/theme/indicator_style.h"

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace madoguchi::ui {

IndicatorStyle::IndicatorStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_IndicatorMenuCheckMark) {
        if (option->state & State_On)
            paintIcon(*painter, QRectF(option->rect), Icon::Check, colour(Colour::Accent));
        return;
    }
    if (element != PE_IndicatorRadioButton && element != PE_IndicatorCheckBox)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool on = option->state & State_On, enabled = option->state & State_Enabled;
    const QColor ink = colour(!enabled ? Colour::TextSoft : on ? Colour::Accent : Colour::LineStrong);
    const QRectF box = QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.5));
    if (element == PE_IndicatorRadioButton) {
        painter->setBrush(colour(Colour::Surface));
        painter->drawEllipse(box);
        if (on) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(ink);
            painter->drawEllipse(box.center(), box.width() / 4, box.width() / 4);
        }
    } else {
        painter->setBrush(on ? ink : colour(Colour::Surface));
        painter->drawRoundedRect(box, 2, 2);
        if (on)
            paintIcon(*painter, box, Icon::Check, colour(Colour::OnAccent));
    }
    painter->restore();
}

} // namespace madoguchi::ui
