// A household moves within the prefecture: the federation asks whether it goes on, the desk decides over the wire, the federation confirms (F-03, F-04).
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

class Continuity : public testing::Test {
protected:
    test::TrainingTown town{80, 9};
    const SystemClock clock;
    std::unique_ptr<app::Terminal> terminal;

    api::Services &services() { return terminal->services(); }
    void logIn(const QString &staff, int number)
    {
        auto opened = app::Terminal::open(town.terminal(number), clock);
        ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
        terminal = std::move(*opened);
        town.insertCard(staff, number);
        const auto person = town.staff(staff);
        ASSERT_TRUE(test::waitFor([&] { return services().session.card().state == api::CardState::Present; }));
        const auto session = test::get(services().session.login(secret(person[u"password"].toString()), secret(person[u"pin"].toString())));
        ASSERT_TRUE(session.ok()) << qPrintable(describe(session.error()));
        const auto loaded = test::get(services().link.startFirstLoad());
        ASSERT_TRUE(loaded.ok()) << qPrintable(describe(loaded.error()));
    }
    void exchange()
    {
        const auto synced = test::get(services().link.syncNow());
        ASSERT_TRUE(synced.ok()) << qPrintable(describe(synced.error()));
        const auto received = test::get(services().link.receive());
        ASSERT_TRUE(received.ok()) << qPrintable(describe(received.error()));
    }
    QList<api::ContinuityRow> list(api::ContinuityFilter filter)
    {
        const auto rows = test::get(services().continuity.candidates(filter));
        EXPECT_TRUE(rows.ok()) << qPrintable(describe(rows.error()));
        return rows.ok() ? *rows : QList<api::ContinuityRow>();
    }
};

} // namespace

TEST_F(Continuity, F03_C02_is_asked_decided_and_confirmed_and_cancelled_by_two_persons)
{
    town.startCentral();
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(u"counter-driver"_s, {town.terminal()}, &exitCode);
    ASSERT_EQ(exitCode, 0) << words.constData();

    ASSERT_NO_FATAL_FAILURE(logIn(u"clerk-1"_s, 1));
    ASSERT_NO_FATAL_FAILURE(exchange());
    const auto open = list(api::ContinuityFilter::ToDecide);
    ASSERT_EQ(open.size(), 1) << "the family that the driver has registered came from the other municipality";
    const CandidateId id = open.first().id;
    auto candidate = test::get(services().continuity.candidate(id));
    ASSERT_TRUE(candidate.ok()) << qPrintable(describe(candidate.error()));
    EXPECT_EQ(candidate->proposal.decision, domain::ContinuityDecision::Accepted) << qPrintable(candidate->proposal.reason);
    EXPECT_FALSE(candidate->own.headName.isEmpty()) << "and is known here";

    const auto decided = test::get(services().continuity.decide(id, candidate->seen, domain::ContinuityDecision::Accepted, candidate->proposal.reason, {}));
    ASSERT_TRUE(decided.ok()) << qPrintable(describe(decided.error()));
    EXPECT_TRUE(list(api::ContinuityFilter::ToDecide).isEmpty());
    ASSERT_NO_FATAL_FAILURE(exchange());
    ASSERT_NO_FATAL_FAILURE(exchange()); // the federation's next cycle
    candidate = test::get(services().continuity.candidate(id));
    ASSERT_TRUE(candidate.ok() && candidate->confirmed);
    EXPECT_EQ(candidate->row.delivery, api::ContinuityDelivery::Confirmed);
    EXPECT_FALSE(candidate->confirmed->receipt.isEmpty());

    const auto asked = test::get(services().continuity.requestCancel(id, candidate->seen, u"世帯主を取り違えたため"_s));
    ASSERT_TRUE(asked.ok()) << qPrintable(describe(asked.error()));
    ASSERT_NO_FATAL_FAILURE(exchange());
    terminal.reset();

    // Another person, at the other terminal.
    ASSERT_NO_FATAL_FAILURE(logIn(u"supervisor-1"_s, 2));
    ASSERT_NO_FATAL_FAILURE(exchange());
    candidate = test::get(services().continuity.candidate(id));
    ASSERT_TRUE(candidate.ok()) << qPrintable(describe(candidate.error()));
    ASSERT_EQ(candidate->row.state, api::ContinuityState::CancelRequested);
    const auto statement = test::get(services().continuity.cancelStatement(id));
    ASSERT_TRUE(statement.ok());
    const auto person = town.staff(u"supervisor-1"_s);
    const auto signature = test::get(services().session.stepUp(secret(person[u"password"].toString()), secret(person[u"pin"].toString()), *statement));
    ASSERT_TRUE(signature.ok()) << qPrintable(describe(signature.error()));
    const auto approved = test::get(services().continuity.approveCancel(id, candidate->seen, *signature));
    ASSERT_TRUE(approved.ok()) << qPrintable(describe(approved.error()));
    ASSERT_NO_FATAL_FAILURE(exchange());
    ASSERT_NO_FATAL_FAILURE(exchange());
    candidate = test::get(services().continuity.candidate(id));
    ASSERT_TRUE(candidate.ok() && candidate->confirmed);
    EXPECT_TRUE(candidate->confirmed->cancelled);
    EXPECT_EQ(candidate->row.state, api::ContinuityState::Cancelled);
    EXPECT_EQ(list(api::ContinuityFilter::ToDecide).size(), 1) << "to be decided anew";
}
