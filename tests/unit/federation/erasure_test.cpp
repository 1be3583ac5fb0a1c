// What has been kept for its period goes when somebody responsible orders it, everything that was listed and nothing else (C-22).
#include "central_fixture.h"

#include "crypto/digest.h"
#include "directory/order.h"
#include "directory/standing.h"
#include "federation/embedded_municipal_store.h"
#include "federation/expiry.h"
#include "journal/erased.h"
#include "store/unused_space.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

QString base64(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }

QString addresseeOf(const QString &person) { return u"4"_s + QString::number(qHash(person) % 100'000); }

QJsonObject cover(const QString &id, const QString &from, const QString &until, bool superseded = false, const QString &endNotifiedOn = {})
{
    return {{"id"_L1, id}, {"municipality"_L1, here}, {"prefectureFrom"_L1, from}, {"prefectureFromReason"_L1, u"A2"_s}, {"prefectureUntil"_L1, until}, {"prefectureUntilReason"_L1, u""_s},
            {"municipalFrom"_L1, from}, {"municipalFromReason"_L1, u"A2"_s}, {"municipalUntil"_L1, until}, {"municipalUntilReason"_L1, u""_s}, {"notifiedOn"_L1, from},
            {"previousMunicipality"_L1, u""_s}, {"inherited"_L1, false}, {"verdict"_L1, u"none"_s}, {"verdictDays"_L1, 0}, {"superseded"_L1, superseded}, {"endNotifiedOn"_L1, endNotifiedOn}};
}

QJsonObject member(const QString &person, bool head, const QJsonArray &covers)
{
    return {{"person"_L1, person}, {"addressee"_L1, addresseeOf(person)}, {"nameKanji"_L1, u"架空 "_s + person}, {"nameKana"_L1, u"カクウ"_s},
            {"birth"_L1, u"1955-01-01"_s}, {"birthUnknown"_L1, false}, {"sex"_L1, 1}, {"relation"_L1, head ? u"世帯主"_s : u"子"_s}, {"head"_L1, head}, {"insured"_L1, true},
            {"dead"_L1, false}, {"branch"_L1, u"01"_s}, {"federationId"_L1, u""_s}, {"eligibility"_L1, covers}, {"certificates"_L1, QJsonArray()}};
}

QJsonObject household(const QString &number, const QJsonArray &members)
{
    return {{"householdNumber"_L1, u"00"_s + number}, {"symbol"_L1, u"富国"_s}, {"number"_L1, number}, {"nominalHead"_L1, false}, {"postalCode"_L1, u"930-0001"_s},
            {"address"_L1, u"富山市消滅町一丁目"_s + number}, {"town"_L1, u"消滅町"_s}, {"phone"_L1, u""_s}, {"members"_L1, members}};
}

QJsonObject reception(const QString &number, const QString &openedAt)
{
    return {{"number"_L1, number}, {"openedAt"_L1, openedAt}, {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s}, {"purpose"_L1, u"moving-in"_s}, {"closed"_L1, true}};
}

QJsonObject task(const QString &addressee, const QString &state, const QString &severity = u"E"_s, const QString &at = u"2015-04-01T00:00:00.000Z"_s, const QString &layout = u"F9"_s)
{
    return {{"layout"_L1, layout}, {"addressee"_L1, addressee}, {"householdNumber"_L1, u""_s}, {"state"_L1, state}, {"severity"_L1, severity}, {"at"_L1, at}, {"line"_L1, 2}, {"code"_L1, u"W20"_s}};
}

/// Today is 2026-11-20: what ended until 31 March 2021 has been kept long enough.
class Erasure : public testing::Test {
protected:
    static constexpr auto longAgo = "2015-04-01T00:00:00.000Z";
    void put(const QString &kind, const QString &aggregate, const QJsonObject &body, const QString &at = QString::fromLatin1(longAgo))
    {
        central.reopen();
        const Partition partition = Partition::municipal(central.config.directory, here);
        auto store = must(partition.open(must(partition.readKey()), 1));
        must(get(store->write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            qint64 version = 0;
            {
                MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT coalesce(max(version), 0) FROM feed_item WHERE kind = ?1 AND aggregate = ?2", {kind, aggregate}));
                MADOGUCHI_TRY(row.next());
                version = row.integer(0);
            }
            MADOGUCHI_TRY(EmbeddedMunicipalStore::appendToFeed(transaction, kind, aggregate, version + 1, u"clerk-1"_s, u"terminal-1"_s, at, body));
            return done();
        })));
        store->close();
    }
    template <typename T>
    static T must(Result<T> result)
    {
        if (!result.ok())
            throw std::runtime_error(qPrintable(describe(result.error())));
        return std::move(result).value();
    }
    template <typename T>
    T inStore(std::function<Result<T>(store::Connection &)> look)
    {
        central.reopen();
        const Partition partition = Partition::municipal(central.config.directory, here);
        auto store = must(partition.open(must(partition.readKey()), 1));
        T value = must(get(store->read<T>(std::move(look))));
        store->close();
        return value;
    }
    void asSupervisor() { ASSERT_EQ(central.openSession(central.terminal1.tenant(), u"supervisor-1"_s, central.clock.utc()).status, 200); }
    QJsonObject list()
    {
        asSupervisor();
        return central.get(central.terminal1.tenant(), "/v1/expired", u"ExpiredAnswer"_s);
    }
    QStringList listed()
    {
        QStringList things;
        for (const QJsonValue &item : list()["items"_L1].toArray())
            things.append(item["kind"_L1].toString() + u' ' + item["id"_L1].toString() + u' ' + item["keptUntil"_L1].toString());
        things.sort();
        return things;
    }
    QString order(const QString &by, const api::EraseExpired &erase)
    {
        const Tenant tenant = central.terminal1.tenant();
        lastOrder = newId();
        const directory::Ordered ordered{lastOrder, tenant.municipality, TerminalId(tenant.terminal), StaffId(by), central.clock.utc(), erase};
        const QByteArray statement = directory::writeOrder(ordered);
        const QJsonObject answer = central.post(tenant, "/v1/orders", {{"statement"_L1, base64(statement)}, {"signature"_L1, base64(central.cards[by].sign(directory::framedOrder(statement)))},
                                                                       {"certificate"_L1, u""_s}}, u"OrderAnswer"_s);
        return (answer["result"_L1].toString() + u' ' + answer["code"_L1].toString() + u' ' + answer["field"_L1].toString()).trimmed();
    }
    api::EraseExpired what(const QJsonObject &list) const
    {
        return {QDate::fromString(list["day"_L1].toString(), Qt::ISODate), list["count"_L1].toInt(), QByteArray::fromBase64(list["digest"_L1].toString().toLatin1())};
    }
    QList<QJsonObject> feed()
    {
        asSupervisor();
        const Response response = central.call(central.terminal1.tenant(), "GET", "/v1/feed?after=0&limit=1000");
        EXPECT_EQ(response.status, 200);
        QList<QJsonObject> lines;
        for (const QByteArray &line : response.body.trimmed().split('\n'))
            lines.append(QJsonDocument::fromJson(line).object());
        lines.removeLast();
        for (const QJsonObject &line : lines)
            central.expectSchema(line, u"FeedItem"_s);
        return lines;
    }
    QByteArray pages()
    {
        return inStore<QByteArray>([](store::Connection &connection) -> Result<QByteArray> {
            QByteArray all;
            MADOGUCHI_ASSIGN(auto row, connection.query("SELECT data FROM sqlite_dbpage"));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool more, row.next());
                if (!more)
                    return all;
                all += row.blob(0);
            }
        });
    }
    QString lastOrder;
    Central central;
};

} // namespace

