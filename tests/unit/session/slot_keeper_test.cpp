// Slots kept by whoever is in, the binding to the machine, the escrow, and the change of K.
#include "desk_fixture.h"

#include "journal/outbox.h"
#include "session/escrow.h"
#include "session/rekey.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;

class KeysTest : public Desk {
protected:
    bool waitForEntry(const QString &line)
    {
        return waitFor([&] { return isRecorded(line); });
    }
    ErrorCode loginError(const QString &person)
    {
        insert(person);
        const auto entered = get(tryLogin(passwordOf(person)));
        return entered.ok() ? ErrorCode::Internal : entered.error().code;
    }
    void leave() { ASSERT_TRUE(get(m_session->logout()).ok()); }
    void orderRekey(quint32 number)
    {
        replaceDirectory([&](directory::DirectoryContent &content) {
            content.recoveryKey = m_recovery.publicKey();
            content.terminals = {{TerminalId(QLatin1String(terminalName)), u"1番窓口"_s, m_clock.today(), {number, StaffId(u"admin-1"_s), m_clock.utc(), u"訓練"_s}}};
        });
    }
    qint64 entriesInStore()
    {
        return *get(m_store->read<qint64>([](store::Connection &connection) -> Result<qint64> {
            MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM record_entry"));
            MADOGUCHI_TRY(row.next());
            return row.integer(0);
        }));
    }
    SecretBytes escrowed() const { return session::openEscrow(readAll(u"slots/escrow"_s), m_recovery, TerminalId(QLatin1String(terminalName))).value(); }
    crypto::PrivateKey m_recovery = crypto::PrivateKey::generate().value();
};

/// Another machine's files are none of this one's.
class Machine final : public session::MachineBinding {
public:
    explicit Machine(QByteArray name) : m_name(std::move(name)) {}
    Result<QByteArray> wrap(const QByteArray &slot) const override { return m_name + slot; }
    Result<QByteArray> unwrap(const QByteArray &wrapped) const override
    {
        return wrapped.startsWith(m_name) ? Result<QByteArray>(wrapped.mid(m_name.size())) : ErrorCode::SlotInvalid;
    }
    Result<Done> checkRights(const QString &) const override { return done(); }

private:
    const QByteArray m_name;
};

} // namespace

TEST(SlotFolder, C14_slots_are_bound_to_the_machine_and_the_escrow_is_not)
{
    QTemporaryDir dir;
    const StaffId staff(u"clerk-1"_s);
    const session::SlotFolder here(dir.filePath(u"slots"_s), std::make_shared<Machine>("here ")), elsewhere(dir.filePath(u"slots"_s), std::make_shared<Machine>("there "));
    ASSERT_TRUE(here.write(staff, "the slot").ok());
    ASSERT_TRUE(here.writeEscrow("the escrow").ok());
    EXPECT_EQ(*here.read(staff), "the slot");
    EXPECT_EQ(elsewhere.read(staff).error().code, ErrorCode::SlotInvalid);
    EXPECT_EQ(*elsewhere.readEscrow(), "the escrow") << "it must open when the machine is gone";
    EXPECT_EQ(here.staff(), QList<StaffId>{staff});
    ASSERT_TRUE(here.erase(staff).ok());
    EXPECT_EQ(here.read(staff).error().code, ErrorCode::NotFound);
}

// Of the fixture, "elsewhere" has no slot: make:1.
TEST_F(KeysTest, C13_whoever_is_in_makes_the_slots_of_colleagues_who_have_none_here)
{
    EXPECT_EQ(loginError(u"elsewhere"_s), ErrorCode::NotEnrolledHere);
    login(u"clerk-1"_s);
    EXPECT_TRUE(waitForEntry(u"session.slots done clerk-1 make:1"_s));
    letTheEntranceRest();
    EXPECT_EQ(QFileInfo(path(u"slots/elsewhere.slot"_s)).permissions() & (owner | others), owner);
    leave();
    login(u"elsewhere"_s);
    letTheEntranceRest();
    EXPECT_EQ(recorded().filter(u"session.slots"_s).size(), 1) << "nothing to do, nothing recorded";
}

TEST_F(KeysTest, C13_C14_a_card_replaced_today_works_where_a_colleague_is_in_and_the_old_slot_does_not)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitForEntry(u"session.slots done clerk-1 make:1"_s));
    const QByteArray old = readAll(u"slots/clerk-2.slot"_s);
    const auto key = session::makePersonKey(secret("himitsu clerk-2"), Office::instance().people.at(u"clerk-2"_s).card.agreeKey.publicKey(),
                                            {StaffId(u"clerk-2"_s), QLatin1String(municipality)}, 3, {}, quickHash)
                         .value();
    replaceDirectory([&](directory::DirectoryContent &content) {
        for (auto &staff : content.staff) {
            if (staff.id.text() == u"clerk-2") {
                staff.publicKey = key.publicKey;
                staff.key = key.locked;
            }
        }
    });
    m_session->directoryTaken();
    letTheEntranceRest();
    EXPECT_TRUE(isRecorded(u"session.slots done clerk-1 make:1"_s)) << qPrintable(recorded().join(u'\n'));
    leave();
    login(u"clerk-2"_s);
    leave();
    writeAll(u"slots/clerk-2.slot"_s, old);
    EXPECT_EQ(loginError(u"clerk-2"_s), ErrorCode::SlotOld);
}

