#pragma once

#include "ui/theme/icon.h"
#include "ui/theme/tokens.h"

#include <QWidget>

namespace madoguchi::ui {

/// A state said three ways: icon, word, colour. `paintBadge` draws the same in a table cell.
class StateBadge : public QWidget {
    Q_OBJECT
public:
    explicit StateBadge(QWidget *parent = nullptr);
    StateBadge(Tone tone, Icon icon, const QString &word, QWidget *parent = nullptr);
    void set(Tone tone, Icon icon, const QString &word);
    QString word() const { return m_word; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    Tone m_tone = Tone::Neutral;
    Icon m_icon = Icon::Unknown;
    QString m_word;
};

int badgeWidth(const QString &word);
/// Left-aligned and centred vertically in `cell`.
void paintBadge(QPainter &painter, const QRect &cell, Tone tone, Icon icon, const QString &word);
/// The icon that goes with a tone when nothing more fitting is there.
Icon toneIcon(Tone tone);

} // namespace madoguchi::ui
