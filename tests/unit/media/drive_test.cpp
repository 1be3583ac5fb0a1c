// A medium as a folder (C-18).
#include "media/drive.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

QStringList on(const QTemporaryDir &medium) { return QDir(medium.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name); }

TEST(FolderDrive, C18_what_was_written_is_there_whole_and_nothing_is_written_over)
{
    const QTemporaryDir medium;
    media::FolderDrive drive;
    ASSERT_TRUE(drive.write(medium.path(), u"one.sealed"_s, "content").ok());
    EXPECT_EQ(on(medium), QStringList{u"one.sealed"_s});
    const auto again = drive.write(medium.path(), u"one.sealed"_s, "other");
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().code, ErrorCode::FileUnwritable);
    EXPECT_EQ(on(medium), QStringList{u"one.sealed"_s});
    EXPECT_EQ(*drive.read(medium.path(), u"one.sealed"_s, 100), "content");
}

TEST(FolderDrive, C18_a_full_medium_leaves_nothing_half)
{
    if (!QFile::exists(u"/dev/full"_s))
        GTEST_SKIP();
    const QTemporaryDir medium;
    media::FolderDrive drive;
    // The name under which it is written first leads to a device that is always full.
    ASSERT_TRUE(QFile::link(u"/dev/full"_s, medium.filePath(u"one.sealed.part"_s)));
    const auto written = drive.write(medium.path(), u"one.sealed"_s, QByteArray(100'000, 'x'));
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(on(medium).isEmpty()) << on(medium).join(u' ').toStdString();
}

} // namespace
