#include "central_fixture.h"

#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

constexpr char numberA[] = "123456789018", numberB[] = "111111111118"; // domain.md §9; B is all but one digit the same


struct Move {
    const char *name;
    QString until;    ///< of the municipality that was left; empty: it has not reported
    QString from;
    const char *verdict, *days;
    QString inherited;
};
class Moves : public testing::TestWithParam<Move> {};

TEST_P(Moves, F02_are_judged_and_answered)
{
    const Move &move = GetParam();
    Central central;
    central.seed(there, u"8000001"_s, numberA, u"F160000001"_s, u"2011-04-01"_s, u"2011-04-01"_s, move.until);
    const Tenant terminal = central.terminal1.tenant();
    const QString receipt = central.sealedNumber(central.terminal1, u"4000001"_s, numberA);
    ASSERT_TRUE(receipt.startsWith(u"R-"_s)) << qPrintable(receipt);

    EXPECT_EQ(central.send(terminal, u"F1"_s, 1, central.compose(u"F1"_s, 1, {central.householdRow(u"20001"_s, u"4000001"_s, receipt)}))["state"_L1].toString(), u"accepted"_s);
    const QByteArray persons = central.compose(u"F2"_s, 1, {central.personRow(u"20001"_s, u"4000001"_s, receipt, move.from)});
    const QJsonObject result = central.send(terminal, u"F2"_s, 1, persons);
    ASSERT_EQ(result["state"_L1].toString(), u"accepted"_s) << QJsonDocument(result).toJson().constData();
    const QJsonObject payload = central.verified(result["receipt"_L1].toObject(), u"FileReceipt"_s);
    EXPECT_EQ(payload["records"_L1].toInt(), 1);

    const auto ids = central.answers(terminal, u"F4"_s);
    ASSERT_EQ(ids.size(), 1);
    EXPECT_EQ(ids[0][u"federation_id"_s], u"F160000001"_s) << "the same number is the same person";
    EXPECT_EQ(ids[0][u"assignment"_s], u"2"_s);
    const auto continuity = central.answers(terminal, u"F3"_s);
    ASSERT_EQ(continuity.size(), 1);
    EXPECT_EQ(continuity[0][u"verdict"_s].toStdString(), move.verdict);
    EXPECT_EQ(continuity[0][u"days"_s].toStdString(), move.days);
    EXPECT_EQ(continuity[0][u"prefecture_from"_s], move.inherited);
    EXPECT_EQ(continuity[0][u"previous_until"_s], move.until);
    EXPECT_EQ(central.answers(terminal, u"F9"_s).size(), QByteArray(move.verdict) == "1" ? 0 : 1);
    EXPECT_TRUE(central.answers(central.stranger.tenant(), u"F3"_s).isEmpty()) << "the dates are the other one's";
    const auto partner = central.answers(central.stranger.tenant(), u"F9"_s);
    ASSERT_EQ(partner.size(), QByteArray(move.verdict) == "1" ? 0 : 1) << "but it may have to correct";
    for (const auto &row : partner) {
        EXPECT_EQ(row[u"addressee"_s], u"8000001"_s) << "as it calls the person";
        EXPECT_EQ(row[u"needs_action"_s], u"Y"_s);
        EXPECT_EQ(row[u"due_on"_s], u"2026-12-04"_s);
        EXPECT_EQ(row[u"line"_s], u"0"_s) << "of no file of its own";
    }
}

INSTANTIATE_TEST_SUITE_P(All, Moves,
                         testing::Values(Move{"continuous", u"2026-11-01"_s, u"2026-11-01"_s, "1", "0", u"2011-04-01"_s},
                                         Move{"gap", u"2026-11-01"_s, u"2026-11-03"_s, "2", "2", u"2026-11-03"_s},
                                         Move{"overlap", u"2026-11-01"_s, u"2026-10-30"_s, "3", "2", u"2011-04-01"_s},
                                         Move{"missing", QString(), u"2026-11-01"_s, "9", "0", u"2026-11-01"_s}),
                         [](const auto &info) { return std::string(info.param.name); });

