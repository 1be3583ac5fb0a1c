#include "desk_line.h"

#include "api/link_health.h"
#include "base/json_members.h"

#include <QJsonDocument>

namespace madoguchi::test {
namespace {

using api::Lamp;

/// A desk whose day has been sent, and the station behind the federation.
class Supply : public testing::Test {
protected:
    Supply() : m_key(*crypto::PrivateKey::generate()), certificate(issue(u"next-station"_s))
    {
        line.transmits = true;
        line.central.supply = [this](qint64 sequence, const QString &sha256, int after) { return answer(sequence, sha256, after); };
    }
    crypto::Certificate issue(const QString &unit) const
    {
        crypto::CertificateRequest request;
        request.commonName = unit;
        request.organization = u"K16"_s;
        request.organizationalUnit = unit;
        request.use = crypto::CertificateUse::Signing;
        request.training = true;
        request.notBefore = line.place.clock.utc().addDays(-1);
        request.notAfter = line.place.clock.utc().addYears(1);
        return *line.place.authority.issue(request, m_key.publicKey());
    }
    QJsonObject answer(qint64 sequence, const QString &sha256, int after) const
    {
        QJsonArray behind;
        bool more = false;
        for (const QJsonValue &row : rows) {
            if (row["line"_L1].toInteger() <= after)
                continue;
            more = behind.size() == pageRows;
            if (more)
                break;
            behind.append(row);
        }
        QJsonObject payload{{"type"_L1, u"supply"_s}, {"municipality"_L1, u"162019"_s}, {"sequence"_L1, sequence}, {"sha256"_L1, sha256}, {"rows"_L1, behind}, {"more"_L1, more},
                            {"at"_L1, wireTime(line.place.clock.utc())}};
        if (tamper)
            tamper(payload);
        const QByteArray bytes = QJsonDocument(payload).toJson(QJsonDocument::Compact);
        return {{"payload"_L1, QString::fromLatin1(bytes.toBase64())}, {"signature"_L1, QString::fromLatin1(m_key.sign(bytes).toBase64())}, {"key"_L1, u"next-station"_s},
                {"certificate"_L1, QString::fromLatin1(certificate.toDer().toBase64())}};
    }
    void say(int n, const QString &registered, const QString &visible = {}, const QString &code = {})
    {
        const auto at = [&](const QString &time) { return time.isEmpty() ? u""_s : u"2026-11-20T%1:00.000Z"_s.arg(time); };
        const QJsonObject row{{"line"_L1, n}, {"registeredAt"_L1, code.isEmpty() ? at(registered) : u""_s}, {"visibleAt"_L1, at(visible)}, {"stoppedAt"_L1, code.isEmpty() ? u""_s : at(registered)}, {"code"_L1, code}};
        for (QJsonValueRef known : rows)
            if (known.toObject()["line"_L1].toInteger() == n) {
                known = row;
                return;
            }
        rows.append(row);
    }
    /// The notification's own; the files stand in the same list.
    api::Delivery delivery(const QString &what = u"8-1120-001"_s)
    {
        for (const api::Delivery &one : line.deliveries())
            if (one.what == what)
                return one;
        ADD_FAILURE() << "no delivery";
        return {};
    }
    void sendDay(int notifications = 1)
    {
        for (int n = 1; n <= notifications; ++n) {
            line.queueNotification(n);
            must(line.cycle()); // with an entry of the record between them, as use cases have it
        }
        must(line.preview());
        must(line.sendFiles());
    }
    static void must(const auto &outcome) { ASSERT_TRUE(outcome.ok()) << describe(outcome.error()).toStdString(); }
    ErrorCode trouble()
    {
        const auto outcome = line.cycle();
        return outcome.ok() ? ErrorCode::NotFound : outcome.error().code;
    }

