#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace madoguchi::ui {

/// Explains the field or row in focus in plain words: why, what next, what the resident needs to bring.
class ContextPanel : public QWidget {
    Q_OBJECT
public:
    explicit ContextPanel(QWidget *parent = nullptr);
    void explain(const QString &subject, const QString &text);
    QString text() const { return m_plain; }
    /// Beside the screen, or over its right edge where there is no room beside it.
    void setOverlay(bool overlay);
    bool isOverlay() const;

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QLabel *m_subject, *m_text;
    QString m_plain;
};

} // namespace madoguchi::ui
