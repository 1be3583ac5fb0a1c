// The end of a terminal, killed at every call that changes the disk: the same call goes on, and in the end nothing is left but what was meant to stay.
#include "kill_switch.h"

#include "crypto/certificate.h"
#include "session/retirement.h"
#include "support/fake_clock.h"
#include "support/secrets.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}

class KilledRetirement : public testing::Test {
protected:
    KilledRetirement()
    {
        for (const auto &folder : {u"slots"_s, u"drafts"_s, u"record"_s, u"rekey/new-slots"_s})
            QDir(m_dir.path()).mkpath(u"template/"_s + folder);
        for (const auto &name : {u"slots/clerk-1.slot"_s, u"slots/escrow"_s, u"rekey/new-slots/clerk-1.slot"_s, u"drafts/clerk-1.form.sealed"_s, u"store.db"_s, u"store.db-wal"_s,
                                 u"device.key"_s, u"profile.json"_s, u"directory.json"_s, u"throttle"_s, u"waiting"_s, u"crl.pem"_s, u"receipts.crt"_s, u"a name　of somebody"_s})
            write(name, "kept or erased " + name.toUtf8());
        crypto::CertificateRequest request;
        request.commonName = u"terminal-1"_s;
        request.organization = u"162019"_s;
        request.organizationalUnit = u"terminal"_s;
        request.notBefore = m_clock.utc().addDays(-1);
        request.notAfter = m_clock.utc().addDays(90);
        m_device = must(m_authority.issue(request, m_key.publicKey()));
        write(u"ca.crt"_s, m_authority.certificate().toPem());
        write(u"device.crt"_s, m_device.toPem());
        m_record = std::make_unique<journal::Record>(
            journal::Record::Options{at(u"template/record"_s), u"madoguchi/162019/terminal-1/record"_s, u"terminal-1"_s, u"162019"_s, m_key, m_device.toPem()}, m_clock);
        must(m_record->appendOutside({}, api::UseCase::TerminalRetire, api::Outcome::Done, {}));
    }

    QString at(const QString &name) const { return m_dir.filePath(name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(at(u"template/"_s + name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("cannot write the terminal");
    }
    void freshDesk() const
    {
        std::filesystem::remove_all(at(u"desk"_s).toStdString());
        std::filesystem::copy(at(u"template"_s).toStdString(), at(u"desk"_s).toStdString(), std::filesystem::copy_options::recursive);
    }
    /// What the command does each time it is called.
    int retire() const
    {
        const QString desk = at(u"desk"_s);
        const auto done = session::isRetired(desk) ? session::eraseIdentity(desk)
                                                   : session::retire({desk, TerminalId(u"terminal-1"_s), u"162019"_s, u"IT"_s, {}, 0}, m_key, m_device, *m_record, m_clock);
        return done.ok() ? 0 : 1;
    }

    test::FakeClock m_clock;
    QTemporaryDir m_dir{QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/madoguchi-retire-XXXXXX"_s : QDir::temp().filePath(u"madoguchi-retire-XXXXXX"_s)};
    const crypto::PrivateKey m_key = must(crypto::PrivateKey::generate());
    const crypto::CertificateAuthority m_authority = must(crypto::CertificateAuthority::create(u"Test CA"_s, m_clock.utc().addYears(-1), m_clock.utc().addYears(9)));
    crypto::Certificate m_device;
    std::unique_ptr<journal::Record> m_record;
};

} // namespace

TEST_F(KilledRetirement, C22_C28_the_same_call_goes_on_wherever_it_was_killed)
{
    freshDesk();
    const auto whole = kill_switch::run(0, [this] { return retire(); });
    ASSERT_EQ(whole.exitCode, 0);
    for (int n = 1; n <= static_cast<int>(whole.calls.size()); ++n) {
        freshDesk();
        ASSERT_TRUE(kill_switch::run(n, [this] { return retire(); }).killed) << n;
        // Either it has not begun, or no slot outlives what the slots opened.
        const bool slots = QFileInfo::exists(at(u"desk/slots/escrow"_s)), store = QFileInfo::exists(at(u"desk/store.db"_s));
        ASSERT_TRUE(store || !slots) << n;
        ASSERT_EQ(kill_switch::run(0, [this] { return retire(); }).exitCode, 0) << n;
        EXPECT_EQ(QDir(at(u"desk"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
                  (QStringList{u"ca.crt"_s, u"crl.pem"_s, u"device.crt"_s, u"receipts.crt"_s, u"record"_s, u"retired.note"_s}))
            << n;
        const auto statement = session::readRetirement(at(u"desk"_s), m_authority.certificate());
        ASSERT_TRUE(statement.ok()) << n << ' ' << qPrintable(describe(statement.error()));
        EXPECT_EQ(statement->files, 12) << "as it was before the first call, " << n;
    }
    EXPECT_GT(whole.calls.size(), 50u);
}

TEST_F(KilledRetirement, C22_a_statement_that_was_changed_or_is_anothers_does_not_verify)
{
    freshDesk();
    ASSERT_EQ(retire(), 0);
    const QString path = at(u"desk/retired.note"_s);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray note = file.readAll();
    file.close();
    const auto verifies = [&](const QByteArray &content) {
        QFile changed(path);
        EXPECT_TRUE(changed.open(QIODevice::WriteOnly) && changed.write(content) == content.size());
        changed.close();
        return session::readRetirement(at(u"desk"_s), m_authority.certificate()).ok();
    };
    const qsizetype signedPart = note.lastIndexOf("\nsignature ");
    for (qsizetype i = 0; i < signedPart; ++i) {
        QByteArray changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        ASSERT_FALSE(verifies(changed)) << i;
    }
    EXPECT_FALSE(verifies(note.first(signedPart)));
    EXPECT_TRUE(verifies(note));
    const auto another = must(crypto::CertificateAuthority::create(u"Other CA"_s, m_clock.utc().addYears(-1), m_clock.utc().addYears(9)));
    EXPECT_FALSE(session::readRetirement(at(u"desk"_s), another.certificate()).ok());
    QFile left(at(u"desk/device.key"_s));
    ASSERT_TRUE(left.open(QIODevice::WriteOnly));
    EXPECT_EQ(session::readRetirement(at(u"desk"_s), m_authority.certificate()).error().code, ErrorCode::FileUnwritable);
}
