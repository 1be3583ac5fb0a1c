// The terminal's certificate renewed over the wire (sync.md promise 8): in time, for the same key, and nothing else is taken.
#include "desk_line.h"

namespace madoguchi::test {
namespace {

class Renewal : public testing::Test {
protected:
    DeskLine line;
    QList<crypto::Certificate> kept;
    Result<Done> keeping = done();
    crypto::CertificateRequest wanted; ///< what the server gives
    crypto::PrivateKey strangersKey = *crypto::PrivateKey::generate();
    const crypto::PrivateKey *key = &line.place.deviceKey;
    const crypto::CertificateAuthority *authority = &line.place.authority;
    crypto::CertificateAuthority stranger = *crypto::CertificateAuthority::create(u"Test CA"_s, line.place.clock.utc().addYears(-1), line.place.clock.utc().addYears(9));

    Renewal()
    {
        wanted.commonName = line.place.terminal;
        wanted.organization = line.place.municipality;
        wanted.organizationalUnit = u"terminal"_s;
        line.keepCertificate = [this](const crypto::Certificate &certificate) {
            if (keeping.ok())
                kept.append(certificate);
            return keeping;
        };
        line.central.certificate = [this] {
            wanted.notBefore = line.place.clock.utc().addSecs(-60);
            if (!wanted.notAfter.isValid())
                wanted.notAfter = line.place.clock.utc().addYears(2);
            return (*authority->issue(wanted, key->publicKey())).toPem();
        };
        line.restart();
    }
    qsizetype asked() const { return line.transport.paths().count(u"POST /v1/certificate"_s); }
    void cycle() { EXPECT_TRUE(line.cycle().ok()); }
    void later(std::chrono::hours hours)
    {
        line.place.clock.advance(hours);
        line.central.now = line.place.clock.utc();
    }
    static constexpr std::chrono::hours day{24};
    std::optional<ErrorCode> trouble() const
    {
        const auto status = line.engine->status();
        return status.trouble ? std::optional(status.trouble->code) : std::nullopt;
    }
};

TEST_F(Renewal, sync_promise8_comes_in_time_and_once)
{
    cycle();
    EXPECT_EQ(asked(), 0) << "90 days left";
    later(31 * day);
    cycle();
    ASSERT_EQ(kept.size(), 1);
    EXPECT_EQ(kept.first().notAfter(), wanted.notAfter);
    EXPECT_EQ(line.engine->status().certificateUntil, wanted.notAfter);
    EXPECT_EQ(trouble(), std::nullopt);
    EXPECT_EQ(line.place.recordLines().filter(u"certificate received"_s), QStringList{u"store.sync done certificate received: "_s + wanted.notAfter.toString(Qt::ISODate)});
    later(day);
    cycle();
    EXPECT_EQ(asked(), 1);
}

TEST_F(Renewal, sync_promise8_waits_for_no_permission_of_whoever_is_in)
{
    later(31 * day);
    line.place.gate.denied = {api::UseCase::StoreSync};
    line.automatic = true;
    line.restart();
    EXPECT_TRUE(waitFor([&] { return line.engine->status().certificateUntil == wanted.notAfter; }));
    line.engine->finish();
    EXPECT_EQ(kept.size(), 1);
}

TEST_F(Renewal, sync_promise8_a_server_that_issues_none_is_no_trouble)
{
    line.central.certificate = {};
    later(31 * day);
    cycle();
    EXPECT_EQ(asked(), 1);
    EXPECT_EQ(trouble(), std::nullopt);
    EXPECT_EQ(line.engine->status().certificateDaysLeft, 59);
}

TEST_F(Renewal, sync_promise8_what_cannot_be_kept_is_told_and_holds_up_nothing)
{
    keeping = ErrorCode::DiskFull;
    later(31 * day);
    line.queue(1, u"household"_s, u"house-1"_s);
    cycle();
    EXPECT_EQ(trouble(), ErrorCode::DiskFull);
    EXPECT_EQ(line.central.changes.size(), 1);
    EXPECT_EQ(line.place.recordLines().filter(u"certificate received"_s).size(), 1) << "C-09: in the record before it counts";
    cycle();
    EXPECT_EQ(asked(), 1) << "within the hour";
    keeping = done();
    later(std::chrono::hours(2));
    cycle();
    EXPECT_EQ(kept.size(), 1);
    EXPECT_EQ(trouble(), std::nullopt);
}

TEST_F(Renewal, C08_sync_promise8_nothing_else_is_taken)
{
    const crypto::CertificateRequest right = wanted;
    const auto refused = [&](const char *what) {
        later(std::chrono::hours(2));
        cycle();
        EXPECT_TRUE(kept.isEmpty()) << what;
        EXPECT_EQ(trouble(), ErrorCode::CertificateNotRenewed) << what;
        EXPECT_EQ(line.engine->status().certificateUntil, line.place.certificate.notAfter()) << what;
        wanted = right;
        key = &line.place.deviceKey;
        authority = &line.place.authority;
    };
    later(31 * day);
    key = &strangersKey;
    refused("another key");
    authority = &stranger;
    refused("another authority of the same name");
    wanted.commonName = u"terminal-2"_s;
    refused("another terminal");
    wanted.organization = u"162027"_s;
    refused("another municipality");
    wanted.organizationalUnit = u"staff"_s;
    refused("another kind");
    wanted.training = !wanted.training;
    refused("another mark");
    wanted.use = crypto::CertificateUse::Server;
    refused("another use");
    wanted.notAfter = line.place.certificate.notAfter();
    refused("no longer than the present one");
    line.central.certificate = [] { return QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"); };
    refused("no certificate");
}

} // namespace
} // namespace madoguchi::test
