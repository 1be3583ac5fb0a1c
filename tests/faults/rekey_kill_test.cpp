// A change of the terminal's key, killed at every call that changes the disk: afterwards the old or the new key opens everything.
#include "kill_switch.h"

#include "crypto/digest.h"
#include "session/escrow.h"
#include "session/rekey.h"
#include "session/slot.h"
#include "store/migrator.h"
#include "store/transaction.h"
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

struct Person {
    StaffId id;
    crypto::PrivateKey key = must(crypto::PrivateKey::generate());
};

class KilledRekey : public testing::Test {
protected:
    KilledRekey()
    {
        // A terminal with two people, an escrow, and a store with rows and an index of words.
        const auto store = must(store::Connection::open(template_(u"store.db"_s), m_old, store::OpenMode::Create));
        must(store::migrate(*store, QStringLiteral(MADOGUCHI_SOURCE_DIR "/migrations/terminal"), "MDGT"));
        must(store->script("CREATE TABLE proof (word TEXT NOT NULL) STRICT; CREATE VIRTUAL TABLE words USING fts5(word);"));
        auto transaction = must(store::Transaction::begin(*store));
        for (int i = 0; i < 100; ++i) {
            must(transaction.exec("INSERT INTO proof VALUES (?1)", {u"row %1"_s.arg(i)}));
            must(transaction.exec("INSERT INTO words VALUES (?1)", {u"word%1"_s.arg(i)}));
        }
        must(transaction.exec("DELETE FROM proof WHERE rowid % 3 = 0")); // holes: rows keep their numbers
        must(transaction.commit());
        const session::SlotKeeper keeper(slotsOf(template_(u"slots"_s)), m_terminal, 1, m_recovery.publicKey());
        must(keeper.carryOut(keeper.plan(holders()), m_old, [] { return true; }));
        m_rows = rows(*store);
    }

    QString template_(const QString &name) const { return m_dir.filePath(u"template/"_s + name); }
    QString desk(const QString &name = {}) const { return m_dir.filePath(name.isEmpty() ? u"desk"_s : u"desk/"_s + name); }
    static session::SlotFolder slotsOf(const QString &path) { return {path, session::bindingByFileRights()}; }
    QList<session::SlotHolder> holders() const { return {{m_first.id, m_first.key.publicKey(), 1}, {m_second.id, m_second.key.publicKey(), 2}}; }
    void freshDesk() const
    {
        std::filesystem::remove_all(desk().toStdString());
        std::filesystem::copy(template_(u""_s).toStdString(), desk().toStdString(), std::filesystem::copy_options::recursive);
    }
    int rekey() const
    {
        // Secrets do not live on in a child process: it makes them anew.
        const auto changed = session::rekey({desk(), m_terminal, 2, m_recovery.publicKey(), holders()}, slotsOf(desk(u"slots"_s)), test::secret(m_oldBytes),
                                            test::secret(m_newBytes), [](auto &&...) { return true; });
        return changed.ok() ? 0 : 1;
    }
    static QStringList rows(store::Connection &store)
    {
        QStringList lines;
        for (const char *sql : {"SELECT rowid, word FROM proof ORDER BY 1", "SELECT rowid, word FROM words ORDER BY 1", "SELECT number, name FROM schema_migration ORDER BY 1"}) {
            auto row = must(store.query(sql));
            while (must(row.next()))
                lines.append(row.text(0) + u' ' + row.text(1));
        }
        return lines;
    }

    /// What must be true after any kill, and the settling that comes before every opening. Answers which key it is: 1 or 2.
    int check() const
    {
        const auto slots = slotsOf(desk(u"slots"_s));
        const auto keyOf = [&](const Person &person, quint32 epoch) { return must(session::openSlot(must(slots.read(person.id)), person.key, {person.id, m_terminal, epoch})); };
        const SecretBytes k = keyOf(m_first, 1);
        EXPECT_TRUE(SecretBytes::equal(k, keyOf(m_second, 2)));
        EXPECT_TRUE(SecretBytes::equal(k, must(session::openEscrow(must(slots.readEscrow()), m_recovery, m_terminal))));
        const bool changed = SecretBytes::equal(k, m_new);
        EXPECT_NE(changed, SecretBytes::equal(k, m_old));
        const auto store = must(store::Connection::open(desk(u"store.db"_s), k, store::OpenMode::ReadWrite));
        EXPECT_TRUE(store->checkIntegrity().ok());
        EXPECT_EQ(rows(*store), m_rows);
        const int epoch = static_cast<int>(must(session::storeKeyOf(*store)).epoch);
        EXPECT_EQ(epoch, changed ? 2 : 1);
        EXPECT_EQ(store::Connection::proveKey(desk(u"store.db"_s), changed ? m_old : m_new).error().code, ErrorCode::StoreKeyWrong);
        EXPECT_FALSE(QFileInfo::exists(desk(u"rekey"_s)));
        return epoch;
    }

