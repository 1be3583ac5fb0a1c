#include "ui/lock/lock_cover.h"
#include "ui/widgets/secret_edit.h"
#include "ui/words/sentences.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialog>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

class Lock : public WindowTest {
protected:
    QLineEdit *searchField()
    {
        window->workbench()->go({ui::ScreenId::Search, {}});
        settle();
        return window->findChild<QLineEdit *>(u"searchField"_s);
    }
    void unlock()
    {
        type(u"1234"_s);
        press(Qt::Key_Return);
        type(QString::fromLatin1(FakeSession::password));
        press(Qt::Key_Return);
    }
};

/// How many drafts there were when the cover was first painted.
class FirstPaint : public QObject {
public:
    FirstPaint(QObject *cover, const FakeSession &session) : m_session(session) { cover->installEventFilter(this); }
    std::optional<qsizetype> drafts;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            drafts = drafts.value_or(m_session.drafts.size());
        return false;
    }

private:
    const FakeSession &m_session;
};

TEST_F(Lock, C07_covers_before_anything_is_closed_whatever_the_cause)
{
    using api::LockCause;
    for (const LockCause cause : {LockCause::Idle, LockCause::CardRemoved, LockCause::Demand, LockCause::SystemLock, LockCause::Suspend, LockCause::StandingEnded,
                                  LockCause::OpenedElsewhere}) {
        logIn();
        bool covered = false;
        fakes.session.onLocked = [&] { covered = window->isCovered(); };
        fakes.session.lock(cause);
        EXPECT_TRUE(covered);
        settle();
        EXPECT_TRUE(window->isCovered());
        EXPECT_EQ(window->lockCover()->geometry().size().isValid(), true);
        fakes.session.logout();
        settle();
    }
}

TEST_F(Lock, C07_the_cover_is_painted_before_a_draft_is_sealed)
{
    logIn();
    searchField()->setFocus();
    type(u"S30"_s);
    FirstPaint cover(window->lockCover(), fakes.session);
    fakes.session.lock(api::LockCause::CardRemoved);
    EXPECT_EQ(cover.drafts, 0);
    EXPECT_EQ(fakes.session.drafts.size(), 1);
}

TEST_F(Lock, C07_what_an_input_method_was_composing_does_not_come_back)
{
    logIn();
    QLineEdit *field = searchField();
    const auto picture = [&] {
        window->setFocus(); // no caret
        settle();
        return field->grab().toImage();
    };
    const QImage empty = picture();
    field->setFocus();
    QInputMethodEvent composing(u"ヤマダ"_s, {});
    QApplication::sendEvent(field, &composing);
    EXPECT_NE(picture(), empty);
    field->setFocus();
    fakes.session.lock(api::LockCause::CardRemoved);
    settle();
    EXPECT_TRUE(window->isCovered());
    unlock();
    ASSERT_FALSE(window->isCovered());
    EXPECT_EQ(field->text(), QString());
    EXPECT_EQ(picture(), empty);
}

TEST_F(Lock, C07_the_keyboard_returns_to_a_field_that_only_the_draft_brings_back)
{
    logIn();
    searchField();
    press(Qt::Key_K, Qt::AltModifier);
    press(Qt::Key_Tab);
    type(u"S"_s);
    QWidget *before = QApplication::focusWidget();
    fakes.session.lock(api::LockCause::CardRemoved);
    settle();
    unlock();
    EXPECT_EQ(QApplication::focusWidget(), before);
}

TEST_F(Lock, C07_what_is_asked_for_after_a_lock_comes_not_what_the_lock_interrupted)
{
    logIn();
    QLineEdit *field = searchField();
    type(u"S30"_s);
    window->workbench()->go({ui::ScreenId::Household, u"h-1"_s});
    settle();
    window->workbench()->go({ui::ScreenId::Reception, {}});
    settle();
    fakes.session.lock(api::LockCause::CardRemoved);
    settle();
    unlock();
    press(Qt::Key_F2);
    EXPECT_EQ(field->text(), u"S30"_s) << "the draft is there at once";
    type(u"S4"_s);
    settle();
    EXPECT_EQ(field->text(), u"S4"_s) << "and is typed over, as any search before";
    window->workbench()->go({ui::ScreenId::Household, u"h-2"_s});
    settle();
    const auto shown = texts(*window->workbench()->screen(ui::ScreenId::Household));
    EXPECT_FALSE(shown.filter(fakes.people.town.at(1).members.first().nameKanji).isEmpty());
    EXPECT_TRUE(shown.filter(fakes.people.town.at(0).members.first().nameKanji).isEmpty()) << "the household from before the lock";
}

