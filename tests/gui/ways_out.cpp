#include "ways_out.h"

#include "ui/widgets/plain_edit.h"
#include "ui/widgets/plain_text_edit.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QTest>
#include <QTextEdit>
#include <QTimer>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

namespace {

const QString untouched = u"untouched"_s;
const QString secret = u"secret 12"_s;

class Attempts {
public:
    explicit Attempts(QWidget &window) : m_window(window)
    {
        QApplication::clipboard()->setText(untouched);
        // Inside the loop of a drag or of a menu, if one spins: it would wait for a hand for ever.
        QObject::connect(&m_inside, &QTimer::timeout, &m_window, [this] {
            if (m_window.findChild<QDrag *>()) {
                m_dragged = true;
                QDrag::cancel();
            }
            closeMenus();
        });
        m_inside.start(0);
    }
    QStringList all;

    void on(QWidget *widget)
    {
        m_widget = widget;
        if (m_widget->contextMenuPolicy() == Qt::ActionsContextMenu)
            for (const QAction *action : widget->actions())
                judge(action);
        if (const auto *label = qobject_cast<QLabel *>(widget); label && label->textInteractionFlags() & (Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard))
            found(u"its text can be selected"_s);
        fill();
        if (m_widget->focusPolicy() != Qt::NoFocus && m_widget->isEnabled())
            byKey();
        if (m_widget && hasText())
            byMouse();
        if (m_widget)
            byMenu();
    }

private:
    QWidget &m_window;
    QPointer<QWidget> m_widget;
    QTimer m_inside;
    bool m_dragged = false;

    void found(const QString &how)
    {
        const QWidget *named = qobject_cast<QAbstractScrollArea *>(m_widget->parentWidget()) ? m_widget->parentWidget() : m_widget.data(); // a viewport is its view
        all += u"%1 %2: %3"_s.arg(QString::fromLatin1(named->metaObject()->className()), named->objectName(), how);
    }

    QAbstractItemView *view() const { return qobject_cast<QAbstractItemView *>(m_widget); }
    bool hasText() const
    {
        return view() || qobject_cast<QLineEdit *>(m_widget) || qobject_cast<QPlainTextEdit *>(m_widget) || qobject_cast<QTextEdit *>(m_widget) || qobject_cast<QLabel *>(m_widget);
    }

    /// Nothing comes out of an empty field, so it would prove nothing.
    void fill()
    {
        const QSignalBlocker quiet(m_widget); // no screen is asked anything
        if (auto *line = qobject_cast<QLineEdit *>(m_widget)) {
            line->setText(secret);
            if (!qobject_cast<ui::PlainEdit *>(line))
                found(u"an editor of Qt's own, whose selection X11 hands to every program"_s);
            if (line->dragEnabled())
                found(u"its text can be dragged"_s);
        } else if (auto *plain = qobject_cast<QPlainTextEdit *>(m_widget)) {
            plain->setPlainText(secret);
            if (!qobject_cast<ui::PlainTextEdit *>(plain))
                found(u"an editor of Qt's own, whose selection X11 hands to every program"_s);
        } else if (auto *rich = qobject_cast<QTextEdit *>(m_widget)) {
            rich->setPlainText(secret);
            found(u"an editor of Qt's own, whose selection X11 hands to every program"_s);
        } else if (auto *rows = view()) {
            if (rows->dragEnabled() || rows->dragDropMode() == QAbstractItemView::DragOnly || rows->dragDropMode() == QAbstractItemView::DragDrop)
                found(u"its rows can be dragged"_s);
            if (!rows->currentIndex().isValid() && rows->model() && rows->model()->rowCount() > 0)
                rows->setCurrentIndex(rows->model()->index(0, 0));
        }
    }

    void lookAtClipboard(const QString &how)
    {
        for (const auto mode : {QClipboard::Clipboard, QClipboard::Selection, QClipboard::FindBuffer}) {
            const QMimeData *content = QApplication::clipboard()->mimeData(mode);
            const QString text = content ? content->text() : QString();
            const QString before = mode == QClipboard::Clipboard ? untouched : QString();
            if (text == before)
                continue;
            found(how);
            QApplication::clipboard()->setText(before, mode);
        }
    }