    QTemporaryDir m_dir{QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/madoguchi-rekey-XXXXXX"_s : QDir::temp().filePath(u"madoguchi-rekey-XXXXXX"_s)};
    const bool m_made = QDir(m_dir.path()).mkpath(u"template"_s);
    const TerminalId m_terminal{u"terminal-1"_s};
    const Person m_first{StaffId(u"clerk-1"_s)}, m_second{StaffId(u"clerk-2"_s)};
    const crypto::PrivateKey m_recovery = must(crypto::PrivateKey::generate());
    const QByteArray m_oldBytes = crypto::randomBytes(32), m_newBytes = crypto::randomBytes(32);
    const SecretBytes m_old = test::secret(m_oldBytes), m_new = test::secret(m_newBytes);
    QStringList m_rows;
};

} // namespace

TEST_F(KilledRekey, C14_whichever_call_is_the_last_the_old_or_the_new_key_opens_everything)
{
    freshDesk();
    const auto whole = kill_switch::run(0, [this] { return rekey(); });
    ASSERT_EQ(whole.exitCode, 0);
    ASSERT_EQ(check(), 2);
    for (const char kind : {'w', 's', 'r', 'u', 'm', 'd'})
        EXPECT_NE(whole.calls.find(kind), std::string::npos) << "no call of kind " << kind << " was seen";

    int old = 0, changed = 0;
    for (int at = 1; at <= static_cast<int>(whole.calls.size()); ++at) {
        freshDesk();
        ASSERT_TRUE(kill_switch::run(at, [this] { return rekey(); }).killed) << at;
        ASSERT_TRUE(session::settleRekey(desk()).ok()) << "killed at call " << at << " of " << whole.calls.size();
        ++(check() == 1 ? old : changed);
        ASSERT_FALSE(HasFailure()) << "killed at call " << at << " of " << whole.calls.size() << ", " << whole.calls[static_cast<std::size_t>(at - 1)];
    }
    EXPECT_GT(old, 100);
    EXPECT_GT(changed, 20);
    std::printf("%zu kills: %d times the old key, %d times the new one\n", whole.calls.size(), old, changed);
}

TEST_F(KilledRekey, C14_a_disk_without_room_is_seen_before_anything_is_read_or_copied)
{
    freshDesk();
    int told = 0;
    session::Rekey change{desk(), m_terminal, 2, m_recovery.publicKey(), holders()};
    const auto carriedOut = [&](qint64 room) {
        change.room = [&, room](const QString &directory) { return directory == desk() ? room : 0; };
        return session::rekey(change, slotsOf(desk(u"slots"_s)), m_old, m_new, [&](auto &&...) { return ++told > 0; });
    };
    const qint64 size = QFileInfo(desk(u"store.db"_s)).size();
    EXPECT_EQ(carriedOut(2 * size - 1).error().code, ErrorCode::DiskFull);
    EXPECT_EQ(told, 0);
    EXPECT_EQ(check(), 1);
    EXPECT_TRUE(carriedOut(2 * size).ok());
    EXPECT_EQ(check(), 2);
}

TEST_F(KilledRekey, C14_the_settling_may_be_killed_as_often_as_it_likes)
{
    freshDesk();
    const int calls = static_cast<int>(kill_switch::run(0, [this] { return rekey(); }).calls.size());
    int kills = 0;
    for (int at = 1; at <= calls; at += calls / 40 + 1) {
        freshDesk();
        ASSERT_TRUE(kill_switch::run(at, [this] { return rekey(); }).killed);
        // One call further each time, from wherever the last one got to.
        kill_switch::Run settled{true, -1, {}};
        for (int further = 1; settled.killed; ++further, ++kills)
            settled = kill_switch::run(further, [this] { return session::settleRekey(desk()).ok() ? 0 : 1; });
        ASSERT_EQ(settled.exitCode, 0) << at;
        check();
        ASSERT_FALSE(HasFailure()) << "killed at call " << at;
    }
    EXPECT_GT(kills, 200);
}