    DeskLine line;
    QJsonArray rows;
    int pageRows = 10'000;
    std::function<void(QJsonObject &)> tamper;
    crypto::PrivateKey m_key;
    crypto::Certificate certificate;
};

TEST_F(Supply, F06_promise6_a_lamp_behind_the_federation_waits_until_that_station_has_said_so_itself)
{
    sendDay();
    must(line.cycle());
    EXPECT_EQ(delivery().federation.lamp, Lamp::Confirmed);
    EXPECT_EQ(delivery().intermediate.lamp, Lamp::Waiting) << "accepted is not registered";
    EXPECT_EQ(line.engine->status().supply.unregistered, 1);
    EXPECT_TRUE(line.engine->status().supply.due.isValid());
    say(2, u"09:00"_s);
    must(line.cycle());
    EXPECT_EQ(delivery().intermediate.lamp, Lamp::Confirmed);
    EXPECT_EQ(delivery().intermediate.at, QDateTime(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC));
    EXPECT_EQ(delivery().verification.lamp, Lamp::Waiting);
    say(2, u"09:00"_s, u"09:30"_s);
    must(line.cycle());
    EXPECT_EQ(delivery().verification.lamp, Lamp::Confirmed);
    EXPECT_EQ(delivery(u"資格情報(個人)"_s).verification.lamp, Lamp::Confirmed) << "the file with its rows";
    EXPECT_EQ(delivery(u"資格情報(世帯)"_s).intermediate.lamp, Lamp::CannotBeConfirmedHere) << "households go no further";
    EXPECT_FALSE(line.engine->status().supply.due.isValid());
    EXPECT_EQ(line.place.number("SELECT count(*) FROM interface_file WHERE supply IS NOT NULL"), 1) << "its signed word is kept";
}

TEST_F(Supply, F06_one_row_that_stopped_is_told_and_goes_green_when_it_is_registered_after_all)
{
    sendDay(2);
    say(2, u"09:00"_s, u"09:30"_s);
    say(3, u"09:00"_s, {}, u"W30"_s);
    must(line.cycle());
    EXPECT_EQ(delivery().verification.lamp, Lamp::Confirmed);
    EXPECT_EQ(delivery(u"8-1120-002"_s).intermediate.lamp, Lamp::Refused);
    EXPECT_EQ(delivery(u"8-1120-002"_s).intermediate.note, u"W30"_s);
    EXPECT_EQ(delivery(u"資格情報(個人)"_s).intermediate.lamp, Lamp::Refused);
    EXPECT_EQ(line.engine->status().supply.stopped, 1);
    EXPECT_FALSE(line.engine->status().supply.due.isValid()) << "it does not wait: somebody must do something";
    say(3, u"10:00"_s, u"10:30"_s);
    must(line.cycle());
    EXPECT_EQ(delivery(u"8-1120-002"_s).verification.lamp, Lamp::Confirmed);
    EXPECT_EQ(line.engine->status().supply.stopped, 0);
}

TEST_F(Supply, promise6_what_the_federation_has_only_in_part_is_not_green_behind_it)
{
    line.queueNotification();
    line.queue(6, u"F2"_s, u"house-1"_s, DeskLine::personRow(u"A200"_s, u"02"_s), journal::Destination::FederationFile); // a second person of the same notification
    line.central.refuse(u"F2"_s, 3);
    must(line.cycle());
    must(line.preview());
    EXPECT_FALSE(line.sendFiles().ok());
    line.central.fileRefusals = {};
    line.central.refusedLayout.clear();
    must(line.preview());
    must(line.sendFiles());
    say(2, u"09:00"_s, u"09:30"_s);
    must(line.cycle());
    EXPECT_EQ(delivery().federation.lamp, Lamp::Refused);
    EXPECT_NE(delivery().intermediate.lamp, Lamp::Confirmed);
    EXPECT_NE(delivery().verification.lamp, Lamp::Confirmed);
}

TEST_F(Supply, F06_what_comes_in_pages_is_taken_page_by_page)
{
    pageRows = 2;
    sendDay(5);
    for (int n = 2; n <= 6; ++n)
        say(n, u"09:00"_s, u"09:30"_s);
    must(line.cycle());
    for (int n = 1; n <= 5; ++n)
        EXPECT_EQ(delivery(u"8-1120-00%1"_s.arg(n)).verification.lamp, Lamp::Confirmed) << n;
}

TEST_F(Supply, F06_where_nobody_answers_it_says_that_nothing_can_be_confirmed_here)
{
    line.central.supply = {};
    sendDay();
    must(line.cycle());
    EXPECT_EQ(delivery().intermediate.lamp, Lamp::CannotBeConfirmedHere);
    EXPECT_FALSE(line.engine->status().supply.answers);
    EXPECT_EQ(api::health(line.engine->status(), api::Exchange::Supply, line.place.clock.utc().addYears(1)).state, api::Health::State::NotYet);
}

TEST_F(Supply, promise6_what_somebody_else_has_signed_or_says_of_another_file_closes_no_lamp)
{
    sendDay();
    say(2, u"09:00"_s, u"09:30"_s);
    const auto expectRefused = [this](const char *what) {
        line.place.clock.advance(std::chrono::minutes(10));
        EXPECT_EQ(trouble(), ErrorCode::ReceiptInvalid) << what;
        EXPECT_NE(delivery().intermediate.lamp, Lamp::Confirmed) << what;
    };
    certificate = issue(u"terminal"_s);
    expectRefused("a terminal's certificate");
    const auto stranger = crypto::CertificateAuthority::create(u"Another CA"_s, line.place.clock.utc().addDays(-1), line.place.clock.utc().addYears(1)).value();
    crypto::CertificateRequest request;
    request.commonName = request.organizationalUnit = u"next-station"_s;
    request.organization = u"K16"_s;
    request.use = crypto::CertificateUse::Signing;
    request.notBefore = line.place.clock.utc().addDays(-1);
    request.notAfter = line.place.clock.utc().addYears(1);
    certificate = *stranger.issue(request, m_key.publicKey());
    expectRefused("another authority's");
    certificate = issue(u"next-station"_s);
    for (const auto &[member, value] : {std::pair{"municipality"_L1, QJsonValue(u"162027"_s)}, std::pair{"sequence"_L1, QJsonValue(7)}, std::pair{"sha256"_L1, QJsonValue(QString(64, u'0'))},
                                        std::pair{"type"_L1, QJsonValue(u"file"_s)}}) {
        tamper = [&](QJsonObject &payload) { payload[member] = value; };
        expectRefused(member.data());
    }
    tamper = {};
    line.place.clock.advance(std::chrono::minutes(10));
    must(line.cycle());
    EXPECT_EQ(delivery().verification.lamp, Lamp::Confirmed);
}

} // namespace
} // namespace madoguchi::test
