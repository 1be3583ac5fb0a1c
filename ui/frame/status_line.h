#pragma once

#include "ui/frame/screen.h"
#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QTimer>
#include <QWidget>

namespace madoguchi::ui {

/// What must be seen without asking: undelivered changes and their age, serial numbers, certificate, record. And, for a
/// while, the sentence that a screen just told.
class StatusLine : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(api::Services &services, QWidget *parent = nullptr);
    void refresh();
    void tell(const QString &sentence);
    QString told() const { return m_told; }

Q_SIGNALS:
    void goTo(madoguchi::ui::Destination destination); ///< where what was clicked is worked on

protected:
    void paintEvent(QPaintEvent *) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Piece {
        Tone tone;
        QString text;
        std::optional<Destination> where = {};
    };
    QList<Piece> pieces() const;

    api::Services &m_services;
    QString m_told;
    QTimer m_fade;
    QList<std::pair<QRect, Destination>> m_places; ///< as they were painted
};

} // namespace madoguchi::ui
