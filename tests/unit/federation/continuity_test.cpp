// 世帯継続性の判定 at the federation: decisions online (F6), the confirmed list (F7), the months of the town that was left (F8).
#include "two_towns.h"

#include "directory/directory.h"
#include "store/connection.h"

namespace madoguchi::federation::test {
namespace {

class ContinuityTest : public testing::Test, public TwoTowns {
protected:
    /// Somebody has moved with months behind them; answers the candidate.
    QString moved()
    {
        paid({u"2026-03"_s, u"2026-04"_s});
        left({1}, 1);
        came({1}, 1);
        return candidates().value(0)[u"candidate"_s];
    }
    QList<exchange::Row> told(const QString &town, const char *layout) { return central.answers(desk(town).tenant(), QString::fromLatin1(layout)); }
    /// Of F7, decision and cancellation of each row: "1N 1Y".
    QString confirmed(const QString &town)
    {
        QStringList rows;
        for (const auto &row : told(town, "F7"))
            rows << row[u"decision"_s] + row[u"cancelled"_s];
        return rows.join(u' ');
    }
    /// Of F8 as it came down: "2026-03N".
    QString months()
    {
        QStringList rows;
        for (const auto &row : told(here, "F8"))
            rows << row[u"treated_in"_s] + row[u"cancelled"_s];
        return rows.join(u' ');
    }
    static QJsonObject with(QJsonObject decision, const char *member, const QJsonValue &value)
    {
        decision[QLatin1StringView(member)] = value;
        return decision;
    }
    static exchange::Row with(exchange::Row row, const QList<std::pair<QString, QString>> &changes)
    {
        for (const auto &[key, value] : changes)
            row[key] = value;
        return row;
    }
};

} // namespace

TEST_F(ContinuityTest, F03_F04_the_whole_way_between_two_towns)
{
    const QString candidate = moved();
    EXPECT_EQ(tellMonths({month(candidate, u"2026-03"_s)}), u"E07 candidate"_s) << "nobody has decided";
    const QJsonObject accepted = decision(candidate);
    const QJsonObject result = post(accepted);
    EXPECT_EQ(result["outcome"_L1].toString(), u"accepted"_s);
    const QString receipt = result["receipt"_L1].toString();
    EXPECT_TRUE(receipt.startsWith(u"U16-"_s)) << qPrintable(receipt);
    for (const QString &town : {here, there}) {
        const exchange::Row row = told(town, "F7").value(0);
        EXPECT_EQ(row[u"candidate"_s], candidate);
        EXPECT_EQ(row[u"decision"_s] + row[u"cancelled"_s] + row[u"reason"_s], u"1NR1"_s);
        EXPECT_EQ(row[u"decided_on"_s] + row[u"confirmed_on"_s], u"2026-11-202026-11-20"_s);
        EXPECT_EQ(row[u"decided_by"_s], u"clerk-1"_s);
        EXPECT_EQ(row[u"federation_receipt"_s], receipt);
        for (const QString &column : {u"previous_municipality"_s, u"previous_household"_s, u"own_municipality"_s})
            EXPECT_EQ(row[column], told(here, "F5").value(0)[column]) << "by these the town that was left knows whose months are meant";
    }
    EXPECT_EQ(tellMonths({month(candidate, u"2026-03"_s), month(candidate, u"2026-04"_s)}), u"accepted"_s);
    EXPECT_EQ(months(), u"2026-03N 2026-04N"_s);
    EXPECT_TRUE(told(there, "F8").isEmpty());

    EXPECT_EQ(outcome(cancellation(candidate)), u"accepted"_s);
    EXPECT_EQ(confirmed(here), u"1N 1Y"_s);
    EXPECT_EQ(confirmed(there), u"1N 1Y"_s);
    EXPECT_EQ(tellMonths({month(candidate, u"2026-02"_s)}), u"E07 candidate"_s) << "it goes on no more";
    EXPECT_EQ(outcome(with(decision(candidate), "decision", u"2"_s)), u"accepted"_s) << "and may be decided anew";
    EXPECT_EQ(confirmed(there), u"1N 1Y 2N"_s);
    EXPECT_EQ(tellMonths({month(candidate, u"2026-02"_s)}), u"E07 candidate"_s) << "refused";
}

TEST_F(ContinuityTest, F03_the_same_id_is_answered_the_same_and_counted_once)
{
    const QString candidate = moved();
    const QJsonObject one = decision(candidate), late = with(decision(candidate), "decision", u"2"_s);
    const QJsonObject first = post(one);
    central.reopen();
    const QJsonObject again = post(one);
    EXPECT_EQ(again["outcome"_L1].toString(), u"already"_s);
    EXPECT_EQ(again["receipt"_L1].toString(), first["receipt"_L1].toString());
    EXPECT_EQ(confirmed(there), u"1N"_s);
    EXPECT_EQ(outcome(with(one, "reason", u"R2"_s)), u"F-005 id"_s) << "the id is of another decision";
    EXPECT_EQ(outcome(late), u"F-061 decision"_s);
    ASSERT_EQ(outcome(cancellation(candidate)), u"accepted"_s);
    EXPECT_EQ(outcome(late), u"F-061 decision"_s) << "what was refused stays refused";
    EXPECT_EQ(outcome(one), u"already"_s) << "and what is over does not come back";
    EXPECT_EQ(confirmed(there), u"1N 1Y"_s);
}

TEST_F(ContinuityTest, F03_two_terminals_that_say_the_same_have_one_receipt)
{
    const QString candidate = moved();
    const QJsonArray results = post(QJsonArray{decision(candidate), decision(candidate), with(decision(candidate), "decision", u"2"_s)});
    EXPECT_EQ(results[0]["outcome"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(results[1]["outcome"_L1].toString(), u"already"_s);
    EXPECT_EQ(results[1]["receipt"_L1], results[0]["receipt"_L1]);
    EXPECT_EQ(results[2]["code"_L1].toString(), u"F-061"_s);
    EXPECT_EQ(confirmed(here), u"1N"_s);
}

TEST_F(ContinuityTest, C28_the_candidate_of_another_town_is_as_unknown_as_one_of_nobody)
{
    const QString candidate = moved();
    const auto wordless = [&](const QString &id) {
        QJsonObject result = post(with(decision(id), "decidedBy", u"clerk-9"_s), there);
        result.remove("id"_L1);
        return result;
    };
    const QJsonObject nobodys = wordless(u"C16-AAAAAAA-AAAAAAA"_s);
    EXPECT_EQ(nobodys["code"_L1].toString(), u"F-060"_s);
    EXPECT_EQ(wordless(candidate), nobodys) << "of which it is the town that was left";
}

TEST_F(ContinuityTest, C16_whoever_decides_and_whoever_approves_are_asked_for_again)
{
    const QString candidate = moved();
    const QJsonObject one = decision(candidate);
    const auto checked = [&](QJsonObject changed) { return outcome(with(std::move(changed), "id", newId())); };
    for (const QString &staff : {u"viewer-1"_s, u"outsourced-1"_s, u"admin-1"_s, u"nobody"_s})
        EXPECT_EQ(checked(with(one, "decidedBy", staff)), errorText(ErrorCode::Denied) + u" decidedBy"_s) << qPrintable(staff);
    const QString invalid = errorText(ErrorCode::FieldInvalid);
    EXPECT_EQ(checked(with(one, "decidedOn", u"2026-11-21"_s)), invalid + u" decidedOn"_s) << "has not come yet";
    EXPECT_EQ(checked(with(one, "decidedOn", u"2026-02-30"_s)), invalid + u" decidedOn"_s);
    EXPECT_EQ(checked(with(one, "reason", u""_s)), invalid + u" reason"_s);
    EXPECT_EQ(checked(with(with(one, "reason", u"RX"_s), "reasonText", u" 　"_s)), invalid + u" reasonText"_s);
    for (const QString &text : {u"番号は1234-5678-9018"_s, u"a,b"_s, u"a\nb"_s})
        EXPECT_EQ(checked(with(one, "reasonText", text)), invalid + u" reasonText"_s) << qPrintable(text);
    ASSERT_EQ(checked(with(with(one, "reason", u"RX"_s), "reasonText", u"世帯主の住民票だけが別"_s)), u"accepted"_s);

    const QJsonObject cancel = cancellation(candidate);
    for (const QString &second : {u""_s, u"clerk-1"_s, u"clerk-2"_s, u"nobody"_s})
        EXPECT_EQ(checked(with(cancel, "approvedBy", second)), u"F-062 approvedBy"_s) << qPrintable(second);
    EXPECT_EQ(checked(with(with(cancel, "decidedBy", u"supervisor-1"_s), "approvedBy", u"supervisor-1"_s)), u"F-062 approvedBy"_s) << "nobody approves what they asked for";
    EXPECT_EQ(checked(with(cancel, "decision", u"2"_s)), u"F-061 decision"_s) << "another one stands";
    EXPECT_EQ(checked(cancel), u"accepted"_s);
    EXPECT_EQ(checked(cancel), u"F-061 decision"_s) << "it is over";
    EXPECT_EQ(confirmed(there), u"1N 1Y"_s) << "nothing that was refused was told";
    central.changeDirectory([](directory::DirectoryContent &content) { directory::findStaff(content, StaffId(u"clerk-1"_s))->until = QDate(2026, 11, 19); });
    ASSERT_EQ(central.openSession(central.terminal1.tenant(), u"supervisor-1"_s, central.clock.utc()).status, 200) << "somebody else is in when it is sent";
    EXPECT_EQ(checked(one), errorText(ErrorCode::Denied) + u" decidedBy"_s);
    EXPECT_EQ(checked(with(one, "decidedOn", u"2026-11-19"_s)), u"accepted"_s) << "decided in time, and sent later";
}

TEST_F(ContinuityTest, C02_what_is_no_decision_is_no_request)
{
    const auto status = [&](const QJsonObject &body) {
        return central.call(central.terminal1.tenant(), "POST", "/federation/v1/continuity", QJsonDocument(body).toJson(), {{"Content-Type", "application/json"}}).status;
    };
    const auto body = [](const QJsonArray &decisions) { return QJsonObject{{"decisions"_L1, decisions}}; };
    const QJsonObject one = decision(u"C16-AAAAAAA-AAAAAAA"_s);
    EXPECT_EQ(status(body({one})), 200);
    EXPECT_EQ(status(body({})), 400);
    EXPECT_EQ(status(body(QJsonArray::fromVariantList(QVariantList(101, one.toVariantMap())))), 400);
    EXPECT_EQ(status(body({with(one, "decision", u"3"_s)})), 400);
    EXPECT_EQ(status(body({with(one, "candidate", u"C16 OR 1"_s)})), 400);
    EXPECT_EQ(status(body({with(one, "reason", u"XX"_s)})), 400);
    EXPECT_EQ(status(body({with(one, "more", true)})), 400);
    EXPECT_EQ(status(body({with(one, "reasonText", QString(201, u'長'))})), 400);
}

TEST_F(ContinuityTest, F03_a_ground_that_falls_away_takes_the_decision_with_it)
{
    const QString candidate = moved();
    const QString receipt = post(decision(candidate))["receipt"_L1].toString();
    ASSERT_EQ(tellMonths({month(candidate, u"2026-03"_s)}), u"accepted"_s);
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there, u"3"_s});
    EXPECT_EQ(candidates().last()[u"state"_s], u"9"_s);
    for (const QString &town : {here, there}) {
        EXPECT_EQ(confirmed(town), u"1N 1Y"_s);
        EXPECT_EQ(told(town, "F7").last()[u"federation_receipt"_s], receipt);
    }
    EXPECT_EQ(tellMonths({month(candidate, u"2026-04"_s)}), u"E07 candidate"_s);
    EXPECT_EQ(outcome(cancellation(candidate)), u"F-060 candidate"_s);
    tellPersons(here, {1}, {u"20001"_s, u"2026-11-01"_s, {}, there});
    EXPECT_EQ(candidates().last()[u"state"_s], u"0"_s);
    EXPECT_EQ(outcome(decision(candidate)), u"accepted"_s) << "what stood before does not";
}

TEST_F(ContinuityTest, F03_what_takes_a_decision_back_is_told_after_it_whoevers_cycle_comes_first)
{
    const QString candidate = moved();
    central.reopen();
    central.config.cycle = ServerConfig::Cycle::Daily;
    ASSERT_EQ(outcome(decision(candidate)), u"accepted"_s);
    tellPersons(here, {3}, {u"20001"_s, u"2026-11-10"_s}); // a row that holds up the cycle here
    tellPersons(there, {1}, {u"90001"_s, u"2015-04-01"_s, {}, elsewhere, u"2"_s}); // who has not left
    const auto spoil = [&](const char *sql) { change([sql](store::Transaction &transaction) { return transaction.exec(sql); }); };
    spoil("UPDATE waiting_row SET columns = replace(columns, '\"municipal_from\":\"2026-11-10\"', '\"municipal_from\":\"never\"')");
    central.clock.advance(std::chrono::hours(8));
    get(central.service().lookAtTheClock());
    EXPECT_EQ(confirmed(here), u"1N 1Y"_s);
    spoil("UPDATE waiting_row SET columns = replace(columns, 'never', '2026-11-10')");
    get(central.service().lookAtTheClock());
    EXPECT_EQ(confirmed(here), u"1N 1Y"_s);
    EXPECT_EQ(confirmed(there), u"1N 1Y"_s);
}

TEST_F(ContinuityTest, F04_months_are_of_the_households_own_town_and_keep_the_rules)
{
    const QString candidate = moved();
    ASSERT_EQ(outcome(decision(candidate)), u"accepted"_s);
    const exchange::Row good = month(candidate, u"2026-03"_s);
    EXPECT_EQ(tellMonths({good}, here), u"E03 previous_municipality"_s) << "not the town that was left";
    EXPECT_EQ(tellMonths({with(good, {{u"previous_municipality"_s, here}})}), u"E03 previous_municipality"_s);
    EXPECT_EQ(tellMonths({with(good, {{u"previous_municipality"_s, here}})}, here), u"E07 candidate"_s) << "of which it is the other side";
    EXPECT_EQ(tellMonths({with(good, {{u"candidate"_s, u"C16-AAAAAAA-AAAAAAA"_s}})}), u"E07 candidate"_s);
    EXPECT_EQ(tellMonths({with(good, {{u"household"_s, u"90002"_s}})}), u"E03 household"_s);
    EXPECT_EQ(tellMonths({with(good, {{u"treated_in"_s, u"2026-11"_s}})}), u"E06 treated_in"_s) << "they had left";
    EXPECT_EQ(tellMonths({with(good, {{u"annual_from"_s, u"2026-08"_s}})}), u"E02 annual_paid"_s);
    EXPECT_EQ(tellMonths({with(good, {{u"annual_from"_s, u"2026-09"_s}, {u"annual_paid"_s, u"1"_s}, {u"treated_in"_s, u"2026-10"_s}})}), u"E03 annual_from"_s);
    EXPECT_EQ(tellMonths({with(good, {{u"annual_from"_s, u"2026-08"_s}, {u"annual_paid"_s, u"1"_s}})}), u"E05 annual_from"_s);
    EXPECT_EQ(tellMonths({with(good, {{u"cancelled"_s, u"Y"_s}})}), u"E07 cancelled"_s) << "it is not there";
    EXPECT_EQ(months(), QString()) << "nothing half";
    EXPECT_EQ(tellMonths({with(good, {{u"annual_from"_s, u"2026-08"_s}, {u"annual_paid"_s, u"120000"_s}, {u"treated_in"_s, u"2026-10"_s}})}), u"accepted"_s);
    EXPECT_EQ(told(here, "F8").value(0)[u"annual_paid"_s], u"120000"_s);
}

TEST_F(ContinuityTest, F04_a_month_is_told_once_and_another_content_only_after_it_was_taken_back)
{
    const QString candidate = moved();
    ASSERT_EQ(outcome(decision(candidate)), u"accepted"_s);
    const exchange::Row good = month(candidate, u"2026-03"_s), other = with(good, {{u"income"_s, u"UA"_s}}), back = with(good, {{u"cancelled"_s, u"Y"_s}});
    ASSERT_EQ(tellMonths({good}), u"accepted"_s);
    EXPECT_EQ(tellMonths({with(good, {{u"row"_s, u"7"_s}}), good}), u"accepted"_s) << "the same content has no effect";
    EXPECT_EQ(tellMonths({other}), u"E08 treated_in"_s);
    EXPECT_EQ(months(), u"2026-03N"_s);
    EXPECT_EQ(tellMonths({back, other}), u"accepted"_s) << "in one file too";
    EXPECT_EQ(months(), u"2026-03N 2026-03Y 2026-03N"_s);
    EXPECT_EQ(tellMonths({back, back}), u"E07 cancelled"_s);
}

TEST_F(ContinuityTest, F04_months_that_were_not_handed_down_wait_until_it_stands_accepted_again)
{
    const QString candidate = moved();
    ASSERT_EQ(outcome(decision(candidate)), u"accepted"_s);
    central.reopen();
    central.config.cycle = ServerConfig::Cycle::Daily;
    ASSERT_EQ(tellMonths({month(candidate, u"2026-03"_s)}), u"accepted"_s);
    ASSERT_EQ(outcome(cancellation(candidate)), u"accepted"_s);
    central.clock.advance(std::chrono::hours(24));
    get(central.service().lookAtTheClock());
    EXPECT_EQ(confirmed(there), u"1N 1Y"_s);
    EXPECT_EQ(months(), QString()) << "nobody's any more";
    ASSERT_EQ(outcome(decision(candidate)), u"accepted"_s);
    central.clock.advance(std::chrono::hours(24));
    get(central.service().lookAtTheClock());
    EXPECT_EQ(months(), u"2026-03N"_s);
}

TEST_F(ContinuityTest, F04_a_town_that_tells_no_months_is_reminded_once_and_told_when_it_is_over)
{
    const QString candidate = moved();
    left({2}, 2, u"90002"_s); // of whom nobody knows a month
    came({2}, 2, u"20002"_s);
    for (const auto &row : candidates())
        ASSERT_EQ(outcome(decision(row[u"candidate"_s])), u"accepted"_s);
    central.reopen();
    central.config.cycle = ServerConfig::Cycle::Daily;
    const auto day = [&] {
        central.clock.advance(std::chrono::hours(24));
        get(central.service().lookAtTheClock());
        QStringList rows;
        for (const auto &row : told(there, "F9"))
            if (row[u"code"_s] == "W40"_L1)
                rows << row[u"severity"_s] + row[u"needs_action"_s] + row[u"household"_s] + u' ' + row[u"item"_s] + u' ' + row[u"due_on"_s];
        return rows;
    };
    while (central.clock.today() < QDate(2026, 12, 7)) // the tenth business day: 23 November is a holiday
        EXPECT_EQ(day(), QStringList()) << qPrintable(central.clock.today().toString(Qt::ISODate));
    const QStringList reminded{u"WY90001 "_s + candidate + u" 2026-12-22"_s};
    EXPECT_EQ(day(), reminded);
    EXPECT_EQ(day(), reminded) << "once";
    ASSERT_EQ(tellMonths({month(candidate, u"2026-03"_s)}), u"accepted"_s);
    EXPECT_EQ(day(), (QStringList{reminded[0], u"IN90001 "_s + candidate + u' '}));
    EXPECT_TRUE(std::ranges::none_of(told(here, "F9"), [](const auto &row) { return row[u"code"_s] == "W40"_L1; }));
}

TEST_F(ContinuityTest, C02_a_decision_is_whole_or_not_there_and_again_is_once)
{
    const QString candidate = moved();
    central.service();
    bool failed = true;
    int n = 0;
    while (failed) {
        ++n;
        ASSERT_LT(n, 400);
        const QJsonObject one = n % 2 == 1 ? decision(candidate) : cancellation(candidate);
        const QByteArray request = QJsonDocument(QJsonObject{{"decisions"_L1, QJsonArray{one}}}).toJson();
        {
            std::atomic<int> left = n;
            store::Connection::setFaultHook([&left](const char *) { return left.fetch_sub(1) == 1 ? 10 : 0; }); // SQLITE_IOERR
            const int status = central.call(central.terminal1.tenant(), "POST", "/federation/v1/continuity", request, {{"Content-Type", "application/json"}}).status;
            store::Connection::setFaultHook({});
            failed = left <= 0;
            EXPECT_TRUE(status == 200 || failed) << status;
        }
        const QString word = outcome(one);
        EXPECT_TRUE(word == "accepted"_L1 || word == "already"_L1) << "at access " << n << ": " << qPrintable(word);
        EXPECT_EQ(told(there, "F7").size(), n) << "at access " << n;
        EXPECT_EQ(told(here, "F7").size(), n) << "at access " << n;
    }
    EXPECT_GT(n, 20) << "the loop met the accesses";
}

} // namespace madoguchi::federation::test
