#pragma once

#include <QWidget>

namespace madoguchi::ui {

/// How far a new password has come, by its length alone: four marks and a word. The rule itself answers when it is chosen.
class StrengthMeter : public QWidget {
    Q_OBJECT
public:
    explicit StrengthMeter(QWidget *parent = nullptr);
    void setLength(int characters);
    QString word() const; ///< 「あと3文字以上」「この長さで使えます」
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static constexpr int least = 8, good = 12, best = 16; ///< characters

protected:
    void paintEvent(QPaintEvent *) override;

private:
    int m_length = 0;
};

} // namespace madoguchi::ui