TEST_F(KeysTest, C13_C14_a_damaged_slot_is_made_anew_by_the_next_colleague_who_comes_in)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitForEntry(u"session.slots done clerk-1 make:1"_s));
    leave();
    QByteArray damaged = readAll(u"slots/clerk-2.slot"_s);
    damaged.back() = static_cast<char>(damaged.back() ^ 1); // its head still says whose it is
    writeAll(u"slots/clerk-2.slot"_s, damaged);
    EXPECT_EQ(loginError(u"clerk-2"_s), ErrorCode::SlotInvalid);
    login(u"clerk-1"_s);
    letTheEntranceRest();
    leave();
    login(u"clerk-2"_s);
}

TEST_F(KeysTest, C16_C28_the_slot_of_somebody_who_shall_have_none_is_erased)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitForEntry(u"session.slots done clerk-1 make:1"_s));
    replaceDirectory([&](directory::DirectoryContent &content) {
        content.staff.removeIf([](const auto &staff) { return staff.id.text() == u"clerk-2"; });
        for (auto &staff : content.staff) {
            if (staff.id.text() == u"supervisor-1")
                staff.role = api::Role::Auditor;
            if (staff.id.text() == u"revoked")
                staff.until = m_clock.today().addDays(-1);
        }
    });
    m_session->directoryTaken();
    letTheEntranceRest();
    for (const auto &gone : {u"clerk-2"_s, u"supervisor-1"_s, u"revoked"_s})
        EXPECT_FALSE(QFile::exists(path(u"slots/"_s + gone + u".slot"_s))) << qPrintable(gone);
    EXPECT_TRUE(QFile::exists(path(u"slots/clerk-1.slot"_s)));
    EXPECT_FALSE(recorded().filter(QRegularExpression(u"session.slots done clerk-1 .*erase:3"_s)).isEmpty()) << qPrintable(recorded().join(u'\n'));
}

TEST_F(KeysTest, C14_a_key_that_does_not_open_the_store_goes_into_no_slot)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitForEntry(u"session.slots done clerk-1 make:1"_s));
    letTheEntranceRest(); // the entry comes before the files
    // Whoever may write here can seal any key to a public key.
    writeAll(u"slots/clerk-1.slot"_s, session::makeSlot(crypto::randomSecret(32), Office::instance().people.at(u"clerk-1"_s).entry.publicKey,
                                                        {StaffId(u"clerk-1"_s), TerminalId(QLatin1String(terminalName)), 2})
                                          .value());
    QFile::remove(path(u"slots/clerk-2.slot"_s));
    m_session->directoryTaken();
    letTheEntranceRest();
    EXPECT_FALSE(QFile::exists(path(u"slots/clerk-2.slot"_s)));
    EXPECT_TRUE(isRecorded(u"session.slots failed clerk-1 D-003"_s)) << qPrintable(recorded().join(u'\n'));
}

TEST_F(KeysTest, C07_a_locked_terminal_makes_no_slot)
{
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitForEntry(u"session.slots done clerk-1 make:1"_s));
    letTheEntranceRest();
    QFile::remove(path(u"slots/clerk-2.slot"_s));
    m_session->lock(api::LockCause::Demand);
    m_session->directoryTaken();
    EXPECT_TRUE(waitForClosedStore());
    letTheEntranceRest();
    EXPECT_FALSE(QFile::exists(path(u"slots/clerk-2.slot"_s)));
}

TEST_F(KeysTest, C14_slots_that_others_could_read_are_refused)
{
    ASSERT_TRUE(QFile::setPermissions(path(u"slots/clerk-1.slot"_s), owner | others));
    EXPECT_EQ(loginError(u"clerk-1"_s), ErrorCode::SlotExposed);
    ASSERT_TRUE(QFile::setPermissions(path(u"slots/clerk-1.slot"_s), owner));
    ASSERT_TRUE(QFile::setPermissions(path(u"slots"_s), owner | QFileDevice::ExeOwner | others));
    EXPECT_EQ(loginError(u"clerk-1"_s), ErrorCode::SlotExposed);
    ASSERT_TRUE(QFile::setPermissions(path(u"slots"_s), owner | QFileDevice::ExeOwner));
    login(u"clerk-1"_s);
}

