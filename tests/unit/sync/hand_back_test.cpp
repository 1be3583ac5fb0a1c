// Received files for the municipality's own system (ledger External, F-21).
#include "source_line.h"

namespace madoguchi::test {
namespace {

struct HandBackDesk : SourceLine {
    HandBackDesk() { line.central.addFile(u"F3"_s, 1, 0, {DeskLine::verdictRow()}); }
    QStringList there() const { return QDir(line.source.handBackFolder).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    QString handed(const QString &name) const { return line.source.handBackFolder + u'/' + name; }
    QByteArray received() { return QByteArray::fromHex(line.place.rows("SELECT hex(content) FROM interface_file_part ORDER BY position", 1).join(QString()).toLatin1()); }
};

TEST(HandBack, F21_a_received_file_is_put_there_byte_for_byte)
{
    HandBackDesk desk;
    ASSERT_TRUE(desk.line.receive().ok());
    ASSERT_EQ(desk.there().size(), 1);
    const QString name = desk.there()[0];
    EXPECT_TRUE(name.endsWith(u"_00000001.csv"_s)) << name.toStdString();
    EXPECT_FALSE(desk.received().isEmpty());
    EXPECT_EQ(SourceLine::content(desk.handed(name)), desk.received());
    EXPECT_EQ(desk.list().handedBack, 1);
    EXPECT_EQ(desk.line.place.recordLines().filter(u"file.hand-back done"_s).size(), 1);
    ASSERT_TRUE(QFile::remove(desk.handed(name))); // the municipality's system has taken it
    ASSERT_TRUE(desk.line.receive().ok());
    desk.line.restart();
    ASSERT_TRUE(desk.line.receive().ok());
    EXPECT_TRUE(desk.there().isEmpty()) << "once";
}

TEST(HandBack, F21_never_over_another_content_and_a_cut_one_is_found_again)
{
    HandBackDesk desk;
    const QString folder = desk.line.source.handBackFolder;
    ASSERT_TRUE(QDir().rmdir(folder));
    ASSERT_TRUE(desk.line.receive().ok()) << "what cannot be put there is here all the same";
    EXPECT_EQ(desk.list().handBackWaiting, 1);
    ASSERT_TRUE(desk.list().handBackTrouble);
    EXPECT_EQ(desk.list().handBackTrouble->code, ErrorCode::FileUnwritable);
    ASSERT_TRUE(QDir().mkpath(folder));
    ASSERT_TRUE(desk.line.receive().ok());
    ASSERT_EQ(desk.there().size(), 1);
    const QString name = desk.there()[0];

    // Killed after the renaming, before it was written down: the same content is taken for what it is.
    desk.line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("DELETE FROM handed_back"); });
    ASSERT_TRUE(desk.line.receive().ok());
    EXPECT_EQ(desk.list().handedBack, 1);
    // Another content keeps its place.
    desk.line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("DELETE FROM handed_back"); });
    QFile other(desk.handed(name));
    ASSERT_TRUE(other.open(QIODevice::WriteOnly | QIODevice::Truncate));
    other.write("theirs");
    other.close();
    ASSERT_TRUE(desk.line.receive().ok());
    EXPECT_EQ(SourceLine::content(desk.handed(name)), "theirs");
    EXPECT_EQ(desk.list().handBackTrouble->code, ErrorCode::SequenceConflict);
    EXPECT_EQ(desk.there().size(), 1) << "and nothing half beside it";
}

TEST(HandBack, F21_a_full_disk_leaves_nothing_half)
{
    if (!QFile::exists(u"/dev/full"_s))
        GTEST_SKIP();
    HandBackDesk desk;
    // The name under which it is written first leads to a device that is always full.
    const QString part = desk.line.source.handBackFolder + u"/."_s;
    ASSERT_TRUE(desk.line.receive().ok());
    const QString name = desk.there()[0];
    ASSERT_TRUE(QFile::remove(desk.handed(name)));
    desk.line.place.write<Done>([](store::Transaction &transaction) { return transaction.exec("DELETE FROM handed_back"); });
    ASSERT_TRUE(QFile::link(u"/dev/full"_s, part + name + u".part"_s));
    ASSERT_TRUE(desk.line.receive().ok());
    ASSERT_TRUE(desk.list().handBackTrouble);
    EXPECT_EQ(desk.list().handBackTrouble->code, ErrorCode::DiskFull);
    EXPECT_TRUE(desk.there().isEmpty());
    ASSERT_TRUE(desk.line.receive().ok());
    EXPECT_EQ(desk.there(), QStringList{name}) << "tried again";
}

} // namespace
} // namespace madoguchi::test
