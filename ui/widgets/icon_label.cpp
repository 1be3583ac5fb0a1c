#include "ui/widgets/icon_label.h"

#include <QPainter>

namespace madoguchi::ui {

IconLabel::IconLabel(int side, QWidget *parent) : QWidget(parent) { setFixedSize(side, side); }
IconLabel::IconLabel(Icon icon, Colour ink, int side, QWidget *parent) : IconLabel(side, parent) { set(icon, ink); }

void IconLabel::set(Icon icon, Colour ink)
{
    m_icon = icon;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (!m_icon)
        return;
    QPainter painter(this);
    paintIcon(painter, rect(), *m_icon, colour(m_ink));
}

} // namespace madoguchi::ui
