#include "ui/frame/key_bar.h"

#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QPainter>

namespace madoguchi::ui {

KeyButton::KeyButton(FunctionKey key, const QString &word, QWidget *parent)
    : QAbstractButton(parent), m_name(QStringLiteral("F%1").arg(static_cast<int>(key) + 1)), m_primary(key == FunctionKey::F12)
{
    setText(word);
    setObjectName(m_name);
    setAccessibleName(QStringLiteral("%1 %2").arg(m_name, word));
    setFocusPolicy(Qt::NoFocus);
    setEnabled(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void KeyButton::setCount(int count)
{
    m_count = count;
    setAccessibleDescription(count > 0 ? tr("%1 to correct").arg(count) : QString());
    update();
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF tile = QRectF(rect()).adjusted(1.5, 3.5, -1.5, -3.5);
    const bool filled = isEnabled() && m_primary;
    if (isEnabled()) {
        painter.setPen(QPen(colour(filled ? Colour::Accent : Colour::LineStrong), 1));
        painter.setBrush(colour(filled ? Colour::Accent : isDown() ? Colour::Selected : underMouse() ? Colour::AccentSoft : Colour::Surface));
        painter.drawRoundedRect(tile, size::radius, size::radius);
    }
    const QColor ink = colour(filled ? Colour::OnAccent : isEnabled() ? Colour::Text : Colour::TextSoft);
    QFont small = typeFont(Type::Small);
    small.setPixelSize(11);
    painter.setFont(small);
    painter.setPen(filled ? ink : colour(Colour::TextSoft));
    const int name = painter.fontMetrics().horizontalAdvance(m_name);
    painter.setFont(typeFont(Type::Table));
    const QString word = m_count > 0 ? QStringLiteral("%1 (%2)").arg(text()).arg(m_count) : text();
    const int room = width() - name - 16;
    const QString shown = painter.fontMetrics().elidedText(word, Qt::ElideRight, room);
    const int total = name + 5 + painter.fontMetrics().horizontalAdvance(shown);
    const int left = std::max(6, (width() - total) / 2);
    painter.setFont(small);
    painter.drawText(QRect(left, 0, name + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, m_name);
    QFont base = typeFont(Type::Table);
    base.setBold(filled);
    painter.setFont(base);
    painter.setPen(ink);
    painter.drawText(QRect(left + name + 5, 0, width() - left - name - 5, height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
}

KeyBar::KeyBar(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(size::keys);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(space::tiny, 0, space::tiny, 0);
    line->setSpacing(2);
    const QString words[] = {tr("Explain"), tr("Search"), tr("Previous"), tr("List"), tr("Renew"), tr("Household"),
                             tr("History"), tr("Print"), tr("Work"), tr("Menu"), tr("Resident"), tr("Register")};
    for (int i = 0; i < 12; ++i) {
        const auto key = static_cast<FunctionKey>(i);
        m_buttons[i] = new KeyButton(key, words[i], this);
        // Room by the word, and for the count beside F12's: at 150 % on a small screen a key has 75 px.
        line->addWidget(m_buttons[i], 4 + static_cast<int>(words[i].size()) + (key == FunctionKey::F12 ? 2 : 0));
        connect(m_buttons[i], &QAbstractButton::clicked, this, [this, key] { Q_EMIT pressed(key); });
    }
}

void KeyBar::setLit(FunctionKey key, bool lit, int count)
{
    KeyButton *button = m_buttons[static_cast<std::size_t>(key)];
    button->setEnabled(lit);
    button->setCount(count);
}

bool KeyBar::isLit(FunctionKey key) const { return m_buttons[static_cast<std::size_t>(key)]->isEnabled(); }

void KeyBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Colour::Sunken));
    painter.fillRect(QRect(0, 0, width(), 1), colour(Colour::Line));
}

} // namespace madoguchi::ui
