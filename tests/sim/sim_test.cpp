#include "schedule.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

namespace madoguchi::sim {
namespace {

constexpr int ordinarySeeds = 40;
constexpr int controlSeeds = 100; ///< within which a planted fault must be found

struct Seeds {
    std::uint64_t first = 1, count = ordinarySeeds;
};

/// `--seed N`: that one, told in words.
Seeds wanted()
{
    const QStringList arguments = QCoreApplication::arguments();
    if (const auto at = arguments.indexOf(QStringLiteral("--seed")); at >= 0)
        return {arguments.value(at + 1).toULongLong(), 1};
    const int count = qEnvironmentVariableIntValue("MADOGUCHI_SIM_SEEDS");
    return count > 0 ? Seeds{1, std::uint64_t(count)} : Seeds{};
}

TEST(Simulator, sync_promise1_whatever_happens_on_the_way_everything_comes_once_and_everybody_sees_the_same)
{
    const auto [first, count] = wanted();
    QElapsedTimer timer;
    timer.start();
    qint64 steps = 0, calls = 0, changes = 0, taken = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const Outcome outcome = run(seed);
        ASSERT_TRUE(outcome.violations.isEmpty()) << "seed " << seed << " (again: --seed " << seed << ")\n" << qPrintable(outcome.story());
        ASSERT_TRUE(outcome.overwritten.isEmpty()) << "seed " << seed << ": nobody's change goes over one that its author has not seen: " << qPrintable(outcome.overwritten.join(u", "));
        if (count == 1)
            std::printf("%s\n", qPrintable(outcome.words.join(u'\n')));
        steps += outcome.words.size();
        calls += outcome.calls;
        changes += outcome.changes;
        taken += outcome.taken;
    }
    EXPECT_GT(taken, changes / 3) << "else most of it proves nothing";
    const double seconds = double(timer.elapsed()) / 1000;
    std::printf("%llu schedules, %lld steps, %lld requests, %lld changes of which %lld taken, in %.1f s: %.1f schedules/s, %.0f steps/s\n", static_cast<unsigned long long>(count),
                static_cast<long long>(steps), static_cast<long long>(calls), static_cast<long long>(changes), static_cast<long long>(taken), seconds, double(count) / seconds, double(steps) / seconds);
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
