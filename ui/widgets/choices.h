#pragma once

#include <QWidget>

class QButtonGroup;

namespace madoguchi::ui {

/// One of a few: radio buttons that arrow keys and the digits 1, 2, 3 … reach. Nothing is chosen until somebody chooses.
class Choices : public QWidget {
    Q_OBJECT
public:
    Choices(const QStringList &words, Qt::Orientation orientation, QWidget *parent = nullptr);
    int current() const; ///< -1: nothing chosen
    void setCurrent(int index);

Q_SIGNALS:
    void changed(int index); ///< by the clerk

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QButtonGroup *m_group;
};

} // namespace madoguchi::ui
