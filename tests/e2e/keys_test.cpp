// The keys of a real training terminal: a copied folder, everybody's cards lost, the yearly drill, the end of a terminal.
#include "support/marker_scan.h"
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"
#include "journal/entry.h"
#include "journal/segments.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>

#include <filesystem>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

struct Said {
    int exitCode = -1;
    QByteArray words;
};

/// madoguchi-admin with the passphrases on a file descriptor.
Said admin(const QStringList &arguments, const QByteArrayList &passphrases = {})
{
    QTemporaryFile lines;
    if (!lines.open() || lines.write(passphrases.join('\n') + '\n') < 0 || !lines.flush())
        throw std::runtime_error("no file for the passphrases");
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(lines.fileName());
    process.start(QString::fromUtf8(MADOGUCHI_BIN_DIR) + u"/madoguchi-admin"_s, passphrases.isEmpty() ? arguments : arguments + QStringList{u"--passphrase-fd"_s, u"0"_s});
    process.waitForFinished(120'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

/// Name → digest of every file.
QMap<QString, QByteArray> fingerprint(const QString &directory)
{
    QMap<QString, QByteArray> files;
    QDirIterator all(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(QDir(directory).relativeFilePath(file.fileName()), QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256));
    }
    return files;
}

class Keys : public testing::Test {
protected:
    QString share(int number) const { return m_town.path(u"officers/recovery-share-"_s + QString::number(number)); }
    QByteArray passphrase(int number) const
    {
        QFile file(m_town.path(u"officers/passphrases"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n').at(number - 1) : QByteArray();
    }
    Said openEscrow(int one, int other, const QString &staff, const QByteArray &secondPassphrase = {})
    {
        return admin({u"escrow"_s, u"open"_s, share(one), share(other), m_town.terminal(), staff}, {passphrase(one), secondPassphrase.isEmpty() ? passphrase(other) : secondPassphrase});
    }
    Said holdAgainstRecord(int one, int other)
    {
        return admin({u"audit"_s, u"verify"_s, m_town.terminal(), u"--open"_s, share(one), share(other)}, {passphrase(one), passphrase(other)});
    }
    /// Error code of a login at the folder; Internal: it worked. `card` empty: none in the reader.
    ErrorCode login(const QString &folder, const QString &card, const QString &password)
    {
        QFile reader(folder + u"/reader.json"_s);
        if (!reader.open(QIODevice::WriteOnly) || reader.write(QJsonDocument(QJsonObject{{u"card"_s, card}, {u"fault"_s, u""_s}}).toJson()) < 0)
            throw std::runtime_error("no reader");
        reader.close();
        static const SystemClock clock;
        auto opened = app::Terminal::open(folder, clock);
        if (!opened.ok())
            return opened.error().code;
        auto &session = (*opened)->services().session;
        if (!card.isEmpty()) {
            EXPECT_TRUE(test::waitFor([&] { return session.card().state == api::CardState::Present; }));
        }
        const auto entered = test::get(session.login(secret(password), secret(card.isEmpty() ? u"0000"_s : m_town.staff(card)[u"pin"].toString())));
        if (!entered.ok())
            return entered.error().code;
        // Behind the one who came in, the slots are kept.
        EXPECT_TRUE(test::waitFor([&] { return QFile::exists(folder + u"/slots/clerk-2.slot"_s); }));
        EXPECT_TRUE(test::get(session.logout()).ok());
        return ErrorCode::Internal;
    }
    static const Clock &clock()
    {
        static const SystemClock clock;
        return clock;
    }
    SecretBytes pinOf(const QString &card) const { return secret(m_town.staff(card)[u"pin"].toString()); }
    QByteArray directoryOf(int terminal) const
    {
        QFile file(m_town.terminal(terminal) + u"/directory.json"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString passwordOf(const QString &card) const { return m_town.staff(card)[u"password"].toString(); }

    test::TrainingTown m_town{40, 9};
};

} // namespace

TEST_F(Keys, C14_a_terminals_folder_on_another_machine_opens_nothing_without_card_and_password_both)
{
    // The whole profile, and beside it the cards, as if they had been stolen too.
    QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(u"terminal-1"_s);
    std::filesystem::copy(m_town.terminal().toStdString(), copy.toStdString(), std::filesystem::copy_options::recursive);
    std::filesystem::copy(m_town.path(u"cards"_s).toStdString(), elsewhere.filePath(u"cards"_s).toStdString(), std::filesystem::copy_options::recursive);
    const QString password = passwordOf(u"clerk-1"_s);

    EXPECT_EQ(login(copy, {}, password), ErrorCode::CardMissing) << "the password without a card";
    EXPECT_EQ(login(copy, u"clerk-1"_s, u"natsu-no-owari-no-ame-4"_s), ErrorCode::PasswordWrong) << "the card without its password";
    EXPECT_EQ(login(copy, u"clerk-2"_s, password), ErrorCode::PasswordWrong) << "one's card, another's password";
    EXPECT_EQ(login(copy, u"admin-1"_s, password), ErrorCode::PasswordWrong);
    EXPECT_EQ(login(copy, u"clerk-1"_s, password), ErrorCode::Internal) << "both: here, only the rights of files bind to the machine";
}

TEST_F(Keys, C14_C23_two_officers_let_somebody_in_when_all_cards_of_a_terminal_are_lost)
{
    for (const auto &name : {u"clerk-1"_s, u"clerk-2"_s, u"supervisor-1"_s})
        ASSERT_TRUE(QFile::remove(m_town.terminal() + u"/slots/"_s + name + u".slot"_s));
    EXPECT_EQ(login(m_town.terminal(), u"clerk-1"_s, passwordOf(u"clerk-1"_s)), ErrorCode::NotEnrolledHere);

    EXPECT_NE(openEscrow(1, 1, u"clerk-1"_s).exitCode, 0) << "one officer twice";
    EXPECT_NE(openEscrow(1, 3, u"clerk-1"_s, "natsu-no-owari-no-ame-4").exitCode, 0) << "a wrong passphrase";
    EXPECT_NE(openEscrow(1, 3, u"auditor-1"_s).exitCode, 0) << "somebody who shall have none";
    EXPECT_EQ(login(m_town.terminal(), u"clerk-1"_s, passwordOf(u"clerk-1"_s)), ErrorCode::NotEnrolledHere);

    const Said opened = openEscrow(3, 1, u"clerk-1"_s);
    EXPECT_EQ(opened.exitCode, 0) << opened.words.constData();
    EXPECT_EQ(login(m_town.terminal(), u"clerk-1"_s, passwordOf(u"clerk-1"_s)), ErrorCode::Internal);
    EXPECT_EQ(login(m_town.terminal(), u"clerk-2"_s, passwordOf(u"clerk-2"_s)), ErrorCode::Internal) << "the colleague's slot came behind that login";
    const Said verdict = admin({u"audit"_s, u"verify"_s, m_town.terminal()});
    EXPECT_EQ(verdict.exitCode, 0) << verdict.words.constData();
}

TEST_F(Keys, C23_the_drill_proves_every_escrow_and_writes_nothing_but_the_record)
{
    const auto before = fingerprint(m_town.terminal());
    const QStringList command{u"escrow"_s, u"drill"_s, share(2), share(3), m_town.terminal(1), m_town.terminal(2)};
    const QByteArrayList words{passphrase(2), passphrase(3)};
    const Said good = admin(command, words);
    EXPECT_EQ(good.exitCode, 0) << good.words.constData();
    EXPECT_EQ(good.words.count(" opens\n"), 2) << good.words.constData();
    auto after = fingerprint(m_town.terminal());
    EXPECT_TRUE(after.contains(u"record/outside.log"_s));
    after.removeIf([&](const auto &file) { return file.key().startsWith(u"record/"_s) && !before.contains(file.key()); });
    EXPECT_EQ(after, before);

    // The escrow of another terminal in this one's place.
    ASSERT_TRUE(QFile::remove(m_town.terminal(2) + u"/slots/escrow"_s));
    ASSERT_TRUE(QFile::copy(m_town.terminal(1) + u"/slots/escrow"_s, m_town.terminal(2) + u"/slots/escrow"_s));
    const Said bad = admin(command, words);
    EXPECT_EQ(bad.exitCode, 1);
    EXPECT_TRUE(bad.words.contains("terminal-2 DOES NOT OPEN")) << bad.words.constData();
    EXPECT_TRUE(bad.words.contains("terminal-1 opens")) << bad.words.constData();
}

TEST_F(Keys, C14_C33_a_change_of_key_is_ordered_at_one_terminal_runs_at_the_other_and_is_seen_done)
{
    m_town.startCentral();
    const auto work = [&](int terminal, const QString &card, const std::function<void(api::Services &)> &what, const QByteArray &directoryBefore = {}) {
        QFile reader(m_town.terminal(terminal) + u"/reader.json"_s);
        ASSERT_TRUE(reader.open(QIODevice::WriteOnly) && reader.write(QJsonDocument(QJsonObject{{u"card"_s, card}, {u"fault"_s, u""_s}}).toJson()) > 0);
        reader.close();
        auto opened = app::Terminal::open(m_town.terminal(terminal), clock());
        ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
        auto &services = (*opened)->services();
        ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
        if (!directoryBefore.isEmpty()) { // the list comes over the wire with nobody in
            ASSERT_TRUE(test::waitFor([&] { return directoryOf(terminal) != directoryBefore; }));
        }
        const auto entered = test::get(services.session.login(secret(passwordOf(card)), pinOf(card)));
        ASSERT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
        what(services);
        EXPECT_TRUE(test::get(services.session.logout()).ok());
    };
    const QByteArray before = directoryOf(1), escrow = fingerprint(m_town.terminal()).value(u"slots/escrow"_s);
    work(2, u"admin-1"_s, [&](api::Services &services) {
        const auto ordered = test::get(services.directory.order(api::RekeyTerminal{TerminalId(u"terminal-1"_s), u"訓練"_s}, secret(passwordOf(u"admin-1"_s)), pinOf(u"admin-1"_s)));
        ASSERT_TRUE(ordered.ok()) << qPrintable(describe(ordered.error()));
        EXPECT_EQ(test::get(services.directory.view())->terminals.at(0).key, api::KeyStanding::Ordered);
    });
    work(1, u"clerk-1"_s, [&](api::Services &services) {
        EXPECT_NE(fingerprint(m_town.terminal()).value(u"slots/escrow"_s), escrow) << "another key";
        EXPECT_TRUE(test::get(services.link.startFirstLoad()).ok());
        EXPECT_TRUE(test::get(services.link.syncNow()).ok()); // with the record, which reports it
    }, before);
    work(2, u"admin-1"_s, [&](api::Services &services) {
        EXPECT_TRUE(test::waitFor([&] { return test::get(services.directory.view())->terminals.at(0).key == api::KeyStanding::Done; }));
        EXPECT_TRUE(test::get(services.directory.view())->terminals.at(0).keyChangedAt.isValid());
    });
    const Said verdict = admin({u"audit"_s, u"verify"_s, m_town.terminal()});
    EXPECT_EQ(verdict.exitCode, 0) << verdict.words.constData();
}

TEST_F(Keys, C08_C14_an_exchanged_certificate_opens_nothing_until_two_officers_confirm_it)
{
    const QString password = passwordOf(u"clerk-1"_s), folder = m_town.terminal();
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto write = [&](const QString &name, const QByteArray &content) {
        QFile file(folder + u'/' + name);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size());
    };
    EXPECT_EQ(login(folder, u"clerk-1"_s, password), ErrorCode::Internal);
    const QByteArray receipts = read(folder + u"/receipts.crt"_s), directory = read(folder + u"/directory.json"_s);
    // Whoever can write the folder puts a key of their own in the server's place, and a directory that it vouches for.
    const auto key = crypto::PrivateKey::fromPem(secret(QString::fromLatin1(read(m_town.terminal(2) + u"/device.key"_s))));
    ASSERT_TRUE(key.ok());
    QJsonObject forged = QJsonDocument::fromJson(directory).object();
    const QByteArray payload = QByteArray::fromBase64(forged[u"payload"_s].toString().toLatin1());
    forged[u"signature"_s] = QString::fromLatin1(key->sign(payload).toBase64());
    write(u"receipts.crt"_s, read(m_town.terminal(2) + u"/device.crt"_s));
    EXPECT_EQ(login(folder, u"clerk-1"_s, password), ErrorCode::DirectoryInvalid) << "the certificate alone";
    write(u"directory.json"_s, QJsonDocument(forged).toJson());
    EXPECT_EQ(login(folder, u"clerk-1"_s, password), ErrorCode::TrustAnchorChanged);

    const auto confirm = [&](int one, int other) { return admin({u"escrow"_s, u"trust"_s, share(one), share(other), folder}, {passphrase(one), passphrase(other)}); };
    EXPECT_NE(confirm(1, 1).exitCode, 0) << "one officer twice";
    EXPECT_EQ(login(folder, u"clerk-1"_s, password), ErrorCode::TrustAnchorChanged);
    const Said confirmed = confirm(1, 3);
    EXPECT_EQ(confirmed.exitCode, 0) << confirmed.words.constData();
    EXPECT_EQ(login(folder, u"clerk-1"_s, password), ErrorCode::Internal) << "as after a renewal";
    write(u"receipts.crt"_s, receipts);
    write(u"directory.json"_s, directory);
    EXPECT_EQ(login(folder, u"clerk-1"_s, password), ErrorCode::TrustAnchorChanged) << "and the former is not believed any more";
}

TEST_F(Keys, C14_the_municipality_makes_its_own_recovery_key)
{
    const QString out = m_town.path(u"own"_s);
    EXPECT_NE(admin({u"escrow"_s, u"make"_s, out, u"162019"_s}, {"too short", "long enough for this 1", "long enough for this 2"}).exitCode, 0);
    const Said made = admin({u"escrow"_s, u"make"_s, out, u"162019"_s}, {"long enough for this 0", "long enough for this 1", "long enough for this 2"});
    EXPECT_EQ(made.exitCode, 0) << made.words.constData();
    EXPECT_TRUE(made.words.contains("\"recoveryKey\": \""));
    for (int n = 1; n <= 3; ++n)
        EXPECT_EQ(QFileInfo(out + u"/recovery-share-"_s + QString::number(n)).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
}

TEST_F(Keys, C11_C19_C23_two_officers_put_a_copy_back_and_nothing_that_had_left_is_lost_or_sent_twice)
{
    const QString folder = m_town.terminal(), copies = folder + u"/backup"_s;
    m_town.insertCard(u"clerk-1"_s);
    const auto names = [&] { return QDir(copies).entryList({u"*.copy"_s, u"*.good"_s}, QDir::Files, QDir::Name); };
    QStringList receptions;
    /// A program from its start to its end, with `what` between login and logout.
    const auto day = [&](const std::function<void(api::Services &)> &what) -> Result<Done> {
        const auto opened = app::Terminal::open(folder, clock());
        if (!opened.ok())
            return opened.error();
        auto &services = (*opened)->services();
        EXPECT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
        MADOGUCHI_TRY(test::get(services.session.login(secret(passwordOf(u"clerk-1"_s)), pinOf(u"clerk-1"_s))));
        what(services);
        receptions.clear();
        const auto today = test::get(services.reception.today());
        for (const auto &one : today.ok() ? *today : QList<api::Reception>())
            receptions += one.number;
        receptions.sort();
        return test::get(services.session.logout());
    };
    const auto sync = [](api::Services &services) {
        EXPECT_TRUE(test::waitFor([&] { return test::get(services.link.syncNow()).ok(); }, 30'000));
        EXPECT_TRUE(test::waitFor([&] { return services.link.status().unacknowledged == 0; }, 30'000));
    };
    const auto open = [](api::Services &services) { EXPECT_TRUE(test::get(services.reception.openReception(u"other"_s)).ok()); };
    m_town.startCentral();
    ASSERT_TRUE(day([&](api::Services &services) {
        EXPECT_TRUE(test::get(services.link.startFirstLoad()).ok());
        open(services);
        sync(services);
    }).ok());
    ASSERT_EQ(names().size(), 1) << "made as the day ends, before the program does";
    ASSERT_TRUE(day([&](api::Services &services) {
        EXPECT_TRUE(test::waitFor([&] { return services.session.backup().good.isValid(); })) << "opened and read through behind the login";
        open(services);
        sync(services);
    }).ok());
    const QStringList held = receptions;
    ASSERT_EQ(held.size(), 2);
    m_town.stopCentral();
    ASSERT_TRUE(day([&](api::Services &services) { open(services); }).ok()); // this one has not left

    // A copy that cannot be made is no secret: there is a file where the folder was.
    ASSERT_TRUE(QDir().rename(copies, copies + u".kept"_s));
    QFile inTheWay(copies);
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    ASSERT_TRUE(day([](api::Services &) {}).ok());
    ASSERT_TRUE(inTheWay.remove() && QDir().rename(copies + u".kept"_s, copies));
    ASSERT_TRUE(day([](api::Services &) {}).ok());
    QStringList made;
    ASSERT_TRUE(journal::Segments(folder + u"/record"_s, journal::Segments::Use::Read).load([&](const QByteArray &bytes) -> Result<Done> {
        MADOGUCHI_ASSIGN(const journal::Entry entry, journal::decode(bytes));
        if (entry.useCase == u"backup.make"_s)
            made.append(entry.outcome == api::Outcome::Failed ? u"failed"_s : u"done"_s);
        return done();
    }).ok());
    EXPECT_TRUE(made.contains(u"failed"_s)) << qPrintable(made.join(u' '));

    QFile store(folder + u"/store.db"_s);
    ASSERT_TRUE(store.open(QIODevice::ReadWrite));
    for (qint64 at = 4096; at < store.size(); at += 4096)
        ASSERT_TRUE(store.seek(at + 2000) && store.write("damage") == 6);
    store.close();
    const auto refused = day([](api::Services &) {});
    EXPECT_FALSE(refused.ok());
    EXPECT_TRUE(!refused.ok() && refused.error().code == ErrorCode::StoreDamaged) << qPrintable(describe(refused.error()));

    const Said listed = admin({u"backup"_s, u"list"_s, folder});
    EXPECT_EQ(listed.exitCode, 0);
    EXPECT_TRUE(listed.words.contains("opened and read through")) << listed.words.constData();
    const QString copy = names().first().section(u'.', 0, 0);
    const auto restore = [&](int one, int other, const QString &name) { return admin({u"backup"_s, u"restore"_s, share(one), share(other), folder, name}, {passphrase(one), passphrase(other)}); };
    // Its own copy put in place by anybody else opens nothing.
    ASSERT_TRUE(QFile::rename(folder + u"/store.db"_s, folder + u"/away"_s) && QFile::copy(copies + u'/' + names().first(), folder + u"/store.db"_s));
    const auto alone = day([](api::Services &) {});
    EXPECT_TRUE(!alone.ok() && alone.error().code == ErrorCode::RecordBroken) << (alone.ok() ? "opened" : qPrintable(describe(alone.error())));
    ASSERT_TRUE(QFile::remove(folder + u"/store.db"_s) && QFile::rename(folder + u"/away"_s, folder + u"/store.db"_s));
    EXPECT_EQ(restore(2, 2, copy).exitCode, 3) << "one officer twice";
    EXPECT_EQ(restore(1, 2, u"20200101T000000Z"_s).exitCode, 3) << "no such copy";
    EXPECT_FALSE(QFile::exists(folder + u"/damaged"_s));
    const Said restored = restore(1, 2, copy);
    EXPECT_EQ(restored.exitCode, 0) << restored.words.constData();
    EXPECT_TRUE(restored.words.contains("reception.open by clerk-1: 2")) << restored.words.constData();

    ASSERT_TRUE(day(open).ok()); // before the server has brought anything back
    const QString anew = receptions.last();
    EXPECT_EQ(anew.last(3), u"004"_s) << "no slip's number is given a second time";
    m_town.startCentral();
    ASSERT_TRUE(day([&](api::Services &services) {
        sync(services);
        EXPECT_FALSE(services.link.status().trouble) << qPrintable(describe(*services.link.status().trouble));
    }).ok());
    EXPECT_EQ(receptions, held + QStringList{anew}) << "what had reached the server is back, once; what had not is lost, and was told";
    EXPECT_TRUE(m_town.recordDefect().isEmpty()) << m_town.recordDefect().constData();
    ASSERT_TRUE(day([&](api::Services &services) {
        open(services);
        const qint64 noted = services.record.head().size;
        sync(services);
        EXPECT_GE(services.record.head().anchored, noted) << "the server goes on witnessing";
    }).ok());
    EXPECT_EQ(receptions, held + QStringList({anew, anew.chopped(3) + u"005"_s}));
    const Said against = holdAgainstRecord(1, 2);
    EXPECT_EQ(against.exitCode, 0) << against.words.constData();
    EXPECT_TRUE(against.words.contains("forgotten=1")) << "the one that had not left is named by nobody's guess: " << against.words.constData();
}

TEST_F(Keys, C11_two_officers_hold_the_store_against_the_record)
{
    m_town.startCentral();
    const QString folder = m_town.terminal();
    const auto day = [&](int times) {
        const auto opened = app::Terminal::open(folder, clock());
        ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
        auto &services = (*opened)->services();
        m_town.insertCard(u"clerk-1"_s);
        ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
        ASSERT_TRUE(test::get(services.session.login(secret(passwordOf(u"clerk-1"_s)), pinOf(u"clerk-1"_s))).ok());
        for (int i = 0; i < times; ++i)
            ASSERT_TRUE(test::get(services.reception.openReception(u"other"_s)).ok());
        ASSERT_TRUE(test::get(services.session.logout()).ok());
    };
    day(1);
    EXPECT_EQ(holdAgainstRecord(2, 2).exitCode, 3) << "one officer alone opens nothing";
    const Said first = holdAgainstRecord(2, 3);
    EXPECT_EQ(first.exitCode, 0) << first.words.constData();
    EXPECT_TRUE(first.words.contains("store ok ")) << first.words.constData();

    QTemporaryDir kept;
    ASSERT_TRUE(QFile::copy(folder + u"/store.db"_s, kept.filePath(u"store.db"_s)));
    day(2);
    ASSERT_FALSE(QFile::exists(folder + u"/store.db-wal"_s)) << "closed, it is one file";
    ASSERT_TRUE(QFile::rename(folder + u"/store.db"_s, kept.filePath(u"younger"_s)) && QFile::copy(kept.filePath(u"store.db"_s), folder + u"/store.db"_s));
    const Said older = holdAgainstRecord(1, 2);
    EXPECT_EQ(older.exitCode, 1) << older.words.constData();
    EXPECT_TRUE(older.words.contains("store behind seq=")) << older.words.constData();

    ASSERT_TRUE(QFile::remove(folder + u"/store.db"_s) && QFile::copy(kept.filePath(u"younger"_s), folder + u"/store.db"_s));
    day(0);
    const Said again = holdAgainstRecord(1, 3);
    EXPECT_EQ(again.exitCode, 0) << again.words.constData();

    QFile damaged(folder + u"/store.db"_s);
    ASSERT_TRUE(damaged.open(QIODevice::ReadWrite) && damaged.seek(damaged.size() - 3000) && damaged.write("damage") == 6);
    damaged.close();
    const Said broken = holdAgainstRecord(1, 2);
    EXPECT_EQ(broken.exitCode, 1) << broken.words.constData();
    EXPECT_TRUE(broken.words.contains("store damaged")) << broken.words.constData();
}

TEST_F(Keys, C22_C28_a_retired_terminal_keeps_its_record_and_nothing_else)
{
    m_town.startCentral();
    int exitCode = -1;
    const QByteArray words = test::TrainingTown::run(u"counter-driver"_s, {m_town.terminal()}, &exitCode);
    ASSERT_EQ(exitCode, 0) << words.constData();
    QStringList markers{u"窓口　花子"_s, u"窓口　次郎"_s, u"承認　一枝"_s}; // the section stands in the record's entries (FORMAT.md §1)
    for (int i = 0; i < 3; ++i)
        markers += m_town.visitor(i)[u"headKana"].toString();
    const test::MarkerScan scan(markers);
    EXPECT_FALSE(scan.scan(m_town.terminal()).isEmpty()) << "the directory of staff is found before";
    EXPECT_TRUE(m_town.storeDefect().isEmpty()) << m_town.storeDefect().constData(); // the day's work, its medium too

    const Said refused = admin({u"retire"_s, m_town.terminal(), u"--by"_s, u"IT"_s, u"--even-unsent"_s, u"2"_s, u"--reason"_s, u"wrong count"_s});
    EXPECT_EQ(refused.exitCode, 1) << refused.words.constData();
    const Said retired = admin({u"retire"_s, m_town.terminal(), u"--by"_s, u"情報システム課"_s});
    ASSERT_EQ(retired.exitCode, 0) << retired.words.constData();
    EXPECT_TRUE(retired.words.contains("The server has witnessed")) << retired.words.constData();
    EXPECT_FALSE(retired.words.contains("has not been told")) << "nothing of it is left over: " << retired.words.constData();

    QStringList left = QDir(m_town.terminal()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    EXPECT_EQ(left, (QStringList{u"ca.crt"_s, u"crl.pem"_s, u"device.crt"_s, u"receipts.crt"_s, u"record"_s, u"retired.note"_s, u"retired.receipt"_s}));
    EXPECT_TRUE(scan.scan(m_town.terminal()).isEmpty());
    static const SystemClock clock;
    EXPECT_FALSE(app::Terminal::open(m_town.terminal(), clock).ok());
    const Said verdict = admin({u"audit"_s, u"verify"_s, m_town.terminal(), u"--ca"_s, m_town.path(u"ca/ca.crt"_s)});
    EXPECT_EQ(verdict.exitCode, 0) << verdict.words.constData();
    EXPECT_TRUE(verdict.words.contains("retired at=") && verdict.words.contains("unsent=0") && verdict.words.contains("receipt=yes")) << verdict.words.constData();

    // The statement speaks of these files, and nobody else can make one.
    QFile note(m_town.terminal() + u"/retired.note"_s);
    ASSERT_TRUE(note.open(QIODevice::ReadWrite));
    QByteArray text = note.readAll();
    text.replace("unsent 0", "unsent 7");
    ASSERT_TRUE(note.seek(0) && note.write(text) == text.size());
    note.close();
    EXPECT_EQ(admin({u"audit"_s, u"verify"_s, m_town.terminal()}).exitCode, 1);
}

TEST_F(Keys, C22_a_terminal_with_work_waiting_or_unknown_is_not_retired_by_accident)
{
    const QStringList command{u"retire"_s, m_town.terminal(2), u"--by"_s, u"IT"_s};
    const auto before = fingerprint(m_town.terminal(2));
    const Said unknown = admin(command);
    EXPECT_EQ(unknown.exitCode, 1) << "nobody has closed this store yet";
    EXPECT_TRUE(unknown.words.contains("unknown")) << unknown.words.constData();
    EXPECT_EQ(admin(command + QStringList{u"--even-unsent"_s, u"0"_s, u"--reason"_s, u"broken"_s}).exitCode, 1);
    EXPECT_EQ(admin(command + QStringList{u"--even-unsent"_s, u"unknown"_s}).exitCode, 2) << "no reason";
    for (const auto &[name, digest] : before.asKeyValueRange())
        EXPECT_TRUE(name.startsWith(u"record/"_s) || fingerprint(m_town.terminal(2)).value(name) == digest) << qPrintable(name);
    const Said retired = admin(command + QStringList{u"--even-unsent"_s, u"unknown"_s, u"--reason"_s, u"the disk is dying"_s});
    EXPECT_EQ(retired.exitCode, 0) << retired.words.constData();
    EXPECT_TRUE(retired.words.contains("--retired")) << "no server runs: the statement is carried there " << retired.words.constData();
    const QStringList carry{u"--profile"_s, m_town.path(u"central"_s), u"--retired"_s, m_town.terminal(2)};
    for (int time = 0; time < 2; ++time) { // the same one twice is one
        int exitCode = -1;
        const QByteArray words = test::TrainingTown::run(u"madoguchi-central"_s, carry, &exitCode);
        EXPECT_EQ(exitCode, 0) << words.constData();
        EXPECT_TRUE(words.contains("162019/terminal-2 was retired on")) << words.constData();
    }
    const Said verdict = admin({u"audit"_s, u"verify"_s, m_town.terminal(2)});
    EXPECT_EQ(verdict.exitCode, 0) << verdict.words.constData();
    EXPECT_TRUE(verdict.words.contains("unsent=unknown"));
}
