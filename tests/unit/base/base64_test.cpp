#include "base/base64.h"

#include <gtest/gtest.h>

namespace madoguchi {
namespace {

// RFC 4648 §10.
TEST(Base64, reads_what_it_writes)
{
    for (const auto &[bytes, text] : {std::pair("", ""), std::pair("f", "Zg=="), std::pair("fo", "Zm8="), std::pair("foo", "Zm9v"), std::pair("foobar", "Zm9vYmFy")})
        EXPECT_EQ(fromBase64(text), QByteArray(bytes)) << text;
}

TEST(Base64, one_value_has_one_spelling)
{
    for (const char *text : {"Zg", "Zg=", "Zh==", "Zm9=", "Zm9v\n", " Zm9v", "Zm9v====", "Zm8=Zm8=", "Zm-v", "=", "Z===", "\xff\xff\xff\xff"})
        EXPECT_FALSE(fromBase64(text)) << text;
}

} // namespace
} // namespace madoguchi