TEST_F(Lock, C07_the_keyboard_is_never_nowhere_on_the_cover)
{
    logIn();
    fakes.session.lock(api::LockCause::CardRemoved);
    settle();
    QWidget *first = QApplication::focusWidget();
    ASSERT_TRUE(window->lockCover()->isAncestorOf(first));
    first->clearFocus();
    Q_EMIT fakes.session.cardChanged();
    settle();
    EXPECT_EQ(QApplication::focusWidget(), first);
}

TEST_F(Lock, C07_a_household_that_comes_back_leaves_the_keyboard_where_it_was)
{
    logIn();
    window->workbench()->go({ui::ScreenId::Household, u"h-1"_s});
    settle();
    for (const auto key : {Qt::Key_F10, Qt::Key_Tab}) { // in the rail; somewhere in the household
        press(key);
        QWidget *before = QApplication::focusWidget();
        ASSERT_NE(before, nullptr);
        fakes.session.lock(api::LockCause::CardRemoved);
        settle();
        unlock();
        settle();
        EXPECT_EQ(QApplication::focusWidget(), before) << before->metaObject()->className() << ' ' << before->objectName().toStdString() << "; now "
                                                       << QApplication::focusWidget()->metaObject()->className();
    }
}

TEST_F(Lock, C14_a_blocked_card_leaves_the_way_to_somebody_else)
{
    logIn();
    fakes.session.reader = {api::CardState::Blocked, {}, true};
    press(Qt::Key_L, Qt::ControlModifier);
    for (const auto *edit : window->lockCover()->findChildren<ui::SecretEdit *>())
        EXPECT_FALSE(edit->isVisible());
    EXPECT_TRUE(texts(*window).contains(ui::sentence(Error{ErrorCode::CardBlocked, {}, {}})));
    press(Qt::Key_Space);
    EXPECT_TRUE(waitFor([&] { return !window->isCovered(); })) << "it has the keyboard";
}

TEST_F(Lock, C07_shows_whose_session_since_when_and_why_and_nothing_of_the_work)
{
    logIn();
    press(Qt::Key_L, Qt::ControlModifier);
    ASSERT_TRUE(window->isCovered());
    const QStringList all = texts(*window);
    EXPECT_TRUE(all.contains(u"保険年金課　窓口 花子 さんが使用中です"_s));
    EXPECT_TRUE(all.contains(u"10:42 からロックしています"_s));
    EXPECT_TRUE(all.contains(u"職員の操作で画面を閉じました。"_s));
    for (const QString &text : all)
        EXPECT_FALSE(text.contains(u"8-1120"_s)) << text.toStdString();
    EXPECT_TRUE(window->lockCover()->isAncestorOf(QApplication::focusWidget()));
    picture(*window, u"07-locked"_s);
}

TEST_F(Lock, C07_Tab_never_leaves_the_cover)
{
    logIn();
    fakes.session.lock(api::LockCause::Idle);
    settle();
    for (int i = 0; i < 20; ++i) {
        press(Qt::Key_Tab);
        ASSERT_TRUE(window->lockCover()->isAncestorOf(QApplication::focusWidget()));
    }
    for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F9, Qt::Key_Escape, Qt::Key_F12})
        press(key);
    EXPECT_TRUE(window->isCovered());
}

TEST_F(Lock, C07_closes_every_pop_up_window)
{
    logIn();
    QComboBox box(window->workbench());
    box.addItems({u"一"_s, u"二"_s});
    box.show();
    box.showPopup();
    settle();
    fakes.session.lock(api::LockCause::CardRemoved);
    settle();
    for (const QWidget *top : QApplication::topLevelWidgets())
        EXPECT_TRUE(top == window.get() || !top->isVisible()) << top->metaObject()->className();
}

TEST_F(Lock, C07_unlock_returns_to_the_same_screen_and_place)
{
    logIn(api::Role::Auditor);
    window->workbench()->go({ui::ScreenId::Record, {}});
    settle();
    QWidget *before = QApplication::focusWidget();
    fakes.session.lock(api::LockCause::Idle);
    settle();
    unlock();
    EXPECT_FALSE(window->isCovered());
    EXPECT_EQ(window->workbench()->currentId(), ui::ScreenId::Record);
    EXPECT_EQ(QApplication::focusWidget(), before);
}

