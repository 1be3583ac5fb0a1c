#include "desk_fixture.h"

#include "api/approval.h"

#include <thread>

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using Phase = api::SessionService::Phase;

namespace {
class GateTest : public Desk {
};
} // namespace

TEST_F(GateTest, C09_C16_each_person_passes_with_exactly_the_use_cases_of_the_role_and_refusals_are_recorded)
{
    QStringList expected;
    for (const QString &person : {u"clerk-1"_s, u"supervisor-1"_s, u"administrator-1"_s, u"auditor-1"_s}) {
        login(person);
        const api::Role role = m_session->current()->actor.role;
        for (const api::UseCaseInfo &info : api::useCases()) {
            const bool granted = api::mayHold(role, info.permission);
            EXPECT_EQ(m_session->may(info.useCase), granted) << info.id;
            const auto admitted = m_session->admit(info.useCase);
            ASSERT_EQ(admitted.ok(), granted) << info.id << " " << qPrintable(person);
            if (granted) {
                EXPECT_EQ(admitted->staff.text(), person);
            } else {
                EXPECT_EQ(admitted.error().code, ErrorCode::Denied);
                expected.append(QLatin1String(info.id) + " denied "_L1 + person + " S-006"_L1);
            }
        }
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
    const QStringList lines = recordedAfterLogin();
    for (const QString &line : expected)
        EXPECT_EQ(lines.count(line), 1) << qPrintable(line);
    EXPECT_EQ(lines.filter(u" denied "_s).size(), expected.size());
}

TEST_F(GateTest, C09_a_refusal_joins_the_record_without_waiting_for_the_next_login)
{
    login(u"clerk-1"_s);
    EXPECT_FALSE(m_session->admit(api::UseCase::RecordRead).ok());
    EXPECT_TRUE(waitFor([&] { return isRecorded(u"record.read denied clerk-1 S-006"_s); }));
}

TEST_F(GateTest, nobody_in_nothing_passes)
{
    for (const api::UseCaseInfo &info : api::useCases()) {
        EXPECT_EQ(m_session->admit(info.useCase).error().code, ErrorCode::NotLoggedIn);
        EXPECT_FALSE(m_session->may(info.useCase));
    }
}

TEST_F(GateTest, the_actor_carries_the_reception_until_it_is_closed)
{
    login(u"clerk-1"_s);
    m_session->setReception(ReceptionId(u"r-1"_s), u"8-1120-031"_s);
    const auto actor = m_session->admit(api::UseCase::PersonSearch);
    ASSERT_TRUE(actor.ok());
    EXPECT_EQ(actor->reception.text(), u"r-1"_s);
    EXPECT_EQ(actor->receptionNumber, u"8-1120-031"_s);
    m_session->setReception({}, {});
    EXPECT_TRUE(m_session->admit(api::UseCase::PersonSearch)->receptionNumber.isEmpty());
}

TEST_F(GateTest, many_threads_may_ask_while_the_door_opens_and_closes)
{
    std::atomic<bool> stop{false};
    std::vector<std::thread> askers;
    for (int i = 0; i < 3; ++i) {
        askers.emplace_back([&] {
            while (!stop) {
                if (m_session->may(api::UseCase::PersonSearch))
                    std::ignore = m_session->admit(api::UseCase::PersonSearch);
                m_session->noteActivity();
                m_session->card();
                m_session->current();
            }
        });
    }
    for (int i = 0; i < 5; ++i) {
        login(u"clerk-1"_s);
        m_session->lock(api::LockCause::Demand);
        ASSERT_TRUE(get(m_session->logout()).ok());
    }
    stop = true;
    for (std::thread &asker : askers)
        asker.join();
}

TEST_F(GateTest, C14_C18_step_up_signs_the_statement_with_the_card_of_the_same_person)
{
    login(u"supervisor-1"_s);
    m_hashes = 0;
    const QByteArray statement("hash|recipient|count");
    const auto signature = get(m_session->stepUp(secretOf(passwordOf(u"supervisor-1"_s)), secretOf(u"1234"_s), statement));
    ASSERT_TRUE(signature.ok()) << qPrintable(describe(signature.error()));
    EXPECT_EQ(m_hashes, 1);
    EXPECT_EQ(m_reader.count("login"), 2) << "the PIN was asked of the card afresh";
    const auto key = crypto::Certificate::fromDer(Office::instance().people.at(u"supervisor-1"_s).card.certificateDer)->publicKey();
    EXPECT_TRUE(key.verify(api::framedApproval(statement), *signature));
    EXPECT_FALSE(key.verify(statement, *signature)) << "the card never signs bare words";
    EXPECT_FALSE(key.verify(api::framedApproval("hash|recipient|counT"), *signature));
    EXPECT_EQ(m_session->phase(), Phase::Active);
    EXPECT_TRUE(isRecorded(u"session.step-up done supervisor-1"_s));
    EXPECT_TRUE(get(m_session->stepUp(secretOf(passwordOf(u"supervisor-1"_s)), {}, statement)).ok()) << "the card is still logged in";
}

TEST_F(GateTest, C14_step_up_fails_with_the_same_errors_as_login_and_the_session_stays)
{
    const auto stepUp = [this](const QString &password, const QString &pin, const QByteArray &statement = "x") {
        const auto answer = get(m_session->stepUp(secretOf(password), secretOf(pin), statement));
        return answer.ok() ? ErrorCode::Internal : answer.error().code;
    };
    const QString password = passwordOf(u"supervisor-1"_s);
    EXPECT_EQ(stepUp(password, u"1234"_s), ErrorCode::NotLoggedIn);
    login(u"supervisor-1"_s);
    EXPECT_EQ(stepUp(u"wrong"_s, u"1234"_s), ErrorCode::PasswordWrong);
    EXPECT_EQ(stepUp(password, u"0000"_s), ErrorCode::CardPinWrong);
    EXPECT_EQ(stepUp(password, u""_s), ErrorCode::InvalidArgument) << "after a wrong PIN the card wants the right one";
    EXPECT_EQ(stepUp(password, u"1234"_s, {}), ErrorCode::InvalidArgument);
    EXPECT_EQ(m_session->phase(), Phase::Active);
    m_reader.failNext("sign", Error{ErrorCode::CardFailed, {}, {}});
    EXPECT_EQ(stepUp(password, u"1234"_s), ErrorCode::CardFailed);
    EXPECT_TRUE(waitForPhase(Phase::Locked)) << "a card that fails counts as removed";
    ASSERT_TRUE(get(m_session->logout()).ok());
    EXPECT_TRUE(recordedAfterLogin().contains(u"session.step-up denied supervisor-1 S-001"_s));
}

TEST_F(GateTest, keys_and_passwords_are_in_no_file_of_the_profile)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(get(m_session->saveDraft(u"form"_s, "draft-marker")).ok());
    EXPECT_EQ(get(tryLogin(u"wrong"_s)).ok(), false);
    restart(); // nothing is being written any more
    const QByteArray markers[] = {reveal(Office::instance().k), passwordOf(u"clerk-1"_s).toUtf8(), "draft-marker"};
    int files = 0;
    for (QDir dir : {QDir(m_dir.path()), QDir(path(u"record"_s)), QDir(path(u"drafts"_s)), QDir(path(u"slots"_s))}) {
        for (const QString &name : dir.entryList(QDir::Files)) {
            QFile file(dir.filePath(name));
            ASSERT_TRUE(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            ++files;
            for (const QByteArray &marker : markers)
                EXPECT_FALSE(content.contains(marker)) << qPrintable(name);
        }
    }
    EXPECT_GT(files, 8);
}
