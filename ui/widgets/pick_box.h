#pragma once

#include <QComboBox>

namespace madoguchi::ui {

/// One of a list that is too long to stand there whole: arrow keys and first letters, Alt+Down opens it. Nothing of it can be copied (C-12). Enter is `entered`.
class PickBox : public QComboBox {
    Q_OBJECT
public:
    explicit PickBox(QWidget *parent = nullptr);
    /// The first item stands for all; what is picked stays picked where it still is there.
    void setItems(const QString &all, const QList<std::pair<QString, QString>> &wordsAndIds);
    QString picked() const { return currentData().toString(); } ///< id; empty: all
    void pick(const QString &id);

Q_SIGNALS:
    void entered();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace madoguchi::ui
