#include "counter_fixture.h"

#include "people/answer_task.h"

namespace madoguchi::test {

using api::AnswerFilter;
using State = api::AnswerTask::State;

/// The rows of the federation's files, as sync hands them over.
class AnswerTasks : public CounterTest {
protected:
    using Columns = QList<std::pair<QString, QString>>;
    people::Household yamada() const { return family(u"h1"_s, u"10000001"_s, {{u"p1"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s}, {u"p2"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s}}); }
    journal::FeedItem row(const QString &kind, const QString &file, int line, QJsonObject body, const Columns &changed)
    {
        for (const auto &[key, value] : changed)
            body[key] = value;
        journal::FeedItem item;
        item.kind = kind;
        item.source = file;
        item.position = line;
        item.at = place.clock.utc();
        item.body = body;
        return item;
    }
    journal::FeedItem finding(const QString &file, int line, const Columns &changed = {})
    {
        return row(u"F9"_s, file, line,
                   {{u"file_id"_s, u"KKKOJIN"_s}, {u"sequence"_s, u"00000007"_s}, {u"line"_s, u"3"_s}, {u"addressee"_s, yamada().members[1].addressee},
                    {u"household"_s, yamada().householdNumber}, {u"item"_s, u"municipal_from"_s}, {u"severity"_s, u"W"_s}, {u"code"_s, u"W20"_s},
                    {u"text"_s, u"転出元との間に空白期間があります"_s}, {u"needs_action"_s, u"Y"_s}, {u"due_on"_s, u"2026-12-04"_s}},
                   changed);
    }
    journal::FeedItem judgement(const QString &file, int line, const Columns &changed = {})
    {
        return row(u"F3"_s, file, line,
                   {{u"municipality"_s, here}, {u"addressee"_s, yamada().members[1].addressee}, {u"federation_id"_s, u"TI-1"_s}, {u"previous_municipality"_s, neighbour},
                    {u"previous_until"_s, u"2020-03-30"_s}, {u"own_from"_s, u"2020-04-01"_s}, {u"verdict"_s, u"2"_s}, {u"days"_s, u"2"_s}, {u"prefecture_from"_s, u"2020-04-01"_s},
                    {u"prefecture_from_reason"_s, u"A2"_s}, {u"prefecture_until"_s, u""_s}, {u"prefecture_until_reason"_s, u""_s}, {u"processed_on"_s, u"2026-11-20"_s}},
                   changed);
    }
    journal::FeedItem end(const QString &file, int line, const Columns &changed = {})
    {
        return finding(file, line, Columns{{u"severity"_s, u"I"_s}, {u"text"_s, u"転出元との間の空白期間は解消しました"_s}, {u"needs_action"_s, u"N"_s}, {u"due_on"_s, u""_s}} + changed);
    }
    void take(const journal::FeedItem &item) { Workplace::must(apply(item)); }
    void nextDay() { place.clock.advance(std::chrono::hours(24)); }
    QList<api::AnswerTask> tasks(AnswerFilter filter = AnswerFilter::Open) { return Workplace::must(get(answer.tasks(filter))); }
    api::AnswerTaskCount count() { return Workplace::must(get(answer.count())); }
};

TEST_F(AnswerTasks, F02_C04_a_finding_is_a_task_with_everything_that_it_says)
{
    bring(yamada());
    take(finding(u"file-1"_s, 2));
    const auto all = tasks();
    ASSERT_EQ(all.size(), 1);
    const api::AnswerTask &task = all.first();
    EXPECT_EQ(task.layout + task.code + task.severity + task.item, u"F9W20Wmunicipal_from"_s);
    EXPECT_EQ(task.targetFile + u' ' + task.targetSequence + u' ' + QString::number(task.targetLine), u"KKKOJIN 00000007 3"_s);
    EXPECT_EQ(task.dueOn, QDate(2026, 12, 4));
    EXPECT_EQ(task.person, u"山田 花子"_s);
    EXPECT_EQ(task.household.text(), u"h1"_s);
    EXPECT_EQ(task.text, u"転出元との間に空白期間があります"_s);
    EXPECT_EQ(task.state, State::Open);
    EXPECT_EQ(place.recordLines().last(), u"answers.read done "_s) << "C-09: who sees names stands in the record";
    EXPECT_EQ(count().open, 1);
    EXPECT_EQ(count().pastDue, 0);
    place.clock.advance(std::chrono::hours(24 * 15));
    EXPECT_EQ(count().pastDue, 1) << "December 5";
}

TEST_F(AnswerTasks, F02_what_needs_nothing_is_no_task_and_a_household_is_named_by_its_head)
{
    bring(yamada());
    take(finding(u"file-1"_s, 2, {{u"needs_action"_s, u"N"_s}, {u"due_on"_s, u""_s}}));
    take(judgement(u"file-2"_s, 2, {{u"verdict"_s, u"1"_s}, {u"days"_s, u"0"_s}}));
    EXPECT_TRUE(tasks().isEmpty());
    EXPECT_TRUE(outbox("answer-task").isEmpty());
    take(finding(u"file-1"_s, 3, {{u"addressee"_s, u""_s}, {u"item"_s, u"head_number_receipt"_s}, {u"code"_s, u"W11"_s}, {u"due_on"_s, u""_s}}));
    ASSERT_EQ(tasks().size(), 1);
    EXPECT_EQ(tasks()[0].person, u"山田 太郎"_s);
    EXPECT_EQ(tasks()[0].household.text(), u"h1"_s);
    EXPECT_FALSE(tasks()[0].dueOn.isValid());
}

TEST_F(AnswerTasks, F02_two_terminals_make_the_same_task_of_the_same_row)
{
    const auto made = [&](CounterTest &) { return outbox("answer-task"); };
    bring(yamada());
    for (const auto &item : {finding(u"file-1"_s, 2), judgement(u"file-2"_s, 2), end(u"file-3"_s, 2)})
        take(item);
    const auto ours = made(*this);
    ASSERT_EQ(ours.size(), 3);

    struct Other : AnswerTasks {
        Other() { place.gate.actor.staff = StaffId(u"clerk-2"_s); }
        void TestBody() override {}
        using AnswerTasks::bring, AnswerTasks::finding, AnswerTasks::judgement, AnswerTasks::end, AnswerTasks::take, AnswerTasks::outbox, AnswerTasks::yamada, AnswerTasks::place;
    } other;
    const auto items = {finding(u"file-1"_s, 2), judgement(u"file-2"_s, 2), end(u"file-3"_s, 2)};
    other.place.clock.advance(std::chrono::hours(5)); // imported later
    other.bring(other.yamada());
    for (const auto &item : items)
        other.take(item);
    const auto theirs = other.outbox("answer-task");
    ASSERT_EQ(theirs.size(), 3);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(ours[i].aggregate, theirs[i].aggregate);
        EXPECT_EQ(ours[i].body, theirs[i].body) << "the server answers `already` for nothing less";
        EXPECT_EQ(theirs[i].baseVersion, 0);
        EXPECT_TRUE(theirs[i].actor.isEmpty()) << "nobody did it: the file says so";
    }
    EXPECT_EQ(ours[0].aggregate, u"file-1.2"_s);
}

