#pragma once

#include "pictures.h"
#include "support/fake_services.h"
#include "support/wait.h"
#include "ui/frame/main_window.h"
#include "ui/frame/screen_registry.h"
#include "ui/frame/workbench.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <gtest/gtest.h>

namespace madoguchi::test {

/// The whole window on fakes, active as at the counter.
class WindowTest : public testing::Test {
protected:
    FakeServices fakes;
    std::unique_ptr<ui::MainWindow> window;

    void open(QSize size = {1366, 768})
    {
        window.reset(); // its going must not take the activation from the next one
        settle();
        window = std::make_unique<ui::MainWindow>(fakes.services);
        window->resize(size);
        window->show();
        window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(window.get()));
        settle();
    }
    void logIn(api::Role role = api::Role::Clerk)
    {
        fakes.session.role = role;
        open();
        fakes.session.start();
        settle();
    }
    /// Each screen as everybody who may open it sees it, section by section; one window a person, as at the counter.
    template <typename Look>
    void everywhere(Look look)
    {
        for (const api::Role role : api::roles()) {
            logIn(role);
            for (const ui::ScreenInfo &screen : ui::screens()) {
                if (!fakes.session.may(screen.needs))
                    continue;
                window->workbench()->go({screen.id, screen.id == ui::ScreenId::Household ? QStringLiteral("h-1") : QString()});
                settle();
                SCOPED_TRACE(testing::Message() << api::idOf(role).toStdString() << " at " << screen.name);
                eachSection([&](const QString &) { look(screen); });
                EXPECT_EQ(fakes.session.phase(), api::SessionService::Phase::Active) << "nothing more can be opened";
                if (testing::Test::HasFatalFailure())
                    return;
            }
            fakes.session.logout();
            settle();
        }
    }
    /// As it is, or each of its sections in turn, if it has such.
    template <typename Look>
    void eachSection(Look look)
    {
        auto *tabs = window->workbench()->current()->findChild<QTabWidget *>(QStringLiteral("sections"));
        if (!tabs)
            return look(QString());
        for (int i = 0; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            settle();
            look(i == 0 ? QString() : u'-' + tabs->widget(i)->objectName());
        }
    }
    static void settle()
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }
    /// To whatever has the keyboard, as the person would.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *target = QApplication::focusWidget();
        QTest::keyClick(target ? target : window.get(), key, modifiers);
        settle();
    }
    static void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        settle();
    }
    /// Every text that a widget shows, for looking for words.
    static QStringList texts(const QWidget &root);
};

} // namespace madoguchi::test
