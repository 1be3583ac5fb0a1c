#include "backup/copies.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace madoguchi::backup {
namespace {

QDateTime at(const char *name)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(name), u"yyyyMMdd'T'HHmmss'Z'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

QList<Copy> good(std::initializer_list<const char *> names)
{
    QList<Copy> copies;
    for (const char *name : names)
        copies.append({{}, at(name), true, 1});
    return copies;
}

QStringList names(const QList<Copy> &copies)
{
    QStringList all;
    for (const Copy &copy : copies)
        all.append(copy.name());
    return all;
}

TEST(Copies, C23_are_what_their_names_say_newest_first)
{
    QTemporaryDir folder;
    for (const auto &name : {u"20261122T184500Z.copy"_s, u"20261121T080000Z.good"_s, u"20261122T090000Z.good"_s, u"part"_s, u"20261340T080000Z.good"_s, u"20261122T9.copy"_s, u"20261120T080000Z.good.old"_s, u"x.good"_s})
        ASSERT_TRUE(QFile(folder.filePath(name)).open(QIODevice::WriteOnly));
    const auto copies = copiesIn(folder.path(), at("20270101T000000Z"));
    EXPECT_EQ(names(copies), (QStringList{u"20261122T184500Z"_s, u"20261122T090000Z"_s, u"20261121T080000Z"_s}));
    EXPECT_FALSE(copies[0].good);
    EXPECT_TRUE(copies[1].good);
    EXPECT_EQ(copies[0].at, at("20261122T184500Z"));
    EXPECT_EQ(names(copiesIn(folder.path(), at("20261122T100000Z"))), (QStringList{u"20261122T090000Z"_s, u"20261121T080000Z"_s, u"20261122T184500Z"_s})) << "from the future";
    EXPECT_EQ(copies[0].path, pathOf(folder.path(), copies[0].at, false));
    EXPECT_TRUE(copiesIn(folder.filePath(u"nowhere"_s), at("20270101T000000Z")).isEmpty());
}

TEST(Copies, C23_the_newest_of_each_day_and_week_is_kept)
{
    // 15:00 UTC is midnight of the office: the first two are of two days.
    const auto copies = good({"20261120T150000Z", "20261120T140000Z", "20261120T010000Z", "20261119T080000Z", "20261112T080000Z", "20261110T080000Z", "20261104T080000Z"});
    EXPECT_EQ(names(superseded(copies, {2, 0})), (QStringList{u"20261120T010000Z"_s, u"20261119T080000Z"_s, u"20261112T080000Z"_s, u"20261110T080000Z"_s, u"20261104T080000Z"_s}));
    EXPECT_EQ(names(superseded(copies, {2, 3})), (QStringList{u"20261120T010000Z"_s, u"20261119T080000Z"_s, u"20261110T080000Z"_s}));
    EXPECT_EQ(names(superseded(copies, {0, 0})).size(), 6) << "the newest stays whatever is asked for";
}

TEST(Copies, C23_one_not_tried_goes_when_a_later_one_is_good_and_counts_for_nothing)
{
    auto copies = good({"20261120T080000Z", "20261119T080000Z", "20261118T080000Z"});
    copies[0].good = false;
    EXPECT_TRUE(superseded(copies, {2, 0}).isEmpty()) << "the newest waits for its trial, and displaces nobody";
    copies[0].good = true;
    copies[1].good = false;
    EXPECT_EQ(names(superseded(copies, {2, 0})), QStringList{u"20261119T080000Z"_s});
}

TEST(Copies, C23_whatever_lies_there_the_newest_good_one_stays_and_no_more_than_asked_for)
{
    rc::check([] {
        const auto seconds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 90 * 24 * 3600));
        QList<Copy> copies;
        for (const int second : seconds)
            copies.append({{}, at("20260901T000000Z").addSecs(second), *rc::gen::arbitrary<bool>(), 1});
        std::ranges::stable_sort(copies, std::ranges::greater(), &Copy::at);
        const Keep keep{*rc::gen::inRange(0, 10), *rc::gen::inRange(0, 6)};
        const auto gone = superseded(copies, keep);
        const auto first = std::ranges::find(copies, true, &Copy::good);
        if (first != copies.end())
            RC_ASSERT(std::ranges::none_of(gone, [&](const Copy &copy) { return copy.good && copy.at == first->at && &copy == &*first; }));
        const auto goodOnes = [](const QList<Copy> &list) { return std::ranges::count(list, true, &Copy::good); };
        RC_ASSERT(goodOnes(copies) - goodOnes(gone) <= std::max(keep.days, 1) + keep.weeks);
        RC_ASSERT(first == copies.end() || goodOnes(copies) > goodOnes(gone));
        // Nothing is kept in place of a newer one of the same day.
        QList<Copy> kept = copies;
        for (const Copy &copy : gone)
            kept.removeIf([&](const Copy &one) { return one.at == copy.at && one.good == copy.good; });
        RC_ASSERT(superseded(kept, keep).isEmpty());
    });
}

} // namespace
} // namespace madoguchi::backup
