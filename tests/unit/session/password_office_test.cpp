// Choosing a password (C-15): the first one, another one, none that was had before, and what is left to do when one has reached its age.
#include "desk_fixture.h"

#include "directory/directory.h"
#include "session/directory_office.h"
#include "session/password_history.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using Phase = api::SessionService::Phase;

namespace {

/// A server that carries out what reaches it.
class PasswordOffice : public Desk {
protected:
    PasswordOffice() { openOffice(); }
    ~PasswordOffice() override { m_office.reset(); }
    void openOffice()
    {
        m_office = std::make_unique<session::DirectoryOffice>(
            *m_session, *m_directory, [this](const session::SignedOrder &order) { return carryOut(order); }, session::PasswordRule({}, {}), m_clock);
    }
    QFuture<Result<QByteArray>> carryOut(const session::SignedOrder &sent)
    {
        QPromise<Result<QByteArray>> promise;
        promise.start();
        promise.addResult([&]() -> Result<QByteArray> {
            MADOGUCHI_ASSIGN(const directory::Ordered order, directory::readOrder(sent.statement));
            directory::DirectoryContent content = m_directory->current()->content();
            MADOGUCHI_TRY(directory::carryOut(content, order, m_clock.today()));
            ++content.version;
            return Office::instance().signedDirectory(content);
        }());
        promise.finish();
        return promise.future();
    }
    /// "", or the code of the refusal and its reason.
    QString choose(const QString &present, const QString &chosen)
    {
        const auto answer = get(m_office->choosePassword(secretOf(present), secretOf(chosen), secretOf(u"1234"_s)));
        return answer.ok() ? QString() : (errorText(answer.error().code) + u' ' + answer.error().args.join(u' ')).trimmed();
    }
    directory::StaffEntry entry(const QString &person) const { return *m_directory->current()->staff(StaffId(person)); }
    static QString said(ErrorCode code, const QString &args = {}) { return (errorText(code) + u' ' + args).trimmed(); }
    static QString strong(int number) { return u"zq%1-korogaru-biidama"_s.arg(number); }
    std::unique_ptr<session::DirectoryOffice> m_office;
};

} // namespace

TEST_F(PasswordOffice, C14_C15_a_person_without_a_password_chooses_the_first_with_the_card_alone)
{
    replaceDirectory([](directory::DirectoryContent &content) {
        auto &clerk = *directory::findStaff(content, StaffId(u"administrator-1"_s));
        clerk.publicKey = {};
        clerk.key = {{}, {}, {}, {}, 7};
        clerk.passwordSince = {};
    });
    insert(u"administrator-1"_s);
    EXPECT_EQ(get(tryLogin(u"whatever it is"_s)).error().code, ErrorCode::PasswordNotSet);
    EXPECT_EQ(choose({}, u"12345678"_s), said(ErrorCode::PasswordUnfit, u"known"_s));
    EXPECT_EQ(choose({}, strong(1)), QString());
    EXPECT_EQ(entry(u"administrator-1"_s).key.epoch, 7u);
    EXPECT_TRUE(entry(u"administrator-1"_s).key.history.isEmpty());
    EXPECT_EQ(choose({}, strong(2)), said(ErrorCode::InvalidArgument)) << "whoever has one shows it";
    ASSERT_TRUE(get(tryLogin(strong(1))).ok());
    EXPECT_EQ(entry(u"administrator-1"_s).passwordSince, m_clock.today());
}

TEST_F(PasswordOffice, C15_another_password_needs_the_present_one_and_leaves_the_key_what_it_was)
{
    insert(u"clerk-1"_s);
    EXPECT_EQ(choose(u"wrong"_s, strong(1)), said(ErrorCode::PasswordWrong, u"4"_s));
    EXPECT_EQ(choose(passwordOf(u"clerk-1"_s), u"short"_s), said(ErrorCode::PasswordUnfit, u"short"_s));
    const QByteArray key = entry(u"clerk-1"_s).publicKey.toDer();
    EXPECT_EQ(choose(passwordOf(u"clerk-1"_s), strong(1)), QString());
    EXPECT_EQ(entry(u"clerk-1"_s).publicKey.toDer(), key) << "slots and drafts still open";
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::PasswordWrong);
    ASSERT_TRUE(get(tryLogin(strong(1))).ok());
    EXPECT_TRUE(isRecorded(u"key.set done clerk-1"_s));
    EXPECT_TRUE(isRecorded(u"key.set denied clerk-1 S-001"_s));
    EXPECT_TRUE(isRecorded(u"key.set failed clerk-1 S-012"_s));
    EXPECT_EQ(choose(strong(1), strong(2)), QString()) << "whoever is in may, too";
    insert(u"clerk-2"_s);
    EXPECT_TRUE(waitForPhase(Phase::Locked));
    EXPECT_EQ(choose(passwordOf(u"clerk-2"_s), strong(3)), said(ErrorCode::OtherPerson));
}

