#include "ui/widgets/lamp_row.h"

#include <QCoreApplication>
#include <QPainter>

#include <array>

namespace madoguchi::ui {

namespace {
constexpr int lamp = 14, gap = 4, join = 12; // px

struct Station {
    QString name;
    api::Delivery::Station api::Delivery::*member;
};
std::array<Station, 5> stations()
{
    return {{{QCoreApplication::translate("LampRow", "Terminal"), &api::Delivery::terminal},
             {QCoreApplication::translate("LampRow", "Municipality"), &api::Delivery::municipal},
             {QCoreApplication::translate("LampRow", "Federation"), &api::Delivery::federation},
             {QCoreApplication::translate("LampRow", "Intermediate"), &api::Delivery::intermediate},
             {QCoreApplication::translate("LampRow", "Verification"), &api::Delivery::verification}}};
}
} // namespace

LampLook look(api::Lamp lamp)
{
    switch (lamp) {
    case api::Lamp::Waiting: return {Tone::Attention, Icon::Waiting, QCoreApplication::translate("LampRow", "waiting")};
    case api::Lamp::Confirmed: return {Tone::Confirmed, Icon::Check, QCoreApplication::translate("LampRow", "confirmed")};
    case api::Lamp::Refused: return {Tone::Blocked, Icon::Blocked, QCoreApplication::translate("LampRow", "refused")};
    case api::Lamp::CannotBeConfirmedHere:
        return {Tone::Neutral, Icon::Unknown, QCoreApplication::translate("LampRow", "cannot be confirmed here")};
    }
    return {};
}

int lampRowWidth()
{
    const QFontMetrics metrics(typeFont(Type::Small));
    int width = 0;
    for (const Station &station : stations())
        width += lamp + gap + metrics.horizontalAdvance(station.name) + join;
    return width;
}

void paintLamps(QPainter &painter, const QRect &cell, const api::Delivery &delivery)
{
    painter.save();
    painter.setFont(typeFont(Type::Small));
    int x = cell.left();
    for (const Station &station : stations()) {
        const LampLook shown = look((delivery.*station.member).lamp);
        paintIcon(painter, QRectF(x, cell.center().y() - lamp / 2. + 0.5, lamp, lamp), shown.icon, foreground(shown.tone));
        x += lamp + gap;
        const int width = painter.fontMetrics().horizontalAdvance(station.name);
        painter.setPen(foreground(shown.tone));
        painter.drawText(QRect(x, cell.top(), width + 2, cell.height()), Qt::AlignVCenter | Qt::AlignLeft, station.name);
        x += width + join;
    }
    painter.restore();
}

QString describeLamps(const api::Delivery &delivery)
{
    QStringList parts;
    for (const Station &station : stations())
        parts.append(QCoreApplication::translate("LampRow", "%1: %2").arg(station.name, look((delivery.*station.member).lamp).word));
    return parts.join(QCoreApplication::translate("LampRow", ", "));
}

LampRow::LampRow(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); }

void LampRow::setDelivery(const api::Delivery &delivery)
{
    m_delivery = delivery;
    setAccessibleName(describeLamps(delivery));
    setToolTip(describeLamps(delivery));
    update();
}

QSize LampRow::sizeHint() const { return {lampRowWidth(), 22}; }

void LampRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLamps(painter, rect(), m_delivery);
}

} // namespace madoguchi::ui
