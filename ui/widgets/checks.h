#pragma once

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace madoguchi::ui {

/// Any of a few: check boxes, each with a sentence that says what it means. Space ticks, the arrow keys and Tab move.
class Checks : public QWidget {
    Q_OBJECT
public:
    struct Item {
        QString word, sentence;
    };
    explicit Checks(QWidget *parent = nullptr);
    void setItems(const QList<Item> &items); ///< none is ticked
    QList<int> ticked() const;

Q_SIGNALS:
    void changed();

private:
    QVBoxLayout *m_column;
    QList<QCheckBox *> m_boxes;
};

} // namespace madoguchi::ui