TEST_F(Erasure, C22_what_has_ended_long_enough_ago_is_listed_and_nothing_else)
{
    put(u"household"_s, u"h-gone"_s, household(u"10001"_s, {member(u"p1"_s, true, {cover(u"e1"_s, u"2010-04-01"_s, u"2021-04-01"_s)}), member(u"p2"_s, false, {cover(u"e2"_s, u"2010-04-01"_s, u"2019-01-01"_s)})}));
    put(u"household"_s, u"h-one-day-later"_s, household(u"10002"_s, {member(u"p3"_s, true, {cover(u"e3"_s, u"2010-04-01"_s, u"2021-04-02"_s)})}));
    put(u"household"_s, u"h-son-left"_s, household(u"10003"_s, {member(u"p4"_s, true, {cover(u"e4"_s, u"2010-04-01"_s, u""_s)}), member(u"p5"_s, false, {cover(u"e5"_s, u"2010-04-01"_s, u"2018-10-01"_s)}),
                                                                 member(u"p6"_s, false, {cover(u"e6"_s, u"2010-04-01"_s, u"2018-10-01"_s), cover(u"e7"_s, u"2024-04-01"_s, u"2025-01-01"_s)})}));
    put(u"household"_s, u"h-head-left"_s, household(u"10004"_s, {member(u"p7"_s, true, {cover(u"e8"_s, u"2010-04-01"_s, u"2015-10-01"_s)}), member(u"p8"_s, false, {cover(u"e9"_s, u"2010-04-01"_s, u""_s)})}));
    put(u"household"_s, u"h-taken-back"_s, household(u"10005"_s, {member(u"p9"_s, true, {cover(u"e10"_s, u"2010-04-01"_s, u"2015-10-01"_s), cover(u"e11"_s, u"2026-04-01"_s, u""_s, true)})}));
    put(u"household"_s, u"h-never-covered"_s, household(u"10006"_s, {member(u"p10"_s, true, {})}));
    put(u"household"_s, u"h-in-work"_s, household(u"10007"_s, {member(u"p11"_s, true, {cover(u"e12"_s, u"2010-04-01"_s, u"2015-10-01"_s)})}));
    put(u"answer-task"_s, u"t-open"_s, task(addresseeOf(u"p11"_s), u"open"_s));
    put(u"answer-task"_s, u"t-closed"_s, task(u"4"_s, u"closed"_s));
    put(u"reception"_s, u"r-old"_s, reception(u"2-0331-1001"_s, u"2021-03-31T14:59:59.000Z"_s));
    put(u"reception"_s, u"r-april"_s, reception(u"3-0401-1001"_s, u"2021-03-31T15:00:00.000Z"_s)); // the first of April in Japan
    put(u"notification"_s, u"n-old"_s, {{"number"_L1, u"2-0331-1001-1"_s}, {"notifiedOn"_L1, u"2021-03-31"_s}});
    put(u"register"_s, u"g-settled"_s, {{"settled"_L1, true}});
    put(u"register"_s, u"g-open"_s, {{"settled"_L1, false}});
    put(u"media-request"_s, u"m-erased"_s, {{"state"_L1, u"erased"_s}});
    put(u"media-request"_s, u"m-out"_s, {{"state"_L1, u"handed-over"_s}});
    put(u"continuity"_s, u"c-decided"_s, {{"state"_L1, u"decided"_s}});
    put(u"continuity"_s, u"c-asked"_s, {{"state"_L1, u"cancel-requested"_s}});
    put(u"continuity-months"_s, u"c-months"_s, {});
    put(u"high-cost"_s, u"h-gone"_s, {});
    put(u"high-cost"_s, u"h-new"_s, {}, u"2025-01-01T00:00:00.000Z"_s);
    EXPECT_EQ(listed(), (QStringList{u"answer-task t-closed 2021-03-31"_s, u"continuity c-decided 2021-03-31"_s, u"continuity-months c-months 2021-03-31"_s, u"high-cost h-gone 2021-03-31"_s,
                                     u"household h-gone 2026-03-31"_s, u"household h-never-covered 2021-03-31"_s, u"media-request m-erased 2021-03-31"_s,
                                     u"member h-son-left 2024-03-31"_s, u"notification n-old 2026-03-31"_s, u"reception r-old 2026-03-31"_s, u"register g-settled 2017-03-31"_s}));
}

