#include "counter_fixture.h"

#include "support/marker_scan.h"

namespace madoguchi::test {

class Number : public CounterTest {
protected:
    static domain::IndividualNumber digits() { return Workplace::must(domain::IndividualNumber::fromDigits(secret("123456789018"))); }
    Result<api::NumberVerdict> submit() { return get(number.submit(u"4900000010"_s, ReceptionId(u"r-1"_s), digits())); }
    const QByteArray context = "number|162019|4900000010|terminal-1|r-1";
};

TEST_F(Number, C20_is_sealed_to_the_federation_and_to_nobody_else)
{
    const auto verdict = Workplace::must(submit());
    EXPECT_EQ(verdict.answer, api::NumberAnswer::Matches);
    EXPECT_EQ(verdict.receipt, u"R-00000001"_s);
    ASSERT_EQ(channel.sent.size(), 1);
    const QJsonObject body = channel.sent[0];
    EXPECT_EQ(body.keys(), (QStringList{u"addressee"_s, u"deviceSignature"_s, u"reception"_s, u"sealed"_s, u"source"_s}));
    EXPECT_EQ(body[u"source"_s], u"sealed"_s);
    const QByteArray sealed = QByteArray::fromBase64(body[u"sealed"_s].toString().toLatin1());
    EXPECT_TRUE(place.deviceKey.publicKey().verify(sealed + context, QByteArray::fromBase64(body[u"deviceSignature"_s].toString().toLatin1())));
    EXPECT_EQ(reveal(Workplace::must(crypto::unseal(federation, sealed, context))), "123456789018");
    EXPECT_FALSE(crypto::unseal(federation, sealed, context + "x").ok());
    EXPECT_FALSE(crypto::unseal(place.deviceKey, sealed, context).ok());
    EXPECT_EQ(place.recordLines().last(), u"number.submit done sealed matches"_s);
}

TEST_F(Number, C20_leaves_no_digit_on_the_terminal)
{
    ASSERT_TRUE(submit().ok());
    channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return ErrorCode::ServerUnreachable; };
    EXPECT_EQ(submit().error().code, ErrorCode::ServerUnreachable);
    EXPECT_EQ(place.recordLines().last(), u"number.submit failed N-001"_s);
    const QByteArray sealed = channel.sent[0][u"sealed"_s].toString().toLatin1();

    // In the open store: no column of any table holds the digits or the sealed blob.
    for (const QString &table : place.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'", 1)) {
        const QStringList columns = place.rows("SELECT group_concat('coalesce(hex(' || name || '), '''')', ' || ') FROM pragma_table_info('" + table.toUtf8() + "')", 1);
        for (const QString &row : place.rows("SELECT " + columns.first().toUtf8() + " FROM " + table.toUtf8(), 1)) {
            EXPECT_FALSE(row.contains(QString::fromLatin1(QByteArray("123456789018").toHex().toUpper()))) << table.toStdString();
            EXPECT_FALSE(row.contains(QString::fromLatin1(sealed.toHex().toUpper()))) << table.toStdString();
            EXPECT_FALSE(row.contains(QString::fromLatin1(QByteArray::fromBase64(sealed).toHex().toUpper()))) << table.toStdString();
        }
    }
    // On disk: database, WAL, record.
    const MarkerScan scan({u"123456789018"_s});
    for (const auto &finding : scan.scan(place.path({})))
        ADD_FAILURE() << finding.file.toStdString() << ' ' << finding.encoding.toStdString();
    // A planted one is found: the scan can fail.
    QFile planted(place.path(u"planted"_s));
    ASSERT_TRUE(planted.open(QIODevice::WriteOnly));
    planted.write("x123456789018x");
    planted.close();
    EXPECT_FALSE(scan.scan(place.path({})).isEmpty());
}

TEST_F(Number, C05_can_be_taken_from_the_register)
{
    channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return api::NumberVerdict{api::NumberAnswer::Received, u"R-77"_s}; };
    const auto verdict = Workplace::must(get(number.takeFromRegister(u"4900000011"_s, ReceptionId(u"r-1"_s))));
    EXPECT_EQ(verdict.receipt, u"R-77"_s);
    EXPECT_EQ(channel.sent[0], (QJsonObject{{u"addressee"_s, u"4900000011"_s}, {u"reception"_s, u"r-1"_s}, {u"source"_s, u"register"_s}}));
    EXPECT_EQ(place.rows("SELECT receipt, addressee, answer FROM number_receipt", 3), QStringList{u"R-77|4900000011|received"_s});
    EXPECT_EQ(place.recordLines().last(), u"number.submit done register received"_s);
}

TEST_F(Number, C09_a_refused_person_sends_nothing)
{
    place.gate.denied.insert(api::UseCase::NumberSubmit);
    EXPECT_EQ(submit().error().code, ErrorCode::Denied);
    EXPECT_EQ(get(number.takeFromRegister(u"4900000011"_s, ReceptionId(u"r-1"_s))).error().code, ErrorCode::Denied);
    EXPECT_TRUE(channel.sent.isEmpty());
}

TEST_F(Number, C09_stands_in_the_record_before_it_leaves)
{
    QStringList before;
    channel.answer = [&](const QJsonObject &) -> Result<api::NumberVerdict> {
        before = place.recordLines();
        place.gate.denied.insert(api::UseCase::NumberSubmit); // locked before the answer comes
        return api::NumberVerdict{api::NumberAnswer::Matches, u"R-1"_s};
    };
    EXPECT_EQ(submit().error().code, ErrorCode::Denied);
    ASSERT_EQ(channel.sent.size(), 1);
    EXPECT_EQ(before, QStringList{u"number.submit done sealed start"_s});
}

TEST_F(Number, an_answer_without_a_receipt_is_no_answer)
{
    channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return api::NumberVerdict{api::NumberAnswer::Matches, {}}; };
    EXPECT_EQ(submit().error().code, ErrorCode::AnswerMalformed);
    EXPECT_EQ(place.number("SELECT count(*) FROM number_receipt"), 0);
}

} // namespace madoguchi::test
