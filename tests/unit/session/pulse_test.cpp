// What the record says of a program at which nobody does anything, and what becomes of the store's copies as people come and go.
#include "desk_fixture.h"

#include "backup/restore.h"
#include "support/outcome.h"

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;
using Phase = api::SessionService::Phase;

namespace {

class Pulse : public Desk {
protected:
    Pulse()
    {
        m_adjust = [](session::SessionOptions &options) { options.pulse = true; };
        restart();
    }
    qsizetype beats() const { return recorded().filter(u"record.heartbeat"_s).size(); }
    qint64 outside() const { return readAll(u"record/outside.log"_s).size(); }
    /// Sooner or later the timer looks.
    void quarter(int minutes = 15)
    {
        for (int passed = 0; passed < minutes; passed += 3) {
            m_session->noteActivity();
            m_clock.advance(std::chrono::minutes(3));
        }
    }
};

class Copies : public Desk {
protected:
    Copies()
    {
        m_adjust = [this](session::SessionOptions &options) {
            backup::Options copies;
            copies.store = path(u"store.db"_s);
            copies.folder = path(u"backup"_s);
            options.backup = copies;
        };
        restart();
    }
    QStringList names() const { return QDir(path(u"backup"_s)).entryList({u"*.copy"_s, u"*.good"_s}, QDir::Files, QDir::Name); }
    /// Hours pass, and the store is as young as the clock says.
    void later(int hours)
    {
        m_clock.advance(std::chrono::hours(hours));
    }
    void touch() const
    {
        QFile file(path(u"store.db"_s));
        ASSERT_TRUE(file.open(QIODevice::ReadWrite) && file.setFileTime(m_clock.utc(), QFileDevice::FileModificationTime));
    }
};

} // namespace

TEST_F(Pulse, C11_the_program_notes_its_beginning_its_end_and_each_quarter_of_an_hour_without_anything_else)
{
    const qint64 begun = outside();
    EXPECT_GT(begun, 0);
    m_clock.advance(std::chrono::minutes(14));
    EXPECT_FALSE(waitFor([&] { return outside() > begun; }, 1200));
    m_clock.advance(std::chrono::minutes(1));
    EXPECT_TRUE(waitFor([&] { return outside() > begun; })) << "nobody is in";
    login(u"clerk-1"_s);
    letTheEntranceRest(); // what it records comes before the quarter begins
    EXPECT_EQ(beats(), 1);
    quarter();
    EXPECT_TRUE(waitFor([&] { return beats() == 2; })) << "somebody is in, and does nothing that is recorded";
    quarter(12);
    std::ignore = m_session->admit(api::UseCase::PolicySet); // refused, and so recorded
    quarter(12);
    EXPECT_FALSE(waitFor([&] { return beats() > 2; }, 1200));
    EXPECT_EQ(m_session->phase(), Phase::Active);
    m_session->lock(api::LockCause::Demand);
    ASSERT_TRUE(waitForClosedStore());
    m_clock.advance(std::chrono::minutes(16));
    EXPECT_TRUE(waitFor([&] { return outside() > 0; })) << "locked";
    restart();
    login(u"clerk-1"_s);
    const auto all = recorded();
    EXPECT_EQ(all.filter(u"program.start done"_s).size(), 2);
    EXPECT_EQ(all.filter(u"program.end done"_s).size(), 1);
    EXPECT_EQ(beats(), 3);
    const auto place = [&](const QString &what, qsizetype from = 0) {
        for (qsizetype i = from; i < all.size(); ++i)
            if (all[i].startsWith(what))
                return i;
        return qsizetype(-1);
    };
    EXPECT_EQ(place(u"program.start"_s), 0);
    EXPECT_EQ(place(u"program.start"_s, 1), place(u"program.end"_s) + 1);
    const auto verified = journal::verifyRecord(path(u"record"_s), Office::instance().authority.certificate().toPem(), Office::instance().receipts.publicKey().toDer());
    EXPECT_TRUE(verified.ok) << verified.reason.toStdString();
    EXPECT_TRUE(verified.notices.isEmpty()) << verified.notices.size();
}

