#pragma once

#include "clerk_desk.h"
#include "window_fixture.h"

#include "ui/directory/order_form.h"
#include "ui/widgets/field.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/step_up.h"
#include "ui/words/sentences.h"

#include <QLabel>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QPushButton>

namespace madoguchi::test {

using namespace Qt::StringLiterals;
using ui::FunctionKey;

/// A screen of the directory on a desk where everything may be ordered.
struct OrderDesk : ClerkDesk {
    void trigger(FunctionKey key)
    {
        screen->trigger(key);
        settle();
    }
    /// To whatever has the keyboard.
    void press(Qt::Key key)
    {
        QTest::keyClick(QApplication::focusWidget(), key);
        settle();
    }
    /// In place of what stands in the field that has the keyboard: an input method gives Japanese, no key does.
    void write(const QString &text)
    {
        auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        ASSERT_TRUE(edit);
        edit->selectAll();
        QInputMethodEvent typed;
        typed.setCommitString(text);
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Backspace);
        else
            QApplication::sendEvent(edit, &typed);
        settle();
    }
    void section(const QString &name)
    {
        auto *tabs = screen->findChild<QTabWidget *>(u"sections"_s);
        tabs->setCurrentWidget(screen->findChild<QWidget *>(name));
        settle();
    }
    ui::RowsTable *table(const QString &name) { return screen->findChild<ui::RowsTable *>(name); }
    void pick(ui::RowsTable *list, int row)
    {
        list->setFocus();
        list->selectRow(row);
        settle();
    }
    QPushButton *button(const QString &word)
    {
        for (auto *one : screen->findChildren<QPushButton *>())
            if (one->isVisible() && one->text() == word)
                return one;
        return nullptr;
    }
    void click(const QString &word)
    {
        auto *one = button(word);
        ASSERT_TRUE(one) << word.toStdString();
        one->setFocus();
        press(Qt::Key_Space);
    }
    ui::OrderForm *form()
    {
        for (auto *one : screen->findChildren<ui::OrderForm *>())
            if (one->isVisible())
                return one;
        return nullptr;
    }
    ui::Field *field(const QString &name) { return form() ? form()->findChild<ui::Field *>(name) : nullptr; }
    QString textOf(const QString &name) { return static_cast<QLineEdit *>(field(name)->editor())->text(); }
    bool isAsking() { return form() && form()->findChild<ui::StepUp *>()->isAsking(); }
    /// The password, then F12.
    void confirm()
    {
        ASSERT_TRUE(isAsking());
        QTest::keyClicks(field(u"password"_s)->editor(), u"correct horse"_s);
        settle();
        trigger(FunctionKey::F12);
        settle();
    }
    template <typename Order>
    const Order *ordered()
    {
        return directory.orders.isEmpty() ? nullptr : std::get_if<Order>(&directory.orders.last());
    }
    /// Some label shows it, or a part of one.
    bool says(const QString &sentence)
    {
        for (const auto *label : screen->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(sentence))
                return true;
        return false;
    }
};

} // namespace madoguchi::test