    void byKey()
    {
        m_widget->setFocus();
        const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers) {
            if (m_widget)
                QTest::keyClick(m_widget, key, modifiers);
        };
        const std::pair<Qt::Key, Qt::KeyboardModifiers> ways[] = {{Qt::Key_C, Qt::ControlModifier}, {Qt::Key_Insert, Qt::ControlModifier},
                                                                  {Qt::Key_X, Qt::ControlModifier}, {Qt::Key_Delete, Qt::ShiftModifier}};
        for (const auto &[key, modifiers] : ways) {
            fill();
            press(Qt::Key_A, Qt::ControlModifier);
            press(key, modifiers);
            if (!m_widget)
                return;
            lookAtClipboard(u"copied or cut by "_s + QKeySequence(key | modifiers).toString());
        }
    }

    void mouse(QWidget *on, QEvent::Type type, QPoint at)
    {
        const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, on->mapToGlobal(at), button, type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(on, &event);
    }

    void byMouse()
    {
        const QSignalBlocker quiet(m_widget); // a row that is opened leads elsewhere
        auto *area = qobject_cast<QAbstractScrollArea *>(m_widget);
        const QPointer<QWidget> on = area ? area->viewport() : m_widget.data();
        const QRect row = view() ? view()->visualRect(view()->currentIndex()) : on->rect();
        const QPoint left(row.left() + 12, row.top() + std::min(row.height() / 2, 12)); // px: inside the first letters
        const QPoint right(std::min(row.right(), left.x() + 200), left.y());
        const auto drag = [&] {
            mouse(on, QEvent::MouseButtonPress, left);
            for (int step = 1; step <= 4; ++step) // a drag begins at the second move beyond the distance
                mouse(on, QEvent::MouseMove, left + (right - left) * step / 4);
            mouse(on, QEvent::MouseButtonRelease, right);
        };
        drag(); // selects
        lookAtClipboard(u"copied by selecting with the mouse"_s);
        mouse(on, QEvent::MouseButtonPress, left);
        mouse(on, QEvent::MouseButtonRelease, left);
        mouse(on, QEvent::MouseButtonDblClick, left);
        mouse(on, QEvent::MouseButtonRelease, left);
        lookAtClipboard(u"copied by a double click"_s);
        if (auto *line = qobject_cast<QLineEdit *>(m_widget))
            line->selectAll();
        m_dragged = false;
        drag(); // of what is selected
        if (m_dragged)
            found(u"dragged"_s);
    }

    void byMenu()
    {
        for (const auto reason : {QContextMenuEvent::Keyboard, QContextMenuEvent::Mouse}) {
            if (!m_widget)
                return;
            const QPoint middle = m_widget->rect().center();
            QContextMenuEvent event(reason, middle, m_widget->mapToGlobal(middle));
            QApplication::sendEvent(m_widget, &event);
            closeMenus();
        }
    }

    void closeMenus()
    {
        while (auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) {
            for (const QAction *action : menu->actions())
                judge(action);
            menu->close();
        }
    }

    void judge(const QAction *action)
    {
        static const QRegularExpression carriesOut(u"copy|cut|save|export|pdf|コピー|複写|切り取|保存|書き出|書出|エクスポート|ファイル"_s, QRegularExpression::CaseInsensitiveOption);
        if (m_widget && (action->text() + u' ' + action->objectName()).contains(carriesOut))
            found(u"a menu offers "_s + action->text());
    }
};

} // namespace

QStringList waysOut(QWidget &window)
{
    QList<QPointer<QWidget>> visible;
    for (QWidget *widget : window.findChildren<QWidget *>())
        if (widget->isVisible())
            visible += widget;
    Attempts attempts(window);
    for (const QPointer<QWidget> &widget : std::as_const(visible))
        if (widget && widget->isVisible())
            attempts.on(widget);
    return attempts.all;
}

} // namespace madoguchi::test
