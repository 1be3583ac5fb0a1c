// The card is pulled out while somebody works: how long until the X server has nothing of the work on its screen, and whether
// everything is where it was afterwards (C-07).
#include "desk/desk.h"
#include "desk/look.h"

#include <gtest/gtest.h>

#include <QDir>

#include <algorithm>
#include <random>

using namespace madoguchi;
using namespace madoguchi::desk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString picturesFolder = QStringLiteral(MADOGUCHI_BIN_DIR "/../pictures");
constexpr auto patience = 20s;
constexpr int inContinuousIntegration = 25;

/// Something that a clerk may be in the middle of.
struct Work {
    const char *name;
    std::function<void()> begin;   ///< from anywhere
    std::function<void()> more;    ///< what a lock takes: a secret half typed, an open pop-up
    quint32 known = 0, undo = 0;   ///< a key that shows where the keyboard is, and the one that takes it back
    bool moving = false;           ///< the card goes before the answer is there
    QList<QRect> hints = {};       ///< the lines below fields: their edges keep single pixels of what stood there before
    std::function<void()> end = {}; ///< puts back what other work would find otherwise than before
    QImage begun = {}, shown = {}, typed = {}; ///< after begin, after more, and begun with the known key
};

std::chrono::milliseconds since(Moment begin, Moment now) { return std::chrono::duration_cast<std::chrono::milliseconds>(now - begin); }

class Removal : public testing::Test {
protected:
    void SetUp() override
    {
        m_desk.logIn(clerk);
        m_desk.leave(); // nothing of a resident is shown yet: this is what the cover looks like
        m_cover.emplace(screen().settled(700ms));
        m_desk.insertCard(clerk);
        ASSERT_TRUE(waitUntil([&](const QImage &seen) { return !m_cover->isAllOf(seen); })) << "the card is seen, and its PIN asked for";
        m_coverWithCard.emplace(screen().settled(700ms));
        m_desk.enterCredentials(clerk);
        ASSERT_TRUE(waitUntil([&](const QImage &) { return m_desk.holdsStore(); }));
        screen().settled(700ms);
        openForm();
        openApplication();
        addWorks();
    }

    const char *prepare(Work &work);
    std::chrono::milliseconds pullOut(const Work &work);
    void comeBack(const Work &work);

    Screen &screen() { return m_desk.screen(); }
    bool waitUntil(const std::function<bool(const QImage &)> &holds) { return screen().shows(holds, patience); }
    bool waitFor(const Work &work, const QImage &wanted)
    {
        return waitUntil([&](const QImage &seen) { return showsTheSame(seen, wanted, work.hints); });
    }
    void press(std::initializer_list<quint32> keys)
    {
        for (const quint32 key : keys)
            screen().press(key);
        screen().settled(100ms);
    }
    void times(int count, quint32 key)
    {
        for (int i = 0; i < count; ++i)
            screen().press(key);
        screen().settled(100ms);
    }
    void text(const char *ascii) { screen().type(QLatin1StringView(ascii)); }
    void replace(const char *ascii)
    {
        screen().press('a', {Screen::Control});
        text(ascii);
    }
    void toRail(int item)
    {
        press({Screen::F9});
        press({Screen::F10});
        times(item, Screen::Down);
        press({Screen::Return});
    }
    void openForm()
    {
        toRail(reception);
        press({'1', Screen::Return});
        screen().settled(350ms);
        press({Screen::Down, Screen::Return});
        screen().settled(350ms);
        press({'3', Screen::Tab}); // a proxy, who has a name
        replace(proxy);
        toFormPage(Numbers); // as far as any work goes: what a form knows of itself is the same from now on
        toFormPage(Dates);
        replace(movedIn);
        times(3, Screen::Tab);
        replace(note);
        screen().settled(350ms);
    }
    /// For oneself: the first person, their first function, a reason.
    void openApplication()
    {
        toRail(grants);
        press({Screen::Tab, Screen::Return});
        press({Screen::Tab, Screen::Home, Screen::Tab, ' '});
        times(13, Screen::Tab); // the other functions, both days
        replace(reason);
        screen().settled(350ms);
    }
    void toFormPage(int page)
    {
        toRail(reception);
        times(6, Screen::PageUp);
        times(page, Screen::PageDown);
    }
    void openHousehold()
    {
        press({Screen::F2});
        text("S30");
        screen().settled(300ms);
        press({Screen::Down, Screen::Return});
        screen().settled(300ms);
    }
    void addWorks();
    void explain(const QImage &wanted, const QList<QRect> &hints)
    {
        const QImage found = screen().picture();
        keep(found, u"found"_s);
        if (wanted.isNull())
            return;
        keep(wanted, u"wanted"_s);
        const QRect where = difference(found, wanted, hints);
        std::printf("desk-found.png differs from desk-wanted.png within %d,%d %dx%d\n", where.x(), where.y(), where.width(), where.height());
    }
    /// For whoever looks into a failure.
    static void keep(const QImage &picture, const QString &name)
    {
        QDir().mkpath(picturesFolder);
        picture.save(picturesFolder + u"/desk-"_s + name + u".png"_s);
    }

