// Ways out of the real program, seen from outside (C-03, C-12): what other programs on the screen can have, what a screen reader hears, which files it writes, whom it calls. And each of these looks finds
// what is planted into the program for it.
#include "desk/desk.h"
#include "desk/listener.h"
#include "desk/look.h"
#include "desk/opened_files.h"

#include "domain/individual_number.h"
#include "support/wait.h"

#include <gtest/gtest.h>

#include <QJsonArray>
#include <QRegularExpression>

using namespace madoguchi;
using namespace madoguchi::desk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int reception = 2; // its place in the rail
const QString clerk = u"clerk-1"_s;

QStringList taken(Screen &screen)
{
    QStringList found;
    for (const auto &[selection, name] : {std::pair{Screen::Selection::Primary, u"primary"_s}, {Screen::Selection::Secondary, u"secondary"_s}, {Screen::Selection::Clipboard, u"clipboard"_s}}) {
        if (const auto text = screen.selection(selection))
            found.append(name + u": "_s + *text);
    }
    return found;
}

bool isNumber(const QString &text) { return domain::containsIndividualNumber(text); }

class Leaks : public testing::Test {
protected:
    Screen &screen() { return m_desk->screen(); }
    void press(std::initializer_list<quint32> keys)
    {
        for (const quint32 key : keys) {
            screen().press(key);
            screen().settled(80ms);
        }
    }
    void search()
    {
        press({Screen::F2});
        screen().type(u"S30"_s);
        screen().settled(400ms);
    }
    void openHousehold()
    {
        search();
        press({Screen::Down, Screen::Return});
        screen().settled(400ms);
    }
    void openVisitor()
    {
        press({Screen::F9, Screen::F10});
        for (int i = 0; i < reception; ++i)
            screen().press(Screen::Down);
        press({Screen::Return, '1', Screen::Return});
        screen().settled(400ms);
        press({Screen::Down, Screen::Return});
        screen().settled(400ms);
    }
    void lock()
    {
        screen().press('l', {Screen::Control});
        ASSERT_TRUE(test::waitFor([this] { return !m_desk->holdsStore(); }, 20'000));
        screen().settled(400ms);
    }
    /// Everything a hand at keyboard and mouse could try on what is shown, to have it elsewhere.
    void tryToTake()
    {
        constexpr quint32 insert = 0xff63, erase = 0xffff, left = 0xff51;
        const auto keys = [this] {
            screen().press('a', {Screen::Control});
            for (const quint32 letter : {'c', 'x', 'k', 'u'}) // copy, cut; to the end of the line and all of it, which X11 takes along
                screen().press(letter, {Screen::Control});
            screen().press(insert, {Screen::Control});
            screen().press(erase, {Screen::Shift});
            screen().press(Screen::Home, {Screen::Shift});
            screen().press(left, {Screen::Control, Screen::Shift});
        };
        const QSize size(1366, 768);
        for (int y = 60; y < size.height(); y += 118) {
            for (int x = 130; x < size.width(); x += 205) {
                screen().click({x, y}, Screen::Left, 3);
                keys();
                screen().drag({x - 60, y}, {x + 120, y + 8});
                keys();
                screen().click({x, y}, Screen::Right);
                screen().heard();
                screen().press(Screen::Escape);
            }
        }
        screen().settled(200ms);
        ASSERT_TRUE(m_desk->runs() && m_desk->holdsStore()) << "whoever tried is still in";
        screen().press(Screen::Escape);
    }
    /// What of the visitor a screen reader would hear: any part of their names.
    bool hearsVisitor(const QStringList &heard) const
    {
        const QStringList names = m_desk->town().visitor(0)[u"headKana"].toString().split(QRegularExpression(u"[ 　]"_s), Qt::SkipEmptyParts);
        return std::ranges::any_of(heard, [&](const QString &text) { return std::ranges::any_of(names, [&](const QString &name) { return text.contains(name); }); });
    }

    std::unique_ptr<Desk> m_desk;
};

} // namespace

TEST_F(Leaks, C12_nothing_that_is_shown_can_be_had_by_another_program)
{
    m_desk = std::make_unique<Desk>();
    m_desk->logIn(clerk);
    const QStringList titles = screen().titles();
    search();
    tryToTake();
    EXPECT_EQ(taken(screen()).join(u'\n').toStdString(), "") << "results of a search";
    const QImage before = screen().settled();
    openHousehold();
    ASSERT_FALSE(showsTheSame(screen().settled(), before)) << "a household is opened";
    tryToTake();
    EXPECT_EQ(taken(screen()).join(u'\n').toStdString(), "") << "a household";
    openVisitor();
    tryToTake();
    EXPECT_EQ(taken(screen()).join(u'\n').toStdString(), "") << "a notification";
    for (const QString &title : screen().titles())
        EXPECT_TRUE(titles.contains(title) || title == "Qt Clipboard Requestor Window"_L1) << "a window has another title than before anything of a resident was shown: " << qPrintable(title);

    for (const auto &[way, wanted] : {std::pair{u"clipboard"_s, u"clipboard: "_s}, {u"primary"_s, u"primary: "_s}}) {
        m_desk->restart({{u"LD_PRELOAD"_s, QStringLiteral(MADOGUCHI_BIN_DIR "/libplanted-leaks.so")}, {u"MADOGUCHI_PLANTED"_s, way}});
        m_desk->logIn(clerk);
        search();
        EXPECT_TRUE(test::waitFor([&] { return taken(screen()).join(u'\n').startsWith(wanted); }, 5000)) << "planted: " << qPrintable(way) << qPrintable(taken(screen()).join(u'\n'));
    }
    m_desk->restart({{u"LD_PRELOAD"_s, QStringLiteral(MADOGUCHI_BIN_DIR "/libplanted-leaks.so")}, {u"MADOGUCHI_PLANTED"_s, u"title"_s}});
    m_desk->logIn(clerk);
    search();
    EXPECT_TRUE(test::waitFor([&] { const auto now = screen().titles(); return std::ranges::any_of(now, [&](const QString &title) { return !titles.contains(title); }); }, 5000)) << "planted: title";
}

TEST_F(Leaks, C03_C07_a_screen_reader_hears_what_is_shown_and_never_a_number_and_behind_a_lock_nothing)
{
    m_desk = std::make_unique<Desk>();
    const auto listener = std::make_unique<Listener>(screen().display());
    m_desk->restart(listener->environment());
    m_desk->logIn(clerk);
    openVisitor();
    const QStringList open = listener->texts();
    EXPECT_TRUE(hearsVisitor(open)) << "whoever cannot see the screen works with it all the same (" << open.size() << " texts)";
    EXPECT_FALSE(std::ranges::any_of(open, isNumber));
    lock();
    const QStringList locked = listener->texts();
    EXPECT_GT(locked.size(), 3) << "the cover speaks";
    EXPECT_FALSE(hearsVisitor(locked));
    EXPECT_FALSE(std::ranges::any_of(locked, isNumber));

    auto planted = listener->environment();
    planted.insert(u"LD_PRELOAD"_s, QStringLiteral(MADOGUCHI_BIN_DIR "/libplanted-leaks.so"));
    planted.insert(u"MADOGUCHI_PLANTED"_s, u"description"_s);
    m_desk->restart(planted);
    m_desk->logIn(clerk);
    search();
    QStringList before = listener->texts();
    lock();
    EXPECT_TRUE(test::waitFor([&] {
        const QStringList now = listener->texts();
        return std::ranges::any_of(now, [&](const QString &text) { return !locked.contains(text) && before.contains(text); });
    }, 10'000)) << "planted: what stood in a table is said from behind the cover";
    EXPECT_TRUE(isNumber(u"x"_s + m_desk->town().visitor(0)[u"numbers"].toArray().at(0).toString())) << "a number is known when it is heard";
}

TEST_F(Leaks, C08_C12_it_writes_where_its_profile_is_and_calls_its_server_and_nothing_else)
{
    m_desk = std::make_unique<Desk>();
    const auto work = [&] {
        m_desk->logIn(clerk);
        openHousehold();
        openVisitor();
        lock();
    };
    const auto foreign = [&](const QStringList &calls) {
        // Its folder and what is in it, with the nameless files that get their name there; its server; and, to try a key on, a copy of the store's first page, which is ciphertext (store/connection.h, proveKey). What the test's card keeps is the card.
        const QRegularExpression own(u"\\A(connect 127\\.0\\.0\\.1:%1|%2(/.*)?|/proc/self/fd/\\d+|/dev/null|%3/madoguchi-[A-Za-z]{6}(/first-page(-wal|-shm|-journal)?)?|%4/.*)\\z"_s
                                         .arg(m_desk->town().port()).arg(QRegularExpression::escape(m_desk->town().terminal()), QRegularExpression::escape(m_desk->home()),
                                                                         QRegularExpression::escape(m_desk->town().path(u"cards/tokens"_s))));
        QStringList found;
        std::ranges::copy_if(calls, std::back_inserter(found), [&](const QString &call) { return !own.match(call).hasMatch(); });
        return found;
    };
    OpenedFiles calls({m_desk->terminal(), m_desk->cardProcess()});
    work();
    const QStringList all = calls.end();
    EXPECT_TRUE(all.contains(m_desk->town().terminal() + u"/store.db"_s)) << "what is written is seen";
    EXPECT_TRUE(all.contains(u"connect 127.0.0.1:%1"_s.arg(m_desk->town().port())));
    EXPECT_EQ(foreign(all).join(u'\n').toStdString(), "");

    for (const auto &[way, wanted] : {std::pair{u"file"_s, m_desk->home() + u"/report.csv"_s}, {u"line"_s, u"connect 127.0.0.1:9"_s}}) {
        m_desk->restart({{u"LD_PRELOAD"_s, QStringLiteral(MADOGUCHI_BIN_DIR "/libplanted-leaks.so")}, {u"MADOGUCHI_PLANTED"_s, way}});
        OpenedFiles again({m_desk->terminal()});
        m_desk->logIn(clerk);
        search();
        std::this_thread::sleep_for(600ms);
        EXPECT_TRUE(foreign(again.end()).contains(wanted)) << "planted: " << qPrintable(way);
    }
}