TEST_F(PasswordOffice, C15_the_last_twelve_are_never_reused_and_the_thirteenth_is_forgotten)
{
    constexpr int most = session::PasswordHistory::most;
    insert(u"clerk-1"_s);
    ASSERT_EQ(choose(passwordOf(u"clerk-1"_s), strong(0)), QString());
    for (int i = 0; i < most; ++i) {
        EXPECT_EQ(choose(strong(i), strong(i)), said(ErrorCode::PasswordUnfit, u"reused"_s)) << i;
        EXPECT_EQ(choose(strong(i), strong(0)), said(ErrorCode::PasswordUnfit, u"reused"_s)) << i;
        ASSERT_EQ(choose(strong(i), strong(i + 1)), QString()) << i;
    }
    EXPECT_EQ(choose(strong(most), strong(0)), said(ErrorCode::PasswordUnfit, u"reused"_s)) << "the twelfth from the end";
    ASSERT_EQ(choose(strong(most), strong(most + 1)), QString());
    EXPECT_EQ(choose(strong(most + 1), strong(0)), QString()) << "thirteen ago";
    EXPECT_LE(entry(u"clerk-1"_s).key.history.size(), 1024);
    // It travels: another start of the program, another terminal, knows it from the directory.
    m_office.reset();
    restart();
    openOffice();
    insert(u"clerk-1"_s);
    EXPECT_EQ(choose(strong(0), strong(most)), said(ErrorCode::PasswordUnfit, u"reused"_s));
}

TEST_F(PasswordOffice, C15_a_history_opens_only_with_the_key_and_for_the_person_that_it_was_made_for)
{
    const auto mine = crypto::PrivateKey::generate().value(), other = crypto::PrivateKey::generate().value();
    const session::PersonKeyOwner owner{StaffId(u"clerk-1"_s), QLatin1String(municipality)}, colleague{StaffId(u"clerk-2"_s), QLatin1String(municipality)};
    const session::PasswordHash hash = [](const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost cost) { return crypto::argon2id(password, salt, cost); };
    auto history = session::PasswordHistory::open({}, mine, owner, 2).value();
    for (int i = 0; i < 15; ++i)
        ASSERT_TRUE(history.add(secretOf(strong(i)), {64, 1}, hash).ok());
    const QByteArray closed = history.close(mine, owner, 2).value();
    EXPECT_LE(closed.size(), 1024);
    const auto opened = session::PasswordHistory::open(closed, mine, owner, 2);
    ASSERT_TRUE(opened.ok());
    EXPECT_FALSE(opened->contains(secretOf(strong(2)), hash).value());
    EXPECT_TRUE(opened->contains(secretOf(strong(3)), hash).value());
    const auto refused = [&](const auto &result) { return !result.ok() && result.error().code == ErrorCode::KeyInvalid; };
    EXPECT_TRUE(refused(session::PasswordHistory::open(closed, other, owner, 2)));
    EXPECT_TRUE(refused(session::PasswordHistory::open(closed, mine, colleague, 2)));
    EXPECT_TRUE(refused(session::PasswordHistory::open(closed, mine, owner, 3)));
    for (qsizetype at = 0; at < closed.size(); at += 13) {
        QByteArray changed = closed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_TRUE(refused(session::PasswordHistory::open(changed, mine, owner, 2))) << at;
        EXPECT_TRUE(refused(session::PasswordHistory::open(closed.first(at + 1), mine, owner, 2))) << at;
    }
}

TEST_F(PasswordOffice, C15_a_password_that_has_reached_its_age_lets_nobody_in_but_can_be_changed)
{
    const auto since = [this](const QString &person, QDate day) {
        replaceDirectory([&](directory::DirectoryContent &content) {
            content.policy.passwordDays = 90;
            directory::findStaff(content, StaffId(person))->passwordSince = day;
        });
    };
    since(u"clerk-1"_s, m_clock.today().addDays(-90));
    login(u"clerk-1"_s); // its last day
    m_session->lock(api::LockCause::Demand);
    ASSERT_TRUE(waitForClosedStore());
    since(u"clerk-1"_s, m_clock.today().addDays(-91));
    EXPECT_EQ(get(m_session->unlock(secretOf(u"wrong"_s), {})).error().code, ErrorCode::PasswordWrong) << "nobody learns the age without the password";
    EXPECT_EQ(get(m_session->unlock(secretOf(passwordOf(u"clerk-1"_s)), {})).error().code, ErrorCode::PasswordExpired);
    ASSERT_TRUE(get(m_session->logout()).ok());
    EXPECT_EQ(get(tryLogin(passwordOf(u"clerk-1"_s))).error().code, ErrorCode::PasswordExpired);
    EXPECT_FALSE(m_store->isOpen());
    EXPECT_EQ(choose(passwordOf(u"clerk-1"_s), strong(1)), QString());
    ASSERT_TRUE(get(tryLogin(strong(1))).ok());
    EXPECT_TRUE(isRecorded(u"session.login denied clerk-1 S-035"_s));
    EXPECT_TRUE(isRecorded(u"session.unlock denied clerk-1 S-035"_s));
}
