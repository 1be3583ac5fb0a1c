// C-10: what stood out in a record is answered and its review signed by orders; what was found irregular stays visible.
#include "crypto/key.h"
#include "directory/directory.h"
#include "directory/order.h"
#include "support/grants.h"

#include <gtest/gtest.h>

using namespace madoguchi;
using namespace madoguchi::directory;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 20);
const QDateTime now(today, QTime(3, 0), Qt::UTC);

class ReviewOrderTest : public testing::Test {
protected:
    ReviewOrderTest()
    {
        m_content.version = 7;
        m_content.municipality = u"162019"_s;
        m_content.at = now;
        m_content.federationKey = m_content.municipalKey = crypto::PrivateKey::generate()->publicKey();
        for (const auto &[id, role] : {std::pair{u"auditor-1"_s, api::Role::Auditor}, {u"auditor-2"_s, api::Role::Auditor}, {u"head-1"_s, api::Role::Supervisor}, {u"admin-1"_s, api::Role::Administrator}}) {
            StaffEntry entry;
            entry.id = StaffId(id);
            entry.role = role;
            entry.cardCertificate = id.toUtf8();
            entry.publicKey = m_content.federationKey;
            entry.key = {QByteArray(61, 'w'), {}, QByteArray(16, 's'), m_content.federationKey.point(), 2};
            entry.passwordSince = today;
            entry.grants = test::everythingOf(role);
            m_content.staff.append(entry);
        }
        m_content.terminals = {{TerminalId(u"T-1"_s), u"1番窓口"_s, today}, {TerminalId(u"T-2"_s), u"2番窓口"_s, today}};
    }
    Result<Done> give(const QString &by, api::Order order, QDate day = today)
    {
        const Ordered whole{u"order-%1"_s.arg(++m_orders), m_content.municipality, TerminalId(u"T-1"_s), StaffId(by), now, std::move(order)};
        const QByteArray before = writeDirectory(m_content);
        auto carried = mayOrder(m_content, whole, day);
        if (carried.ok())
            carried = carryOut(m_content, whole, day);
        EXPECT_TRUE(carried.ok() || writeDirectory(m_content) == before) << "a refused order changes nothing";
        const auto back = readDirectory(writeDirectory(m_content), m_content.municipality);
        EXPECT_TRUE(back.ok() && writeDirectory(*back) == writeDirectory(m_content));
        return carried;
    }
    /// Code and field.
    std::pair<ErrorCode, QString> refused(const QString &by, api::Order order)
    {
        const auto carried = give(by, std::move(order));
        return carried.ok() ? std::pair(ErrorCode::Internal, u"accepted"_s) : std::pair(carried.error().code, carried.error().field);
    }
    static api::SettleCase settle(int number, qint64 last, api::CaseAnswer answer = api::CaseAnswer::Explained)
    {
        return {u"%1"_s.arg(number, 32, 16, QChar(u'0')), TerminalId(u"T-1"_s), u"misses"_s, StaffId(u"clerk-1"_s), last, answer, u"研修のため"_s};
    }
    static api::SignReview review(qint64 size, int cases = 0, int irregular = 0)
    {
        return {TerminalId(u"T-1"_s), today.addDays(-30), today, size, QByteArray(32, 'r'), cases, irregular, 2,
                {{u"8-1"_s, api::SampleVerdict::Agrees, {}}, {u"8-2"_s, api::SampleVerdict::PaperMissing, u"綴りにない"_s}}, {}};
    }

    DirectoryContent m_content;
    int m_orders = 0;
};