/// What the desk cannot close any more, because the federation has spoken since, holds nobody.
TEST_F(Erasure, C22_a_matter_that_is_over_holds_nobody_and_its_words_end_together)
{
    const auto left = [](const QString &id) { return household(id, {member(id, true, {cover(u"e"_s, u"2010-04-01"_s, u"2015-10-01"_s)})}); };
    for (const QString &id : {u"over"_s, u"again"_s, u"judged"_s, u"closed"_s})
        put(u"household"_s, id, left(id));
    put(u"answer-task"_s, u"o-1"_s, task(addresseeOf(u"over"_s), u"open"_s, u"W"_s, u"2015-04-01T00:00:00.000Z"_s));
    put(u"answer-task"_s, u"o-2"_s, task(addresseeOf(u"over"_s), u"closed"_s, u"I"_s, u"2015-05-01T00:00:00.000Z"_s));
    put(u"answer-task"_s, u"a-1"_s, task(addresseeOf(u"again"_s), u"closed"_s, u"W"_s, u"2015-04-01T00:00:00.000Z"_s));
    put(u"answer-task"_s, u"a-2"_s, task(addresseeOf(u"again"_s), u"open"_s, u"W"_s, u"2015-05-01T00:00:00.000Z"_s));
    put(u"answer-task"_s, u"j-1"_s, task(addresseeOf(u"judged"_s), u"closed"_s, u"W"_s, u"2015-04-01T00:00:00.000Z"_s));
    put(u"answer-task"_s, u"j-2"_s, task(addresseeOf(u"judged"_s), u"open"_s, u"W"_s, u"2015-05-01T00:00:00.000Z"_s, u"F3"_s));
    put(u"answer-task"_s, u"c-1"_s, task(addresseeOf(u"closed"_s), u"open"_s, u"W"_s, u"2015-04-01T00:00:00.000Z"_s, u"F3"_s));
    put(u"answer-task"_s, u"c-2"_s, task(addresseeOf(u"closed"_s), u"closed"_s, u"W"_s, u"2015-05-01T00:00:00.000Z"_s), u"2024-01-01T00:00:00.000Z"_s);
    EXPECT_EQ(listed(), (QStringList{u"answer-task o-1 2021-03-31"_s, u"answer-task o-2 2021-03-31"_s, u"household closed 2021-03-31"_s, u"household over 2021-03-31"_s}))
        << "the matter of `closed` was worked on in 2024";
}

