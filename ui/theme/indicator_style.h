#pragma once

#include <QProxyStyle>

namespace madoguchi::ui {

/// Fusion, but for the boxes and circles of choices, and the tick of a menu: it derives their outline from the window's
/// colour, and on black that is black.
class IndicatorStyle : public QProxyStyle {
public:
    IndicatorStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
};

} // namespace madoguchi::ui