TEST_F(ReviewOrderTest, C10_an_auditor_answers_and_signs_and_the_directory_keeps_the_counts)
{
    ASSERT_TRUE(give(u"auditor-1"_s, settle(1, 40)).ok());
    ASSERT_TRUE(give(u"auditor-2"_s, settle(2, 60, api::CaseAnswer::Irregular)).ok());
    ASSERT_TRUE(give(u"auditor-1"_s, settle(3, 130)).ok()) << "of what came after the head that is signed below";
    ASSERT_TRUE(give(u"auditor-1"_s, review(100, 2, 1)).ok());
    ASSERT_EQ(m_content.reviews.size(), 1);
    const SignedReview &signedOne = m_content.reviews.first();
    EXPECT_EQ(signedOne.by.text(), u"auditor-1"_s);
    EXPECT_EQ(std::tuple(signedOne.cases, signedOne.irregular, signedOne.receptions, signedOne.sampled, signedOne.missing, signedOne.differing), std::tuple(2, 1, 2, 2, 1, 0));
    ASSERT_EQ(m_content.settled.size(), 2) << "the explained one is in the review's count and nowhere else";
    EXPECT_TRUE(m_content.settled[0].irregular);
    EXPECT_EQ(m_content.settled[1].last, 130);
}

TEST_F(ReviewOrderTest, C10_what_is_irregular_stands_until_somebody_explains_what_became_of_it)
{
    ASSERT_TRUE(give(u"auditor-1"_s, settle(1, 40, api::CaseAnswer::Irregular)).ok());
    ASSERT_TRUE(give(u"auditor-1"_s, review(100, 1, 1)).ok());
    ASSERT_TRUE(give(u"auditor-1"_s, review(200)).ok()) << "the next review finds it no more";
    ASSERT_EQ(m_content.settled.size(), 1) << "and it stands still";
    auto more = settle(1, 40, api::CaseAnswer::Irregular);
    more.reason = u"処分の手続き中"_s;
    ASSERT_TRUE(give(u"auditor-2"_s, more).ok());
    EXPECT_EQ(m_content.settled.first().reason, u"処分の手続き中"_s);
    ASSERT_TRUE(give(u"auditor-2"_s, settle(1, 40)).ok());
    EXPECT_TRUE(m_content.settled.isEmpty());
}

TEST_F(ReviewOrderTest, C10_C16_nobody_answers_for_themselves_and_only_who_reads_the_record_answers_at_all)
{
    auto own = settle(1, 40);
    own.staff = StaffId(u"auditor-1"_s);
    EXPECT_EQ(refused(u"auditor-1"_s, own), std::pair(ErrorCode::SamePerson, u"staff"_s));
    EXPECT_TRUE(give(u"auditor-2"_s, own).ok());
    for (const QString &by : {u"head-1"_s, u"admin-1"_s}) {
        EXPECT_EQ(refused(by, settle(2, 40)).first, ErrorCode::Denied);
        EXPECT_EQ(refused(by, review(100, 1)).first, ErrorCode::Denied);
    }
}

TEST_F(ReviewOrderTest, C10_nothing_is_signed_that_was_not_looked_at)
{
    ASSERT_TRUE(give(u"auditor-1"_s, settle(1, 40)).ok());
    EXPECT_EQ(refused(u"auditor-1"_s, review(100, 0)), std::pair(ErrorCode::VersionConflict, u"cases"_s));
    EXPECT_EQ(refused(u"auditor-1"_s, review(100, 1, 1)), std::pair(ErrorCode::VersionConflict, u"cases"_s));
    const auto changed = [](auto change) {
        auto order = review(100, 1);
        change(order);
        return order;
    };
    EXPECT_EQ(refused(u"auditor-1"_s, changed([](auto &one) { one.receptions = 3; })), std::pair(ErrorCode::FieldRequired, u"sample"_s)) << "one of three was not compared";
    EXPECT_EQ(refused(u"auditor-1"_s, changed([](auto &one) { one.receptions = 400; })), std::pair(ErrorCode::FieldRequired, u"sample"_s));
    EXPECT_EQ(refused(u"auditor-1"_s, changed([](auto &one) { one.sample[1].remark = u" "_s; })), std::pair(ErrorCode::FieldRequired, u"sample"_s)) << "what does not agree is said";
    EXPECT_EQ(refused(u"auditor-1"_s, changed([](auto &one) { one.sample[1].reception = u"8-1"_s; })), std::pair(ErrorCode::FieldInvalid, u"sample"_s));
    EXPECT_EQ(refused(u"auditor-1"_s, changed([](auto &one) { one.root.chop(1); })), std::pair(ErrorCode::FieldInvalid, u"root"_s));
    EXPECT_EQ(refused(u"auditor-1"_s, changed([](auto &one) { one.until = today.addDays(1); })), std::pair(ErrorCode::DateOrder, u"until"_s));
    EXPECT_EQ(refused(u"auditor-1"_s, changed([](auto &one) { one.terminal = TerminalId(u"T-9"_s); })), std::pair(ErrorCode::NotFound, u"terminal"_s));
    auto silent = settle(2, 50);
    silent.reason = u" "_s;
    EXPECT_EQ(refused(u"auditor-1"_s, silent), std::pair(ErrorCode::FieldRequired, u"reason"_s));
    EXPECT_TRUE(give(u"auditor-1"_s, review(100, 1)).ok());
}

