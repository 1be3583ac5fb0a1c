#include "ui/widgets/number_capture.h"

#include "ui/theme/tokens.h"
#include "ui/theme/icon.h"
#include "ui/widgets/plain_edit.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QPainter>

namespace madoguchi::ui {

namespace {
constexpr int box = 22, gap = 4, group = 8, label = 52, rowStep = 30; // px

class NumberAccessible : public QAccessibleWidget {
public:
    explicit NumberAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::EditableText) {}
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
    auto *capture = qobject_cast<NumberCapture *>(object);
    return capture ? new NumberAccessible(capture) : nullptr;
}

int boxLeft(int index) { return label + index * (box + gap) + index / 4 * group; }
} // namespace

NumberCapture::NumberCapture(QWidget *parent) : QWidget(parent)
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed)
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setContextMenuPolicy(Qt::NoContextMenu);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Individual number, typed twice"));
}

std::optional<domain::IndividualNumber> NumberCapture::take()
{
    std::optional<domain::IndividualNumber> taken = std::move(m_number);
    m_number.reset();
    update();
    return taken;
}

void NumberCapture::clear()
{
    for (SecretBytes &row : m_rows) {
        row.wipe();
        row = SecretBytes();
    }
    m_number.reset();
    update();
}

QSize NumberCapture::sizeHint() const { return {boxLeft(digits) - group + 2, rowStep + box + 2}; }

bool NumberCapture::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isClipboardKey(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void NumberCapture::keyPressEvent(QKeyEvent *event)
{
    if (isClipboardKey(event))
        return;
    SecretBytes &row = m_rows[0].size() < digits ? m_rows[0] : m_rows[1];
    if (event->key() == Qt::Key_Backspace) {
        SecretBytes &last = m_rows[1].isEmpty() ? m_rows[0] : m_rows[1];
        if (!last.isEmpty())
            last.truncate(last.size() - 1);
        update();
        return;
    }
    const char16_t unit = event->text().isEmpty() ? u'\0' : event->text().at(0).unicode();
    if (unit < u'0' || unit > u'9' || event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        if (event->text().isEmpty() || !event->text().at(0).isPrint())
            QWidget::keyPressEvent(event);
        return;
    }
    if (m_number)
        return; // complete; Backspace or clear() comes first
    auto digit = static_cast<std::uint8_t>(unit);
    row.append({&digit, 1});
    wipeMemory(&digit, 1);
    update();
    if (m_rows[1].size() == digits)
        compare();
}

void NumberCapture::compare()
{
    const bool same = SecretBytes::equal(m_rows[0], m_rows[1]);
    m_rows[1].wipe();
    m_rows[1] = SecretBytes();
    SecretBytes once = std::move(m_rows[0]);
    m_rows[0] = SecretBytes();
    if (!same) {
        clear();
        Q_EMIT failed(Error{ErrorCode::FieldInvalid, {QStringLiteral("twice")}, QStringLiteral("number")});
        return;
    }
    Result<domain::IndividualNumber> number = domain::IndividualNumber::fromDigits(std::move(once));
    if (!number) {
        clear();
        Q_EMIT failed(number.error());
        return;
    }
    m_number.emplace(std::move(number).value());
    update();
    Q_EMIT captured();
}

void NumberCapture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString names[] = {tr("1st"), tr("2nd")};
    for (int row = 0; row < 2; ++row) {
        const int top = 1 + row * rowStep;
        const int filled = m_number ? digits : static_cast<int>(m_rows[row].size());
        const bool active = !m_number && hasFocus() && (row == 0) == (m_rows[0].size() < digits);
        painter.setFont(typeFont(Type::Small));
        painter.setPen(colour(active ? Colour::Text : Colour::TextSoft));
        painter.drawText(QRect(0, top, label, box), Qt::AlignVCenter | Qt::AlignLeft, names[row]);
        for (int i = 0; i < digits; ++i) {
            const QRectF cell(boxLeft(i) + 0.5, top + 0.5, box - 1, box - 1);
            painter.setPen(QPen(colour(active && i == filled ? Colour::Accent : Colour::LineStrong), active && i == filled ? 2 : 1));
            painter.setBrush(colour(Colour::Surface));
            painter.drawRoundedRect(cell, 3, 3);
            if (i < filled) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(colour(m_number ? Colour::Confirmed : Colour::Text));
                painter.drawEllipse(cell.center(), 4, 4);
            }
        }
    }
}

} // namespace madoguchi::ui