class Federation : public testing::Test {
protected:
    Tenant terminal() const { return central.terminal1.tenant(); }
    /// One household with one person, ready to be sent.
    void deliver(const char *digits = numberA) { receipt = central.sealedNumber(central.terminal1, u"4000001"_s, digits); }
    QByteArray household(qint64 sequence = 1, const QString &operation = u"1"_s, const QString &history = u"1"_s)
    {
        exchange::Row row = central.householdRow(u"20001"_s, u"4000001"_s, receipt);
        row[u"operation"_s] = operation;
        row[u"history"_s] = history;
        return central.compose(u"F1"_s, sequence, {row});
    }
    QByteArray person(const exchange::Row &changes = {}, qint64 sequence = 1)
    {
        exchange::Row row = central.personRow(u"20001"_s, u"4000001"_s, receipt, u"2026-11-01"_s);
        for (auto change = changes.begin(); change != changes.end(); ++change)
            row[change.key()] = change.value();
        return central.compose(u"F2"_s, sequence, {row});
    }
    static exchange::Row change(int history) { return {{u"operation"_s, u"2"_s}, {u"history"_s, QString::number(history)}}; }
    QString state(const QJsonObject &result) { return result["state"_L1].toString(); }
    QString code(const QJsonObject &result) { return result["refusals"_L1][0]["code"_L1].toString(); }
    /// The municipality that was left says until when it covered the person.
    void partnerReportsTheEnd(const QString &coveredFrom, const QString &operation)
    {
        const QString theirs = central.sealedNumber(central.stranger, u"8000001"_s, numberA);
        exchange::Row home = central.householdRow(u"90001"_s, u"8000001"_s, theirs), left = central.personRow(u"90001"_s, u"8000001"_s, theirs, coveredFrom);
        for (exchange::Row *row : {&home, &left}) {
            (*row)[u"municipality"_s] = there;
            (*row)[u"insurer"_s] = u"110080"_s;
        }
        left[u"operation"_s] = operation;
        left[u"previous_municipality"_s] = elsewhere;
        left[u"municipal_until"_s] = u"2026-11-01"_s;
        left[u"municipal_until_reason"_s] = u"L1"_s;
        left[u"next_municipality"_s] = here;
        const Tenant partner = central.stranger.tenant();
        ASSERT_EQ(state(central.send(partner, u"F1"_s, 1, central.compose(u"F1"_s, 1, {home}, there))), u"accepted"_s);
        ASSERT_EQ(state(central.send(partner, u"F2"_s, 1, central.compose(u"F2"_s, 1, {left}, there))), u"accepted"_s);
    }
    Central central;
    QString receipt;
};

TEST_F(Federation, C05_numbers_are_compared_and_never_told)
{
    central.seed(here, u"4000001"_s, numberA, {});
    deliver(numberA);
    EXPECT_EQ(central.lastNumber["answer"_L1].toString(), u"matches"_s);
    deliver(numberB);
    EXPECT_EQ(central.lastNumber["answer"_L1].toString(), u"differs"_s);
    central.sealedNumber(central.terminal1, u"4000777"_s, numberB);
    EXPECT_EQ(central.lastNumber["answer"_L1].toString(), u"received"_s);
}

TEST_F(Federation, C20_a_number_opens_only_where_it_belongs)
{
    EXPECT_EQ(central.sealedNumber(central.terminal1, u"4000001"_s, "123456789010"), u"422"_s) << "check digit";
    EXPECT_EQ(central.sealedNumber(central.terminal1, u"4000001"_s, "1234"), u"422"_s);
    deliver();
    const auto send = [&](const Tenant &tenant, const QString &member, const QJsonValue &value) {
        QJsonObject body = central.lastNumber;
        body.remove(u"answer"_s);
        if (!member.isEmpty())
            body[member] = value;
        return central.call(tenant, "POST", "/federation/v1/numbers", QJsonDocument(body).toJson(), {{"Content-Type", "application/json"}}).status;
    };
    EXPECT_EQ(send(terminal(), {}, {}), 200);
    EXPECT_EQ(send(terminal(), u"addressee"_s, u"4000002"_s), 422) << "for another person";
    EXPECT_EQ(send(terminal(), u"reception"_s, u"r-2"_s), 422);
    EXPECT_EQ(send(central.terminal2.tenant(), {}, {}), 422) << "by another terminal";
    EXPECT_EQ(send(central.stranger.tenant(), {}, {}), 422) << "of another municipality";
    EXPECT_EQ(send(terminal(), u"source"_s, u"register"_s), 400);
    EXPECT_EQ(send(terminal(), u"number"_s, QString::fromLatin1(numberA)), 400) << "in clear";
}