TEST_F(Erasure, C22_what_was_notified_late_is_kept_from_then_on)
{
    put(u"household"_s, u"h-late"_s, household(u"10001"_s, {member(u"p1"_s, true, {cover(u"e1"_s, u"2010-04-01"_s, u"2015-04-01"_s, false, u"2026-11-01"_s)})}));
    put(u"household"_s, u"h-member"_s, household(u"10002"_s, {member(u"p2"_s, true, {cover(u"e2"_s, u"2010-04-01"_s, u""_s)}), member(u"p3"_s, false, {cover(u"e3"_s, u"2010-04-01"_s, u"2015-04-01"_s, false, u"2026-11-01"_s)})}));
    EXPECT_EQ(listed(), QStringList());
}

TEST_F(Erasure, C22_C20_the_notification_by_whose_receipt_the_federation_knows_somebody_who_stays_is_kept)
{
    put(u"household"_s, u"h-1"_s, household(u"10001"_s, {member(u"p1"_s, true, {cover(u"e1"_s, u"2010-04-01"_s, u""_s)})}));
    const auto notified = [](const QString &person, const QString &receipt) {
        return QJsonObject{{"number"_L1, u"n"_s}, {"notifiedOn"_L1, u"2015-04-01"_s}, {"persons"_L1, QJsonArray{QJsonObject{{"addressee"_L1, addresseeOf(person)}, {"numberReceipt"_L1, receipt}}}}};
    };
    put(u"notification"_s, u"n-needed"_s, notified(u"p1"_s, u"R-1"_s));
    put(u"notification"_s, u"n-without"_s, notified(u"p1"_s, u""_s));
    put(u"notification"_s, u"n-of-somebody-gone"_s, notified(u"p9"_s, u"R-2"_s));
    EXPECT_EQ(listed(), (QStringList{u"notification n-of-somebody-gone 2021-03-31"_s, u"notification n-without 2021-03-31"_s}));
}