TEST_F(Lock, C07_a_wrong_password_stays_covered_and_says_so)
{
    logIn();
    fakes.session.lock(api::LockCause::Idle);
    settle();
    type(u"1234"_s);
    press(Qt::Key_Return);
    type(u"nope"_s);
    press(Qt::Key_Return);
    EXPECT_TRUE(window->isCovered());
    EXPECT_FALSE(texts(*window).filter(u"パスワードが違います"_s).isEmpty());
}

TEST_F(Lock, C13_another_person_takes_the_desk_over_by_logging_in)
{
    logIn();
    fakes.session.lock(api::LockCause::Idle);
    settle();
    QList<QPushButton *> buttons = window->lockCover()->findChildren<QPushButton *>();
    const auto other = std::find_if(buttons.begin(), buttons.end(), [](QPushButton *b) { return b->text() == u"別の職員で使う"; });
    ASSERT_NE(other, buttons.end());
    (*other)->setFocus();
    press(Qt::Key_Space);
    EXPECT_FALSE(window->workbench());
    EXPECT_FALSE(window->isCovered());
    EXPECT_TRUE(texts(*window).contains(u"アクセスは記録されます。"_s));
}

TEST_F(Lock, C07_idle_clock_hears_keys_and_clicks_of_the_session_only)
{
    open();
    type(u"12"_s);
    EXPECT_EQ(fakes.session.activity, 0);
    fakes.session.start();
    settle();
    press(Qt::Key_Down);
    QTest::mouseClick(window->workbench(), Qt::LeftButton);
    EXPECT_GE(fakes.session.activity, 2);
}

TEST_F(Lock, C07_a_key_held_down_and_what_no_hand_does_are_no_activity)
{
    logIn();
    auto *screen = window->workbench();
    screen->setFocus();
    fakes.session.activity = 0;
    const auto held = [&](bool spontaneous) { // a book on the keyboard
        QKeyEvent repeated(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s, true);
        if (spontaneous)
            QSpontaneKeyEvent::setSpontaneous(&repeated);
        qApp->notify(screen, &repeated); // sendEvent() would take it for a program's
    };
    held(true);
    held(false);
    QKeyEvent sent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u"a"_s);
    QCoreApplication::sendEvent(screen, &sent);
    QMouseEvent click(QEvent::MouseButtonPress, QPointF(5, 5), QPointF(5, 5), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(screen, &click);
    QWheelEvent running(QPointF(5, 5), QPointF(5, 5), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::ScrollMomentum, false);
    QSpontaneKeyEvent::setSpontaneous(&running);
    qApp->notify(screen, &running);
    Q_EMIT fakes.link.progressChanged();
    Q_EMIT fakes.link.statusChanged();
    settle();
    EXPECT_EQ(fakes.session.activity, 0);
    press(Qt::Key_Down);
    EXPECT_GT(fakes.session.activity, 0);
}

TEST_F(Lock, C07_what_an_input_method_hands_over_is_activity_once_and_what_it_composes_is_none)
{
    logIn();
    auto *screen = window->workbench();
    fakes.session.activity = 0;
    QInputMethodEvent composing(u"やま"_s, {});
    QCoreApplication::sendEvent(screen, &composing);
    EXPECT_EQ(fakes.session.activity, 0);
    const auto handOver = [&](const QString &text) {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(screen, &event);
    };
    handOver(u"１"_s);
    const int once = fakes.session.activity;
    EXPECT_GT(once, 0);
    for (int i = 0; i < 5; ++i)
        handOver(u"１"_s); // a key held down
    EXPECT_EQ(fakes.session.activity, once);
    handOver(u"山"_s);
    EXPECT_GT(fakes.session.activity, once);
}

TEST_F(Lock, C07_the_key_that_finds_the_session_too_old_goes_to_nobody)
{
    logIn();
    QLineEdit field(window->workbench());
    field.show();
    field.setFocus();
    fakes.session.onActivity = [this] { fakes.session.lock(api::LockCause::Idle); };
    QTest::keyClick(&field, Qt::Key_A);
    EXPECT_TRUE(window->isCovered());
    EXPECT_EQ(field.text(), QString());
}

