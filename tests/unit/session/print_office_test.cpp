// Paper: who, what, where, in the record before it leaves (C-09, C-12, C-17).
#include "session/print_office.h"

#include "desk_fixture.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

class TwoPages final : public api::Paper {
public:
    QString title() const override { return u"test"_s; }
    Orientation orientation() const override { return Orientation::Portrait; }
    int pages() const override { return 2; }
    int persons() const override { return 7; }
    void paint(QPainter &, int) const override {}
};

class Spool final : public api::Printer {
public:
    QStringList queues{u"counter"_s, u"hall"_s};
    std::optional<Error> fault;
    std::function<void()> before = [] {};
    QStringList took;
    QStringList installed() const override { return queues; }
    Result<Done> print(const api::Paper &, const QString &printer) override
    {
        before();
        if (fault)
            return *fault;
        took.append(printer);
        return done();
    }
};

class PrintTest : public Desk {
protected:
    void TearDown() override { m_office.reset(); }
    Result<Done> print(const QString &printer) { return get(m_office->print(api::UseCase::RosterPrint, std::make_shared<TwoPages>(), printer)); }
    Spool m_spool;
    std::unique_ptr<session::PrintOffice> m_office = std::make_unique<session::PrintOffice>(*m_session, QStringList{u"counter"_s, u"gone"_s}, &m_spool);
};

} // namespace

TEST_F(PrintTest, C12_only_what_is_allowed_and_there_prints)
{
    EXPECT_EQ(m_office->printers(), QStringList{u"counter"_s});
    login(u"clerk-1"_s);
    EXPECT_TRUE(print(u"counter"_s).ok());
    EXPECT_EQ(print(u"hall"_s).error().code, ErrorCode::PrinterMissing) << "installed, not allowed";
    EXPECT_EQ(print(u"gone"_s).error().code, ErrorCode::PrinterMissing) << "allowed, not installed";
    EXPECT_EQ(m_spool.took, QStringList{u"counter"_s});
    EXPECT_TRUE(session::PrintOffice(*m_session, {u"counter"_s}, nullptr).printers().isEmpty());
    EXPECT_TRUE(isRecorded(u"roster.print done clerk-1 counter pages:2"_s));
    EXPECT_EQ(recorded().filter(u"roster.print denied clerk-1 T-001 pages:2"_s).size(), 2);
}

TEST_F(PrintTest, C09_the_entry_stands_before_a_page_leaves_and_says_so_if_none_did)
{
    login(u"clerk-1"_s);
    bool stood = false;
    m_spool.before = [&] { stood = isRecorded(u"roster.print done clerk-1 counter pages:2"_s); };
    m_spool.fault = Error{ErrorCode::PrintFailed, {u"counter"_s}, {}};
    EXPECT_EQ(print(u"counter"_s).error().code, ErrorCode::PrintFailed);
    EXPECT_TRUE(stood);
    EXPECT_TRUE(waitFor([&] { return isRecorded(u"roster.print failed clerk-1 T-002"_s); }));
}

TEST_F(PrintTest, C16_C07_nobody_prints_without_the_function_or_behind_a_lock)
{
    EXPECT_EQ(print(u"counter"_s).error().code, ErrorCode::NotLoggedIn);
    login(u"viewer-1"_s);
    EXPECT_EQ(print(u"counter"_s).error().code, ErrorCode::Denied);
    ASSERT_TRUE(get(m_session->logout()).ok());
    login(u"clerk-1"_s);
    auto answer = m_office->print(api::UseCase::RosterPrint, std::make_shared<TwoPages>(), u"counter"_s);
    m_session->lock(api::LockCause::Demand); // before the entry is written, or between the entry and the printer
    const auto late = get(answer);
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().code, ErrorCode::Locked);
    EXPECT_TRUE(m_spool.took.isEmpty());
}

TEST_F(PrintTest, C09_C10_the_paper_of_a_review_is_recorded_as_printed_and_as_not_printed)
{
    login(u"auditor-1"_s);
    const auto review = [this] { return get(m_office->print(api::UseCase::RecordPrint, std::make_shared<TwoPages>(), u"counter"_s)); };
    EXPECT_TRUE(review().ok());
    m_spool.fault = Error{ErrorCode::PrintFailed, {u"counter"_s}, {}};
    EXPECT_FALSE(review().ok());
    const QStringList lines = recordedAfterLogin();
    EXPECT_TRUE(lines.contains(u"record.print done auditor-1 counter pages:2"_s)) << qPrintable(lines.join(u'\n'));
    EXPECT_TRUE(lines.contains(u"record.print failed auditor-1 T-002"_s));
}
