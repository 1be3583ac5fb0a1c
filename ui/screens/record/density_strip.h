#pragma once

#include <QWidget>

#include <array>

namespace madoguchi::ui {

/// How much was done in which hour of the day. Before and after the office's hours a bar is amber; what was outside them, on closed days too, is named.
class DensityStrip : public QWidget {
    Q_OBJECT
public:
    explicit DensityStrip(QWidget *parent = nullptr);
    void setHours(const std::array<qint64, 24> &counts, qint64 outsideHours);
    QSize sizeHint() const override { return {400, 78}; }
    QSize minimumSizeHint() const override { return {300, 78}; }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    std::array<qint64, 24> m_counts{};
    qint64 m_outsideHours = 0;
};

} // namespace madoguchi::ui
