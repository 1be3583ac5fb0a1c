// What one terminal registers, the other sees: the municipal store is shared (sync.md), the local stores are not. And what a desk that locks itself does to a load.
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"

#include <QJsonArray>

#include <vector>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

} // namespace

TEST(TwoTerminals, F01_F02_F18_the_second_sees_what_the_first_registered)
{
    test::TrainingTown town(80, 9);
    town.startCentral();
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(u"counter-driver"_s, {town.terminal()}, &exitCode);
    ASSERT_EQ(exitCode, 0) << words.constData();

    static const SystemClock clock;
    auto opened = app::Terminal::open(town.terminal(2), clock);
    ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
    auto &services = (*opened)->services();
    town.insertCard(u"clerk-2"_s, 2);
    const auto person = town.staff(u"clerk-2"_s);
    ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
    const auto session = test::get(services.session.login(secret(person[u"password"].toString()), secret(person[u"pin"].toString())));
    ASSERT_TRUE(session.ok()) << qPrintable(describe(session.error()));
    const auto loaded = test::get(services.link.startFirstLoad());
    ASSERT_TRUE(loaded.ok()) << qPrintable(describe(loaded.error()));

    // The reception of the first terminal stands in today's list, and its proposal is settled here too.
    const auto receptions = test::get(services.reception.today());
    ASSERT_TRUE(receptions.ok());
    ASSERT_EQ(receptions->size(), 1);
    EXPECT_TRUE(receptions->first().closed);
    const auto proposals = test::get(services.reception.proposals({}));
    ASSERT_TRUE(proposals.ok());
    EXPECT_EQ(proposals->size(), 8) << "five families and what the register tells of three households";

    // The federation's answers come with a cycle; nobody at this desk asked for them.
    ASSERT_TRUE(test::get(services.link.syncNow()).ok());
    const auto files = test::get(services.link.files());
    ASSERT_TRUE(files.ok());
    EXPECT_EQ(std::count_if(files->begin(), files->end(), [](const api::InterfaceFile &file) { return file.state == api::InterfaceFile::State::Imported; }), 4);

    // The new household is found by its head's 宛名番号, with the date that the federation answered.
    const QString addressee = town.visitor(0)[u"addressees"].toArray().at(0).toString();
    const auto page = test::get(services.people.search(1, addressee, {}, 10));
    ASSERT_TRUE(page.ok());
    ASSERT_EQ(page->rows.size(), 1);
    const auto household = test::get(services.people.household(page->rows.first().household));
    ASSERT_TRUE(household.ok());
    ASSERT_EQ(household->members.size(), 2);
    const auto &head = household->members.first();
    ASSERT_FALSE(head.eligibility.isEmpty());
    EXPECT_EQ(head.eligibility.last().verdict, api::Verdict::Continuous);
    EXPECT_TRUE(head.eligibility.last().inherited);
    EXPECT_FALSE(head.federationId.isEmpty());
    const auto &spouse = household->members.last();
    ASSERT_FALSE(spouse.eligibility.isEmpty());
    EXPECT_EQ(spouse.eligibility.last().verdict, api::Verdict::Gap);
    EXPECT_EQ(spouse.eligibility.last().verdictDays, 2);

    // So is what is to be worked through: one list for all, and whoever takes an answer has it everywhere.
    const auto answers = test::get(services.answer.tasks(api::AnswerFilter::Open));
    ASSERT_TRUE(answers.ok());
    ASSERT_EQ(answers->size(), 1);
    EXPECT_EQ(answers->first().person, spouse.nameKanji);
    EXPECT_EQ(answers->first().verdict, api::Verdict::Gap);
    EXPECT_TRUE(answers->first().dueOn.isValid());
    ASSERT_TRUE(test::get(services.answer.take(answers->first().id, answers->first().seen)).ok());
    ASSERT_TRUE(test::get(services.link.syncNow()).ok());
    EXPECT_EQ(services.link.status().refused, 0);

    // So is the medium's request, erased.
    const auto requests = test::get(services.media.requests());
    ASSERT_TRUE(requests.ok());
    ASSERT_EQ(requests->size(), 1);
    EXPECT_EQ(requests->first().state, api::MediaState::Erased);

    ASSERT_TRUE(test::get(services.session.logout()).ok());
}