TEST_F(Federation, F20_the_register_delivers_a_number)
{
    const QJsonObject body{{"id"_L1, u"n-1"_s}, {"addressee"_L1, u"4000001"_s}, {"reception"_L1, u""_s}, {"source"_L1, u"register"_s}};
    central.post(terminal(), "/federation/v1/numbers", body, u"Error"_s, 422);
    central.reopen();
    central.seed(here, u"4000001"_s, numberA, {});
    const QJsonObject answer = central.post(terminal(), "/federation/v1/numbers", body, u"NumberAnswer"_s);
    EXPECT_EQ(answer["answer"_L1].toString(), u"received"_s);
    central.post(central.stranger.tenant(), "/federation/v1/numbers", body, u"Error"_s, 422);
}

TEST_F(Federation, C20_no_digit_lies_in_the_profile_in_clear)
{
    central.seed(here, u"4000002"_s, numberA, {});
    deliver();
    central.send(terminal(), u"F1"_s, 1, household());
    central.send(terminal(), u"F2"_s, 1, person());
    const QByteArray name = u"架空 一郎"_s.toUtf8();
    int files = 0;
    QDirIterator all(central.path(u"."_s), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        ++files;
        EXPECT_FALSE(content.contains(numberA)) << qPrintable(file.fileName());
        EXPECT_FALSE(content.contains(name)) << qPrintable(file.fileName());
    }
    EXPECT_GT(files, 10);
}

TEST_F(Federation, F01_the_same_file_again_is_already_there)
{
    deliver();
    const QByteArray content = household();
    const QJsonObject first = central.send(terminal(), u"F1"_s, 1, content), again = central.send(terminal(), u"F1"_s, 1, content);
    EXPECT_EQ(state(again), u"accepted"_s);
    EXPECT_EQ(again["receipt"_L1], first["receipt"_L1]);
    central.clock.advance(std::chrono::seconds(2));
    const QJsonObject changed = central.send(terminal(), u"F1"_s, 1, household());
    EXPECT_EQ(state(changed), u"refused"_s);
    EXPECT_EQ(code(changed), u"E09"_s);
}

TEST_F(Federation, F01_a_gap_is_held_until_it_closes)
{
    deliver();
    const QByteArray second = household(2, u"2"_s);
    const QByteArray location = central.begin(terminal(), u"F1"_s, 2, second);
    EXPECT_EQ(central.patch(terminal(), location, 0, second), 204);
    EXPECT_EQ(state(central.get(terminal(), location + "/result", u"UploadResult"_s)), u"held"_s);
    central.reopen();
    EXPECT_EQ(state(central.send(terminal(), u"F1"_s, 1, household(1))), u"accepted"_s);
    EXPECT_EQ(state(central.get(terminal(), location + "/result", u"UploadResult"_s)), u"accepted"_s);
}

TEST_F(Federation, F01_a_killed_upload_goes_on_where_it_stood)
{
    deliver();
    const QByteArray content = household();
    const QByteArray location = central.begin(terminal(), u"F1"_s, 1, content);
    EXPECT_EQ(central.patch(terminal(), location, 0, content.first(100)), 204);
    central.reopen();
    EXPECT_EQ(central.call(terminal(), "HEAD", location).header("Upload-Offset"), "100");
    EXPECT_EQ(state(central.get(terminal(), location + "/result", u"UploadResult"_s)), u"incomplete"_s);
    EXPECT_EQ(central.patch(terminal(), location, 0, content), 409);
    EXPECT_EQ(central.patch(terminal(), location, 101, content.mid(101)), 409);
    EXPECT_EQ(central.patch(terminal(), location, 100, content.mid(100) + "x"), 413);
    EXPECT_EQ(central.patch(central.stranger.tenant(), location, 100, content.mid(100)), 404);
    EXPECT_EQ(central.patch(central.terminal2.tenant(), location, 100, content.mid(100)), 404) << "another terminal's";
    EXPECT_EQ(central.patch(terminal(), location, 100, content.mid(100)), 204);
    EXPECT_EQ(state(central.get(terminal(), location + "/result", u"UploadResult"_s)), u"accepted"_s);
    EXPECT_EQ(central.call(central.stranger.tenant(), "GET", location + "/result").status, 404);
}