    /// A look at the card that takes 3 s covers the screen: rightly, and nothing that this test is about.
    void unlockOnceMore()
    {
        std::printf("covered although the card is in: this machine is short of time\n");
        m_desk.enterCredentials(clerk);
    }

    const QString clerk = u"clerk-1"_s;
    Desk m_desk;
    std::optional<Cover> m_cover, m_coverWithCard;
    std::vector<Work> m_works;
    static constexpr const char *movedIn = "R8.11.1", *note = "asked for the", *proxy = "Yamada T", *reason = "takes over counter";
    static constexpr int reception = 2, grants = 7; ///< in the rail, below home
    enum FormPage { Identity = 1, Dates = 3, Numbers = 4 };
};

void Removal::addWorks()
{
    const QList<QRect> hints{{390, 210, 320, 24}, {390, 424, 320, 24}}; // of the page with the dates
    m_works = {
        {"a household", [this] { openHousehold(); }, {}, Screen::Down, Screen::Up},
        {"a pop-up over a household", [this] { openHousehold(); press({Screen::F10}); times(3, Screen::Up); }, [this] { press({Screen::Return}); }, Screen::Return, Screen::Escape},
        {"half a new password", [this] { press({Screen::F9}); press({Screen::F10}); times(3, Screen::Up); press({Screen::Return}); press({Screen::Up}); press({Screen::Return}); }, [this] { text("half-of-it"); }, 'x', Screen::Backspace},
        {"results of a search", [this] { press({Screen::F2}); text("S30"); }, {}, '1', Screen::Backspace},
        {"a search that runs", [this] { press({Screen::F2}); text("S3"); }, {}, '1', Screen::Backspace, true},
        {"a search by fields", [this] { press({Screen::F2, Screen::Backspace}); screen().press('k', {Screen::Alt}); press({Screen::Tab, Screen::Tab}); replace("S4"); }, {}, '1', Screen::Backspace, false, {},
         [this] { screen().press('k', {Screen::Alt}); }},
        {"half a name in a form", [this] { toFormPage(Identity); press({Screen::Tab}); replace(proxy); }, {}, 'x', Screen::Backspace},
        {"half a date in a form", [this] { toFormPage(Dates); replace("R8.1"); }, {}, '1', Screen::Backspace, false, hints, [this] { replace(movedIn); }},
        {"half a note in a form", [this] { toFormPage(Dates); times(3, Screen::Tab); replace(note); }, {}, 'x', Screen::Backspace, false, hints},
        {"half a reason in an order", [this] { toRail(grants); times(15, Screen::Tab); replace(reason); }, {}, 'x', Screen::Backspace},
        {"half a password for an order", [this] { toRail(grants); }, [this] { press({Screen::F12}); text("half-of-it"); }, 'x', Screen::Backspace},
        {"half an individual number", [this] { toFormPage(Numbers); press({'1', Screen::Tab}); }, [this] { text("12345"); }, '7', Screen::Backspace},
    };
}

/// In the middle of the work; answers what is not as it should be, or nullptr. The first time it learns what that is.
const char *Removal::prepare(Work &work)
{
    const bool first = work.begun.isNull();
    Work learnt = work;
    work.begin();
    if (first)
        learnt.begun = screen().settled(350ms);
    if (m_coverWithCard->isAllOf(learnt.begun))
        return "it is covered already";
    if (!waitFor(work, learnt.begun))
        return "it does not begin as it did the first time";
    screen().press(work.known); // every time: what has been open once may be drawn otherwise the next time
    if (first)
        learnt.typed = screen().settled(350ms);
    if (!waitFor(work, learnt.typed) || showsTheSame(learnt.begun, learnt.typed, work.hints))
        return "the known key is not seen";
    screen().press(work.undo);
    if (!waitFor(work, learnt.begun))
        return "the known key is not undone";
    if (work.more)
        work.more();
    if (first) {
        learnt.shown = work.more ? screen().settled(350ms) : learnt.begun;
        const QString place = QString::number(&work - m_works.data());
        keep(learnt.begun, u"work-%1-begun"_s.arg(place));
        keep(learnt.typed, u"work-%1-typed"_s.arg(place));
        keep(learnt.shown, u"work-%1-shown"_s.arg(place));
    }
    if (!waitFor(work, learnt.shown))
        return "what is open is not seen";
    work = learnt;
    return nullptr;
}