TEST_F(Erasure, C22_numbers_that_were_given_are_told_so_that_nobody_gets_them_again)
{
    put(u"household"_s, u"h-gone"_s, household(u"90100031"_s, {member(u"p1"_s, true, {cover(u"e1"_s, u"2010-04-01"_s, u"2015-04-01"_s)})}));
    put(u"household"_s, u"h-stays"_s, household(u"10003"_s, {member(u"p4"_s, true, {cover(u"e4"_s, u"2010-04-01"_s, u""_s)}), member(u"p5"_s, false, {cover(u"e5"_s, u"2010-04-01"_s, u"2018-10-01"_s)})}));
    // Listed twice, and since then in another household: not told of here once more.
    put(u"household"_s, u"h-left-behind"_s, household(u"10004"_s, {member(u"p6"_s, true, {cover(u"e6"_s, u"2010-04-01"_s, u""_s)}), member(u"p7"_s, false, {cover(u"e7"_s, u"2010-04-01"_s, u"2018-10-01"_s)}),
                                                                    member(u"p8"_s, false, {cover(u"e8"_s, u"2010-04-01"_s, u""_s)})}));
    auto first = member(u"pa"_s, true, {cover(u"ea"_s, u"2010-04-01"_s, u""_s)}), second = member(u"pb"_s, false, {cover(u"eb"_s, u"2010-04-01"_s, u"2018-10-01"_s)});
    first["branch"_L1] = second["branch"_L1] = u""_s;
    put(u"household"_s, u"h-without-branches"_s, household(u"10006"_s, {first, second}));
    put(u"household"_s, u"h-new"_s, household(u"10005"_s, {member(u"p8"_s, true, {cover(u"e8"_s, u"2010-04-01"_s, u""_s)})}));
    const QJsonObject all = list();
    ASSERT_EQ(order(u"supervisor-1"_s, what(all)), u"accepted"_s);
    QHash<QString, QJsonObject> bodies;
    for (const QJsonObject &item : feed())
        bodies[item["aggregate"_L1].toString()] = item["body"_L1].toObject();
    EXPECT_EQ(bodies[u"h-gone"_s], (QJsonObject{{"given"_L1, QJsonArray{u"90100031"_s}}}));
    EXPECT_EQ(bodies[u"h-stays"_s]["lastBranch"_L1].toInt(), 1);
    for (const QString &id : {u"h-stays"_s, u"h-left-behind"_s, u"h-without-branches"_s})
        central.expectSchema(bodies[id], u"HouseholdBody"_s);
    EXPECT_FALSE(bodies[u"h-without-branches"_s].contains("lastBranch"_L1)) << "terminals would refuse 0, and keep whom this has erased";
    ASSERT_EQ(bodies[u"h-left-behind"_s]["members"_L1].toArray().size(), 1);
    EXPECT_EQ(bodies[u"h-left-behind"_s]["members"_L1][0]["person"_L1].toString(), u"p6"_s);
    EXPECT_EQ(bodies[lastOrder]["expired"_L1].toString(), journal::thingsDigest({u"household\th-gone"_s}));
}

TEST_F(Erasure, C22_F03_an_id_that_others_give_may_come_again)
{
    put(u"continuity"_s, u"C-1"_s, {{"state"_L1, u"decided"_s}});
    ASSERT_EQ(order(u"supervisor-1"_s, what(list())), u"accepted"_s);
    const QJsonObject again{{"id"_L1, newId()}, {"kind"_L1, u"continuity"_s}, {"aggregate"_L1, u"C-1"_s}, {"baseVersion"_L1, 0}, {"actor"_L1, u"clerk-1"_s}, {"at"_L1, u"2026-11-20T01:42:00.000Z"_s},
                            {"body"_L1, QJsonObject{{"decision"_L1, u"1"_s}, {"decidedOn"_L1, u"2026-11-20"_s}, {"decidedAt"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"reason"_L1, u"R1"_s}, {"reasonText"_L1, u""_s},
                                                    {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s}, {"state"_L1, u"decided"_s}, {"cancelReason"_L1, u""_s}, {"cancelRefusal"_L1, u""_s}, {"cancelBy"_L1, u""_s},
                                                    {"cancelByName"_L1, u""_s}, {"cancelApprovedBy"_L1, u""_s}, {"cancelApprovedByName"_L1, u""_s}, {"cancelApproval"_L1, u""_s}}}};
    const QJsonObject answer = central.post(central.terminal2.tenant(), "/v1/changes", {{"items"_L1, QJsonArray{again}}}, u"ChangesAnswer"_s)["answers"_L1][0].toObject();
    EXPECT_EQ(answer["result"_L1].toString(), u"accepted"_s) << answer["code"_L1].toString().toStdString() << answer["field"_L1].toString().toStdString();
    EXPECT_EQ(answer["version"_L1].toInt(), 3);
}