TEST_F(Federation, C02_whatever_does_not_match_refuses_the_file_whole)
{
    deliver();
    EXPECT_EQ(code(central.send(terminal(), u"F2"_s, 1, person())), u"E07"_s) << "its household comes first";
    EXPECT_EQ(code(central.send(terminal(), u"F1"_s, 1, central.compose(u"F1"_s, 1, {central.householdRow(u"20001"_s, u"4000001"_s, receipt)}, there))), u"E03"_s);
    EXPECT_EQ(code(central.send(terminal(), u"F1"_s, 1, central.compose(u"F2"_s, 1, {}))), u"E03"_s) << "another kind of file";
    QByteArray broken = household();
    broken.replace("10000001", "10000002");
    EXPECT_EQ(code(central.send(terminal(), u"F1"_s, 1, broken)), u"E09"_s) << "trailer";
    EXPECT_EQ(state(central.send(terminal(), u"F1"_s, 1, household())), u"accepted"_s) << "a refused number is free again";
    const auto refused = [&](const exchange::Row &changes) { return code(central.send(terminal(), u"F2"_s, 1, person(changes))); };
    EXPECT_EQ(refused({{u"municipal_until"_s, u"2026-10-01"_s}, {u"municipal_until_reason"_s, u"L4"_s}}), u"E05"_s);
    EXPECT_EQ(refused({{u"prefecture_from"_s, u"2026-11-05"_s}}), u"E06"_s);
    EXPECT_EQ(refused({{u"prefecture_until"_s, u"2026-11-09"_s}, {u"prefecture_until_reason"_s, u"L4"_s}}), u"E06"_s);
    EXPECT_EQ(refused({{u"previous_municipality"_s, QString()}}), u"E02"_s);
    EXPECT_EQ(refused({{u"insurer"_s, u"110080"_s}}), u"E03"_s);
    EXPECT_EQ(refused({{u"number_receipt"_s, u"R-invented"_s}}), u"E03"_s);
    EXPECT_EQ(refused({{u"addressee"_s, u"4000002"_s}}), u"E03"_s) << "a receipt of somebody else";
    const auto row = central.personRow(u"20001"_s, u"4000001"_s, receipt, u"2026-11-01"_s);
    EXPECT_EQ(code(central.send(terminal(), u"F2"_s, 1, central.compose(u"F2"_s, 1, {row, row}))), u"E08"_s);
    EXPECT_TRUE(central.answers(terminal(), u"F4"_s).isEmpty()) << "nothing half";
}

TEST_F(Federation, C04_another_or_no_number_goes_to_the_confirmation_list)
{
    central.seed(here, u"4000001"_s, "999999999996", {});
    deliver();
    EXPECT_EQ(central.lastNumber["answer"_L1].toString(), u"differs"_s);
    ASSERT_EQ(state(central.send(terminal(), u"F1"_s, 1, household())), u"accepted"_s);
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 1, person())), u"accepted"_s);
    QStringList codes;
    for (const auto &row : central.answers(terminal(), u"F9"_s)) {
        codes << row[u"code"_s];
        EXPECT_EQ(row[u"needs_action"_s], row[u"code"_s] == "W22"_L1 ? u"N"_s : u"Y"_s);
    }
    EXPECT_EQ(codes.join(u' '), u"W10 W10 W22"_s);
    receipt.clear();
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 2, person(change(2), 2))), u"accepted"_s);
    EXPECT_EQ(central.answers(terminal(), u"F9"_s)[3][u"code"_s], u"W11"_s);
}

