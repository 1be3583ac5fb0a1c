#include "domain/insurance_certificate.h"
#include "people/household.h"
#include "people/register_record.h"
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

TEST(Town, F03_every_household_has_one_head_and_a_nominal_one_is_known_by_his_number_alone)
{
    training::Town town(5'000, 1, QDate(2026, 11, 20));
    QMap<QString, int> heads;
    int nominal = 0;
    while (const auto step = town.next()) {
        for (const training::KnownCover &known : step->covers) {
            if (known.onlyRegister)
                continue;
            int &count = heads[known.municipality + u' ' + known.household];
            if (!known.headKind.isEmpty())
                ++count;
            EXPECT_EQ(known.municipalFrom.isValid(), known.headKind != "2"_L1);
            EXPECT_FALSE(known.federationId.isEmpty());
            EXPECT_GT(known.numberSerial, 0);
            if (known.headKind == "2"_L1)
                ++nominal;
        }
    }
    EXPECT_GT(nominal, 50);
    EXPECT_GT(heads.size(), 1'000);
    for (auto household = heads.begin(); household != heads.end(); ++household)
        EXPECT_EQ(household.value(), 1) << qPrintable(household.key());
}

TEST(Town, F20_the_register_tells_of_a_birth_a_death_and_a_move_out_in_each_municipality)
{
    for (const std::uint64_t seed : {1, 7, 9}) {
        training::Town town(200, seed, QDate(2026, 11, 20));
        QMap<QString, QSet<domain::RegisterEvent>> told;
        QSet<QString> homes; ///< 宛名番号 of everybody who is here
        while (const auto step = town.next()) {
            for (const auto &item : step->items) {
                if (item.kind == u"household"_s) {
                    for (const auto member : item.body[u"members"_s].toArray())
                        homes.insert(member.toObject()[u"addressee"_s].toString());
                }
                if (item.kind != u"register"_s)
                    continue;
                const auto record = people::registerRecordFromJson(RegisterRecordId(item.aggregate), item.body);
                ASSERT_TRUE(record.ok()) << record.error().args.value(0).toStdString();
                if (record->event == domain::RegisterEvent::MovedIn)
                    continue;
                told[item.municipality].insert(record->event);
                ASSERT_TRUE(homes.contains(record->headAddressee)) << "of a household that is here";
                for (const auto &person : record->persons)
                    EXPECT_EQ(homes.contains(person.addressee), record->event != domain::RegisterEvent::Born);
            }
        }
        for (const auto &municipality : training::municipalities())
            EXPECT_EQ(told[municipality.code].size(), 3) << seed << ' ' << municipality.code.toStdString();
    }
}

TEST(Town, F07_most_have_a_certificate_and_every_case_is_there)
{
    const QDate today(2026, 11, 21);
    training::Town town(20'000, 1, today);
    QMap<domain::CertificateStanding, int> counts;
    int insured = 0, without = 0;
    while (const auto step = town.next()) {
        for (const auto &item : step->items) {
            if (item.kind != u"household"_s)
                continue;
            const auto household = people::householdFromJson(HouseholdId(item.aggregate), item.body);
            ASSERT_TRUE(household.ok()) << household.error().args.value(0).toStdString();
            for (const auto &m : household->members) {
                const QDate until = m.coveredUntil(item.municipality);
                insured += m.insured;
                without += m.insured && m.certificates.isEmpty();
                for (const auto standing : domain::standings(m.certificates, until.isValid() && until > today && !m.dead, today))
                    ++counts[standing];
            }
        }
    }
    using enum domain::CertificateStanding;
    EXPECT_GT(counts[InForce], insured / 2);
    for (const auto standing : {Returned, Over, Expired, NotReturned})
        EXPECT_GT(counts[standing], 0);
    EXPECT_LT(counts[Expired] + counts[NotReturned], insured / 50);
    EXPECT_GT(without, 0);
}

} // namespace madoguchi::test