TEST_F(AnswerTasks, F02_a_row_whose_task_is_there_makes_no_other_whatever_became_of_it)
{
    bring(yamada());
    take(finding(u"file-1"_s, 2));
    auto closed = body("answer-task");
    closed[u"state"_s] = u"closed"_s;
    closed[u"reason"_s] = u"富国市と合意"_s;
    closed[u"closedBy"_s] = u"clerk-2"_s;
    closed[u"closedByName"_s] = u"窓口 次郎"_s;
    closed[u"closedAt"_s] = u"2026-11-20T02:00:00.000Z"_s;
    ASSERT_TRUE(apply(feedItem(u"answer-task"_s, u"file-1.2"_s, 2, closed)).ok());
    take(finding(u"file-1"_s, 2)); // the same file again
    EXPECT_TRUE(tasks().isEmpty());
    EXPECT_EQ(outbox("answer-task").size(), 1);
    ASSERT_EQ(tasks(AnswerFilter::Done).size(), 1);
    EXPECT_EQ(tasks(AnswerFilter::Done)[0].closedBy, u"窓口 次郎"_s);
    EXPECT_EQ(tasks(AnswerFilter::Done)[0].reason, u"富国市と合意"_s);
}

TEST_F(AnswerTasks, F02_the_federation_ends_a_matter_and_may_raise_it_again)
{
    bring(yamada());
    take(finding(u"file-1"_s, 2));
    nextDay();
    take(end(u"file-2"_s, 2, {{u"item"_s, u"municipal_until"_s}}));
    EXPECT_EQ(tasks().size(), 1) << "that was of another field";
    take(end(u"file-2"_s, 3));
    EXPECT_TRUE(tasks().isEmpty());
    EXPECT_EQ(count().open, 0);
    const auto over = tasks(AnswerFilter::Done);
    ASSERT_EQ(over.size(), 1);
    EXPECT_EQ(over[0].state, State::Settled);
    EXPECT_EQ(over[0].reason, u"転出元との間の空白期間は解消しました"_s);
    EXPECT_EQ(over[0].closedAt, place.clock.utc());
    nextDay();
    take(finding(u"file-3"_s, 2, {{u"due_on"_s, u"2026-12-10"_s}}));
    ASSERT_EQ(tasks().size(), 1);
    EXPECT_EQ(tasks()[0].id.text(), u"file-3.2"_s);
}