TEST_F(Federation, C04_a_number_sent_once_more_as_a_change_is_the_right_one)
{
    central.seed(here, u"4000001"_s, numberB, u"F160000009"_s);
    central.reopen();
    central.seed(there, u"8000009"_s, numberB, u"F160000009"_s, u"2011-04-01"_s, u"2011-04-01"_s, {}); // somebody else: it was mistyped here
    deliver();
    const auto told = [&] {
        QStringList codes;
        for (const auto &row : central.answers(terminal(), u"F9"_s))
            codes << row[u"code"_s];
        return codes.count(u"W10"_s);
    };
    ASSERT_EQ(state(central.send(terminal(), u"F1"_s, 1, household())), u"accepted"_s);
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 1, person())), u"accepted"_s);
    EXPECT_EQ(told(), 2) << "of the head and of the person";
    EXPECT_EQ(central.answers(terminal(), u"F4"_s)[0][u"federation_id"_s], u"F160000009"_s) << "not decided yet";
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 2, person(change(2), 2))), u"accepted"_s);
    EXPECT_EQ(told(), 2) << "decided: not asked again";
    const QString id = central.answers(terminal(), u"F4"_s)[1][u"federation_id"_s];
    EXPECT_NE(id, u"F160000009"_s) << "that one is somebody else's";
    const auto elses = central.answers(central.stranger.tenant(), u"F9"_s);
    ASSERT_EQ(elses.size(), 2) << "of whom no end is missing any more";
    EXPECT_EQ(elses[0][u"severity"_s] + elses[1][u"severity"_s], u"WI"_s);
    deliver(numberA);
    EXPECT_EQ(central.lastNumber["answer"_L1].toString(), u"matches"_s) << "it is the one that is kept now";
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 3, person(change(3), 3))), u"accepted"_s);
    EXPECT_EQ(central.answers(terminal(), u"F4"_s)[2][u"federation_id"_s], id);
}

TEST_F(Federation, C04_a_number_that_comes_late_says_who_the_person_is)
{
    central.seed(there, u"8000009"_s, numberA, u"F160000009"_s, u"2011-04-01"_s, u"2011-04-01"_s, u"2026-11-01"_s);
    deliver(numberA); // for the household's head; the person's own row goes without
    ASSERT_EQ(state(central.send(terminal(), u"F1"_s, 1, household())), u"accepted"_s);
    const QString late = std::exchange(receipt, QString());
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 1, person())), u"accepted"_s);
    EXPECT_NE(central.answers(terminal(), u"F4"_s).last()[u"federation_id"_s], u"F160000009"_s) << "nobody can know";
    EXPECT_EQ(central.answers(terminal(), u"F3"_s).last()[u"verdict"_s], u"9"_s);
    receipt = late;
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 2, person(change(1), 2))), u"accepted"_s) << "the same 履歴番号: only the number is new";
    EXPECT_EQ(central.answers(terminal(), u"F4"_s).last()[u"federation_id"_s], u"F160000009"_s);
    EXPECT_EQ(central.answers(terminal(), u"F3"_s).last()[u"verdict"_s], u"1"_s) << "and where the person came from";
}

TEST_F(Federation, C02_operation_and_history_fit_what_stands)
{
    deliver();
    const auto sentHousehold = [&](qint64 sequence, const char *operation, const char *history) {
        const QJsonObject result = central.send(terminal(), u"F1"_s, sequence, household(sequence, QString::fromLatin1(operation), QString::fromLatin1(history)));
        return code(result).isEmpty() ? state(result) : code(result);
    };
    const auto sentPerson = [&](qint64 sequence, const exchange::Row &changes) {
        const QJsonObject result = central.send(terminal(), u"F2"_s, sequence, person(changes, sequence));
        return code(result).isEmpty() ? state(result) : code(result);
    };
    const auto row = [](const char *operation, const char *history) { return exchange::Row{{u"operation"_s, QString::fromLatin1(operation)}, {u"history"_s, QString::fromLatin1(history)}}; };
    EXPECT_EQ(sentHousehold(1, "2", "1"), u"E07"_s);
    EXPECT_EQ(sentHousehold(1, "3", "1"), u"E07"_s);
    EXPECT_EQ(sentHousehold(1, "1", "1"), u"accepted"_s);
    EXPECT_EQ(sentHousehold(2, "1", "2"), u"E08"_s);
    EXPECT_EQ(sentHousehold(2, "2", "3"), u"accepted"_s);
    EXPECT_EQ(sentHousehold(3, "2", "2"), u"E08"_s) << "older";
    for (const auto cycle : {ServerConfig::Cycle::Daily, ServerConfig::Cycle::Immediate}) { // whether it waits or is known is the same
        central.reopen();
        central.config.cycle = cycle;
        const qint64 next = cycle == ServerConfig::Cycle::Daily ? 1 : 4;
        EXPECT_EQ(sentPerson(next, row("2", "1")), u"E07"_s);
        EXPECT_EQ(sentPerson(next, row("3", "1")), u"E07"_s);
        EXPECT_EQ(sentPerson(next, row("1", "1")), u"accepted"_s);
        EXPECT_EQ(sentPerson(next + 1, row("1", "2")), u"E08"_s);
        EXPECT_EQ(sentPerson(next + 1, row("2", "3")), u"accepted"_s);
        EXPECT_EQ(sentPerson(next + 2, row("2", "2")), u"E08"_s);
        EXPECT_EQ(sentPerson(next + 2, row("3", "4")), u"accepted"_s);
    }
}

