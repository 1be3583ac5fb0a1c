#pragma once

#include <QDate>
#include <QWidget>

namespace madoguchi::ui {

/// 令和8年11月1日 with the western year small beside it. Without a date it says why, such as 「未着」.
class WarekiLabel : public QWidget {
    Q_OBJECT
public:
    explicit WarekiLabel(QWidget *parent = nullptr);
    void setDate(QDate date, const QString &whyNone = {});
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    QString m_text, m_year;
};

int warekiWidth(QDate date);
/// The same in a table cell, left-aligned.
void paintWareki(QPainter &painter, const QRect &cell, QDate date, const QString &whyNone = {});

} // namespace madoguchi::ui
