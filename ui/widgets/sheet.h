#pragma once

#include <QFrame>

class QLabel;
class QHBoxLayout;
class QVBoxLayout;

namespace madoguchi::ui {

/// A sheet of paper on the ground: a heading, perhaps a note at its right, and a body.
class Sheet : public QFrame {
    Q_OBJECT
public:
    explicit Sheet(const QString &heading = {}, QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }
    void setHeading(const QString &heading);
    QHBoxLayout *head() const { return m_head; } ///< heading and note; actions may stand at its end
    void setNote(const QString &note); ///< soft, at the right of the heading

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QLabel *m_heading, *m_note;
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
};

} // namespace madoguchi::ui
