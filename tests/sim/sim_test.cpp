#include "schedule.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <atomic>
#include <cstdio>
#include <functional>
#include <mutex>
#include <thread>

#include <sched.h>

namespace madoguchi::sim {
namespace {

constexpr int ordinarySeeds = 2000;
constexpr int mostTold = 5; ///< seeds that fail, before it ends
constexpr int controlSeeds = 100; ///< within which a planted fault must be found

struct Seeds {
    std::uint64_t first, count;
};

/// `--seed N`: that one, told in words.
Seeds wanted()
{
    const QStringList arguments = QCoreApplication::arguments();
    if (const auto at = arguments.indexOf(QStringLiteral("--seed")); at >= 0)
        return {arguments.value(at + 1).toULongLong(), 1};
    const int count = qEnvironmentVariableIntValue("MADOGUCHI_SIM_SEEDS");
    const int first = qEnvironmentVariableIntValue("MADOGUCHI_SIM_FIRST"); // a long count in pieces, or on several machines
    return {std::uint64_t(std::max(first, 1)), std::uint64_t(count > 0 ? count : ordinarySeeds)};
}

/// A schedule runs one of its threads at a time: all of them on one core hand over to each other at half the cost. What this thread starts stays with it.
void stayOnCore(unsigned core)
{
    cpu_set_t allowed, one;
    CPU_ZERO(&one);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &allowed) && core-- == 0)
            CPU_SET(cpu, &one);
    sched_setaffinity(0, sizeof one, &one);
}

/// Seeds one after the other, as many at once as there are cores; `look` sees each outcome alone, until it has seen enough.
void runAll(Seeds seeds, const std::function<bool(std::uint64_t seed, const Outcome &)> &look)
{
    const unsigned cores = seeds.count == 1 ? 1 : std::max(1u, std::thread::hardware_concurrency());
    std::atomic<std::uint64_t> next = 0;
    std::mutex mutex;
    std::vector<std::thread> threads;
    for (unsigned core = 0; core < cores; ++core)
        threads.emplace_back([&, core] {
            stayOnCore(core);
            for (std::uint64_t i = next++; i < seeds.count; i = next++) {
                const Outcome outcome = run(seeds.first + i);
                const std::lock_guard lock(mutex);
                if (!look(seeds.first + i, outcome))
                    next = seeds.count;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
}

TEST(Simulator, sync_promise1_whatever_happens_on_the_way_everything_comes_once_and_everybody_sees_the_same)
{
    const Seeds seeds = wanted();
    QElapsedTimer timer;
    timer.start();
    int bad = 0;
    qint64 steps = 0, calls = 0, changes = 0, taken = 0;
    runAll(seeds, [&](std::uint64_t seed, const Outcome &outcome) {
        EXPECT_TRUE(outcome.violations.isEmpty()) << "seed " << seed << " (again: --seed " << seed << ")\n" << qPrintable(outcome.story());
        EXPECT_TRUE(outcome.overwritten.isEmpty()) << "seed " << seed << ": nobody's change goes over one that its author has not seen: " << qPrintable(outcome.overwritten.join(u", "));
        if (seeds.count == 1)
            std::printf("%s\n", qPrintable(outcome.words.join(u'\n')));
        steps += outcome.words.size();
        calls += outcome.calls;
        changes += outcome.changes;
        taken += outcome.taken;
        bad += !outcome.violations.isEmpty() || !outcome.overwritten.isEmpty();
        return bad < mostTold;
    });
    EXPECT_GT(seeds.count > 1 ? taken : 1, seeds.count > 1 ? changes / 3 : 0) << "else most of it proves nothing";
    const double seconds = double(timer.elapsed()) / 1000, count = double(seeds.count);
    std::printf("%.0f schedules, %lld steps, %lld requests, %lld changes of which %lld taken, in %.1f s: %.1f schedules/s, %.0f steps/s\n", count, static_cast<long long>(steps),
                static_cast<long long>(calls), static_cast<long long>(changes), static_cast<long long>(taken), seconds, count / seconds, double(steps) / seconds);
}

TEST(Simulator, the_same_seed_is_the_same_schedule)
{
    EXPECT_EQ(run(7).words, run(7).words);
}

class PlantedFault : public testing::TestWithParam<Planted> {};

TEST_P(PlantedFault, is_found)
{
    for (std::uint64_t seed = 1; seed <= controlSeeds; ++seed) {
        const Outcome outcome = run(seed, GetParam());
        if (outcome.violations.isEmpty())
            continue;
        std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), qPrintable(outcome.violations.first()));
        return;
    }
    FAIL() << "not within " << controlSeeds << " seeds";
}

std::string nameOf(const testing::TestParamInfo<Planted> &parameter)
{
    static const char *const names[] = {"none", "cursor_apart", "taken_twice", "forgotten_changes"};
    return names[static_cast<int>(parameter.param)];
}

INSTANTIATE_TEST_SUITE_P(Faults, PlantedFault,
                         testing::Values(Planted::CursorApart, Planted::TakenTwice, Planted::ForgottenChanges),
                         nameOf);

} // namespace
} // namespace madoguchi::sim
