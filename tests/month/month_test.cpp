// A month in compressed time: every list is worked to its end through the services of the windows, and all sides hold the same afterwards.
#include "month/month.h"

#include <gtest/gtest.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::month {

TEST(Month, F01_F02_F03_F04_F20_C02_C04_both_municipalities_live_it_and_all_sides_are_equal)
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("MADOGUCHI_MONTH_SEED", &given);
    const std::uint64_t seed = given ? wanted : 7;
    Month month(seed);
    try {
        month.live();
    } catch (const std::exception &error) {
        FAIL() << "seed " << seed << ", business day " << month.days() << ": " << error.what();
    }
    const Comparison comparison = month.compare();
    const auto counted = month.counted();
    QStringList done;
    for (const auto &[what, times] : counted)
        done.append(u"%1 %2"_s.arg(what).arg(times));
    std::printf("%s から %s まで %d 営業日（種 %llu）\n%s\n\n%s\n", qPrintable(month.first().toString(Qt::ISODate)), qPrintable(month.last().toString(Qt::ISODate)), month.days(),
                static_cast<unsigned long long>(seed), qPrintable(done.join(u"、"_s)), qPrintable(comparison.text()));
    EXPECT_TRUE(comparison.equal());

    // Nothing of what a month has to bring was left out.
    for (const auto what : {"届出 A1", "届出 A2", "届出 A4", "届出 A5", "届出 L1", "届出 L2", "届出 L4", "届出 L5", "番号相違", "番号空白", "番号の後日入力", "回答の処理 W10", "回答の処理 W11",
                            "回答の処理 W20", "回答の処理 W21", "返却・競合の処理", "喪失の取消", "共有ストアの復元", "継続の判定 R1", "該当月の提供", "連合会による解消", "送付", "受信"}) {
        const auto times = counted.find(QString::fromUtf8(what));
        EXPECT_TRUE(times != counted.end() && times->second > 0) << what;
    }

    EXPECT_EQ(month.holdRecordsAgainstStores(), QStringList()) << "every row has its entry, every entry its row (C-11)";

    // And it would have been seen: one row of a leaving is lost on its way.
    month.central().spoilFederation("UPDATE known_person SET municipal_until = '' WHERE municipality = '162019' AND addressee = (SELECT min(addressee) FROM known_person "
                                    "WHERE municipality = '162019' AND municipal_until <> '')");
    Comparison spoilt = comparison.sidesAlone();
    spoilt.addSides(month.central(), u"162019"_s, u"富山市"_s);
    EXPECT_FALSE(spoilt.equal());
    int differences = 0;
    for (const auto &line : spoilt.lines())
        differences += int(line.differences.size());
    EXPECT_EQ(differences, 1) << qPrintable(spoilt.text());
}

} // namespace madoguchi::month
