// Silence is an alarm, counted in business days (sync.md promise 5).
#include "api/link_health.h"

#include <gtest/gtest.h>

namespace madoguchi::test {
namespace {

using api::Exchange;
using State = api::Health::State;

/// At the counter in Japan.
QDateTime at(int month, int day, int hour, int minute = 0)
{
    return QDateTime(QDate(2026, month, day), QTime(hour, minute), Qt::UTC).addSecs(-9 * 3600);
}

api::LinkStatus sentAt(const QDateTime &last, const QDateTime &due = {})
{
    api::LinkStatus status;
    status.lastFileSent = last;
    status.rowsDue = due;
    return status;
}
State stateOf(const api::LinkStatus &status, Exchange exchange, const QDateTime &now)
{
    return api::health(status, exchange, now).state;
}

// 2026-11-20 is a Friday, Monday the 23rd a holiday (勤労感謝の日).

TEST(LinkHealth, sync_promise5_a_day_after_a_long_weekend_is_no_alarm)
{
    const QDateTime friday = at(11, 20, 16), tuesday = at(11, 24, 9);
    EXPECT_EQ(stateOf(sentAt(friday, friday), Exchange::FilesSent, tuesday), State::Waiting);
    api::LinkStatus status;
    status.lastFileReceived = status.lastDirectory = friday;
    EXPECT_EQ(stateOf(status, Exchange::FilesReceived, tuesday), State::InOrder);
    EXPECT_EQ(stateOf(status, Exchange::Directory, tuesday), State::InOrder);
    EXPECT_EQ(stateOf(status, Exchange::FilesReceived, at(11, 25, 9)), State::Late) << "two business days";
}

TEST(LinkHealth, sync_promise5_three_weeks_of_silence_are_red)
{
    const QDateTime then = at(10, 30, 16), now = at(11, 20, 9);
    api::LinkStatus status = sentAt(then, then);
    status.lastFeed = status.lastChanges = status.changesDue = status.lastFileReceived = status.lastDirectory = status.recordAnchoredAt = then;
    status.recordUnanchored = 1;
    for (const Exchange exchange : {Exchange::Feed, Exchange::Changes, Exchange::FilesSent, Exchange::FilesReceived, Exchange::Record, Exchange::Directory}) {
        const api::Health health = api::health(status, exchange, now);
        EXPECT_EQ(health.state, State::Silent) << static_cast<int>(exchange);
        EXPECT_TRUE(health.isAlarm());
        EXPECT_EQ(health.since, then);
    }
}

TEST(LinkHealth, sync_promise5_where_nothing_was_due_an_old_success_is_enough)
{
    const QDateTime then = at(10, 30, 16), now = at(11, 20, 9);
    api::LinkStatus status = sentAt(then);
    status.lastChanges = status.recordAnchoredAt = then;
    for (const Exchange exchange : {Exchange::Changes, Exchange::FilesSent, Exchange::Record})
        EXPECT_EQ(stateOf(status, exchange, now), State::NothingDue) << static_cast<int>(exchange);
    // What is asked for every day is always due.
    status.lastFeed = status.lastFileReceived = status.lastDirectory = then;
    for (const Exchange exchange : {Exchange::Feed, Exchange::FilesReceived, Exchange::Directory})
        EXPECT_EQ(stateOf(status, exchange, now), State::Silent) << static_cast<int>(exchange);
}

TEST(LinkHealth, sync_promise5_old_rows_are_an_alarm_however_lately_another_file_was_sent)
{
    const QDateTime now = at(11, 20, 9);
    EXPECT_EQ(stateOf(sentAt(at(11, 19, 17), at(11, 19, 18)), Exchange::FilesSent, now), State::Waiting);
    EXPECT_EQ(stateOf(sentAt(at(11, 19, 17), at(11, 18, 18)), Exchange::FilesSent, now), State::Late);
    EXPECT_EQ(stateOf(sentAt(at(11, 19, 17), at(11, 16, 18)), Exchange::FilesSent, now), State::Silent);
    EXPECT_EQ(stateOf(sentAt({}, at(11, 16, 18)), Exchange::FilesSent, now), State::Silent) << "never sent, and something waits";
}

TEST(LinkHealth, sync_promise5_an_answer_that_does_not_come_is_an_alarm_however_often_it_is_asked_for)
{
    const QDateTime now = at(11, 20, 9);
    api::LinkStatus status;
    status.lastFileReceived = now;
    EXPECT_EQ(stateOf(status, Exchange::FilesReceived, now), State::InOrder);
    status.answersDue = at(11, 20, 8);
    EXPECT_EQ(stateOf(status, Exchange::FilesReceived, now), State::Waiting);
    status.answersDue = at(11, 16, 8);
    EXPECT_EQ(stateOf(status, Exchange::FilesReceived, now), State::Silent);
    EXPECT_EQ(api::health(status, Exchange::FilesReceived, now).since, status.answersDue);
}

TEST(LinkHealth, F06_sync_promise5_rows_that_never_become_visible_behind_the_federation_are_an_alarm)
{
    const QDateTime now = at(11, 20, 9);
    api::LinkStatus status;
    status.supply.due = at(11, 16, 8);
    EXPECT_EQ(stateOf(status, Exchange::Supply, now), State::NotYet) << "where nobody confirms anything, nothing is known";
    status.supply.answers = true;
    EXPECT_EQ(stateOf(status, Exchange::Supply, now), State::Silent);
    status.supply.due = at(11, 19, 18);
    EXPECT_EQ(stateOf(status, Exchange::Supply, now), State::Waiting);
    status.supply.due = {};
    status.supply.lastVisible = at(10, 30, 9);
    EXPECT_EQ(stateOf(status, Exchange::Supply, now), State::NothingDue);
}

TEST(LinkHealth, what_goes_by_itself_is_late_after_a_quarter_of_an_hour)
{
    const QDateTime now = at(11, 20, 9);
    api::LinkStatus status;
    status.lastFeed = status.changesDue = now.addSecs(-14 * 60);
    EXPECT_EQ(stateOf(status, Exchange::Feed, now), State::InOrder);
    EXPECT_EQ(stateOf(status, Exchange::Changes, now), State::Waiting);
    status.lastFeed = status.changesDue = now.addSecs(-16 * 60);
    EXPECT_EQ(stateOf(status, Exchange::Feed, now), State::Late);
    EXPECT_EQ(stateOf(status, Exchange::Changes, now), State::Late);
}

TEST(LinkHealth, a_new_terminal_has_heard_of_nothing_and_alarms_nobody)
{
    for (const Exchange exchange : {Exchange::Feed, Exchange::Changes, Exchange::FilesSent, Exchange::FilesReceived, Exchange::Record, Exchange::Directory})
        EXPECT_EQ(stateOf({}, exchange, at(11, 20, 9)), State::NotYet);
}

TEST(LinkHealth, beyond_the_calendar_days_are_days)
{
    const QDateTime then(QDate(2045, 5, 1), QTime(3, 0), Qt::UTC);
    EXPECT_EQ(stateOf(sentAt(then, then), Exchange::FilesSent, then.addDays(1)), State::Waiting);
    EXPECT_EQ(stateOf(sentAt(then, then), Exchange::FilesSent, then.addDays(4)), State::Silent);
}

} // namespace
} // namespace madoguchi::test
