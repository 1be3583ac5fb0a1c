#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace madoguchi::ui {

/// A page that may be longer than its room: scrolled up and down only, never a stop for Tab; what has the keyboard is kept in sight.
class ScrollPage : public QScrollArea {
    Q_OBJECT
public:
    explicit ScrollPage(QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; } ///< ends with a stretch: insert before it
    void append(QWidget *content);

private:
    QVBoxLayout *m_body;
};

} // namespace madoguchi::ui
