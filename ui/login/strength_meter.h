#pragma once

#include "api/directory_service.h"

#include <QWidget>

namespace madoguchi::ui {

/// What a new password is worth, as the rule has it that decides when it is chosen: four marks and a word.
class StrengthMeter : public QWidget {
    Q_OBJECT
public:
    explicit StrengthMeter(QWidget *parent = nullptr);
    void setVerdict(const api::PasswordVerdict &verdict, int characters);
    QString word() const; ///< 「あと3文字」「よく使われる言葉です」
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    api::PasswordVerdict m_verdict;
    int m_length = 0; ///< characters
};

} // namespace madoguchi::ui
