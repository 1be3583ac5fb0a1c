#pragma once

#include "crypto/digest.h"
#include "directory/login.h"
#include "session/session.h"
#include "session/slot.h"
#include "support/fake_card.h"
#include "support/fake_clock.h"
#include "support/secrets.h"
#include "support/wait.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <map>

namespace madoguchi::test {

inline constexpr auto municipality = "162019";
inline constexpr auto terminalName = "terminal-1";

/// Argon2id for a test: whatever cost the key names, it is quick. What the product does is told by key_and_slot_test.
inline Result<SecretBytes> quickHash(const SecretBytes &password, QByteArrayView salt, crypto::Argon2Cost)
{
    return crypto::argon2id(password, salt, {64, 1});
}

/// Invented officials with their cards, made once for all tests. Everybody's password is "himitsu " and their id.
struct Office {
    struct Person {
        directory::StaffEntry entry;
        FakeCard card;
    };
    crypto::CertificateAuthority authority;
    crypto::PrivateKey receipts, device, federation, municipal;
    crypto::Certificate deviceCertificate;
    std::map<QString, Person> people;
    QByteArray revocationList;
    SecretBytes k = crypto::randomSecret(32);

    static const Office &instance();
    directory::DirectoryContent directory() const;
    QByteArray signedDirectory(const directory::DirectoryContent &content) const;
};

/// A desk: profile folder, store, record, reader, session; everything real but the card and the clock.
class Desk : public testing::Test {
protected:
    Desk();
    ~Desk() override;

    /// Ends the program and starts it again on the same folder.
    void restart();
    void insert(const QString &person);
    QFuture<Result<api::SessionInfo>> tryLogin(const QString &password, const QString &pin = QStringLiteral("1234"));
    /// The person's card goes in, and the person gets in.
    void login(const QString &person);
    static QString passwordOf(const QString &person) { return QStringLiteral("himitsu ") + person; }
    static SecretBytes secretOf(const QString &text) { return secret(text.toUtf8()); }
    void replaceDirectory(const std::function<void(directory::DirectoryContent &)> &change);
    QString path(const QString &name) const { return m_dir.filePath(name); }
    QByteArray readAll(const QString &name) const;
    void writeAll(const QString &name, const QByteArray &content) const;
    /// "session.login done clerk-1" …, oldest first; from the segments, so nobody needs to be in.
    QStringList recorded() const;
    bool isRecorded(const QString &line) const { return recorded().contains(line); }
    /// What outside.log took in comes to the segments with the next person who opens the store.
    QStringList recordedAfterLogin();
    bool waitForPhase(api::SessionService::Phase phase)
    {
        return waitFor([&] { return m_session->phase() == phase; });
    }
    bool waitForClosedStore()
    {
        return waitFor([&] { return !m_store->isOpen(); });
    }

    /// What the background does after somebody has come in is done when this returns.
    void letTheEntranceRest();

    QTemporaryDir m_dir;
    std::function<void(session::SessionOptions &)> m_adjust; ///< of the next restart()
    session::ReaderFactory m_openReader = [this] { return m_reader.open(); };
    QList<crypto::Certificate> m_roots{Office::instance().authority.certificate()};
    FakeClock m_clock;
    FakeReader m_reader;
    std::atomic<int> m_hashes{0};
    std::atomic<bool> m_hashFails{false};
    session::TryLine m_tries; ///< of the next restart()
    std::unique_ptr<session::DirectoryFile> m_directory;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<journal::Record> m_record;
    std::unique_ptr<session::Session> m_session;
};

} // namespace madoguchi::test