TEST(TwoTerminals, sync_promise4_of_two_who_take_the_same_at_once_the_second_decides_and_both_end_equal)
{
    test::TrainingTown town(80, 9);
    town.startCentral();
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(u"counter-driver"_s, {town.terminal()}, &exitCode);
    ASSERT_EQ(exitCode, 0) << words.constData();

    static const SystemClock clock;
    std::vector<std::unique_ptr<app::Terminal>> desks;
    for (int n = 1; n <= 2; ++n) {
        auto opened = app::Terminal::open(town.terminal(n), clock);
        ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
        desks.push_back(std::move(*opened));
        auto &services = desks.back()->services();
        const QString clerk = u"clerk-%1"_s.arg(n);
        town.insertCard(clerk, n);
        const auto person = town.staff(clerk);
        ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
        const auto session = test::get(services.session.login(secret(person[u"password"].toString()), secret(person[u"pin"].toString())));
        ASSERT_TRUE(session.ok()) << qPrintable(describe(session.error()));
        if (n == 2) {
            ASSERT_TRUE(test::get(services.link.startFirstLoad()).ok());
        }
        ASSERT_TRUE(test::get(services.link.syncNow()).ok());
    }
    auto &first = desks[0]->services(), &second = desks[1]->services();
    const auto task = [](api::Services &services) {
        const auto tasks = test::get(services.answer.tasks(api::AnswerFilter::Open));
        return tasks.ok() ? tasks->value(0) : api::AnswerTask();
    };
    ASSERT_FALSE(task(first).id.isEmpty());
    ASSERT_EQ(task(first).id, task(second).id);
    const auto firstTake = first.answer.take(task(first).id, task(first).seen), secondTake = second.answer.take(task(second).id, task(second).seen);
    ASSERT_TRUE(test::get(firstTake).ok());
    ASSERT_TRUE(test::get(secondTake).ok());
    ASSERT_TRUE(test::get(first.link.syncNow()).ok());
    ASSERT_TRUE(test::get(second.link.syncNow()).ok());
    ASSERT_TRUE(test::get(first.link.syncNow()).ok());

    // Whoever came second has it beside what holds.
    auto &loser = second.link.status().refused > 0 ? second : first;
    auto &winner = &loser == &second ? first : second;
    const auto aside = test::get(loser.link.aside());
    ASSERT_TRUE(aside.ok() && aside->size() == 1);
    EXPECT_EQ(aside->first().reason.code, ErrorCode::VersionConflict);
    EXPECT_EQ(task(loser).ownerName, task(winner).ownerName);
    const auto both = test::get(loser.conflict.conflict(aside->first().id));
    ASSERT_TRUE(both.ok()) << qPrintable(describe(both.error()));
    EXPECT_FALSE(both->ours.staffName.isEmpty());
    EXPECT_FALSE(both->theirs.staffName.isEmpty());
    EXPECT_NE(both->ours.terminal, both->theirs.terminal);
    EXPECT_TRUE(both->fields.first().differs());

    const auto decided = test::get(loser.conflict.putOurs(aside->first().id, both->seen, u"本人の窓口で続ける"_s));
    ASSERT_TRUE(decided.ok()) << qPrintable(describe(decided.error()));
    ASSERT_TRUE(test::get(loser.link.syncNow()).ok());
    ASSERT_TRUE(test::get(winner.link.syncNow()).ok());
    EXPECT_EQ(task(loser).ownerName, both->ours.staffName);
    EXPECT_EQ(task(winner).ownerName, both->ours.staffName);
    EXPECT_EQ(task(winner).seen, task(loser).seen);
    EXPECT_EQ(loser.link.status().refused, 0);
    for (const auto &desk : desks)
        ASSERT_TRUE(test::get(desk->services().session.logout()).ok());
}

TEST(TwoTerminals, A_profile_is_open_in_one_program_only)
{
    test::TrainingTown town(40, 9);
    static const SystemClock clock;
    const auto first = app::Terminal::open(town.terminal(), clock);
    ASSERT_TRUE(first.ok());
    const auto second = app::Terminal::open(town.terminal(), clock);
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::ProfileInUse);
}

TEST(TwoTerminals, F07_a_first_load_at_one_does_not_disturb_the_main_job_at_the_other)
{
    test::TrainingTown town(3000, 9);
    town.startCentral();
    QProcess loading;
    loading.setProcessChannelMode(QProcess::MergedChannels);
    loading.start(QString::fromUtf8(MADOGUCHI_BIN_DIR) + u"/counter-driver"_s, {town.terminal(2), u"load"_s});
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(u"counter-driver"_s, {town.terminal()}, &exitCode);
    EXPECT_EQ(exitCode, 0) << words.constData();
    EXPECT_TRUE(words.contains("result waiting=0 refused=0 sent=2 received=4 answers=1 proposals=8")) << words.constData();
    EXPECT_TRUE(loading.waitForFinished(120'000));
    EXPECT_EQ(loading.exitCode(), 0) << loading.readAll().constData();
}

TEST(FirstLoad, C07_a_lock_stops_it_and_the_unlocked_desk_goes_on)
{
    test::TrainingTown town(3000, 9);
    town.startCentral();
    static const SystemClock clock;
    auto opened = app::Terminal::open(town.terminal(), clock);
    ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
    auto &services = (*opened)->services();
    town.insertCard(u"clerk-1"_s);
    const auto person = town.staff(u"clerk-1"_s);
    ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
    ASSERT_TRUE(test::get(services.session.login(secret(person[u"password"].toString()), secret(person[u"pin"].toString()))).ok());

    const auto loading = services.link.startFirstLoad();
    ASSERT_TRUE(test::waitFor([&] { return services.link.progress().records > 0; }));
    services.session.lock(api::LockCause::Idle);
    EXPECT_FALSE(test::get(loading).ok());
    const auto before = services.link.progress();
    ASSERT_EQ(before.what, u"first-load"_s);
    EXPECT_FALSE(services.link.status().firstLoadDone);

    ASSERT_TRUE(test::waitFor([&] { return services.session.phase() == api::SessionService::Phase::Locked; }));
    const auto unlocked = test::get(services.session.unlock(secret(person[u"password"].toString()), {}));
    ASSERT_TRUE(unlocked.ok()) << qPrintable(describe(unlocked.error()));
    qint64 left = 0;
    QObject::connect(&services.link, &api::LinkService::progressChanged, &services.link, [&] {
        if (const auto progress = services.link.progress(); progress.what == u"first-load"_s && progress.records > 0 && left == 0)
            left = progress.recordsTotal;
    });
    const auto again = test::get(services.link.startFirstLoad());
    ASSERT_TRUE(again.ok()) << qPrintable(describe(again.error()));
    EXPECT_TRUE(services.link.status().firstLoadDone);
    EXPECT_GT(left, 0);
    EXPECT_LE(left + before.records, before.recordsTotal) << "what had come is not fetched again";
    ASSERT_TRUE(test::get(services.session.logout()).ok());
}
