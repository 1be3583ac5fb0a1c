#include "central_fixture.h"

#include "crypto/digest.h"
#include "federation/answer_files.h"
#include "federation/embedded_store.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

class CycleOfTheDay : public testing::Test {
protected:
    CycleOfTheDay()
    {
        central.config.cycle = ServerConfig::Cycle::Daily; // the clock stands at 10:42 in Japan
        central.config.log = [this](const QString &line) { log.append(line); };
    }
    /// Behind the server's back.
    void change(const std::function<Result<Done>(store::Transaction &)> &work)
    {
        central.reopen();
        const Partition partition = Partition::federation(central.config.directory);
        const auto store = partition.open(partition.readKey().value(), 1).value();
        const auto changed = get(store->write<Done>(work));
        ASSERT_TRUE(changed.ok()) << qPrintable(describe(changed.error()));
    }
    /// One household with one person without a number.
    void send(const Identity &who)
    {
        const Tenant tenant = who.tenant();
        const bool own = tenant.municipality == here;
        exchange::Row home = central.householdRow(u"20001"_s, u"4000001"_s, {}), person = central.personRow(u"20001"_s, u"4000001"_s, {}, u"2026-11-01"_s);
        for (exchange::Row *row : {&home, &person}) {
            (*row)[u"municipality"_s] = tenant.municipality;
            (*row)[u"insurer"_s] = own ? u"138057"_s : u"110080"_s;
        }
        person[u"previous_municipality"_s] = elsewhere;
        for (const auto &[layout, row] : {std::pair{u"F1"_s, home}, std::pair{u"F2"_s, person}})
            ASSERT_EQ(central.send(tenant, layout, 1, central.compose(layout, 1, {row}, tenant.municipality))["state"_L1].toString(), u"accepted"_s);
    }
    int look() { return get(central.service().lookAtTheClock()); }
    qsizetype answered(const Identity &who) { return central.answers(who.tenant(), u"F4"_s).size(); }

    Central central;
    QStringList log;
};

TEST_F(CycleOfTheDay, F01_the_trouble_of_one_municipality_keeps_no_answer_from_the_others_and_is_told)
{
    send(central.terminal1);
    send(central.stranger);
    change([](store::Transaction &transaction) {
        return transaction.exec("UPDATE waiting_row SET columns = replace(columns, '\"municipal_from\":\"2026-11-01\"', '\"municipal_from\":\"never\"') WHERE municipality = ?1", {here});
    });
    central.clock.advance(std::chrono::hours(8));
    EXPECT_EQ(look(), 2) << "ids and findings of the other one";
    EXPECT_EQ(answered(central.stranger), 1);
    EXPECT_EQ(answered(central.terminal1), 0);
    ASSERT_EQ(log.size(), 1);
    EXPECT_TRUE(log[0].startsWith(u"cycle of 162019: "_s)) << qPrintable(log[0]);
    EXPECT_EQ(look(), 0);
    EXPECT_EQ(log.size(), 1) << "once, not with every look";
    change([](store::Transaction &transaction) { return transaction.exec("UPDATE waiting_row SET columns = replace(columns, 'never', '2026-11-01')"); });
    EXPECT_EQ(look(), 2) << "tried again";
    EXPECT_EQ(answered(central.terminal1), 1);
    EXPECT_EQ(look(), 0);
}

TEST_F(CycleOfTheDay, F01_trouble_that_is_over_is_told_too)
{
    send(central.terminal1);
    central.clock.advance(std::chrono::hours(8));
    bool broken = true;
    store::Connection::setFaultHook([&broken](const char *) { return broken ? 10 : 0; }); // SQLITE_IOERR
    EXPECT_EQ(look(), 0);
    EXPECT_EQ(log.filter(u"cycle of"_s).size(), 2) << "both municipalities";
    broken = false;
    EXPECT_EQ(look(), 2);
    store::Connection::setFaultHook({});
    EXPECT_TRUE(log.contains(u"cycle of 162019: well again"_s)) << qPrintable(log.join(u'\n'));
}

TEST_F(CycleOfTheDay, F02_an_answer_of_20_MiB_comes_down_by_ranges)
{
    QByteArray content;
    for (int i = 0; content.size() < 20 * 1024 * 1024 + 17; ++i)
        content += crypto::sha256(QByteArray::number(i));
    change([&](store::Transaction &transaction) { return AnswerFiles::put(transaction, {here, u"F4"_s, u"ID"_s, 1, 1, u"2026-11-20T09:00:00.000Z"_s}, content); });
    const Tenant tenant = central.terminal1.tenant();
    const QJsonObject file = central.get(tenant, "/federation/v1/files", u"FilesAnswer"_s)["files"_L1][0].toObject();
    ASSERT_EQ(file["size"_L1].toInteger(), content.size());
    const QByteArray target = "/federation/v1/files/" + file["id"_L1].toString().toLatin1(), etag = '"' + file["sha256"_L1].toString().toLatin1() + '"';
    const auto range = [&](qint64 from, qint64 last) {
        return central.call(tenant, "GET", target, {}, {{"Range", "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(last)}, {"If-Range", etag}});
    };
    QByteArray fetched;
    while (fetched.size() < content.size()) {
        const Response part = range(fetched.size(), fetched.size() + 3'000'000 - 1); // across the borders of the parts
        ASSERT_EQ(part.status, 206);
        ASSERT_FALSE(part.body.isEmpty());
        fetched += part.body;
    }
    EXPECT_EQ(fetched, content);
    for (const qint64 at : {qint64(0), qint64(1024 * 1024 - 1), qint64(1024 * 1024), content.size() - 1})
        EXPECT_EQ(range(at, at).body, content.mid(at, 1)) << at;
    EXPECT_EQ(range(content.size(), content.size()).status, 416);
    EXPECT_EQ(central.call(tenant, "GET", target).body, content);
}

} // namespace
} // namespace madoguchi::federation::test
