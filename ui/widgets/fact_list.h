#pragma once

#include <QWidget>

class QGridLayout;

namespace madoguchi::ui {

/// Captions and values, one pair a line, as many as there are to tell.
class FactList : public QWidget {
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);
    void clear();
    void add(const QString &caption, const QString &value, bool large = false);

private:
    QGridLayout *m_grid = nullptr;
};

} // namespace madoguchi::ui
