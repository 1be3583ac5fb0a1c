// Somebody else takes the desk from the cover of a lock, with their own card (C-07, C-13): nothing of the first one is seen, and their
// draft waits for them.
#include "desk/desk.h"
#include "desk/look.h"

#include <gtest/gtest.h>

#include <QDir>

#include <atomic>
#include <thread>

using namespace madoguchi;
using namespace madoguchi::desk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// At 1366 × 768: the name in the head of a household, and the field with the name of a proxy.
const QRect nameOfTheHead(96, 108, 110, 36), nameOfTheProxy(400, 168, 78, 20);

/// Looks at the screen all the time, beside the hands.
class Watch {
public:
    explicit Watch(Screen &screen) : m_thread([this, &screen] {
        while (!m_ended) {
            const QImage seen = screen.picture();
            if (m_pictures.isEmpty() || m_pictures.last() != seen)
                m_pictures.append(seen);
            std::this_thread::sleep_for(4ms);
        }
    })
    {
    }
    ~Watch() { end(); }
    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;
    const QList<QImage> &end()
    {
        m_ended = true;
        if (m_thread.joinable())
            m_thread.join();
        return m_pictures;
    }

private:
    std::atomic<bool> m_ended{false};
    QList<QImage> m_pictures;
    std::thread m_thread;
};

class TakeOver : public testing::Test {
protected:
    Screen &screen() { return m_desk.screen(); }
    void press(std::initializer_list<quint32> keys)
    {
        for (const quint32 key : keys) {
            screen().press(key);
            screen().settled(80ms);
        }
    }
    /// "Use it as somebody else", below the password and its button.
    void takeTheDesk()
    {
        const Cover cover(screen().picture());
        press({Screen::Tab, Screen::Tab});
        screen().press(' ');
        ASSERT_TRUE(screen().shows([&](const QImage &seen) { return !cover.liesAround(seen); }, 20s)) << "the login is shown";
    }
    void toReception() { press({Screen::F9, Screen::F10, Screen::Down, Screen::Down, Screen::Return}); }

    Desk m_desk;
};

TEST_F(TakeOver, C07_C13_another_clerk_sees_nothing_of_the_first_whose_draft_waits)
{
    m_desk.logIn(u"clerk-1"_s);
    press({Screen::F2});
    screen().type(u"S30"_s);
    screen().settled(400ms);
    press({Screen::Down, Screen::Return});
    const QImage household = screen().settled(400ms);
    toReception();
    press({'1', Screen::Return});
    screen().settled(400ms);
    press({Screen::Down, Screen::Return});
    screen().settled(400ms);
    press({'3', Screen::Tab});
    screen().type(u"Yamada T"_s);
    const QImage form = screen().settled(400ms);
    const QImage name = household.copy(nameOfTheHead), proxy = form.copy(nameOfTheProxy);
    EXPECT_EQ(find(name, household), nameOfTheHead.topLeft());
    EXPECT_EQ(find(proxy, form), nameOfTheProxy.topLeft());
    EXPECT_FALSE(find(name, form) || find(proxy, household)) << "both are something of their own";

    m_desk.leave();
    const QImage cover = screen().picture();
    const QDir pictures(QStringLiteral(MADOGUCHI_BIN_DIR "/../pictures"));
    pictures.mkpath(u"."_s);
    cover.save(pictures.filePath(u"desk-cover.png"_s));
    {
        Watch watch(screen());
        takeTheDesk();
        m_desk.logIn(u"clerk-2"_s);
        press({Screen::F2, Screen::F6});
        toReception();
        screen().settled(400ms);
        m_desk.leave();
        takeTheDesk();
        for (const QImage &seen : watch.end()) {
            if (find(name, seen) || find(proxy, seen)) {
                seen.save(pictures.filePath(u"desk-seen-by-another.png"_s));
                ADD_FAILURE() << "something of the first clerk, in desk-seen-by-another.png";
            }
        }
        EXPECT_GT(watch.end().size(), 10) << "pictures of a login, a desk and a lock";
    }
    m_desk.logIn(u"clerk-1"_s);
    toReception();
    EXPECT_EQ(find(proxy, screen().settled(400ms)), nameOfTheProxy.topLeft()) << "the draft is back";
}

} // namespace
