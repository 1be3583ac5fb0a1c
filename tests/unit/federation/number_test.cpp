// Sealed numbers at the server: bound to their context, answered once, keys that change.
#include "central_fixture.h"

#include "crypto/seal.h"
#include "directory/directory.h"
#include "federation/seal_keys.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

constexpr char numberA[] = "123456789018", numberB[] = "111111111118"; // invented
const QString me = u"4000001"_s;

class Numbers : public testing::Test {
protected:
    Response post(const Identity &terminal, const QJsonObject &body)
    {
        return central.call(terminal.tenant(), "POST", "/federation/v1/numbers", QJsonDocument(body).toJson(), {{"Content-Type", "application/json"}});
    }
    QString receipt(const Identity &terminal, const QJsonObject &body) { return object(post(terminal, body))["receipt"_L1].toString(); }
    QString code(const Identity &terminal, const QJsonObject &body) { return object(post(terminal, body))["code"_L1].toString(); }
    static QJsonObject object(const Response &response) { return QJsonDocument::fromJson(response.body).object(); }

    /// What a restart after --rotate-seal-key does; answers what the directory says then.
    void rotate(int days)
    {
        central.reopen();
        ASSERT_TRUE(SealKeys::rotate(central.path({}), central.clock.today().addDays(days)).ok());
    }
    void learnKey() { central.federationKey = central.readDirectory().federationKey; }

    Central central;
};

} // namespace

TEST_F(Numbers, C20_the_same_request_again_is_answered_the_same_and_counted_once)
{
    const QJsonObject body = central.seal(central.terminal1, me, numberA, u"n-1"_s);
    const QString first = receipt(central.terminal1, body);
    EXPECT_TRUE(first.startsWith(u"R-"_s));
    EXPECT_EQ(receipt(central.terminal1, body), first);
    central.reopen();
    EXPECT_EQ(receipt(central.terminal1, body), first);
    EXPECT_NE(receipt(central.terminal1, central.seal(central.terminal1, me, numberA, u"n-2"_s)), first);
}

TEST_F(Numbers, C20_an_id_belongs_to_one_request_of_one_terminal)
{
    const QString first = receipt(central.terminal1, central.seal(central.terminal1, me, numberA, u"n-1"_s));
    EXPECT_EQ(code(central.terminal1, central.seal(central.terminal1, u"4000002"_s, numberA, u"n-1"_s)), u"F-005"_s);
    const QString other = receipt(central.terminal2, central.seal(central.terminal2, me, numberA, u"n-1"_s));
    EXPECT_TRUE(other.startsWith(u"R-"_s));
    EXPECT_NE(other, first);
    // A blob that was seen on its way opens under no other id.
    QJsonObject replayed = central.seal(central.terminal1, me, numberA, u"n-1"_s);
    replayed["id"_L1] = u"n-9"_s;
    EXPECT_EQ(code(central.terminal1, replayed), u"K-003"_s);
}