TEST_F(Erasure, C22_C16_only_whoever_may_order_it_reads_the_list_or_orders)
{
    put(u"reception"_s, u"r-1"_s, reception(u"8-1"_s, u"2015-04-01T00:00:00.000Z"_s));
    const QJsonObject all = list();
    ASSERT_EQ(central.openSession(central.terminal1.tenant(), u"clerk-1"_s, central.clock.utc()).status, 200);
    EXPECT_EQ(central.call(central.terminal1.tenant(), "GET", "/v1/expired").status, 403);
    for (const QString &other : {u"clerk-1"_s, u"admin-1"_s, u"auditor-1"_s})
        EXPECT_EQ(order(other, what(all)), u"refused "_s + errorText(ErrorCode::Denied));
    EXPECT_EQ(listed().size(), 1);
}

TEST_F(Erasure, C22_exactly_what_was_listed_goes_and_terminals_are_told_in_the_feed)
{
    put(u"household"_s, u"h-gone"_s, household(u"10001"_s, {member(u"消えるP1"_s, true, {cover(u"e1"_s, u"2010-04-01"_s, u"2015-04-01"_s)})}));
    put(u"household"_s, u"h-gone"_s, household(u"10001"_s, {member(u"消えるP1"_s, true, {cover(u"e1"_s, u"2010-04-01"_s, u"2016-04-01"_s)})}));
    put(u"household"_s, u"h-stays"_s, household(u"10003"_s, {member(u"残るP2"_s, true, {cover(u"e4"_s, u"2010-04-01"_s, u""_s)}), member(u"消えるP3"_s, false, {cover(u"e5"_s, u"2010-04-01"_s, u"2018-10-01"_s)})}));
    put(u"reception"_s, u"r-stays"_s, reception(u"8-1"_s, u"2026-04-01T00:00:00.000Z"_s));
    put(u"reception"_s, u"r-stays"_s, reception(u"8-1"_s, u"2026-04-02T00:00:00.000Z"_s), u"2016-04-01T00:00:00.000Z"_s); // its first version has been out of date since then
    put(u"register"_s, u"s-gone"_s, {{"settled"_L1, true}}); // over for longer than what stands before it in the list
    const QJsonObject all = list();
    EXPECT_EQ(all["count"_L1].toInt(), 3);
    EXPECT_EQ(all["superseded"_L1].toInt(), 1);
    ASSERT_TRUE(pages().contains("消える"));

    asSupervisor();
    EXPECT_EQ(order(u"supervisor-1"_s, what(all)), u"accepted"_s);
    const QString erasing = lastOrder;
    QStringList told;
    for (const QJsonObject &item : feed())
        told.append(u"%1 %2 v%3 %4 %5"_s.arg(item["kind"_L1].toString(), item["aggregate"_L1].toString()).arg(item["version"_L1].toInt()).arg(item["contents"_L1].toString(u"told"_s))
                        .arg(item["body"_L1].toObject().isEmpty() ? u"-"_s : item["actor"_L1].toString()));
    EXPECT_EQ(told, (QStringList{u"household h-gone v1 superseded -"_s, u"household h-gone v2 superseded -"_s, u"household h-stays v1 superseded -"_s, u"reception r-stays v1 superseded -"_s,
                                 u"reception r-stays v2 told clerk-1"_s, u"register s-gone v1 superseded -"_s, u"household h-gone v3 expired -"_s, u"household h-stays v2 told supervisor-1"_s,
                                 u"register s-gone v2 expired -"_s,
                                 u"erasure %1 v1 told supervisor-1"_s.arg(erasing)}));
    const QJsonArray members = feed()[7]["body"_L1]["members"_L1].toArray();
    ASSERT_EQ(members.size(), 1);
    EXPECT_EQ(members[0]["person"_L1].toString(), u"残るP2"_s);
    EXPECT_EQ(list()["count"_L1].toInt(), 0);

    get(central.service().lookAtTheClock()); // what is done without being waited for is done by now
    const QByteArray after = pages();
    EXPECT_FALSE(after.contains("消える")) << "in no page, neither in a row nor beside one";
    EXPECT_TRUE(after.contains("残る"));
    EXPECT_EQ(inStore<qint64>(store::countUnusedSpace), 0);

    const auto content = central.readDirectory();
    ASSERT_EQ(content.erasures.size(), 1);
    EXPECT_EQ(content.erasures[0].id, erasing);
    EXPECT_EQ(content.erasures[0].by.text(), u"supervisor-1"_s);
}