TEST_F(Federation, F02_an_overlap_that_was_corrected_is_told_as_ended_to_both)
{
    central.seed(there, u"8000001"_s, numberA, u"F160000001"_s, u"2011-04-01"_s, u"2011-04-01"_s, u"2026-11-10"_s);
    deliver();
    central.send(terminal(), u"F1"_s, 1, household());
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 1, person())), u"accepted"_s);
    ASSERT_EQ(central.answers(terminal(), u"F9"_s).value(0)[u"code"_s], u"W21"_s);
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 2, person({{u"operation"_s, u"2"_s}, {u"history"_s, u"2"_s}, {u"prefecture_from"_s, u"2026-11-10"_s}, {u"municipal_from"_s, u"2026-11-10"_s}}, 2))),
              u"accepted"_s);
    for (const Identity *who : {&central.terminal1, &central.stranger}) {
        const auto rows = central.answers(who->tenant(), u"F9"_s);
        ASSERT_EQ(rows.size(), 2);
        EXPECT_EQ(rows[1][u"severity"_s] + rows[1][u"code"_s] + rows[1][u"needs_action"_s], u"IW21N"_s);
        EXPECT_EQ(rows[1][u"item"_s], rows[0][u"item"_s]) << "the end names what has ended";
    }
    EXPECT_EQ(central.answers(terminal(), u"F3"_s).value(1)[u"verdict"_s], u"1"_s);
}

TEST_F(Federation, F02_and_so_is_one_that_the_other_side_corrected)
{
    central.seed(there, u"8000001"_s, numberA, u"F160000001"_s, u"2011-04-01"_s, u"2011-04-01"_s, u"2026-11-10"_s);
    deliver();
    central.send(terminal(), u"F1"_s, 1, household());
    ASSERT_EQ(state(central.send(terminal(), u"F2"_s, 1, person())), u"accepted"_s);
    partnerReportsTheEnd(u"2011-04-01"_s, u"2"_s);
    for (const Identity *who : {&central.terminal1, &central.stranger}) {
        const auto rows = central.answers(who->tenant(), u"F9"_s);
        ASSERT_FALSE(rows.isEmpty());
        const auto end = std::ranges::find_if(rows, [](const auto &row) { return row[u"severity"_s] == "I"_L1; });
        ASSERT_NE(end, rows.end());
        EXPECT_EQ((*end)[u"code"_s], u"W21"_s);
    }
    const auto continuity = central.answers(terminal(), u"F3"_s).value(1);
    EXPECT_EQ(continuity[u"verdict"_s], u"1"_s);
    EXPECT_EQ(continuity[u"prefecture_from"_s], u"2011-04-01"_s);
}

TEST_F(Federation, F02_a_partner_that_reports_later_answers_those_who_waited)
{
    deliver();
    central.send(terminal(), u"F1"_s, 1, household());
    central.send(terminal(), u"F2"_s, 1, person());
    ASSERT_EQ(central.answers(terminal(), u"F3"_s).value(0)[u"verdict"_s], u"9"_s);
    partnerReportsTheEnd(u"2015-04-01"_s, u"1"_s);
    const auto answers = central.answers(terminal(), u"F3"_s);
    ASSERT_EQ(answers.size(), 2);
    EXPECT_EQ(answers[1][u"verdict"_s], u"1"_s);
    EXPECT_EQ(answers[1][u"prefecture_from"_s], u"2015-04-01"_s);
    EXPECT_TRUE(central.answers(central.stranger.tenant(), u"F3"_s).isEmpty()) << "they came from another prefecture";
}