TEST_F(KeysTest, C14_C23_the_escrow_is_made_and_renewed_as_the_directory_names_the_recovery_key)
{
    const auto name = [this] { replaceDirectory([this](directory::DirectoryContent &content) { content.recoveryKey = m_recovery.publicKey(); }); };
    name();
    login(u"clerk-1"_s);
    EXPECT_TRUE(waitForEntry(u"session.slots done clerk-1 make:1 escrow"_s));
    letTheEntranceRest();
    EXPECT_TRUE(SecretBytes::equal(escrowed(), Office::instance().k));
    leave();
    m_recovery = crypto::PrivateKey::generate().value(); // new shares for new officers
    name();
    login(u"clerk-2"_s);
    EXPECT_TRUE(waitForEntry(u"session.slots done clerk-2 escrow"_s));
    letTheEntranceRest();
    EXPECT_TRUE(SecretBytes::equal(escrowed(), Office::instance().k));
}

TEST_F(KeysTest, C14_an_ordered_re_key_at_the_next_opening_keeps_every_row_and_every_persons_way_in)
{
    login(u"clerk-1"_s);
    letTheEntranceRest();
    const qint64 before = entriesInStore();
    leave();
    const QByteArray oldSlot = readAll(u"slots/clerk-2.slot"_s);
    orderRekey(1);
    QStringList steps;
    QObject::connect(m_session.get(), &api::SessionService::keyChanging, m_session.get(), [&](const api::Progress &progress) {
        EXPECT_EQ(progress.state, api::Progress::State::Running);
        if (steps.isEmpty() || steps.last() != progress.what)
            steps.append(progress.what);
        EXPECT_LE(progress.bytes, progress.bytesTotal);
    });
    m_hashes = 0;
    login(u"clerk-1"_s);
    EXPECT_EQ(m_hashes, 1) << "one slow hash, though the slot is opened more than once";
    letTheEntranceRest();
    EXPECT_EQ(steps, (QStringList{u"key-check"_s, u"key-copy"_s, u"key-check"_s, u"key-exchange"_s})) << "whoever waits is told";
    EXPECT_GT(entriesInStore(), before);
    EXPECT_TRUE(isRecorded(u"session.rekey done clerk-1 begun:2 order:1"_s));
    EXPECT_TRUE(isRecorded(u"session.rekey done clerk-1 finished:2 order:1"_s)) << qPrintable(recorded().join(u'\n'));
    EXPECT_FALSE(SecretBytes::equal(escrowed(), Office::instance().k));
    EXPECT_FALSE(QFile::exists(path(u"rekey"_s)));
    EXPECT_EQ(store::Connection::proveKey(path(u"store.db"_s), Office::instance().k).error().code, ErrorCode::StoreKeyWrong);
    EXPECT_TRUE(store::Connection::proveKey(path(u"store.db"_s), escrowed()).ok());
    leave();
    for (const auto &person : {u"clerk-2"_s, u"elsewhere"_s, u"supervisor-1"_s}) {
        login(person);
        leave();
    }
    EXPECT_EQ(recorded().filter(u"session.rekey"_s).size(), 2) << "once";
    orderRekey(2);
    login(u"clerk-1"_s);
    leave();
    EXPECT_TRUE(isRecorded(u"session.rekey done clerk-1 finished:3 order:2"_s)) << "and once more when it is ordered once more";
    writeAll(u"slots/clerk-2.slot"_s, oldSlot); // the old key is worth nothing now
    EXPECT_EQ(loginError(u"clerk-2"_s), ErrorCode::StoreKeyWrong);
    EXPECT_TRUE(journal::verifyRecord(path(u"record"_s), Office::instance().authority.certificate().toPem(), Office::instance().receipts.publicKey().toDer()).ok);
}

