#pragma once

#include "ui/frame/screen.h"

#include <QAbstractButton>

#include <array>

namespace madoguchi::ui {

/// One function key: its name, its word, lit if it does something now.
class KeyButton : public QAbstractButton {
    Q_OBJECT
public:
    KeyButton(FunctionKey key, const QString &word, QWidget *parent);
    void setCount(int count);

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QString m_name;
    bool m_primary;
    int m_count = 0;
};

/// F1 … F12 with the same meaning on every screen (ecosystem §5.4). The mouse works too; the keys themselves are the
/// frame's shortcuts, so the buttons take no focus.
class KeyBar : public QWidget {
    Q_OBJECT
public:
    explicit KeyBar(QWidget *parent = nullptr);
    void setLit(FunctionKey key, bool lit, int count = 0);
    bool isLit(FunctionKey key) const;

Q_SIGNALS:
    void pressed(madoguchi::ui::FunctionKey key);

protected:
    void paintEvent(QPaintEvent *) override;

private:
    std::array<KeyButton *, 12> m_buttons{};
};

} // namespace madoguchi::ui
