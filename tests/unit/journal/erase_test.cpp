// A file that is to leave nothing behind (C-20).
#include "journal/erase.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

TEST(Erase, C20_overwritten_is_said_of_nothing_else)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"source.csv"_s), link = folder.filePath(u"link.csv"_s);
    const auto none = journal::overwriteFile(path);
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::FileUnwritable);
    EXPECT_FALSE(QFile::exists(path)) << "and none is made";
    write(path, QByteArray(200'000, 'x'));
    ASSERT_TRUE(QFile::link(path, link));
    EXPECT_FALSE(journal::overwriteFile(link).ok());
    EXPECT_EQ(contentOf(path).count('x'), 200'000);
    ASSERT_TRUE(journal::overwriteFile(path).ok());
    EXPECT_EQ(contentOf(path), QByteArray(200'000, '\0'));
}

TEST(Erase, C20_erased_is_overwritten_and_gone_and_a_link_is_only_removed)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"source.csv"_s), second = folder.filePath(u"second.csv"_s), link = folder.filePath(u"link.csv"_s);
    write(path, "content");
    ASSERT_TRUE(QFile::link(path, link));
    ASSERT_TRUE(journal::eraseFile(link).ok());
    EXPECT_EQ(contentOf(path), "content");
    QFile watching(path); // what lies on the disk once the name is gone
    ASSERT_TRUE(watching.open(QIODevice::ReadOnly));
    ASSERT_TRUE(journal::eraseFile(path).ok());
    EXPECT_FALSE(QFile::exists(path));
    EXPECT_EQ(watching.readAll(), QByteArray(7, '\0'));
    EXPECT_TRUE(journal::eraseFile(second).ok()) << "none: nothing to do";
}

} // namespace