TEST_F(Erasure, C22_another_list_than_the_one_that_was_read_is_not_erased)
{
    put(u"reception"_s, u"r-1"_s, reception(u"8-1"_s, u"2015-04-01T00:00:00.000Z"_s));
    const QJsonObject all = list();
    put(u"reception"_s, u"r-2"_s, reception(u"8-2"_s, u"2015-04-01T00:00:00.000Z"_s));
    asSupervisor();
    EXPECT_EQ(order(u"supervisor-1"_s, what(all)), u"refused %1 digest"_s.arg(errorText(ErrorCode::VersionConflict)));
    auto wrong = what(list());
    wrong.count = 1;
    EXPECT_EQ(order(u"supervisor-1"_s, wrong), u"refused %1 digest"_s.arg(errorText(ErrorCode::VersionConflict)));
    auto early = what(list());
    early.day = central.clock.today().addDays(1);
    EXPECT_EQ(order(u"supervisor-1"_s, early), u"refused %1 day"_s.arg(errorText(ErrorCode::DateInFuture)));
    EXPECT_EQ(feed().size(), 2);
    EXPECT_TRUE(central.readDirectory().erasures.isEmpty());
    EXPECT_EQ(order(u"supervisor-1"_s, what(list())), u"accepted"_s);
    EXPECT_EQ(order(u"supervisor-1"_s, what(list())), u"refused %1 count"_s.arg(errorText(ErrorCode::StateRefused))) << "there is nothing any more";
}

TEST_F(Erasure, C22_C02_what_was_erased_does_not_come_back_with_a_change_from_a_desk_that_was_away)
{
    put(u"reception"_s, u"r-1"_s, reception(u"8-1"_s, u"2015-04-01T00:00:00.000Z"_s));
    const QJsonObject all = list();
    ASSERT_EQ(order(u"supervisor-1"_s, what(all)), u"accepted"_s);
    const QJsonObject late{{"id"_L1, newId()}, {"kind"_L1, u"reception"_s}, {"aggregate"_L1, u"r-1"_s}, {"baseVersion"_L1, 1}, {"actor"_L1, u"clerk-1"_s},
                           {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"body"_L1, reception(u"8-1"_s, u"2026-11-20T01:42:00.000Z"_s)}};
    const QJsonObject answer = central.post(central.terminal2.tenant(), "/v1/changes", {{"items"_L1, QJsonArray{late}}}, u"ChangesAnswer"_s)["answers"_L1][0].toObject();
    EXPECT_EQ(answer["result"_L1].toString(), u"refused"_s);
    EXPECT_EQ(answer["code"_L1].toString(), errorText(ErrorCode::RetentionOver));
    EXPECT_EQ(answer["current"_L1]["contents"_L1].toString(), u"expired"_s);
}

TEST_F(Erasure, C22_the_clearing_goes_on_where_a_kill_has_stopped_it)
{
    for (int i = 0; i < 300; ++i)
        put(u"household"_s, u"h-%1"_s.arg(i), household(QString::number(20'000 + i), {member(u"消える%1"_s.arg(i), true, {cover(u"e"_s, u"2010-04-01"_s, i % 2 ? u"2016-04-01"_s : u""_s)})}));
    const QJsonObject all = list();
    ASSERT_EQ(all["count"_L1].toInt(), 150);
    ASSERT_EQ(order(u"supervisor-1"_s, what(all)), u"accepted"_s);
    central.reopen(); // whatever was under way is over
    get(central.service().lookAtTheClock());
    EXPECT_EQ(inStore<qint64>(store::countUnusedSpace), 0);
    EXPECT_EQ(inStore<qint64>([](store::Connection &connection) -> Result<qint64> {
        MADOGUCHI_ASSIGN(auto row, connection.query("SELECT clear_from FROM municipal_meta"));
        MADOGUCHI_TRY(row.next());
        return row.integer(0);
    }), 0);
}

} // namespace madoguchi::federation::test
