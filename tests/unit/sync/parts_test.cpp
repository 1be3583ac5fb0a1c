#include "base/json_members.h"
#include "sync/alert_table.h"
#include "sync/back_off.h"
#include "sync/client.h"
#include "sync/signed_answer.h"

#include <QJsonDocument>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace madoguchi::test {
namespace {

TEST(AlertTable, sync_promise8_every_alert_has_its_own_code)
{
    struct Row {
        const char *text; ///< as OpenSSL 3 says it, in Qt's frame
        ErrorCode code;
    };
    for (const Row &row : {
             Row{"error:0A00045C:SSL routines::tlsv13 alert certificate required", ErrorCode::OwnCertificateMissing},
             Row{"error:0A000415:SSL routines::sslv3 alert certificate expired", ErrorCode::OwnCertificateDisputed},
             Row{"error:0A000414:SSL routines::sslv3 alert certificate revoked", ErrorCode::OwnCertificateRevoked},
             Row{"error:0A000418:SSL routines::tlsv1 alert unknown ca", ErrorCode::OwnCertificateAlien},
             Row{"error:0A000412:SSL routines::sslv3 alert bad certificate", ErrorCode::OwnCertificateRefused},
             Row{"error:0A000416:SSL routines::sslv3 alert certificate unknown", ErrorCode::OwnCertificateRefused},
             Row{"error:0A000413:SSL routines::sslv3 alert unsupported certificate", ErrorCode::OwnCertificateRefused},
             Row{"error:0A000419:SSL routines::tlsv1 alert access denied", ErrorCode::OwnCertificateRefused},
             Row{"error:0A000410:SSL routines::sslv3 alert handshake failure", ErrorCode::HandshakeFailed},
             Row{"error:0A00042E:SSL routines::tlsv1 alert protocol version", ErrorCode::TlsVersionOld},
             Row{"error:0A000102:SSL routines::unsupported protocol", ErrorCode::TlsVersionOld},
             Row{"error:0A00010B:SSL routines::wrong version number", ErrorCode::HandshakeFailed},
             Row{"error:0A000086:SSL routines::certificate verify failed", ErrorCode::ServerUntrusted},
             Row{"error:0A000126:SSL routines::unexpected eof while reading", ErrorCode::ConnectionReset},
         }) {
        const QString framed = u"Error while reading: "_s + QString::fromLatin1(row.text);
        EXPECT_EQ(sync::networkError(QNetworkReply::UnknownNetworkError, framed, false).code, row.code) << row.text;
    }
}

TEST(AlertTable, what_the_network_says_has_a_code_too)
{
    using sync::networkError;
    EXPECT_EQ(networkError(QNetworkReply::ConnectionRefusedError, {}, false).code, ErrorCode::ServerUnreachable);
    EXPECT_EQ(networkError(QNetworkReply::HostNotFoundError, {}, false).code, ErrorCode::ServerUnreachable);
    EXPECT_EQ(networkError(QNetworkReply::TimeoutError, {}, false).code, ErrorCode::ConnectionTimeout);
    EXPECT_EQ(networkError(QNetworkReply::OperationCanceledError, {}, false).code, ErrorCode::ConnectionTimeout);
    EXPECT_EQ(networkError(QNetworkReply::RemoteHostClosedError, {}, false).code, ErrorCode::ConnectionReset);
    EXPECT_EQ(networkError(QNetworkReply::RemoteHostClosedError, {}, true).code, ErrorCode::AnswerTruncated);
    EXPECT_EQ(networkError(QNetworkReply::UnknownNetworkError, {}, false).code, ErrorCode::ConnectionReset);
}

TEST(BackOff, sync_promise7_doubles_to_a_limit_is_spread_and_obeys_Retry_After)
{
    using namespace std::chrono_literals;
    sync::BackOff backOff(30s, 2s, 300s);
    EXPECT_EQ(backOff.afterFailure(0.5), 2s);
    EXPECT_EQ(backOff.afterFailure(0.5), 4s);
    EXPECT_EQ(backOff.afterFailure(0.5), 8s);
    EXPECT_EQ(backOff.afterFailure(0.5, 60s), 60s);
    for (int i = 0; i < 40; ++i)
        EXPECT_LE(backOff.afterFailure(0.999), 375s);
    EXPECT_EQ(backOff.afterSuccess(0.5), 30s);
    EXPECT_EQ(backOff.afterFailure(0.0), 1500ms);
    EXPECT_TRUE(rc::check("spread stays within a quarter", [](unsigned chance) {
        sync::BackOff fresh(30s, 2s, 300s);
        const auto wait = fresh.afterSuccess((chance % 1000) / 1000.0);
        RC_ASSERT(wait >= 22500ms && wait <= 37500ms);
    }));
}

class SignedAnswer : public testing::Test {
protected:
    crypto::PrivateKey key = *crypto::PrivateKey::generate();
    QJsonObject make(const QByteArray &payload) const
    {
        return {{"payload"_L1, QString::fromLatin1(payload.toBase64())}, {"signature"_L1, QString::fromLatin1(key.sign(payload).toBase64())}, {"key"_L1, u"receipts"_s}};
    }
    ErrorCode codeOf(const QJsonValue &answer) const
    {
        const auto opened = sync::openSigned(answer, key.publicKey(), "change"_L1);
        return opened.ok() ? ErrorCode::Internal : opened.error().code;
    }
};

TEST_F(SignedAnswer, opens_what_the_receipts_key_signed_and_nothing_else)
{
    const QJsonObject good = make(R"({"type":"change","id":"c-1"})");
    const auto opened = sync::openSigned(good, key.publicKey(), "change"_L1);
    ASSERT_TRUE(opened.ok());
    EXPECT_EQ(opened->value("id"_L1).toString(), u"c-1"_s);

    const auto with = [&](QLatin1String name, const QJsonValue &value) {
        QJsonObject changed = good;
        changed[name] = value;
        return changed;
    };
    EXPECT_EQ(codeOf(QJsonValue()), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(u"text"_s), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(with("payload"_L1, QString::fromLatin1(QByteArray(R"({"type":"change","id":"c-2"})").toBase64()))), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(with("signature"_L1, u""_s)), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(with("signature"_L1, u"not base64!"_s)), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(with("key"_L1, u"device"_s)), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(with("extra"_L1, 1)), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(make(R"({"type":"record"})")), ErrorCode::ReceiptInvalid);
    EXPECT_EQ(codeOf(make(R"([])")), ErrorCode::ReceiptInvalid);
    EXPECT_FALSE(sync::openSigned(good, crypto::PublicKey(), "change"_L1).ok());
}

TEST(JsonMembers, a_text_is_never_null_when_it_is_empty_or_wrong)
{
    const QJsonObject object = QJsonDocument::fromJson(R"({"empty":"","long":"text","number":1})").object();
    JsonMembers members(object, ErrorCode::AnswerMalformed);
    EXPECT_FALSE(members.text("empty"_L1).isNull() || members.text("long"_L1, 3).isNull() || members.text("number"_L1).isNull() || members.text("none"_L1).isNull());
    EXPECT_TRUE(members.optionalText("none"_L1).isNull());
    EXPECT_FALSE(members.optionalText("empty"_L1).isNull());
}

TEST(Client, C01_takes_over_nothing_but_codes_and_names_of_a_refusal)
{
    const auto refusal = [](const QByteArray &body) { return sync::Client::refusal({422, {}, body}).args; };
    EXPECT_EQ(refusal(R"({"code":"F-003","field":"items/0"})"), (QStringList{u"F-003"_s, u"items/0"_s}));
    EXPECT_EQ(refusal(R"({"code":"F-003\n","field":"items\n"})"), (QStringList{u"422"_s, QString()}));
    EXPECT_EQ(refusal("<html>"), (QStringList{u"422"_s, QString()}));
}

TEST(JsonMembers, says_what_is_missing_of_another_type_too_long_or_unknown)
{
    const QJsonObject object{{"a"_L1, u"text"_s}, {"n"_L1, 3}, {"t"_L1, u"2026-11-20T01:42:00.000Z"_s}};
    {
        JsonMembers members(object, ErrorCode::AnswerMalformed);
        EXPECT_EQ(members.text("a"_L1), u"text"_s);
        EXPECT_EQ(members.integer("n"_L1), 3);
        EXPECT_TRUE(members.time("t"_L1).isValid());
        EXPECT_TRUE(members.finish().ok());
    }
    const auto whyOf = [&](const std::function<void(JsonMembers &)> &read) {
        JsonMembers members(object, ErrorCode::AnswerMalformed);
        (void)members.text("a"_L1);
        (void)members.text("t"_L1);
        read(members);
        const auto finished = members.finish();
        return finished.ok() ? QString() : finished.error().args.last();
    };
    EXPECT_EQ(whyOf([](auto &m) { m.text("n"_L1); }), u"type"_s);
    EXPECT_EQ(whyOf([](auto &m) { m.text("x"_L1); }), u"missing"_s);
    EXPECT_EQ(whyOf([](auto &) {}), u"unknown"_s);
    EXPECT_EQ(whyOf([](auto &m) { m.integer("n"_L1, 4); }), u"size"_s);
    EXPECT_EQ(whyOf([](auto &m) { m.integer("n"_L1); m.text("a"_L1, 3); }), u"size"_s);
    EXPECT_EQ(whyOf([](auto &m) { m.integer("n"_L1); m.time("a"_L1); }), u"type"_s);
    for (const QString &bad : {u"2026-11-20T01:42:00Z"_s, u"2026-11-20 01:42:00.000Z"_s, u"2026-13-20T01:42:00.000Z"_s, u"2026-11-20T01:42:00.000+09"_s})
        EXPECT_FALSE(fromWireTime(bad).isValid()) << bad.toStdString();
    EXPECT_EQ(wireTime(fromWireTime(u"2026-11-20T01:42:00.123Z"_s)), u"2026-11-20T01:42:00.123Z"_s);
    EXPECT_EQ(fromWireDate(u"2026-11-20"_s), QDate(2026, 11, 20));
    for (const QString &bad : {u"2026-11)20"_s, u"2026/11/20"_s, u"2026-11-20 "_s, u"2026-11-31"_s, u"20261120"_s, u""_s})
        EXPECT_FALSE(fromWireDate(bad).isValid()) << bad.toStdString();
}

} // namespace
} // namespace madoguchi::test