TEST_F(Lock, C07_menus_lists_and_questions_delay_no_lock)
{
    logIn();
    const auto lockedWithin = [&](const std::function<void()> &waits) {
        bool covered = false;
        QTimer::singleShot(0, window.get(), [&] {
            fakes.session.lock(api::LockCause::Idle);
            covered = window->isCovered();
        });
        waits(); // a loop of its own, which ends with the lock
        EXPECT_TRUE(covered);
        settle();
        for (const QWidget *top : QApplication::topLevelWidgets())
            EXPECT_TRUE(top == window.get() || !top->isVisible()) << top->metaObject()->className();
        EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
        EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
        fakes.session.start();
        settle();
    };
    lockedWithin([&] {
        QMenu menu(window->workbench());
        menu.addAction(u"一"_s);
        menu.exec(window->mapToGlobal(QPoint(100, 100)));
    });
    lockedWithin([&] {
        QDialog question(window->workbench());
        question.exec();
    });
    lockedWithin([&] {
        QComboBox box(window->workbench());
        box.addItems({u"一"_s, u"二"_s});
        box.show();
        box.showPopup();
        settle();
    });
}

TEST_F(Lock, C07_a_mouse_and_a_keyboard_that_are_held_are_let_go)
{
    logIn();
    QScrollBar bar(Qt::Vertical, window->workbench());
    bar.setRange(0, 100);
    bar.resize(16, 200);
    bar.show();
    QTest::mousePress(&bar, Qt::LeftButton, {}, QPoint(8, 30)); // and not released: it is being dragged
    bar.grabMouse();
    bar.grabKeyboard();
    fakes.session.lock(api::LockCause::CardRemoved);
    settle();
    EXPECT_TRUE(window->isCovered());
    EXPECT_EQ(QWidget::mouseGrabber(), nullptr);
    EXPECT_EQ(QWidget::keyboardGrabber(), nullptr);
    EXPECT_TRUE(window->lockCover()->isAncestorOf(QApplication::focusWidget()));
    type(u"12"_s);
    int typed = 0;
    for (const auto *edit : window->lockCover()->findChildren<ui::SecretEdit *>())
        typed += edit->length();
    EXPECT_EQ(typed, 2) << "the keyboard belongs to the cover";
}

TEST_F(Lock, C07_what_was_being_composed_is_thrown_away_and_the_field_has_the_keyboard_again)
{
    logIn();
    QLineEdit field(window->workbench());
    field.setText(u"山田"_s);
    field.show();
    field.setFocus();
    ASSERT_TRUE(field.hasFocus());
    QInputMethodEvent composing(u"たろう"_s, {});
    QCoreApplication::sendEvent(&field, &composing);
    const int wide = field.inputMethodQuery(Qt::ImCursorRectangle).toRect().x();
    fakes.session.lock(api::LockCause::Idle);
    settle();
    EXPECT_TRUE(window->isCovered());
    EXPECT_FALSE(field.hasFocus());
    fakes.session.start();
    settle();
    EXPECT_TRUE(field.hasFocus());
    EXPECT_EQ(field.text(), u"山田"_s);
    EXPECT_LT(field.inputMethodQuery(Qt::ImCursorRectangle).toRect().x(), wide) << "nothing of it is shown either";
}

TEST_F(Lock, C16_whose_standing_has_ended_is_not_asked_back_in)
{
    logIn();
    fakes.session.lock(api::LockCause::StandingEnded);
    settle();
    for (const auto *edit : window->lockCover()->findChildren<ui::SecretEdit *>())
        EXPECT_FALSE(edit->isVisible());
    for (const auto *button : window->lockCover()->findChildren<QPushButton *>())
        EXPECT_EQ(button->isVisible(), button->text() == u"別の職員で使う") << qPrintable(button->text());
    fakes.session.insert(fakes.session.reader); // the card is looked at again
    settle();
    EXPECT_TRUE(texts(*window).filter(u"カード"_s).isEmpty());
    press(Qt::Key_Space);
    EXPECT_TRUE(waitFor([&] { return !window->isCovered(); })) << "it has the keyboard";
    fakes.session.start();
    settle();
    fakes.session.lock(api::LockCause::Idle);
    settle();
    EXPECT_FALSE(window->lockCover()->findChildren<ui::SecretEdit *>().isEmpty());
    EXPECT_TRUE(qobject_cast<ui::SecretEdit *>(QApplication::focusWidget())) << "another session is unlocked as ever";
}

} // namespace madoguchi::test