TEST_F(AnswerTasks, F02_files_that_come_in_another_order_say_the_same)
{
    bring(yamada());
    const auto first = finding(u"file-1"_s, 2);
    nextDay();
    take(end(u"file-2"_s, 2));
    take(first);
    EXPECT_TRUE(tasks().isEmpty());
    EXPECT_EQ(tasks(AnswerFilter::Done).size(), 1);
}

TEST_F(AnswerTasks, F02_a_judgement_and_its_finding_are_one_task)
{
    bring(yamada());
    take(judgement(u"file-1"_s, 2));
    ASSERT_EQ(tasks().size(), 1) << "some federation may send no finding";
    EXPECT_EQ(tasks()[0].code, u"W20"_s);
    take(finding(u"file-2"_s, 2));
    ASSERT_EQ(tasks().size(), 1);
    EXPECT_EQ(tasks()[0].id.text(), u"file-2.2"_s);
    EXPECT_EQ(tasks()[0].verdict, api::Verdict::Gap);
    EXPECT_EQ(tasks()[0].days, 2);
    EXPECT_EQ(tasks()[0].inheritedFrom, QDate(2020, 4, 1));
    EXPECT_TRUE(tasks(AnswerFilter::Done).isEmpty());
    nextDay();
    take(judgement(u"file-3"_s, 2, {{u"days"_s, u"4"_s}})); // judged anew, without another finding
    ASSERT_EQ(tasks().size(), 1);
    EXPECT_EQ(tasks()[0].id.text(), u"file-2.2"_s) << "whoever has it keeps it, and its due date";
    EXPECT_EQ(tasks()[0].days, 4);
    EXPECT_EQ(count().open, 1);
    ASSERT_TRUE(get(answer.close(tasks()[0].id, tasks()[0].seen, u"確認済み"_s)).ok());
    EXPECT_TRUE(tasks().size() == 1 && tasks()[0].id.text() == u"file-3.2"_s) << "what was said afterwards is nobody's yet";
}

TEST_F(AnswerTasks, F02_a_missing_partner_waits_until_it_is_over)
{
    bring(yamada());
    take(judgement(u"file-1"_s, 2, {{u"verdict"_s, u"9"_s}, {u"days"_s, u"0"_s}}));
    ASSERT_EQ(tasks().size(), 1);
    EXPECT_EQ(tasks()[0].verdict, api::Verdict::PartnerMissing);
    nextDay();
    take(end(u"file-2"_s, 2, {{u"code"_s, u"W22"_s}}));
    EXPECT_TRUE(tasks().isEmpty());
}

