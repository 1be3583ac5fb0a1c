#include "session/throttle.h"

#include "support/fake_clock.h"
#include "support/secrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using session::Throttle;
using std::chrono::seconds;

namespace {

class ThrottleTest : public testing::Test {
protected:
    Throttle open(const char *key = "key") { return Throttle(m_path, secret(key), m_clock); }
    void fail(Throttle &throttle, int times)
    {
        for (int i = 0; i < times; ++i) {
            m_clock.advance(seconds(throttle.secondsLeft(m_clerk)));
            ASSERT_TRUE(throttle.begin(m_clerk).ok());
        }
    }
    QTemporaryDir m_dir;
    QString m_path = m_dir.filePath(u"throttle"_s);
    FakeClock m_clock;
    const StaffId m_clerk{u"clerk-1"_s}, m_other{u"clerk-2"_s};
};

} // namespace

TEST_F(ThrottleTest, C14_five_tries_are_free_then_each_wait_is_twice_as_long_up_to_an_hour)
{
    Throttle throttle = open();
    for (int left = 4; left >= 0; --left) {
        EXPECT_EQ(throttle.secondsLeft(m_clerk), 0);
        EXPECT_EQ(throttle.begin(m_clerk).value(), left);
    }
    for (const int wait : {30, 60, 120, 240, 480, 960, 1920, 3600, 3600}) {
        EXPECT_EQ(throttle.secondsLeft(m_clerk), wait);
        m_clock.advance(seconds(wait) - std::chrono::milliseconds(1));
        EXPECT_EQ(throttle.secondsLeft(m_clerk), 1);
        m_clock.advance(std::chrono::milliseconds(1));
        EXPECT_EQ(throttle.secondsLeft(m_clerk), 0);
        EXPECT_EQ(throttle.begin(m_clerk).value(), 0);
    }
    EXPECT_EQ(throttle.secondsLeft(m_other), 0) << "one person's errors are not another's";
    ASSERT_TRUE(throttle.clear(m_clerk).ok());
    EXPECT_EQ(throttle.secondsLeft(m_clerk), 0);
    EXPECT_EQ(throttle.begin(m_clerk).value(), 4);
}

TEST_F(ThrottleTest, C14_a_restart_forgets_nothing)
{
    {
        Throttle throttle = open();
        fail(throttle, 6);
    }
    Throttle again = open();
    EXPECT_EQ(again.secondsLeft(m_clerk), 60);
}

TEST_F(ThrottleTest, C14_no_hand_on_the_wall_clock_shortens_or_lengthens_the_wait)
{
    Throttle throttle = open();
    fail(throttle, 6);
    for (const int days : {1, -400, 4000}) {
        m_clock.setUtc(m_clock.utc().addDays(days));
        EXPECT_EQ(throttle.secondsLeft(m_clerk), 60);
        EXPECT_EQ(open().secondsLeft(m_clerk), 60) << "nor does it when the program was started since";
    }
}

TEST_F(ThrottleTest, C14_after_a_start_of_the_machine_its_running_time_is_what_has_passed)
{
    Throttle throttle = open();
    fail(throttle, 7);
    m_clock.restartMachine();
    EXPECT_EQ(open().secondsLeft(m_clerk), 120);
    m_clock.advance(seconds(100));
    EXPECT_EQ(open().secondsLeft(m_clerk), 20);
    m_clock.advance(seconds(20));
    EXPECT_EQ(open().secondsLeft(m_clerk), 0);
}

TEST_F(ThrottleTest, C14_an_older_copy_of_the_file_gains_nothing_while_the_record_knows_more)
{
    journal::Record::Tries recorded;
    fail(*std::make_unique<Throttle>(open()), 1);
    recorded = {true, {{m_clerk.text(), 7}}};
    Throttle restored(m_path, secret("key"), m_clock, recorded);
    EXPECT_EQ(restored.secondsLeft(m_clerk), 120);
    EXPECT_EQ(restored.secondsLeft(m_other), 0);
    m_clock.advance(seconds(120));
    EXPECT_EQ(restored.begin(m_clerk).value(), 0);
    EXPECT_EQ(restored.secondsLeft(m_clerk), 240);
    recorded.wrong[m_clerk.text()] = 2;
    EXPECT_EQ(Throttle(m_path, secret("key"), m_clock, recorded).secondsLeft(m_clerk), 240) << "the larger count holds";
    ASSERT_TRUE(QFile::remove(m_path));
    Throttle gone(m_path, secret("key"), m_clock, recorded);
    EXPECT_EQ(gone.secondsLeft(m_clerk), 30) << "a file that must be there";
    EXPECT_EQ(gone.secondsLeft(m_other), 30);
    ASSERT_FALSE(QFile::exists(m_path));
    EXPECT_EQ(open().secondsLeft(m_other), 0) << "a terminal that begins";
    EXPECT_TRUE(QFile::exists(m_path));
}

TEST_F(ThrottleTest, C14_a_file_that_was_tampered_with_makes_everybody_wait_once)
{
    {
        Throttle throttle = open();
        fail(throttle, 3);
    }
    QFile file(m_path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    QList<QByteArray> bad{QByteArray(), "x", good.first(good.size() - 1), good + ' ', QByteArray(good).replace("\"count\":3", "\"count\":0"),
                          QByteArray(2 * 1024 * 1024, 'x')};
    for (const QByteArray &content : bad) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        Throttle throttle = open();
        EXPECT_EQ(throttle.secondsLeft(m_clerk), 30) << content.first(std::min<qsizetype>(80, content.size())).constData();
        EXPECT_EQ(throttle.secondsLeft(m_other), 30);
        m_clock.advance(seconds(30));
        EXPECT_EQ(throttle.secondsLeft(m_other), 0);
        EXPECT_EQ(throttle.begin(m_clerk).value(), 0) << "nobody has free tries left";
    }
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(good);
    file.close();
    EXPECT_EQ(open().secondsLeft(m_clerk), 0) << "the harness itself is sound";
    EXPECT_EQ(open("another device").secondsLeft(m_clerk), 30);
}

TEST_F(ThrottleTest, a_try_that_cannot_be_counted_is_not_made)
{
    Throttle throttle(m_dir.filePath(u"no/such/folder"_s), secret("key"), m_clock);
    EXPECT_EQ(throttle.begin(m_clerk).error().code, ErrorCode::FileUnwritable);
}
