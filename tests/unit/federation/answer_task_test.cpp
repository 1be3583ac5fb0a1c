#include "central_fixture.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

QJsonObject task(const QString &state = u"open"_s, const QString &owner = {})
{
    return {{"layout"_L1, u"F9"_s}, {"file"_L1, u"file-1"_s}, {"line"_L1, 2}, {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"code"_L1, u"W20"_s}, {"severity"_L1, u"W"_s},
            {"item"_L1, u"municipal_from"_s}, {"targetFile"_L1, u"KKKOJIN"_s}, {"targetSequence"_L1, u"00000007"_s}, {"targetLine"_L1, 3}, {"addressee"_L1, u"20001"_s},
            {"householdNumber"_L1, u"4000001"_s}, {"verdict"_L1, u"none"_s}, {"days"_L1, 0}, {"inheritedFrom"_L1, u""_s}, {"text"_L1, u"転出元との間に空白期間があります"_s},
            {"dueOn"_L1, u"2026-12-04"_s}, {"state"_L1, state}, {"owner"_L1, owner}, {"ownerName"_L1, u""_s}, {"reason"_L1, u""_s}, {"closedBy"_L1, u""_s},
            {"closedByName"_L1, u""_s}, {"closedAt"_L1, u""_s}};
}

class AnswerTaskAtTheServer : public testing::Test {
protected:
    QJsonObject give(const QString &actor, qint64 base, const QJsonObject &body, const QString &kind = u"answer-task"_s)
    {
        const QJsonObject item{{"id"_L1, newId()}, {"kind"_L1, kind}, {"aggregate"_L1, u"file-1.2"_s}, {"baseVersion"_L1, base}, {"actor"_L1, actor},
                               {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"body"_L1, body}};
        return central.post(central.terminal1.tenant(), "/v1/changes", {{"items"_L1, QJsonArray{item}}}, u"ChangesAnswer"_s)["answers"_L1][0].toObject();
    }
    Central central;
};

TEST_F(AnswerTaskAtTheServer, F02_what_a_file_says_stands_in_the_terminals_name_and_a_persons_doing_in_theirs)
{
    EXPECT_EQ(give(u"terminal-1"_s, 0, task())["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(give(u"clerk-1"_s, 1, task(u"taken"_s, u"clerk-1"_s))["result"_L1].toString(), u"accepted"_s);
    EXPECT_EQ(give(u"viewer-1"_s, 2, task())["field"_L1].toString(), u"actor"_s);
    EXPECT_EQ(give(u"terminal-2"_s, 2, task())["field"_L1].toString(), u"actor"_s) << "only its own";
    for (const QString &kind : {u"notification"_s, u"household"_s})
        EXPECT_EQ(give(u"terminal-1"_s, 2, task(), kind)["field"_L1].toString(), u"actor"_s) << "nothing else: what a file says of a household, each terminal reads for itself";
    EXPECT_EQ(give(u"terminal-1"_s, 2, task(u"closed"_s))["field"_L1].toString(), u"actor"_s) << "it says that there is a task, never what became of it";
    EXPECT_EQ(give(u"terminal-1"_s, 0, task())["result"_L1].toString(), u"already"_s) << "taken in once more, though somebody has taken the task since";
    EXPECT_EQ(give(u"terminal-1"_s, 0, task(u"closed"_s))["result"_L1].toString(), u"conflict"_s);
}

TEST_F(AnswerTaskAtTheServer, C02_a_body_that_the_schema_does_not_know_is_refused_with_its_place)
{
    QJsonObject body = task();
    body["due"_L1] = u"2026-12-04"_s;
    EXPECT_EQ(give(u"clerk-1"_s, 0, body)["field"_L1].toString(), u"body/?"_s) << "what nobody defined is not repeated";
    EXPECT_EQ(give(u"clerk-1"_s, 0, task(u"waiting"_s))["field"_L1].toString(), u"body/state"_s);
}

TEST_F(AnswerTaskAtTheServer, F20_a_settled_event_of_the_register_is_kept_with_its_members)
{
    QJsonObject body{{"headNameKanji"_L1, u"架空 三郎"_s}, {"headNameKana"_L1, u"カクウ　サブロウ"_s}, {"moveDate"_L1, u"2026-11-01"_s}, {"previousMunicipality"_L1, u""_s},
                     {"previousMunicipalityName"_L1, u""_s}, {"postalCode"_L1, u"930-0001"_s}, {"address"_L1, u"架空町2"_s}, {"town"_L1, u"架空町"_s}, {"settled"_L1, true},
                     {"persons"_L1, QJsonArray{QJsonObject{{"addressee"_L1, u"401"_s}, {"nameKanji"_L1, u"架空 三郎"_s}, {"nameKana"_L1, u"カクウ"_s}, {"birth"_L1, u"1990-05-06"_s},
                                                           {"birthUnknown"_L1, false}, {"sex"_L1, 1}, {"relation"_L1, u"世帯主"_s}, {"head"_L1, true}}}},
                     {"event"_L1, u"moved-out"_s}, {"headAddressee"_L1, u"401"_s}, {"nextMunicipality"_L1, u"162027"_s}};
    EXPECT_EQ(give(u"clerk-1"_s, 0, body, u"register"_s)["result"_L1].toString(), u"accepted"_s);
    body["event"_L1] = u"vanished"_s;
    EXPECT_EQ(give(u"clerk-1"_s, 1, body, u"register"_s)["field"_L1].toString(), u"body/event"_s);
}

} // namespace
} // namespace madoguchi::federation::test
