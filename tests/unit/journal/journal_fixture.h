#pragma once

#include "base/json_members.h"
#include "crypto/certificate.h"
#include "journal/record.h"
#include "journal/use_case_runner.h"
#include "store/migrator.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace madoguchi::test {

using namespace Qt::StringLiterals;
using journal::Record;
using store::Connection;
using store::Transaction;

inline constexpr int ioError = 10, diskFull = 13; // SQLite's result codes, for the fault hook

inline SecretBytes storeKey()
{
    std::array<std::uint8_t, 32> bytes;
    bytes.fill(7);
    return SecretBytes(bytes);
}

template <typename T>
T take(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}

inline QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw std::runtime_error("cannot write the test's file");
}

inline const QString terminalMigrations = QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal");

/// A folder of migrations with the journal's tables and one table `item`: the journal alone, whatever other rooms do.
inline void writeJournalMigrations(const QString &folder)
{
    QByteArray journal;
    for (const QString &file : QDir(terminalMigrations).entryList({u"*.sql"_s}, QDir::Files, QDir::Name))
        for (const QByteArray &part : QByteArray("\n" + content(terminalMigrations + u'/' + file)).replace("\n-- room: ", "\v").split('\v'))
            if (part.startsWith("journal"))
                journal += "-- room: " + part + '\n';
    QDir().mkpath(folder);
    write(folder + u"/0001_journal.sql"_s, journal);
    write(folder + u"/0002_test.sql"_s, "-- room: test\nCREATE TABLE item (name TEXT) STRICT;\n");
}

/// A terminal's device key and certificate under an invented CA, its profile folder and a clock.
class JournalTest : public testing::Test {
protected:
    JournalTest()
    {
        writeJournalMigrations(path(u"sql"_s));
        actor.staff = StaffId(u"S-0001"_s);
        actor.role = api::Role::Clerk;
        actor.cardSerial = u"0a0b"_s;
    }
    ~JournalTest() override { Connection::setFaultHook({}); }

    struct Pki {
        crypto::CertificateAuthority authority;
        crypto::PrivateKey device, receipts;
        QByteArray devicePem;
    };
    static Pki makePki(const QString &terminal = u"T-1"_s)
    {
        const QDateTime from(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        auto authority = take(crypto::CertificateAuthority::create(u"Test CA"_s, from, from.addYears(5)));
        auto device = take(crypto::PrivateKey::generate());
        crypto::CertificateRequest request;
        request.commonName = terminal;
        request.organization = u"162019"_s;
        request.organizationalUnit = u"terminal"_s;
        request.notBefore = from;
        request.notAfter = from.addYears(2);
        const QByteArray pem = take(authority.issue(request, device.publicKey())).toPem();
        return {std::move(authority), std::move(device), take(crypto::PrivateKey::generate()), pem};
    }
    static const Pki &pki()
    {
        static const Pki one = makePki();
        return one;
    }

    QString path(const QString &name) const { return m_dir.filePath(name); }
    QString recordDir() const { return path(u"record"_s); }
    QString recordFile(const char *name) const { return recordDir() + u'/' + QString::fromLatin1(name); }
    Record::Options options(const Pki &of = pki()) const
    {
        return {recordDir(), u"madoguchi/162019/T-1/record"_s, u"T-1"_s, u"162019"_s, of.device, of.devicePem};
    }
    std::unique_ptr<Connection> database()
    {
        auto connection = take(Connection::open(path(u"store.db"_s), storeKey(), store::OpenMode::Create));
        take(store::migrate(*connection, path(u"sql"_s), "MDGT"));
        return connection;
    }
    Result<Done> append(Connection &connection, Record &record, int entries = 1, const QString &detail = u"name"_s)
    {
        MADOGUCHI_ASSIGN(Transaction transaction, Transaction::begin(connection));
        for (int i = 0; i < entries; ++i) {
            clock.advance(std::chrono::milliseconds(10));
            MADOGUCHI_TRY(record.append(transaction, actor, api::UseCase::PersonSearch, api::Outcome::Done, {{}, 3, detail, {}}));
        }
        return transaction.commit();
    }
    static Result<Done> catchUp(Connection &connection, Record &record)
    {
        MADOGUCHI_ASSIGN(Transaction transaction, Transaction::begin(connection));
        MADOGUCHI_TRY(record.catchUp(transaction));
        return transaction.commit();
    }
    static qint64 number(Connection &connection, QByteArrayView sql)
    {
        auto statement = take(connection.query(sql));
        return take(statement.next()) ? statement.integer(0) : -1;
    }
    journal::Verification verify(const Pki &of = pki()) const
    {
        return journal::verifyRecord(recordDir(), of.authority.certificate().toPem(), of.receipts.publicKey().toDer());
    }
    QByteArray receipt(qint64 size, const QByteArray &root) const { return receipt(size, root, clock.utc()); }
    QByteArray receipt(qint64 size, const QByteArray &root, const QDateTime &at) const
    {
        const QByteArray payload = QJsonDocument(QJsonObject{{u"type"_s, u"record"_s}, {u"origin"_s, u"madoguchi/162019/T-1/record"_s}, {u"size"_s, size},
                                                             {u"root"_s, QString::fromLatin1(root.toHex())}, {u"at"_s, wireTime(at)}})
                                       .toJson(QJsonDocument::Compact);
        return QJsonDocument(QJsonObject{{u"payload"_s, QString::fromLatin1(payload.toBase64())},
                                         {u"signature"_s, QString::fromLatin1(pki().receipts.sign(payload).toBase64())}, {u"key"_s, u"receipts"_s}})
            .toJson(QJsonDocument::Compact);
    }

    FakeClock clock;
    api::Actor actor;

private:
    QTemporaryDir m_dir;
};

} // namespace madoguchi::test