TEST_F(Federation, F01_the_daily_cycle_answers_at_six_in_the_evening)
{
    central.config.cycle = ServerConfig::Cycle::Daily; // the clock stands at 10:42 in Japan
    const auto run = [&] { return get(central.service().lookAtTheClock()); };
    EXPECT_EQ(run(), 0);
    deliver();
    central.send(terminal(), u"F1"_s, 1, household());
    central.send(terminal(), u"F2"_s, 1, person());
    EXPECT_TRUE(central.answers(terminal(), u"F4"_s).isEmpty());
    central.clock.advance(std::chrono::hours(7));
    EXPECT_EQ(run(), 0);
    central.clock.advance(std::chrono::minutes(20));
    central.reopen();
    EXPECT_EQ(run(), 3);
    EXPECT_EQ(run(), 0) << "once a day";
    EXPECT_EQ(central.answers(terminal(), u"F4"_s).size(), 1);
}

TEST_F(Federation, F02_a_download_resumes)
{
    deliver();
    central.send(terminal(), u"F1"_s, 1, household());
    central.send(terminal(), u"F2"_s, 1, person());
    const QJsonObject file = central.get(terminal(), "/federation/v1/files", u"FilesAnswer"_s)["files"_L1][0].toObject();
    const QByteArray target = "/federation/v1/files/" + file["id"_L1].toString().toLatin1();
    const Response whole = central.call(terminal(), "GET", target);
    ASSERT_EQ(whole.status, 200);
    ASSERT_EQ(whole.body.size(), file["size"_L1].toInt());
    const Response rest = central.call(terminal(), "GET", target, {}, {{"Range", "bytes=10-"}, {"If-Range", whole.header("ETag")}});
    EXPECT_EQ(rest.status, 206);
    EXPECT_EQ(rest.body, whole.body.mid(10));
    EXPECT_EQ(central.call(terminal(), "GET", target, {}, {{"Range", "bytes=2-5"}}).body, whole.body.mid(2, 4));
    EXPECT_EQ(central.call(terminal(), "GET", target, {}, {{"Range", "bytes=10-"}, {"If-Range", "\"other\""}}).body, whole.body) << "another file: the whole";
    EXPECT_EQ(central.call(terminal(), "GET", target, {}, {{"Range", "bytes=999999-"}}).status, 416);
    EXPECT_EQ(central.call(terminal(), "GET", target, {}, {{"Range", "bytes=2-9223372036854775807"}}).body, whole.body.mid(2)) << "no overflow";
    EXPECT_EQ(central.call(central.stranger.tenant(), "GET", target).status, 404);
}

TEST_F(Federation, C02_malformed_calls)
{
    const auto status = [&](const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, const QByteArray &type = "application/json") {
        return central.call(terminal(), method, target, body, {{"Content-Type", type}}).status;
    };
    EXPECT_EQ(status("GET", "/v2/terminal"), 404);
    EXPECT_EQ(status("DELETE", "/v1/terminal"), 405);
    EXPECT_EQ(status("GET", "/v1/../etc/passwd"), 404);
    EXPECT_EQ(status("GET", "/v1/terminal%00"), 400);
    EXPECT_EQ(status("GET", "https://other/v1/terminal"), 400);
    EXPECT_EQ(status("GET", "/v1/feed?after=0&after=1"), 400);
    EXPECT_EQ(status("GET", "/v1/feed?after=-1"), 400);
    EXPECT_EQ(status("GET", "/v1/feed?limit=1001"), 400);
    EXPECT_EQ(status("GET", "/v1/feed?sort=name"), 400);
    EXPECT_EQ(status("POST", "/federation/v1/sequence", "{\"layout\":\"F3\"}"), 400);
    EXPECT_EQ(status("POST", "/federation/v1/sequence", "{\"layout\":\"F1\"}", "text/plain"), 400);
    EXPECT_EQ(status("POST", "/federation/v1/sequence", "{\"layout\":\"F1\",\"x\":1}"), 400);
    EXPECT_EQ(status("POST", "/federation/v1/sequence", "{"), 400);
    EXPECT_EQ(status("POST", "/federation/v1/uploads"), 400);
}

} // namespace
} // namespace madoguchi::federation::test