TEST_F(KeysTest, C14_C33_the_key_changes_without_an_order_once_somebody_who_could_open_shall_not_any_more)
{
    const auto change = [this](const std::function<void(directory::StaffEntry &)> &how) {
        replaceDirectory([&](directory::DirectoryContent &content) {
            for (auto &staff : content.staff) {
                if (staff.id.text() == u"clerk-2")
                    how(staff);
            }
        });
        m_session->directoryTaken();
        letTheEntranceRest();
    };
    login(u"clerk-1"_s);
    letTheEntranceRest();
    leave();
    login(u"clerk-1"_s);
    EXPECT_TRUE(recorded().filter(u"session.rekey"_s).isEmpty()) << "a colleague's first slot here is no reason";
    change([](directory::StaffEntry &staff) { // the card was lost
        staff.key = {{}, {}, {}, {}, staff.key.epoch + 1};
        staff.publicKey = {};
    });
    EXPECT_FALSE(QFile::exists(path(u"slots/clerk-2.slot"_s)));
    EXPECT_TRUE(recorded().filter(u"session.rekey"_s).isEmpty()) << "nobody works on while the store is copied";
    leave();
    restart(); // it is remembered in the store
    login(u"supervisor-1"_s);
    letTheEntranceRest();
    EXPECT_TRUE(isRecorded(u"session.rekey done supervisor-1 finished:2 order:0"_s)) << qPrintable(recorded().join(u'\n'));
    const auto key = session::makePersonKey(secret("himitsu clerk-2"), Office::instance().people.at(u"clerk-2"_s).card.agreeKey.publicKey(),
                                            {StaffId(u"clerk-2"_s), QLatin1String(municipality)}, 3, {}, quickHash)
                         .value();
    change([&](directory::StaffEntry &staff) { // another card
        staff.publicKey = key.publicKey;
        staff.key = key.locked;
        staff.passwordSince = m_clock.today();
    });
    leave();
    login(u"clerk-2"_s);
    letTheEntranceRest();
    EXPECT_EQ(recorded().filter(u"session.rekey"_s).size(), 2) << "once for one person, and a slot that was missing gives nothing away";
    orderRekey(1);
    leave();
    login(u"clerk-2"_s);
    EXPECT_TRUE(isRecorded(u"session.rekey done clerk-2 finished:3 order:1"_s)) << "an order counts for itself, whatever was changed before it";
}

TEST_F(KeysTest, C14_a_card_replaced_in_one_go_changes_the_key_too)
{
    login(u"clerk-1"_s);
    letTheEntranceRest();
    replaceDirectory([&](directory::DirectoryContent &content) {
        for (auto &staff : content.staff) {
            if (staff.id.text() == u"clerk-2")
                ++staff.key.epoch;
        }
    });
    m_session->directoryTaken();
    letTheEntranceRest();
    m_session->lock(api::LockCause::Demand);
    EXPECT_TRUE(waitForClosedStore());
    ASSERT_TRUE(get(m_session->unlock(secretOf(passwordOf(u"clerk-1"_s)), secret("1234"))).ok());
    EXPECT_TRUE(waitForEntry(u"session.rekey done clerk-1 finished:2 order:0"_s)) << "the next unlock is an opening, too";
}

TEST_F(KeysTest, C14_a_re_key_that_cannot_be_done_keeps_nobody_out_and_is_tried_again)
{
    login(u"clerk-1"_s);
    letTheEntranceRest();
    leave();
    ASSERT_TRUE(QDir(m_dir.path()).mkpath(u"rekey/new.db"_s)); // a folder in the copy's place
    orderRekey(1);
    // The leftover goes, and then a commit of the copy fails.
    std::atomic<int> commits{0};
    store::Connection::setFaultHook([&](const char *access) { return QByteArrayView(access) == "commit" && ++commits == 3 ? 13 : 0; });
    insert(u"clerk-1"_s);
    const auto entered = get(tryLogin(passwordOf(u"clerk-1"_s)));
    store::Connection::setFaultHook({});
    ASSERT_TRUE(entered.ok()) << qPrintable(describe(entered.error()));
    letTheEntranceRest();
    EXPECT_TRUE(isRecorded(u"session.rekey failed clerk-1 G-008 order:1"_s)) << qPrintable(recorded().join(u'\n'));
    EXPECT_FALSE(QFile::exists(path(u"rekey"_s)));
    EXPECT_TRUE(store::Connection::proveKey(path(u"store.db"_s), Office::instance().k).ok());
    leave();
    login(u"clerk-2"_s);
    EXPECT_TRUE(waitForEntry(u"session.rekey done clerk-2 finished:2 order:1"_s));
}

TEST_F(KeysTest, C08_what_has_not_left_is_known_without_the_key_once_the_store_is_closed)
{
    const session::WaitingNote waiting(m_dir.path(), Office::instance().device);
    login(u"clerk-1"_s);
    EXPECT_FALSE(waiting.read()) << "while somebody works nobody knows";
    ASSERT_TRUE(get(m_store->write<Done>([this](store::Transaction &transaction) {
                    return journal::enqueue(transaction, {ChangeId(u"0190b2c4-0000-7000-8000-000000000001"_s), journal::Destination::Municipal, u"household"_s, u"a"_s, 0, u"clerk-1"_s, {}, 0, {}},
                                            m_clock.utc());
                })).ok());
    leave();
    EXPECT_EQ(waiting.read(), 1);
    const QByteArray file = readAll(u"waiting"_s);
    writeAll(u"waiting"_s, QByteArray(file).replace("\n1", "\n0"));
    EXPECT_FALSE(waiting.read()) << "changed";
    writeAll(u"waiting"_s, file);
    login(u"clerk-1"_s);
    EXPECT_FALSE(QFile::exists(path(u"waiting"_s)));
}