TEST_F(Copies, C14_C23_are_made_behind_a_lock_and_tried_behind_the_next_unlock)
{
    login(u"clerk-1"_s);
    touch();
    EXPECT_TRUE(names().isEmpty());
    m_session->lock(api::LockCause::Demand);
    ASSERT_TRUE(waitForClosedStore());
    ASSERT_TRUE(waitFor([&] { return names().size() == 1 && m_session->backup().newest.isValid(); }));
    EXPECT_TRUE(names().first().endsWith(u".copy"_s));
    EXPECT_FALSE(m_session->backup().good.isValid());
    int announced = 0;
    QObject::connect(m_session.get(), &api::SessionService::backupChanged, m_session.get(), [&] { ++announced; });
    EXPECT_OK(get(m_session->unlock(secretOf(passwordOf(u"clerk-1"_s)), secretOf(u"1234"_s))));
    ASSERT_TRUE(waitFor([&] { return m_session->backup().good.isValid(); }));
    EXPECT_TRUE(names().first().endsWith(u".good"_s));
    EXPECT_TRUE(waitFor([&] { return announced > 0; }));
    EXPECT_TRUE(waitFor([&] { return recorded().filter(u"backup.try done"_s).size() == 1; })) << "in the store, since it is open";
    EXPECT_EQ(recorded().filter(u"backup.make done"_s).size(), 1);
    later(5);
    touch();
    EXPECT_OK(get(m_session->logout()));
    EXPECT_TRUE(waitFor([&] { return names().size() == 2; }));
}

TEST_F(Copies, C14_C23_none_of_the_former_key_stays_behind_a_change_of_it)
{
    login(u"clerk-1"_s);
    touch();
    EXPECT_OK(get(m_session->logout()));
    ASSERT_TRUE(waitFor([&] { return names().size() == 1; }));
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitFor([&] { return m_session->backup().good.isValid(); }));
    QDir().mkpath(path(u"damaged/20261120T010000Z-1"_s));
    writeAll(u"damaged/20261120T010000Z-1/store.db"_s, "what a restore has put out of the way");
    letTheEntranceRest();
    EXPECT_OK(get(m_store->write<Done>([](store::Transaction &transaction) { return session::markKeyDue(transaction); })));
    EXPECT_OK(get(m_session->logout()));
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitFor([&] { return names().isEmpty(); })) << names().join(u' ').toStdString();
    EXPECT_FALSE(QFile::exists(path(u"damaged"_s)));
    EXPECT_FALSE(m_session->backup().trouble);
    touch();
    EXPECT_OK(get(m_session->logout()));
    EXPECT_TRUE(waitFor([&] { return names().size() == 1; })) << "and another copy is made at once";
}

TEST_F(Copies, C14_C23_a_copy_from_before_somebody_left_comes_back_under_another_key)
{
    login(u"clerk-1"_s);
    letTheEntranceRest();
    touch();
    EXPECT_OK(get(m_session->logout()));
    ASSERT_TRUE(waitFor([&] { return names().size() == 1; }));
    login(u"clerk-1"_s);
    ASSERT_TRUE(waitFor([&] { return m_session->backup().good.isValid(); }));
    replaceDirectory([](directory::DirectoryContent &content) { content.staff.removeIf([](const directory::StaffEntry &entry) { return entry.id.text() == u"clerk-2"_s; }); });
    m_session->directoryTaken();
    ASSERT_TRUE(waitFor([&] { return !QFile::exists(path(u"slots/clerk-2.slot"_s)); }));
    letTheEntranceRest();
    EXPECT_OK(get(m_session->logout()));
    const auto copies = backup::copiesIn(path(u"backup"_s), m_clock.utc());
    ASSERT_FALSE(copies.isEmpty());
    EXPECT_OK(backup::restore(m_dir.path(), copies.last(), Office::instance().k, *m_record, [&](const backup::Place &place) {
        return m_record->appendOutside({}, api::UseCase::BackupRestore, api::Outcome::Done, {{}, place.entry, {}, place.mark});
    }));
    login(u"clerk-1"_s);
    EXPECT_EQ(recorded().filter(u"session.rekey done"_s).size(), 2) << recorded().join(u'|').toStdString();
}
