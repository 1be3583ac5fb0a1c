// C-10: anomalies stand out by stated rules: each planted one once, an ordinary day not at all.
#include "some_record.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <QFile>

#include <cstring>
#include <map>
#include <random>

namespace madoguchi::test {
namespace {

using review::Finder;

/// What would have to be found of one rule: each adds itself to a record and says how many entries it is.
struct Planted {
    const char *rule;
    int (*plant)(SomeRecord &record, QDate day);
};

int times(SomeRecord &record, QDate day, int count, int secondsApart, const std::function<void(journal::Entry &)> &make, int hour = 10)
{
    for (int i = 0; i < count; ++i)
        make(record.add(SomeRecord::at(day, hour, 1, i * secondsApart), u"s-3"_s, "person.search"));
    return count;
}

const std::vector<Planted> &all()
{
    static const std::vector<Planted> planted{
        {"outside-hours",
         [](SomeRecord &record, QDate day) {
             record.add(SomeRecord::at(day, 21, 10), u"s-3"_s, "session.login");
             record.add(SomeRecord::at(day, 21, 12), u"s-3"_s, "person.search").count = 3;
             return 2;
         }},
        {"mass-look-up",
         [](SomeRecord &record, QDate day) {
             int i = 0;
             return times(record, day, 41, 60, [&](journal::Entry &entry) {
                 entry.useCase = u"household.open"_s;
                 entry.receptionNumber = u"8-9"_s;
                 entry.object = u"h-%1"_s.arg(++i);
             });
         }},
        {"misses", [](SomeRecord &record, QDate day) { return times(record, day, 15, 100, [](journal::Entry &entry) { entry.count = 0; }); }},
        {"refusals",
         [](SomeRecord &record, QDate day) {
             return times(record, day, 3, 600, [](journal::Entry &entry) {
                 entry.useCase = u"media.write"_s;
                 entry.outcome = api::Outcome::Denied;
                 entry.detail = errorText(ErrorCode::Denied);
             });
         }},
        {"wrong-passwords",
         [](SomeRecord &record, QDate day) {
             return times(record, day, 5, 30, [](journal::Entry &entry) {
                 entry.useCase = u"session.unlock"_s;
                 entry.outcome = api::Outcome::Denied;
                 entry.detail = errorText(ErrorCode::PasswordWrong);
             });
         }},
        {"unreviewed-export",
         [](SomeRecord &record, QDate day) {
             record.add(SomeRecord::at(day, 15), u"s-3"_s, "media.write", u"m-1"_s);
             return 1;
         }},
        {"no-reception",
         [](SomeRecord &record, QDate day) {
             record.add(SomeRecord::at(day, 15), u"s-3"_s, "household.open", u"h-5"_s);
             return 1;
         }},
        {"key-event",
         [](SomeRecord &record, QDate day) {
             record.add(SomeRecord::at(day, 11), u"s-4"_s, "escrow.open");
             record.add(SomeRecord::at(day, 11, 1), u"s-4"_s, "backup.restore");
             return 2;
         }},
        {"silence",
         [](SomeRecord &record, QDate day) {
             record.note("run of " + day.toString(Qt::ISODate).toLatin1(), SomeRecord::at(day, 10), 0, "session.login");
             record.note("run of " + day.toString(Qt::ISODate).toLatin1(), SomeRecord::at(day, 10), 21, "record.heartbeat");
             return 2;
         }},
    };
    return planted;
}

TEST(Finder, C10_an_ordinary_week_gives_none)
{
    SomeRecord record;
    for (int day = 0; day < 5; ++day)
        record.ordinaryDay(SomeRecord::monday.addDays(day));
    const Finder::Found found = record.found();
    for (const api::ReviewCase &one : found.cases)
        ADD_FAILURE() << qPrintable(one.rule) << ' ' << qPrintable(one.staff) << ' ' << qPrintable(one.from.toString()) << ' ' << one.count;
    EXPECT_EQ(found.more, 0);
}

TEST(Finder, C10_every_rule_that_is_decided_has_an_anomaly_planted_here)
{
    for (const api::ReviewRule &rule : review::rules()) {
        const bool planted = std::ranges::any_of(all(), [&](const Planted &one) { return rule.id == QLatin1StringView(one.rule); });
        EXPECT_EQ(planted, rule.undecided.isEmpty()) << qPrintable(rule.id);
    }
}

RC_GTEST_PROP(Finder, C10_whatever_is_planted_is_found_once_in_whatever_order_it_comes, ())
{
    SomeRecord record;
    std::multimap<QString, std::pair<qint64, qint64>> planted; // rule → first entry, how many
    for (int day = 0; day < 4; ++day) {
        const QDate date = SomeRecord::monday.addDays(day);
        record.ordinaryDay(date);
        if (const auto which = *rc::gen::inRange<std::size_t>(0, all().size() + 2); which < all().size()) { // one a day at most, so that none lends another its entries
            const Planted &one = all()[which];
            const QString rule = QString::fromLatin1(one.rule);
            const qint64 first = record.entries.size() + 1;
            const int count = one.plant(record, date);
            if (const auto before = planted.find(rule); before != planted.end() && rule == "unreviewed-export"_L1) // one a person, however many days
                before->second.second += count;
            else
                planted.insert({rule, {first, count}});
        }
    }
    const QList<api::ReviewCase> cases = record.found().cases;
    std::multimap<QString, std::pair<qint64, qint64>> seen;
    QSet<QString> ids;
    for (const api::ReviewCase &one : cases) {
        seen.insert({one.rule, {one.first, one.count}});
        ids.insert(one.id);
    }
    const auto sorted = [](const auto &map) {
        std::vector<std::pair<QString, std::pair<qint64, qint64>>> all(map.begin(), map.end());
        std::ranges::sort(all);
        return all;
    };
    RC_ASSERT(sorted(seen) == sorted(planted));
    RC_ASSERT(ids.size() == cases.size());

    // In another order, and looked at in between.
    Finder finder(review::rules(), u"T-0001"_s, 0);
    QList<journal::Entry> shuffled = record.entries;
    std::mt19937 chance(*rc::gen::arbitrary<unsigned>());
    std::ranges::shuffle(shuffled, chance);
    const auto look = static_cast<qsizetype>(chance() % static_cast<unsigned>(shuffled.size()));
    for (qsizetype i = 0; i < shuffled.size(); ++i) {
        if (i == look)
            std::ignore = finder.find(SomeRecord::at(SomeRecord::monday, 12));
        finder.add(shuffled[i]);
    }
    RC_ASSERT(finder.find(SomeRecord::at(SomeRecord::monday.addDays(30), 12)).cases == cases);
}

TEST(Finder, C10_C11_a_silence_is_one_while_somebody_is_in_whichever_way_they_went)
{
    const auto found = [](const std::function<void(SomeRecord &, const QDateTime &)> &live) {
        SomeRecord record;
        live(record, SomeRecord::at(SomeRecord::monday, 10));
        QList<std::pair<qint64, qint64>> stretches; // entry before, entry behind
        for (const api::ReviewCase &one : record.found().cases) {
            EXPECT_EQ(one.rule, u"silence"_s);
            EXPECT_EQ(one.staff, u"s-1"_s) << "who was in answers nothing of it";
            stretches.append({one.first, one.last});
        }
        return stretches;
    };
    const QByteArray run = "a run";
    using Stretches = QList<std::pair<qint64, qint64>>;
    EXPECT_EQ(found([&](SomeRecord &record, const QDateTime &at) {
        record.note(run, at, 0, "session.login");
        record.note(run, at, 20, "record.heartbeat");
        record.note(run, at, 40, "record.heartbeat");
    }), Stretches()) << "not a minute too long";
    EXPECT_EQ(found([&](SomeRecord &record, const QDateTime &at) {
        record.note(run, at, 0, "session.login");
        record.note(run, at, 5, "session.lock");
        record.note(run, at, 120, "session.unlock");
        record.note(run, at, 141, "session.logout");
        record.note(run, at, 400, "record.heartbeat");
    }), (Stretches{{3, 4}})) << "a machine sleeps behind a lock, and nobody is in after they have left";
    EXPECT_EQ(found([&](SomeRecord &record, const QDateTime &at) {
        record.note(run, at, 0, "session.login");
        record.note(run, at, 60, "household.open");
        record.note(run, at, 30, "record.heartbeat"); // came in later, from outside the store
    }), (Stretches{{1, 3}, {2, 3}})) << "between 0 and 30, and between 30 and 60";
    EXPECT_EQ(found([&](SomeRecord &record, const QDateTime &at) {
        record.note(run, at, 0, "session.login");
        record.note("another", at.addSecs(7200), 0, "program.start");
    }), Stretches()) << "a program that is not there notes nothing; its missing end is told by the verifier";
}

TEST(Finder, C10_what_a_review_was_signed_for_is_not_found_again_but_tells_what_is_usual)
{
    SomeRecord record;
    record.ordinaryDay(SomeRecord::monday);
    all()[0].plant(record, SomeRecord::monday);
    const qint64 size = record.entries.size();
    ASSERT_EQ(record.found().cases.size(), 1);
    EXPECT_TRUE(record.found(size).cases.isEmpty());
    record.add(SomeRecord::at(SomeRecord::monday, 22), u"s-3"_s, "person.search").count = 1;
    const auto later = record.found(size).cases;
    ASSERT_EQ(later.size(), 1) << "what came after it stands alone";
    EXPECT_EQ(later[0].entries, QList<qint64>{size + 1});
    EXPECT_NE(later[0].id, record.found().cases[0].id);
}

TEST(Finder, C10_many_households_are_nothing_for_whom_it_is_usual_and_too_many_for_anybody)
{
    const auto openings = [](SomeRecord &record, QDate day, int households, int hour = 10) {
        for (int i = 0; i < households; ++i)
            record.add(SomeRecord::at(day, hour, 0, i * 20), u"s-3"_s, "household.open", u"h-%1"_s.arg(i), u"8-9"_s);
    };
    SomeRecord record;
    for (int day = 0; day < 3; ++day) {
        for (const int hour : {9, 11, 13, 15})
            openings(record, SomeRecord::monday.addDays(day), 50, hour);
    }
    EXPECT_TRUE(record.found().cases.isEmpty()) << "above 40, but no more than on other days";
    openings(record, SomeRecord::monday.addDays(4), 151);
    ASSERT_EQ(record.found().cases.size(), 1);
    EXPECT_EQ(record.found().cases[0].count, 151);

    SomeRecord newcomer;
    openings(newcomer, SomeRecord::monday, 41);
    openings(newcomer, SomeRecord::monday.addDays(1), 41);
    EXPECT_EQ(newcomer.found().cases.size(), 2) << "nothing is usual for somebody new";
    SomeRecord again;
    for (int i = 0; i < 100; ++i)
        again.add(SomeRecord::at(SomeRecord::monday, 10, 0, i * 30), u"s-3"_s, "household.open", u"h-%1"_s.arg(i % 5), u"8-9"_s);
    EXPECT_TRUE(again.found().cases.isEmpty()) << "the same five again and again are five";
}

TEST(Finder, C10_a_stretch_that_crosses_the_hour_counts_as_one_and_one_that_is_too_long_not_at_all)
{
    const auto misses = [](int minutesApart) {
        SomeRecord record;
        for (int i = 0; i < 30; ++i)
            record.add(SomeRecord::at(SomeRecord::monday, 9, i * minutesApart), u"s-1"_s, "person.search").count = 0;
        return record.found().cases;
    };
    ASSERT_EQ(misses(4).size(), 1);
    EXPECT_EQ(misses(4)[0].count, 30);
    EXPECT_TRUE(misses(5).isEmpty());
}

TEST(Finder, C10_an_export_waits_for_its_review_before_it_stands_out)
{
    SomeRecord record;
    record.add(SomeRecord::at(SomeRecord::monday, 15), u"s-3"_s, "media.write", u"m-1"_s);
    EXPECT_TRUE(record.found(0, SomeRecord::at(SomeRecord::monday.addDays(7), 14)).cases.isEmpty());
    EXPECT_EQ(record.found(0, SomeRecord::at(SomeRecord::monday.addDays(7), 16)).cases.size(), 1);
    EXPECT_TRUE(record.found(1).cases.isEmpty()) << "a review was signed for it";
}

TEST(Finder, C10_a_very_long_record_is_bounded_and_says_how_much_more_there_is)
{
    SomeRecord record;
    for (int i = 0; i < 1200; ++i)
        record.add(SomeRecord::at(QDate(2026, 11, 20), 22), u"s-%1"_s.arg(i), "session.login");
    for (int i = 0; i < 300; ++i)
        record.add(SomeRecord::at(QDate(2026, 11, 19), 22, 0, i), u"s-1"_s, "person.search").count = 1;
    const auto found = record.found();
    ASSERT_EQ(found.cases.size(), api::mostCases);
    EXPECT_EQ(found.more, 201);
    EXPECT_EQ(found.cases[0].count, 300);
    EXPECT_EQ(found.cases[0].entries.size(), api::mostEntriesOfCase);
    EXPECT_EQ(found.cases[0].last, 1500);
}

TEST(Finder, C10_a_rule_looks_at_nothing_before_it_is_effective)
{
    auto rules = review::rules();
    for (api::ReviewRule &rule : rules)
        rule.effective = SomeRecord::monday.addDays(1);
    SomeRecord record;
    for (int day = 0; day < 2; ++day)
        record.add(SomeRecord::at(SomeRecord::monday.addDays(day), 22), u"s-1"_s, "session.login");
    Finder finder(rules, u"T-0001"_s, 0);
    for (const journal::Entry &entry : record.entries)
        finder.add(entry);
    const auto found = finder.find(SomeRecord::at(SomeRecord::monday.addDays(2), 9));
    ASSERT_EQ(found.cases.size(), 1);
    EXPECT_EQ(found.cases[0].first, 2);
}

TEST(ReviewRules, C10_the_table_is_whole_and_nothing_that_the_code_does_not_know_is_taken)
{
    const QByteArray text = [] {
        QFile file(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/review/rules.tsv"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    ASSERT_TRUE(review::readRules(text).ok());
    for (const auto &[before, after] : {std::pair{"times=15", "times=0"}, {"times=15 ", ""}, {"share=50", "share=50 more=1"}, {"misses", "mises"}, {"serious", "grave"}, {"2026-04-01", "2026-04-31"},
                                        {"silence", "outside-hours"}, {"\tyes", "\t"}, {"outside-hours\t\t", "outside-hours\t"}}) {
        QByteArray changed = text;
        changed.replace(changed.indexOf(before), static_cast<qsizetype>(strlen(before)), after);
        EXPECT_FALSE(review::readRules(changed).ok()) << before << " → " << after;
    }
    EXPECT_FALSE(review::readRules(text.first(text.indexOf("\nsupported-person"))).ok()) << "one is missing";
}

} // namespace
} // namespace madoguchi::test