TEST_F(AnswerTasks, F02_C09_somebody_takes_it_gives_it_back_and_closes_it_with_a_reason)
{
    bring(yamada());
    take(finding(u"file-1"_s, 2));
    const auto now = [&] { return tasks().value(0); };
    ASSERT_TRUE(get(answer.take(now().id, now().seen)).ok());
    EXPECT_EQ(now().state, State::Taken);
    EXPECT_EQ(now().ownerName, u"窓口 花子"_s);
    EXPECT_EQ(tasks(AnswerFilter::Mine).size(), 1);
    EXPECT_EQ(count().open, 1) << "taken is not done";

    place.gate.actor.staff = StaffId(u"clerk-2"_s);
    place.gate.actor.name = u"窓口 次郎"_s;
    EXPECT_TRUE(tasks(AnswerFilter::Mine).isEmpty());
    EXPECT_EQ(get(answer.giveBack(now().id, now().seen)).error().code, ErrorCode::StateRefused);
    ASSERT_TRUE(get(answer.take(now().id, now().seen)).ok()) << "the other one may be away";
    EXPECT_EQ(now().ownerName, u"窓口 次郎"_s);
    ASSERT_TRUE(get(answer.giveBack(now().id, now().seen)).ok());
    EXPECT_EQ(now().state, State::Open);
    EXPECT_TRUE(now().ownerName.isEmpty());

    const auto closing = [&](const QString &reason) { return get(answer.close(now().id, now().seen, reason)); };
    EXPECT_EQ(closing(u"  "_s).error().code, ErrorCode::FieldRequired);
    EXPECT_EQ(closing(QString(201, u'あ')).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(closing(u"番号は 123456789018"_s).error().code, ErrorCode::IndividualNumberInText) << "C-06";
    EXPECT_EQ(closing(u"番号は 123456789018"_s).error().field, u"reason"_s);
    EXPECT_EQ(now().state, State::Open);
    ASSERT_TRUE(closing(u"高岡市へ連絡し、訂正を確認"_s).ok());
    EXPECT_EQ(place.recordLines().last(), u"answer.close done W20"_s) << "never the reason";
    EXPECT_TRUE(tasks().isEmpty());
    const auto done = tasks(AnswerFilter::Done).value(0);
    EXPECT_EQ(done.state, State::Closed);
    EXPECT_EQ(done.reason, u"高岡市へ連絡し、訂正を確認"_s);
    EXPECT_EQ(done.closedBy, u"窓口 次郎"_s);

    QList<qint64> bases;
    for (const auto &item : outbox("answer-task"))
        bases.append(item.baseVersion);
    EXPECT_EQ(bases, (QList<qint64>{0, 1, 2, 3, 4}));
    EXPECT_EQ(outbox("answer-task").last().actor, u"clerk-2"_s);
}

TEST_F(AnswerTasks, F02_whoever_acts_on_what_has_changed_meanwhile_is_told)
{
    bring(yamada());
    take(finding(u"file-1"_s, 2));
    const auto seen = tasks().value(0);
    auto theirs = body("answer-task");
    theirs[u"state"_s] = u"taken"_s;
    theirs[u"owner"_s] = u"clerk-2"_s;
    theirs[u"ownerName"_s] = u"窓口 次郎"_s;
    ASSERT_TRUE(apply(feedItem(u"answer-task"_s, seen.id.text(), 2, theirs)).ok());
    EXPECT_EQ(get(answer.take(seen.id, seen.seen)).error().code, ErrorCode::VersionConflict);
    EXPECT_EQ(tasks().value(0).ownerName, u"窓口 次郎"_s);
    EXPECT_EQ(get(answer.take(AnswerTaskId(u"file-9.9"_s), "1")).error().code, ErrorCode::NotFound);
}

TEST_F(AnswerTasks, C16_whoever_may_not_receive_sees_none_and_who_may_not_decide_closes_none)
{
    bring(yamada());
    take(finding(u"file-1"_s, 2));
    place.gate.denied = {api::UseCase::AnswerClose};
    EXPECT_EQ(get(answer.close(tasks()[0].id, {}, u"済"_s)).error().code, ErrorCode::Denied);
    place.gate.denied = {api::UseCase::AnswersRead};
    EXPECT_EQ(get(answer.tasks(AnswerFilter::Open)).error().code, ErrorCode::Denied);
    EXPECT_EQ(get(answer.count()).error().code, ErrorCode::Denied);
}

TEST_F(AnswerTasks, C02_a_body_that_the_interface_does_not_define_is_refused)
{
    take(finding(u"file-1"_s, 2));
    const QJsonObject good = body("answer-task");
    EXPECT_EQ(toJson(Workplace::must(people::answerTaskFromJson(AnswerTaskId(u"file-1.2"_s), good))), good);
    const std::pair<QString, QJsonValue> bad[]{{u"file"_s, u"file-2"_s},  {u"line"_s, 3},           {u"state"_s, u"taken"_s}, {u"state"_s, u"closed"_s}, {u"owner"_s, u"clerk-1"_s},
                                               {u"reason"_s, u"済"_s},    {u"verdict"_s, u"so"_s},  {u"dueOn"_s, u"soon"_s},  {u"extra"_s, 1},           {u"at"_s, u""_s},
                                               {u"text"_s, u"a\nb"_s},    {u"severity"_s, u"X"_s}};
    for (const auto &[key, value] : bad) {
        QJsonObject spoilt = good;
        spoilt[key] = value;
        EXPECT_EQ(apply(feedItem(u"answer-task"_s, u"file-1.2"_s, 2, spoilt)).error().code, ErrorCode::FeedItemRefused) << qPrintable(key);
    }
    EXPECT_EQ(place.rows("SELECT version, state FROM answer_task", 2), QStringList{u"1|open"_s});
    EXPECT_EQ(apply(finding(u"file-1"_s, 3, {{u"needs_action"_s, u"?"_s}})).error().code, ErrorCode::FeedItemRefused);
}

TEST_F(AnswerTasks, a_row_that_is_taken_in_or_a_task_that_comes_is_told)
{
    int told = 0;
    QObject::connect(&answer, &api::AnswerService::tasksChanged, &answer, [&] { ++told; }, Qt::DirectConnection);
    take(finding(u"file-1"_s, 2));
    EXPECT_EQ(told, 1);
    ASSERT_TRUE(apply(feedItem(u"answer-task"_s, u"file-1.2"_s, 2, body("answer-task"))).ok());
    EXPECT_EQ(told, 2);
}

} // namespace madoguchi::test
