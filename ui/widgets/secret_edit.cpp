#include "ui/widgets/secret_edit.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/plain_edit.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>

namespace madoguchi::ui {

namespace {
class SecretAccessible : public QAccessibleWidget {
public:
    explicit SecretAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::EditableText) {}
    QString text(QAccessible::Text kind) const override { return kind == QAccessible::Value ? QString() : QAccessibleWidget::text(kind); }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.passwordEdit = true;
        state.editable = true;
        return state;
    }
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *edit = qobject_cast<SecretEdit *>(object);
    return edit ? new SecretAccessible(edit) : nullptr;
}
} // namespace

SecretEdit::SecretEdit(QWidget *parent) : QWidget(parent)
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed)
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setContextMenuPolicy(Qt::NoContextMenu);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

SecretBytes SecretEdit::take()
{
    SecretBytes taken = std::move(m_secret);
    m_secret = SecretBytes();
    update();
    Q_EMIT changed();
    return taken;
}

void SecretEdit::clear()
{
    m_secret.wipe();
    m_secret = SecretBytes();
    update();
    Q_EMIT changed();
}

QSize SecretEdit::sizeHint() const { return {240, size::control}; }
QSize SecretEdit::minimumSizeHint() const { return {120, size::control}; }

bool SecretEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool typing = !key->text().isEmpty() && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) && key->text().at(0).isPrint();
        if (typing || isClipboardKey(key)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void SecretEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT submitted();
        return;
    }
    if (event->key() == Qt::Key_Backspace) {
        if (!m_secret.isEmpty())
            m_secret.truncate(event->modifiers() & Qt::ControlModifier ? 0 : m_secret.size() - 1);
        update();
        Q_EMIT changed();
        return;
    }
    const char16_t unit = event->text().isEmpty() ? u'\0' : event->text().at(0).unicode();
    if (isClipboardKey(event) || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier) || unit < 0x20 || unit > 0x7e) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (static_cast<int>(m_secret.size()) >= m_maximum)
        return;
    auto character = static_cast<std::uint8_t>(unit);
    m_secret.append({&character, 1});
    if ((unit >= u'A' && unit <= u'Z') || (unit >= u'a' && unit <= u'z'))
        Q_EMIT capsLockSuspected((unit <= u'Z') != event->modifiers().testFlag(Qt::ShiftModifier));
    wipeMemory(&character, 1);
    update();
    Q_EMIT changed();
}

void SecretEdit::paintEvent(QPaintEvent *)
{
    constexpr int dot = 8, step = 13, left = 10; // px
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool wrong = property("wrong").toBool();
    painter.setPen(QPen(colour(wrong ? Colour::Blocked : isEnabled() ? Colour::LineStrong : Colour::Line), wrong ? 2 : 1));
    painter.setBrush(colour(isEnabled() ? Colour::Surface : Colour::Sunken));
    const qreal inset = wrong ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), size::radius, size::radius);
    painter.setClipRect(rect().adjusted(left, 2, -left, -2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(isEnabled() ? Colour::Text : Colour::TextSoft));
    const int count = static_cast<int>(m_secret.size());
    const int room = std::max(1, (width() - 2 * left) / step);
    const int shown = std::min(count, room);
    for (int i = 0; i < shown; ++i)
        painter.drawEllipse(QRectF(left + i * step, (height() - dot) / 2., dot, dot));
    if (hasFocus())
        painter.fillRect(QRectF(left + shown * step, height() / 2. - 9, 1.5, 18), colour(Colour::Text));
}

} // namespace madoguchi::ui
