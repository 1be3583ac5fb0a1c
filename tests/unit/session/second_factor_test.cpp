// Another second factor in the card's place: a vein reader, as a test double.
#include "desk_fixture.h"

#include "session/prover.h"
#include "support/fake_vein_reader.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

class VeinTest : public Desk {
protected:
    VeinTest()
    {
        for (const QString &person : {u"clerk-1"_s, u"clerk-2"_s, u"expired"_s})
            m_vein.enrol(person, Office::instance().people.at(person).card);
        const Office &office = Office::instance();
        m_prover = std::make_unique<session::Prover>(m_vein, *m_directory, crypto::TrustStore{{office.authority.certificate()}, office.revocationList, false, {}},
                                                     session::Throttle(path(u"vein-throttle"_s), secret("0123456789abcdef0123456789abcdef"), m_clock),
                                                     session::TryLine{}, quickHash, u"terminal-1"_s, m_clock);
    }
    Result<session::Proven> prove(const QString &password, const std::optional<StaffId> &expected = {})
    {
        api::Actor known;
        known.municipality = QLatin1String(municipality);
        return m_prover->prove(secretOf(password), {}, expected, known);
    }
    ErrorCode refused(const QString &password, const std::optional<StaffId> &expected = {})
    {
        const auto proven = prove(password, expected);
        return proven.ok() ? ErrorCode::Internal : proven.error().code;
    }
    FakeVeinReader m_vein;
    std::unique_ptr<session::Prover> m_prover;
};

} // namespace

TEST_F(VeinTest, C14_a_known_hand_and_the_password_prove_a_person_without_a_PIN)
{
    m_vein.lay(u"clerk-1"_s);
    const auto proven = prove(passwordOf(u"clerk-1"_s));
    ASSERT_TRUE(proven.ok()) << qPrintable(describe(proven.error()));
    EXPECT_EQ(proven->staff.id, StaffId(u"clerk-1"_s));
    EXPECT_EQ(proven->personKey.publicKey().toDer(), Office::instance().people.at(u"clerk-1"_s).entry.publicKey.toDer());
}

TEST_F(VeinTest, C14_neither_hand_nor_password_is_enough_alone)
{
    EXPECT_EQ(refused(passwordOf(u"clerk-1"_s)), ErrorCode::CardMissing);
    m_vein.lay(u"a resident"_s);
    EXPECT_EQ(refused(passwordOf(u"clerk-1"_s)), ErrorCode::CardUnknown);
    m_vein.lay(u"clerk-2"_s);
    EXPECT_EQ(refused(passwordOf(u"clerk-1"_s)), ErrorCode::PasswordWrong);
    EXPECT_EQ(refused(passwordOf(u"clerk-2"_s), StaffId(u"clerk-1"_s)), ErrorCode::OtherPerson);
    m_vein.lay(u"expired"_s);
    EXPECT_EQ(refused(passwordOf(u"expired"_s)), ErrorCode::CertificateExpired);
    m_vein.takeAway();
    EXPECT_EQ(refused(passwordOf(u"clerk-2"_s)), ErrorCode::CardMissing);
}