TEST_F(Numbers, C20_each_way_of_being_wrong_is_told_apart)
{
    const QJsonObject good = central.seal(central.terminal1, me, numberA, u"n-1"_s);
    const auto with = [&](QLatin1StringView member, const QJsonValue &value) {
        QJsonObject body = good;
        body[member] = value;
        return code(central.terminal1, body);
    };
    EXPECT_EQ(with("addressee"_L1, u"4000002"_s), u"K-003"_s) << "for another person";
    EXPECT_EQ(with("reception"_L1, u"r-2"_s), u"K-003"_s) << "in another visit";
    EXPECT_EQ(code(central.terminal2, good), u"K-003"_s) << "by another terminal";
    EXPECT_EQ(code(central.stranger, good), u"K-003"_s) << "of another municipality";
    EXPECT_EQ(with("sealKey"_L1, u"0123456789abcdef"_s), u"F-051"_s) << "a key of nobody's";
    EXPECT_EQ(with("sealKey"_L1, QJsonValue(QJsonValue::Undefined)), u"F-003"_s);

    // Changed bytes that the terminal has signed again, and a blob for another context under a good signature.
    const auto signedAnew = [&](const QByteArray &sealed) {
        const QByteArray context = "number|162019|4000001|terminal-1|r-1|n-1";
        QJsonObject body = good;
        body["sealed"_L1] = QString::fromLatin1(sealed.toBase64());
        body["deviceSignature"_L1] = QString::fromLatin1(central.terminal1.key.sign(sealed + context).toBase64());
        return code(central.terminal1, body);
    };
    QByteArray tampered = QByteArray::fromBase64(good["sealed"_L1].toString().toLatin1());
    tampered[tampered.size() - 1] = static_cast<char>(tampered.back() ^ 1);
    EXPECT_EQ(signedAnew(tampered), u"K-002"_s);
    EXPECT_EQ(signedAnew(QByteArray::fromBase64(central.seal(central.terminal1, u"4000002"_s, numberA, u"n-1"_s)["sealed"_L1].toString().toLatin1())), u"K-002"_s);
    EXPECT_EQ(signedAnew("short"), u"K-011"_s);
    EXPECT_TRUE(receipt(central.terminal1, good).startsWith(u"R-"_s)) << "none of that has used the id up";
}

TEST_F(Numbers, C20_a_former_key_opens_until_its_day_and_then_says_so)
{
    const QJsonObject before = central.seal(central.terminal1, me, numberA, u"n-1"_s), late = central.seal(central.terminal1, me, numberB, u"n-2"_s),
                      lost = central.seal(central.terminal1, me, numberA, u"n-3"_s);
    const QString answered = receipt(central.terminal1, lost);
    const qint64 version = central.readDirectory().version;
    rotate(3);
    EXPECT_TRUE(receipt(central.terminal1, before).startsWith(u"R-"_s)) << "the overlap";
    EXPECT_GT(central.readDirectory().version, version) << "terminals take nothing older";
    learnKey();
    EXPECT_NE(crypto::sealKeyId(*central.federationKey), before["sealKey"_L1].toString());
    EXPECT_TRUE(receipt(central.terminal1, central.seal(central.terminal1, me, numberA, u"n-4"_s)).startsWith(u"R-"_s)) << "the new key";

    central.clock.advance(std::chrono::hours(4 * 24));
    EXPECT_EQ(code(central.terminal1, late), u"F-050"_s) << "the day has passed while the server ran";
    central.reopen();
    EXPECT_EQ(code(central.terminal1, late), u"F-050"_s) << "the key is erased, its name is known";
    EXPECT_EQ(receipt(central.terminal1, lost), answered) << "what was answered stays answered";
    for (const QFileInfo &file : QDir(central.path({})).entryInfoList({u"federation-seal-*.key"_s}))
        EXPECT_EQ(file.size(), 0) << file.fileName().toStdString();
}

TEST_F(Numbers, C20_a_second_change_of_keys_leaves_the_first_one_its_time)
{
    const QJsonObject oldest = central.seal(central.terminal1, me, numberA, u"n-1"_s);
    rotate(10);
    learnKey();
    const QJsonObject older = central.seal(central.terminal1, me, numberA, u"n-2"_s);
    rotate(10);
    EXPECT_TRUE(receipt(central.terminal1, oldest).startsWith(u"R-"_s));
    EXPECT_TRUE(receipt(central.terminal1, older).startsWith(u"R-"_s));
}

TEST(SealKeysTest, C20_a_file_that_is_no_key_stops_the_server)
{
    QTemporaryDir folder;
    EXPECT_EQ(SealKeys::load(folder.path(), QDate(2026, 11, 20)).error().code, ErrorCode::FileUnreadable);
    QFile file(folder.filePath(u"federation-seal.key"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("no key");
    file.close();
    EXPECT_FALSE(SealKeys::load(folder.path(), QDate(2026, 11, 20)).ok());
    EXPECT_FALSE(SealKeys::rotate(folder.path(), QDate(2026, 11, 20)).ok());
}

} // namespace madoguchi::federation::test
