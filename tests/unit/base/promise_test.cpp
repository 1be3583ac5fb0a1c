#include "base/promise.h"
#include "base/worker.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace madoguchi::test {
namespace {

TEST(Promise, what_follows_runs_with_the_answer_before_answer_returns)
{
    const Promise<int> promise;
    int seen = 0;
    const QFuture<int> doubled = then(promise.future(), [&seen](int value) { return seen = 2 * value; });
    EXPECT_FALSE(doubled.isFinished());
    promise.answer(21);
    EXPECT_EQ(seen, 42);
    EXPECT_EQ(doubled.result(), 42);
}

TEST(Promise, what_follows_an_answer_that_is_there_runs_at_once)
{
    EXPECT_EQ(then(ready(1), [](int value) { return value + 1; }).result(), 2);
    EXPECT_EQ(then(QtFuture::makeReadyFuture(1), [](int value) { return value + 1; }).result(), 2);
}

TEST(Promise, a_future_that_follows_is_waited_for)
{
    const Promise<int> first, second;
    const QFuture<int> both = then(first.future(), [&](int a) { return then(second.future(), [a](int b) { return 10 * a + b; }); });
    first.answer(4);
    EXPECT_FALSE(both.isFinished());
    second.answer(2);
    EXPECT_EQ(both.result(), 42);
}

TEST(Promise, several_may_follow_and_one_may_follow_nothing)
{
    const Promise<int> promise;
    int sum = 0;
    for (int i = 1; i <= 3; ++i)
        then(promise.future(), [&sum, i](int value) { sum += i * value; });
    promise.answer(7);
    EXPECT_EQ(sum, 42);
}

TEST(Promise, one_that_is_dropped_ends_what_follows_without_a_result)
{
    QFuture<int> end;
    bool ran = false;
    {
        const Promise<int> promise;
        end = then(then(promise.future(), [&ran](int value) { ran = true; return value; }), [](int value) { return ready(value); });
    }
    EXPECT_TRUE(end.isFinished());
    EXPECT_EQ(end.resultCount(), 0);
    EXPECT_FALSE(ran);
}

TEST(Promise, a_future_of_somebody_else_is_not_followed)
{
    QPromise<int> foreign;
    foreign.start();
    EXPECT_THROW(then(foreign.future(), [](int) {}), std::logic_error);
    foreign.finish();
}

/// Attached at every moment around the answer, by another thread: what follows runs exactly once. QFuture::then() of Qt 6.4 does not pass.
TEST(Promise, what_follows_runs_once_however_late_it_is_attached)
{
    constexpr int rounds = 20'000;
    std::atomic<int> ran = 0, round = -1, attached = -1;
    std::vector<Promise<int>> promises(rounds);
    std::thread answering([&] {
        for (int i = 0; i < rounds; ++i) {
            while (round < i) { } // both leave at the same moment
            promises[std::size_t(i)].answer(i);
            while (attached < i) { }
        }
    });
    int sum = 0;
    for (int i = 0; i < rounds; ++i) {
        const auto future = promises[std::size_t(i)].future();
        round = i;
        const auto next = then(future, [&ran](int value) {
            ++ran;
            return value;
        });
        attached = i;
        sum += next.result() == i ? 1 : 0;
    }
    answering.join();
    EXPECT_EQ(ran, rounds);
    EXPECT_EQ(sum, rounds);
}

} // namespace
} // namespace madoguchi::test
