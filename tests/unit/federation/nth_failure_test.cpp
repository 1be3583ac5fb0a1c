#include "central_fixture.h"

#include "store/connection.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

#include <atomic>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

constexpr int ioError = 10; // SQLITE_IOERR

/// Lets the n-th database access fail, once.
class FailAt {
public:
    explicit FailAt(int n) : m_left(n)
    {
        store::Connection::setFaultHook([this](const char *) { return m_left.fetch_sub(1) == 1 ? ioError : 0; });
    }
    ~FailAt() { store::Connection::setFaultHook({}); }
    bool happened() const { return m_left <= 0; }

private:
    std::atomic<int> m_left;
};

TEST(NthFailure, a_change_is_whole_or_not_there_and_again_is_once)
{
    Central central;
    const Tenant tenant = central.terminal1.tenant();
    central.service();
    bool failed = true;
    int n = 0;
    while (failed) {
        ++n;
        ASSERT_LT(n, 200);
        const QJsonObject body{{"number"_L1, u"8-1120-001"_s}, {"openedAt"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s},
                               {"purpose"_L1, u"inquiry"_s}, {"closed"_L1, false}};
        const QJsonObject item{{"id"_L1, u"01935b2c-0000-7000-8000-%1"_s.arg(n, 12, 10, QChar(u'0'))}, {"kind"_L1, u"reception"_s}, {"aggregate"_L1, u"r-%1"_s.arg(n)},
                               {"baseVersion"_L1, 0}, {"actor"_L1, u"clerk-1"_s}, {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"body"_L1, body}};
        const QByteArray request = QJsonDocument(QJsonObject{{"items"_L1, QJsonArray{item}}}).toJson();
        {
            const FailAt fault(n);
            const int status = central.call(tenant, "POST", "/v1/changes", request, {{"Content-Type", "application/json"}}).status;
            failed = fault.happened();
            EXPECT_TRUE(status == 200 || failed) << status;
        }
        const QJsonObject again = central.post(tenant, "/v1/changes", {{"items"_L1, QJsonArray{item}}}, u"ChangesAnswer"_s)["answers"_L1][0].toObject();
        EXPECT_EQ(again["version"_L1].toInt(), 1) << "at access " << n;
        EXPECT_EQ(central.get(tenant, "/v1/terminal", u"Terminal"_s)["feedHead"_L1].toInt(), n) << "at access " << n;
    }
    EXPECT_GT(n, 5) << "the loop met the accesses";
}

TEST(NthFailure, C02_the_last_byte_decides_whole_or_not_at_all)
{
    bool failed = true;
    int n = 1;
    // Every access costs a profile of its own; every fifth is enough to meet each kind of statement.
    for (; failed; n += 5) {
        ASSERT_LT(n, 400);
        Central central;
        const Tenant tenant = central.terminal1.tenant();
        const QString receipt = central.sealedNumber(central.terminal1, u"4000001"_s, "123456789018");
        central.send(tenant, u"F1"_s, 1, central.compose(u"F1"_s, 1, {central.householdRow(u"20001"_s, u"4000001"_s, receipt)}));
        const QByteArray content = central.compose(u"F2"_s, 1, {central.personRow(u"20001"_s, u"4000001"_s, receipt, u"2026-11-01"_s)});
        const QByteArray location = central.begin(tenant, u"F2"_s, 1, content);
        {
            const FailAt fault(n);
            central.patch(tenant, location, 0, content);
            failed = fault.happened();
        }
        const qint64 offset = central.call(tenant, "HEAD", location).header("Upload-Offset").toLongLong();
        EXPECT_TRUE(offset == 0 || offset == content.size());
        if (offset == 0) {
            EXPECT_TRUE(central.answers(tenant, u"F4"_s).isEmpty()) << "at access " << n;
            EXPECT_EQ(central.patch(tenant, location, 0, content), 204);
        }
        EXPECT_EQ(central.get(tenant, location + "/result", u"UploadResult"_s)["state"_L1].toString(), u"accepted"_s) << "at access " << n;
        EXPECT_EQ(central.answers(tenant, u"F4"_s).size(), 1) << "at access " << n;
    }
    EXPECT_GT(n, 30) << "the loop met the accesses";
}

} // namespace
} // namespace madoguchi::federation::test
