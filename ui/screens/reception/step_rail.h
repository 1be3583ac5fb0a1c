#pragma once

#include <QWidget>

namespace madoguchi::ui {

/// The steps of the paper at the left: done, here, to come, and how many errors stand in each. PageUp and PageDown walk.
class StepRail : public QWidget {
    Q_OBJECT
public:
    explicit StepRail(const QStringList &names, QWidget *parent = nullptr);
    void set(int current, int reached, const QList<int> &errors);

Q_SIGNALS:
    void picked(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    static constexpr int rowHeight = 40; // px
    QStringList m_names;
    int m_current = 0, m_reached = 0;
    QList<int> m_errors;
};

} // namespace madoguchi::ui
