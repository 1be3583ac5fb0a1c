#include "central_fixture.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

/// Two terminals of one municipality, each with households of its own to send.
class Sequence : public testing::Test {
protected:
    qint64 ask(const Identity &who)
    {
        const QJsonObject numbers = central.post(who.tenant(), "/federation/v1/sequence", {{"layout"_L1, u"F1"_s}}, u"SequenceAnswer"_s);
        EXPECT_EQ(numbers["previous"_L1].toInteger(), numbers["sequence"_L1].toInteger() - 1);
        return numbers["sequence"_L1].toInteger();
    }
    QByteArray file(const Identity &who, qint64 sequence)
    {
        const bool first = who.tenant().terminal == "terminal-1"_L1;
        exchange::Row row = central.householdRow(QString::number(20000 + 10 * sequence + first), first ? u"4000001"_s : u"4000002"_s, {});
        row[u"head_kind"_s] = u"2"_s;
        return central.compose(u"F1"_s, sequence, {row});
    }
    QJsonObject send(const Identity &who, qint64 sequence) { return central.send(who.tenant(), u"F1"_s, sequence, file(who, sequence)); }
    QByteArray begin(const Identity &who, qint64 sequence) { return central.begin(who.tenant(), u"F1"_s, sequence, file(who, sequence)); }
    QString result(const Identity &who, const QByteArray &location) { return state(central.get(who.tenant(), location + "/result", u"UploadResult"_s)); }
    static QString state(const QJsonObject &result)
    {
        const QString code = result["refusals"_L1][0]["code"_L1].toString();
        // The line is none of the rows: the terminal keeps them all and composes anew (sync/file_sender.cpp).
        EXPECT_EQ(result["refusals"_L1][0]["line"_L1].toInt(), 0);
        return code.isEmpty() ? result["state"_L1].toString() : code;
    }
    void retire(const QString &terminal)
    {
        central.changeDirectory([&](directory::DirectoryContent &content) {
            for (auto &entry : content.terminals)
                if (entry.id == TerminalId(terminal))
                    entry.retired = central.clock.utc();
        });
        look();
    }
    void look() { get(central.service().lookAtTheClock()); }

    Central central;
    const Identity &a = central.terminal1, &b = central.terminal2;
};

TEST_F(Sequence, F01_numbers_are_handed_out_once)
{
    EXPECT_EQ(ask(a), 1);
    EXPECT_EQ(ask(a), 1);
    EXPECT_EQ(ask(central.stranger), 1) << "each municipality its own";
    central.reopen();
    EXPECT_EQ(ask(a), 1);
    EXPECT_EQ(state(send(a, 1)), u"accepted"_s);
    EXPECT_EQ(ask(a), 2);
}

TEST_F(Sequence, F01_two_that_preview_on_one_day_both_send)
{
    EXPECT_EQ(ask(a), 1);
    EXPECT_EQ(ask(b), 1) << "nothing was uploaded under it";
    EXPECT_EQ(state(send(b, 1)), u"accepted"_s);
    EXPECT_EQ(state(send(a, 1)), u"E09"_s);
    EXPECT_EQ(ask(a), 2);
    EXPECT_EQ(state(send(a, 2)), u"accepted"_s);
}

TEST_F(Sequence, F01_and_in_the_other_order)
{
    EXPECT_EQ(ask(a), 1);
    EXPECT_EQ(ask(b), 1);
    EXPECT_EQ(state(send(a, 1)), u"E09"_s) << "it was taken back";
    EXPECT_EQ(ask(a), 1) << "and nothing has been uploaded under it since";
    EXPECT_EQ(state(send(a, 1)), u"accepted"_s);
    EXPECT_EQ(state(send(b, 1)), u"E09"_s);
    EXPECT_EQ(ask(b), 2);
    EXPECT_EQ(state(send(b, 2)), u"accepted"_s);
}

