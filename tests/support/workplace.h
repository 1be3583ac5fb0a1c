#pragma once

#include "crypto/certificate.h"
#include "journal/use_case_runner.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <ostream>
#include <set>
#include <stdexcept>

/// For GoogleTest: text instead of bytes.
inline void PrintTo(const QString &text, std::ostream *out)
{
    *out << '"' << text.toStdString() << '"';
}

namespace madoguchi::test {

using namespace Qt::StringLiterals;

/// Lets everybody do everything, but for what the test denies.
class FakeGate final : public api::Gate {
public:
    api::Actor actor;
    std::set<api::UseCase> denied;
    QList<api::UseCase> admitted, refused;

    Result<api::Actor> admit(api::UseCase useCase) override
    {
        std::lock_guard lock(m_mutex);
        if (denied.contains(useCase)) {
            refused.append(useCase);
            return ErrorCode::Denied;
        }
        admitted.append(useCase);
        return actor;
    }

private:
    std::mutex m_mutex;
};

/// A terminal without its session: an open store with the product's schema, a record, a runner, a small PKI. One folder;
/// restart() is what a kill and a new start are to the rooms above.
class Workplace {
public:
    const QString terminal, municipality = u"162019"_s;
    FakeClock clock;
    FakeGate gate;
    crypto::CertificateAuthority authority;
    crypto::PrivateKey deviceKey = must(crypto::PrivateKey::generate());
    crypto::Certificate certificate;

    /// `in`: the folder that holds its own.
    explicit Workplace(QString id = u"terminal-1"_s, const QString &in = folder())
        : terminal(std::move(id)),
          authority(must(crypto::CertificateAuthority::create(u"Test CA"_s, clock.utc().addYears(-1), clock.utc().addYears(9)))),
          m_dir(in + u"/madoguchi-test-XXXXXX"_s)
    {
        crypto::CertificateRequest request;
        request.commonName = terminal;
        request.organization = municipality;
        request.organizationalUnit = u"terminal"_s;
        request.notBefore = clock.utc().addDays(-1);
        request.notAfter = clock.utc().addDays(90);
        certificate = must(authority.issue(request, deviceKey.publicKey()));
        gate.actor.staff = StaffId(u"clerk-1"_s);
        gate.actor.name = u"窓口 花子"_s;
        gate.actor.terminal = TerminalId(terminal);
        gate.actor.municipality = municipality;
        start();
    }
    ~Workplace() { stop(); }

    /// `between`: while everything is closed, as whoever puts back a copy of path().
    void restart(const std::function<void()> &between = {})
    {
        stop();
        if (between)
            between();
        start();
    }
    store::Store &store() { return *m_store; }
    journal::Record &record() { return *m_record; }
    journal::UseCaseRunner &runner() { return *m_runner; }
    QString path(const QString &name) const { return m_dir.filePath(name); }

    template <typename T>
    static T must(Result<T> result)
    {
        if (!result.ok())
            throw std::runtime_error(describe(result.error()).toStdString());
        return std::move(result).value();
    }
    template <typename T>
    T write(std::function<Result<T>(store::Transaction &)> work)
    {
        return must(get(m_store->write<T>(std::move(work))));
    }
    template <typename T>
    T read(std::function<Result<T>(store::Connection &)> work)
    {
        return must(get(m_store->read<T>(std::move(work))));
    }
    qint64 number(const QByteArray &sql)
    {
        return read<qint64>([&](store::Connection &connection) -> Result<qint64> {
            MADOGUCHI_ASSIGN(auto row, connection.query(sql));
            MADOGUCHI_TRY(row.next());
            return row.integer(0);
        });
    }
    /// All rows, columns separated by "|": for comparing states.
    QStringList rows(const QByteArray &sql, int columns)
    {
        return read<QStringList>([&](store::Connection &connection) -> Result<QStringList> {
            QStringList lines;
            MADOGUCHI_ASSIGN(auto row, connection.query(sql));
            for (;;) {
                MADOGUCHI_ASSIGN(const bool found, row.next());
                if (!found)
                    return lines;
                QStringList line;
                for (int i = 0; i < columns; ++i)
                    line.append(row.text(i));
                lines.append(line.join(u'|'));
            }
        });
    }
    /// "use case outcome detail" of the record, oldest first.
    QStringList recordLines()
    {
        auto lines = must(m_record->lines(0, 10'000));
        QStringList words;
        for (auto line = lines.rbegin(); line != lines.rend(); ++line)
            words.append(line->useCase + (line->outcome == api::Outcome::Failed ? u" failed "_s : u" done "_s) + line->detail);
        return words;
    }

private:
    void start()
    {
        store::StoreOptions options;
        options.path = path(u"store.db"_s);
        options.migrationsDir = QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal");
        options.applicationId = "MDGT";
        m_store = std::make_unique<store::Store>(options);
        SecretBytes key(32);
        key.data()[0] = 7;
        must(get(m_store->open(std::move(key), true)));
        journal::Record::Options record{path(u"record"_s), u"madoguchi/%1/%2/record"_s.arg(municipality, terminal), terminal, municipality, deviceKey, certificate.toPem()};
        m_record = std::make_unique<journal::Record>(record, clock);
        write<Done>([this](store::Transaction &transaction) { return m_record->catchUp(transaction); });
        m_runner = std::make_unique<journal::UseCaseRunner>(gate, *m_store, *m_record);
    }
    void stop()
    {
        m_runner.reset();
        m_store->close();
        m_record.reset();
        m_store.reset();
    }

    /// In memory where there is such a place: these tests sync files thousands of times.
    static QString folder()
    {
        return QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm"_s : QDir::tempPath();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<journal::Record> m_record;
    std::unique_ptr<journal::UseCaseRunner> m_runner;
};

} // namespace madoguchi::test
