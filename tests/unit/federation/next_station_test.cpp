#include "two_towns.h"

#include "crypto/certificate.h"

namespace madoguchi::federation::test {
namespace {

/// "LINE registered visible stopped code", each as a letter or nothing.
class Behind : public testing::Test {
protected:
    QJsonObject ask(const QString &town, int sequence, int after = 0)
    {
        const QJsonObject answer = towns.central.get(towns.desk(town).tenant(), "/federation/v1/supply/" + QByteArray::number(sequence) + "?after=" + QByteArray::number(after), u"SupplyAnswer"_s);
        const auto certificate = crypto::Certificate::fromDer(QByteArray::fromBase64(answer["certificate"_L1].toString().toLatin1())).value();
        const QByteArray payload = QByteArray::fromBase64(answer["payload"_L1].toString().toLatin1());
        EXPECT_TRUE(certificate.publicKey().verify(payload, QByteArray::fromBase64(answer["signature"_L1].toString().toLatin1())));
        EXPECT_EQ(certificate.organizationalUnit(), u"next-station"_s);
        const QJsonObject told = QJsonDocument::fromJson(payload).object();
        towns.central.expectSchema(told, u"SupplyReceipt"_s);
        return told;
    }
    QStringList rows(const QString &town, int sequence)
    {
        QStringList lines;
        for (const QJsonValue &row : ask(town, sequence)["rows"_L1].toArray())
            lines.append(QString::number(row["line"_L1].toInteger()) + (row["registeredAt"_L1].toString().isEmpty() ? u""_s : u" registered"_s) + (row["visibleAt"_L1].toString().isEmpty() ? u""_s : u" visible"_s)
                         + (row["stoppedAt"_L1].toString().isEmpty() ? u""_s : u" stopped "_s + row["code"_L1].toString()));
        return lines;
    }
    QStringList told(const QString &town, const QString &code)
    {
        QStringList found;
        for (const exchange::Row &row : towns.central.answers(towns.desk(town).tenant(), u"F9"_s))
            if (row[u"code"_s] == code)
                found.append(row[u"severity"_s] + u' ' + row[u"addressee"_s] + u' ' + row[u"needs_action"_s]);
        return found;
    }
    void bornOn(const QString &town, int person, const QString &birth)
    {
        towns.change([&](store::Transaction &transaction) {
            return transaction.exec("UPDATE known_person SET birth = ?3 WHERE municipality = ?1 AND addressee = ?2", {town, towns.addressee(town, person), birth});
        });
    }
    TwoTowns towns;
};

TEST_F(Behind, F06_what_is_accepted_is_registered_and_then_visible_and_says_so_itself)
{
    towns.tellHousehold(here, u"20001"_s, 1);
    towns.tellPersons(here, {1, 2}, {u"20001"_s, u"2026-11-01"_s});
    EXPECT_EQ(rows(here, 1), (QStringList{u"2 registered visible"_s, u"3 registered visible"_s}));
    EXPECT_EQ(ask(here, 1, 2)["rows"_L1].toArray().size(), 1);
}

TEST_F(Behind, F06_with_the_daily_cycle_each_station_takes_a_day)
{
    towns.central.config.cycle = ServerConfig::Cycle::Daily;
    towns.tellHousehold(here, u"20001"_s, 1);
    towns.tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s});
    EXPECT_EQ(rows(here, 1), QStringList()) << "accepted by the federation, and not yet handed on";
    const auto nextEvening = [&] {
        towns.central.clock.advance(std::chrono::hours(24));
        (void)get(towns.central.service().lookAtTheClock());
    };
    nextEvening();
    EXPECT_EQ(rows(here, 1), QStringList{u"2"_s});
    nextEvening();
    EXPECT_EQ(rows(here, 1), QStringList{u"2 registered"_s});
    nextEvening();
    EXPECT_EQ(rows(here, 1), QStringList{u"2 registered visible"_s});
}

TEST_F(Behind, F06_a_row_without_a_number_stops_until_the_number_comes)
{
    towns.tellHousehold(here, u"20001"_s, 1);
    exchange::Row row = towns.central.personRow(u"20001"_s, towns.addressee(here, 1), {}, u"2026-11-01"_s);
    const Tenant tenant = towns.desk(here).tenant();
    ASSERT_EQ(towns.central.send(tenant, u"F2"_s, 1, towns.central.compose(u"F2"_s, 1, {row}))["state"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(rows(here, 1), QStringList{u"2 stopped W11"_s});
    row[u"operation"_s] = u"2"_s;
    row[u"history"_s] = u"2"_s;
    row[u"number_receipt"_s] = towns.central.sealedNumber(towns.desk(here), towns.addressee(here, 1), TwoTowns::numberOf(1).constData());
    ASSERT_EQ(towns.central.send(tenant, u"F2"_s, 2, towns.central.compose(u"F2"_s, 2, {row}))["state"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(rows(here, 1), QStringList{u"2 registered visible"_s});
    EXPECT_EQ(rows(here, 2), QStringList{u"2 registered visible"_s});
}

TEST_F(Behind, F06_C04_whoever_was_born_on_another_day_elsewhere_is_stopped_told_and_goes_on_once_that_is_mended)
{
    towns.left({1}, 1);
    bornOn(there, 1, u"1999-09-09"_s);
    towns.came({1}, 1);
    EXPECT_EQ(rows(here, 1), QStringList{u"2 stopped W30"_s});
    EXPECT_EQ(told(here, u"W30"_s), QStringList{u"W 4000001 Y"_s});
    towns.tellHousehold(here, u"20001"_s, 1);
    towns.tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"2"_s});
    EXPECT_EQ(told(here, u"W30"_s).size(), 2) << "another row, another finding; the one that stands is not told again";
    bornOn(there, 1, u"1980-01-01"_s);
    towns.tellHousehold(here, u"20001"_s, 1);
    towns.tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"2"_s});
    EXPECT_EQ(rows(here, 1), QStringList{u"2 registered visible"_s});
    EXPECT_EQ(told(here, u"W30"_s).filter(u"I 4000001 N"_s).size(), 2);
}

TEST_F(Behind, F06_nobody_is_told_of_another_municipality_and_a_server_without_such_a_station_knows_no_such_call)
{
    towns.tellHousehold(here, u"20001"_s, 1);
    towns.tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s});
    const QByteArray path = "/federation/v1/supply/1";
    EXPECT_EQ(towns.central.call(towns.desk(there).tenant(), "GET", path).status, 404);
    EXPECT_EQ(towns.central.call(towns.desk(here).tenant(), "GET", "/federation/v1/supply/x").status, 400);
    EXPECT_EQ(towns.central.call(towns.desk(here).tenant(), "GET", "/federation/v1/supply/9").status, 404);
    ASSERT_TRUE(QFile::remove(towns.central.path(u"next-station.key"_s)));
    towns.central.reopen();
    const Response response = towns.central.call(towns.desk(here).tenant(), "GET", path);
    EXPECT_EQ(response.status, 404);
    EXPECT_TRUE(response.body.contains("F-004")) << response.body.constData();
}

} // namespace
} // namespace madoguchi::federation::test
