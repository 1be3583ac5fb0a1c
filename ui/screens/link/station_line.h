#pragma once

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QWidget>

namespace madoguchi::ui {

/// The stations that a change passes, as one line: a glance tells where something stands still.
class StationLine : public QWidget {
    Q_OBJECT
public:
    struct Station {
        QString name;
        Tone tone = Tone::Neutral;
        Icon icon = Icon::Unknown;
        QString state;  ///< in a word or two
        QString detail; ///< last success, waiting
    };

    explicit StationLine(QWidget *parent = nullptr);
    void setStations(const QList<Station> &stations);
    QSize sizeHint() const override { return {600, height}; }
    QSize minimumSizeHint() const override { return {400, height}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int height = 92; // px
    QList<Station> m_stations;
};

} // namespace madoguchi::ui
