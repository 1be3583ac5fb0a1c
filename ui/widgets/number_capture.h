#pragma once

#include "domain/individual_number.h"

#include <QWidget>

#include <array>
#include <optional>

namespace madoguchi::ui {

/// Blind entry of an individual number, twice. Boxes show only that something was typed; the digits are SecretBytes from
/// the key press to IndividualNumber (C-03, C-20). Full rows move on by themselves; Backspace takes one back.
class NumberCapture : public QWidget {
    Q_OBJECT
public:
    explicit NumberCapture(QWidget *parent = nullptr);

    std::optional<domain::IndividualNumber> take(); ///< once after captured()
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void captured();
    void failed(const madoguchi::Error &error); ///< FieldInvalid: the two differ; CheckDigitWrong; both rows are empty again

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *) override;

private:
    void compare();
    static constexpr int digits = 12;

    std::array<SecretBytes, 2> m_rows;
    std::optional<domain::IndividualNumber> m_number;
};

} // namespace madoguchi::ui