TEST_F(ReviewOrderTest, C10_a_record_is_reviewed_forward_only)
{
    ASSERT_TRUE(give(u"auditor-1"_s, review(100)).ok());
    EXPECT_EQ(refused(u"auditor-2"_s, review(100)), std::pair(ErrorCode::VersionConflict, u"size"_s)) << "somebody was faster";
    EXPECT_EQ(refused(u"auditor-2"_s, settle(1, 100)), std::pair(ErrorCode::VersionConflict, u"id"_s));
    ASSERT_TRUE(give(u"auditor-2"_s, settle(1, 101)).ok());
    auto other = review(5);
    other.terminal = TerminalId(u"T-2"_s);
    EXPECT_TRUE(give(u"auditor-2"_s, other).ok()) << "another terminal's record is another one";
    ASSERT_TRUE(give(u"admin-1"_s, api::RemoveTerminal{TerminalId(u"T-2"_s), u"更新"_s}).ok());
    EXPECT_EQ(m_content.reviews.size(), 1) << "a new terminal of that name begins a new record";
}

TEST_F(ReviewOrderTest, C10_an_answer_holds_for_what_was_looked_at)
{
    ASSERT_TRUE(give(u"auditor-1"_s, settle(1, 40)).ok());
    ASSERT_TRUE(give(u"auditor-1"_s, settle(1, 60)).ok()) << "more came to it";
    ASSERT_EQ(m_content.settled.size(), 1);
    EXPECT_EQ(refused(u"auditor-2"_s, settle(1, 40)), std::pair(ErrorCode::VersionConflict, u"id"_s)) << "an older look";
    auto anothers = settle(1, 60);
    anothers.staff = StaffId(u"clerk-2"_s);
    EXPECT_EQ(refused(u"auditor-2"_s, anothers), std::pair(ErrorCode::VersionConflict, u"id"_s));
}

TEST_F(ReviewOrderTest, C10_the_directory_stays_small)
{
    for (int i = 1; i <= 1000; ++i)
        m_content.settled.append({u"%1"_s.arg(i, 32, 16, QChar(u'0')), TerminalId(u"T-1"_s), u"misses"_s, StaffId(u"clerk-1"_s), 40, false, u"r"_s, StaffId(u"auditor-1"_s), now});
    EXPECT_EQ(refused(u"auditor-1"_s, settle(2000, 50)).first, ErrorCode::TooLarge);
    for (int i = 0; i < 4000; ++i)
        m_content.reviews.append({TerminalId(u"T-%1"_s.arg(10 + i / 2)), today, today, 1 + i % 2, QByteArray(32, 'r'), 0, 0, 0, 0, 0, 0, {}, StaffId(u"auditor-1"_s), now});
    ASSERT_TRUE(give(u"auditor-1"_s, review(100, 1000)).ok());
    EXPECT_EQ(m_content.reviews.size(), 4000) << "an older one of a terminal that has a newer one has gone";
    EXPECT_EQ(m_content.reviews.first().size, 2);
    EXPECT_LT(writeDirectory(m_content).size(), 2 * 1024 * 1024);
}

} // namespace
