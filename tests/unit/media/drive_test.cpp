// A medium as a folder (C-18).
#include "media/device_serial.h"
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
    media::FolderDrive drive(media::FolderDrive::Media::Folders);
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
    media::FolderDrive drive(media::FolderDrive::Media::Folders);
    // The name under which it is written first leads to a device that is always full.
    ASSERT_TRUE(QFile::link(u"/dev/full"_s, medium.filePath(u"one.sealed.part"_s)));
    const auto written = drive.write(medium.path(), u"one.sealed"_s, QByteArray(100'000, 'x'));
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(on(medium).isEmpty()) << on(medium).join(u' ').toStdString();
}

/// A tree as the kernel shows it: a stick with a partition, and what lies encrypted on that.
struct Devices {
    const QTemporaryDir sys;
    Devices()
    {
        const QString stick = u"devices/pci0000:00/usb1/1-2"_s, block = stick + u"/1-2:1.0/host4/block/sdb"_s;
        for (const QString &folder : {block + u"/sdb1"_s, u"devices/virtual/block/dm-0/slaves"_s, u"devices/virtual/block/loop0"_s, u"class/block"_s})
            EXPECT_TRUE(QDir(sys.path()).mkpath(folder));
        QFile serial(sys.filePath(stick + u"/serial"_s));
        EXPECT_TRUE(serial.open(QIODevice::WriteOnly) && serial.write("4C530001\n") > 0);
        for (const QString &device : {block, block + u"/sdb1"_s, u"devices/virtual/block/dm-0"_s, u"devices/virtual/block/loop0"_s})
            EXPECT_TRUE(QFile::link(sys.filePath(device), sys.filePath(u"class/block/"_s + QFileInfo(device).fileName())));
        EXPECT_TRUE(QFile::link(sys.filePath(block + u"/sdb1"_s), sys.filePath(u"devices/virtual/block/dm-0/slaves/sdb1"_s)));
    }
};

TEST(FolderDrive, C18_a_device_is_known_by_what_it_tells_of_itself)
{
    const Devices devices;
    for (const QString &name : {u"sdb"_s, u"sdb1"_s, u"dm-0"_s})
        EXPECT_EQ(media::deviceSerial(u"/dev/"_s + name, devices.sys.path()), u"4C530001"_s) << name.toStdString();
    EXPECT_EQ(media::deviceSerial(u"/dev/loop0"_s, devices.sys.path()), QString()) << "no serial on the way";
    EXPECT_EQ(media::deviceSerial(u"/dev/none"_s, devices.sys.path()), QString());
}

TEST(FolderDrive, C18_a_mount_point_without_its_medium_is_no_medium_and_another_device_is_refused)
{
    const QTemporaryDir folder;
    const media::FolderDrive drive(media::FolderDrive::Media::Mounted);
    const auto away = drive.check(folder.filePath(u"none"_s), u"4C530001"_s), empty = drive.check(folder.path(), u"4C530001"_s), other = drive.check(u"/"_s, u"4C530001"_s);
    ASSERT_FALSE(away.ok() || empty.ok() || other.ok());
    EXPECT_EQ(away.error().code, ErrorCode::MediumMissing);
    EXPECT_EQ(empty.error().code, ErrorCode::MediumMissing);
    EXPECT_EQ(other.error().code, ErrorCode::MediumUnregistered);
    const auto unnamed = drive.check(u"/proc"_s, u""_s); // mounted, and tells no serial
    ASSERT_FALSE(unnamed.ok()) << "none is not a serial";
    EXPECT_EQ(unnamed.error().code, ErrorCode::MediumUnregistered);
    EXPECT_TRUE(media::FolderDrive(media::FolderDrive::Media::Folders).check(folder.path(), u"any"_s).ok()) << "training";
}

} // namespace
