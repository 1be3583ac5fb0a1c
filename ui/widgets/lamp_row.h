#pragma once

#include "api/people_service.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QWidget>

namespace madoguchi::ui {

/// The way of one change: terminal → municipality → federation → intermediate server → online eligibility check. Green
/// only with a verified receipt (sync.md promise 6); what cannot be known here says so.
class LampRow : public QWidget {
    Q_OBJECT
public:
    explicit LampRow(QWidget *parent = nullptr);
    void setDelivery(const api::Delivery &delivery);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    api::Delivery m_delivery;
};

struct LampLook {
    Tone tone;
    Icon icon;
    QString word;
};
LampLook look(api::Lamp lamp);
int lampRowWidth();
void paintLamps(QPainter &painter, const QRect &cell, const api::Delivery &delivery);
/// 「端末 確認済、市町村 確認済、連合会 待ち…」 for screen readers and tool tips.
QString describeLamps(const api::Delivery &delivery);

} // namespace madoguchi::ui
