#include "base/secret_bytes.h"

#include "base/id.h"
#include "base/result.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

#include <set>
#include <type_traits>

using namespace madoguchi;

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_convertible_v<SecretBytes, QByteArray>);

TEST(SecretBytes, WipesWhatItGivesBack)
{
    const std::uint8_t content[] = {1, 2, 3, 4};
    const std::uint8_t *where = nullptr;
    {
        SecretBytes secret{content};
        where = secret.data();
        EXPECT_EQ(where[3], 4);
    }
    // The arena stays mapped, so looking at the freed block is legal: it must hold nothing.
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(where[i], 0);
}

TEST(SecretBytes, GrowsAndTruncatesWithoutLeavingACopy)
{
    SecretBytes secret;
    std::set<const std::uint8_t *> places;
    for (int i = 0; i < 300; ++i) {
        const auto byte = static_cast<std::uint8_t>(0xa5);
        secret.append({&byte, 1});
        places.insert(secret.data());
    }
    const std::uint8_t *tail = secret.data() + 10;
    secret.truncate(10);
    EXPECT_EQ(secret.size(), 10u);
    EXPECT_EQ(*tail, 0);
    for (const auto *place : places) {
        if (place != secret.data()) {
            EXPECT_NE(*place, 0xa5);
        }
    }
}

TEST(SecretBytes, EqualComparesContent)
{
    const std::uint8_t a[] = {1, 2, 3}, b[] = {1, 2, 4};
    EXPECT_TRUE(SecretBytes::equal(SecretBytes{a}, SecretBytes{a}));
    EXPECT_FALSE(SecretBytes::equal(SecretBytes{a}, SecretBytes{b}));
    EXPECT_FALSE(SecretBytes::equal(SecretBytes{a}, SecretBytes{}));
}

#ifdef Q_OS_UNIX
TEST(HardenProcess, C22_what_is_written_afterwards_is_the_owners_alone)
{
    const mode_t before = umask(022);
    hardenProcess();
    QTemporaryDir dir;
    QDir(dir.path()).mkdir(QStringLiteral("folder"));
    QFile file(dir.filePath(QStringLiteral("file")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    EXPECT_FALSE(QFile::permissions(file.fileName()) & others);
    EXPECT_FALSE(QFile::permissions(dir.filePath(QStringLiteral("folder"))) & others);
    umask(before);
}
#endif

TEST(Id, NewIdsAreVersion7AndAscendByTime)
{
    const QString first = newId();
    EXPECT_EQ(first.size(), 36);
    EXPECT_EQ(first[14], u'7');
    EXPECT_NE(first, newId());
}

TEST(Error, TextsAreUnique)
{
    std::set<QString> texts;
#define MADOGUCHI_ERROR(name, text) EXPECT_TRUE(texts.insert(QStringLiteral(text)).second) << text;
#include "base/error_codes.def"
#undef MADOGUCHI_ERROR
}
