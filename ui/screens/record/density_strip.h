#pragma once

#include <QDate>
#include <QWidget>

#include <array>

namespace madoguchi::ui {

/// One day by hour: how much was done when. Outside the office hours a bar is amber and named.
class DensityStrip : public QWidget {
    Q_OBJECT
public:
    explicit DensityStrip(QWidget *parent = nullptr);
    void setDay(QDate day, const std::array<int, 24> &counts);
    QSize sizeHint() const override { return {400, 78}; }
    QSize minimumSizeHint() const override { return {300, 78}; }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QDate m_day;
    std::array<int, 24> m_counts{};
};

} // namespace madoguchi::ui
