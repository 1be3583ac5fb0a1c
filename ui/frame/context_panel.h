#pragma once

#include <QWidget>

class QLabel;

namespace madoguchi::ui {

/// Explains the field or row in focus in plain words: why, what next, what the resident needs to bring.
class ContextPanel : public QWidget {
    Q_OBJECT
public:
    explicit ContextPanel(QWidget *parent = nullptr);
    void explain(const QString &subject, const QString &text);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QLabel *m_subject, *m_text;
};

} // namespace madoguchi::ui