/// Pulls the card out and looks; answers how long it took until the cover was all that the screen had.
std::chrono::milliseconds Removal::pullOut(const Work &work)
{
    const auto covered = [&](const QImage &picture) { return m_cover->isAllOf(picture); };
    screen().appearances();
    const Moment removed = std::chrono::steady_clock::now();
    m_desk.removeCard();
    const Recording seen = screen().record(covered, patience, 100ms);
    EXPECT_EQ(screen().appearances(), 0) << "a lock asks nothing and opens nothing";
    EXPECT_EQ(screen().windows(), 1) << "pop-ups are windows, and gone";

    std::optional<std::chrono::milliseconds> after;
    for (const Frame &frame : seen.frames) {
        const QImage &picture = *seen.pictures.constFind(frame.digest);
        if (covered(picture)) {
            after = after.value_or(since(removed, frame.at));
            continue;
        }
        EXPECT_FALSE(after.has_value()) << "once covered, nothing comes back";
        // Before anything else: no emptied screen, no half of one. While the cover is laid out it does not count as one yet.
        const bool known = m_cover->liesAround(picture) || work.moving || showsTheSame(picture, work.shown, work.hints) || showsTheSame(picture, work.begun, work.hints);
        if (!known) {
            keep(picture, u"between"_s);
            ADD_FAILURE() << "something between the work and the cover";
        }
    }
    EXPECT_TRUE(after.has_value()) << "never covered";

    return after.value_or(patience);
}

void Removal::comeBack(const Work &work)
{
    m_desk.insertCard(clerk);
    EXPECT_TRUE(waitUntil([&](const QImage &seen) { return m_coverWithCard->isAllOf(seen); })) << "the cover asks for the PIN";
    m_desk.enterCredentials(clerk);
    for (int again = 0; again < 3 && !waitFor(work, work.begun) && m_coverWithCard->liesAround(screen().picture()); ++again)
        unlockOnceMore();
    EXPECT_TRUE(waitFor(work, work.begun)) << "everything is where it was";
    screen().press(work.known);
    EXPECT_TRUE(waitFor(work, work.typed)) << "the keyboard is where it was";
    screen().press(work.undo);
    EXPECT_TRUE(waitFor(work, work.begun));
}

TEST_F(Removal, C07_nothing_of_the_work_stays_on_the_screen_and_all_of_it_comes_back)
{
    bool number = false;
    const int asked = qEnvironmentVariableIntValue("MADOGUCHI_DESK_REMOVALS", &number), count = number ? asked : inContinuousIntegration;
    const auto seed = static_cast<std::uint32_t>(qEnvironmentVariableIntValue("MADOGUCHI_DESK_SEED"));
    std::mt19937 draw(seed);
    std::vector<std::chrono::milliseconds> times;
    for (int i = 0; i < count && !HasFailure(); ++i) {
        Work &work = m_works[static_cast<std::size_t>(i) < m_works.size() ? static_cast<std::size_t>(i) : draw() % m_works.size()];
        SCOPED_TRACE(testing::Message() << "removal " << i << " of seed " << seed << ": " << work.name);
        const char *wrong = prepare(work);
        for (int again = 0; wrong && again < 3 && m_coverWithCard->isAllOf(screen().picture()); ++again) {
            unlockOnceMore();
            screen().settled(700ms);
            wrong = prepare(work);
        }
        if (wrong) {
            explain(work.begun, work.hints);
            ADD_FAILURE() << wrong;
            break;
        }
        if (work.moving) {
            screen().press(Screen::Backspace);
            screen().press('3');
        }
        times.push_back(pullOut(work));
        std::printf("%-28s %lld ms\n", work.name, static_cast<long long>(times.back().count()));
        std::fflush(stdout); // a long count is watched
        comeBack(work);
        if (work.end)
            work.end();
        if (HasFailure())
            explain(work.begun, work.hints);
    }
    ASSERT_FALSE(times.empty());
    std::ranges::sort(times);
    const auto percentile = [&](double part) { return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))]; };
    std::printf("%zu removals, from the reader to a screen without one pixel of the work: p50 %lld ms, p99 %lld ms, max %lld ms\n", times.size(),
                static_cast<long long>(percentile(0.5).count()), static_cast<long long>(percentile(0.99).count()), static_cast<long long>(times.back().count()));
    EXPECT_LE(percentile(0.5), 2s) << "a shared machine may be slow: the second is asserted over many";
    EXPECT_LE(times.back(), 5s);
    if (times.size() >= 500) {
        EXPECT_LE(percentile(0.99), 1s);
    }
}

} // namespace
