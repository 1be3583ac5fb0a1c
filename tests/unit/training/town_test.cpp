#include "training/town.h"

#include <QJsonArray>
#include <gtest/gtest.h>

namespace madoguchi::test {

using namespace Qt::StringLiterals;

TEST(Town, nobody_of_two_hundred_thousand_ends_before_he_begins)
{
    training::Town town(200'000, 1, QDate(2026, 11, 21));
    int covers = 0;
    while (const auto step = town.next()) {
        for (const auto &item : step->items) {
            for (const auto member : item.body[u"members"].toArray()) {
                for (const auto value : member[u"eligibility"].toArray()) {
                    ++covers;
                    for (const auto &level : {u"municipal"_s, u"prefecture"_s}) {
                        const QString from = value[level + u"From"_s].toString(), until = value[level + u"Until"_s].toString();
                        ASSERT_TRUE(until.isEmpty() || from < until) << from.toStdString() << ' ' << until.toStdString();
                    }
                }
            }
        }
    }
    EXPECT_GT(covers, 150'000);
}

} // namespace madoguchi::test
