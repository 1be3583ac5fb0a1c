#pragma once

#include <QLabel>

namespace madoguchi::ui {

/// A sentence over several lines, with the air between them that Japanese needs. Plain text; otherwise a QLabel.
class Paragraph : public QLabel {
    Q_OBJECT
public:
    explicit Paragraph(const QString &text, QWidget *parent = nullptr);
    explicit Paragraph(QWidget *parent = nullptr) : Paragraph(QString(), parent) {}

    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace madoguchi::ui