TEST_F(Sequence, F01_a_number_under_which_an_upload_is_on_its_way_stays)
{
    EXPECT_EQ(ask(a), 1);
    const QByteArray first = begin(a, 1), content = file(a, 1);
    EXPECT_EQ(central.patch(a.tenant(), first, 0, content.first(100)), 204);
    EXPECT_EQ(ask(b), 2);
    EXPECT_EQ(state(send(b, 2)), u"held"_s);
    EXPECT_EQ(ask(a), 1) << "its own, to begin again";
    central.clock.advance(std::chrono::hours(24));
    look();
    EXPECT_EQ(central.patch(a.tenant(), first, 100, content.mid(100)), 204);
    EXPECT_EQ(result(a, first), u"accepted"_s);
    EXPECT_EQ(ask(b), 3) << "what was held has followed";
}

TEST_F(Sequence, F01_what_a_retired_terminal_had_in_hand_holds_nobody_up)
{
    EXPECT_EQ(ask(a), 1);
    (void)begin(a, 1);
    EXPECT_EQ(ask(b), 2);
    const QByteArray location = begin(b, 2), content = file(b, 2);
    EXPECT_EQ(central.patch(b.tenant(), location, 0, content), 204);
    EXPECT_EQ(result(b, location), u"held"_s);
    retire(u"terminal-1"_s);
    EXPECT_EQ(result(b, location), u"E09"_s) << "no file will come before it";
    EXPECT_EQ(ask(b), 1);
    EXPECT_EQ(state(send(b, 1)), u"accepted"_s);
    EXPECT_EQ(ask(b), 2);
}

TEST_F(Sequence, F01_nor_does_one_that_is_listed_no_more)
{
    EXPECT_EQ(ask(a), 1);
    (void)begin(a, 1);
    central.changeDirectory([](directory::DirectoryContent &content) { content.terminals.removeFirst(); });
    look();
    EXPECT_EQ(ask(b), 1);
    EXPECT_EQ(state(send(b, 1)), u"accepted"_s);
}

TEST_F(Sequence, F01_a_complete_file_of_a_retired_terminal_still_has_its_turn)
{
    EXPECT_EQ(ask(b), 1);
    const QByteArray location = begin(b, 1), content = file(b, 1);
    EXPECT_EQ(ask(a), 2);
    const QByteArray held = begin(a, 2);
    EXPECT_EQ(central.patch(a.tenant(), held, 0, file(a, 2)), 204);
    retire(u"terminal-1"_s);
    EXPECT_EQ(central.patch(b.tenant(), location, 0, content), 204);
    EXPECT_EQ(result(b, held), u"accepted"_s);
}

TEST_F(Sequence, F01_a_number_is_good_for_its_day)
{
    EXPECT_EQ(ask(a), 1);
    look();
    EXPECT_EQ(state(send(a, 1)), u"accepted"_s) << "today";
    EXPECT_EQ(ask(a), 2);
    central.clock.advance(std::chrono::hours(24));
    look();
    EXPECT_EQ(state(send(a, 2)), u"E09"_s);
    EXPECT_EQ(ask(a), 2);
    EXPECT_EQ(state(send(a, 2)), u"accepted"_s);
}

TEST_F(Sequence, F01_a_refused_file_leaves_its_number_to_whoever_asks)
{
    EXPECT_EQ(ask(a), 1);
    const QByteArray wrong = central.compose(u"F2"_s, 1, {});
    const QByteArray location = central.begin(a.tenant(), u"F1"_s, 1, wrong);
    EXPECT_EQ(ask(b), 2);
    const QByteArray second = begin(b, 2);
    EXPECT_EQ(central.patch(b.tenant(), second, 0, file(b, 2)), 204);
    EXPECT_EQ(central.patch(a.tenant(), location, 0, wrong), 204);
    EXPECT_EQ(result(b, second), u"held"_s);
    EXPECT_EQ(ask(b), 1);
    EXPECT_EQ(state(send(b, 1)), u"accepted"_s);
    EXPECT_EQ(result(b, second), u"accepted"_s);
}

} // namespace
} // namespace madoguchi::federation::test
