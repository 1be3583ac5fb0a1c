#include "exchange/encoding.h"
#include "exchange/field.h"
#include "file_samples.h"

#include <gtest/gtest.h>

namespace madoguchi::exchange {
namespace {

/// Bytes of one field: mostly what the column wants, sometimes anything.
QByteArray anyField(const Column &column)
{
    if (*rc::gen::inRange(0, 3) == 0) {
        QByteArray bytes;
        for (int i = *rc::gen::inRange(0, column.length + 3); i > 0; --i)
            bytes += *rc::gen::elementOf(std::string("0189-AZaz \"~\x7f\x01あ").append("\xEF\xBB\xBF"));
        return bytes.isValidUtf8() ? bytes : QByteArray("0");
    }
    const FieldCheck written = fieldToFile(column, fieldFor(column));
    QByteArray bytes = written.value.toUtf8();
    if (!bytes.isEmpty() && *rc::gen::inRange(0, 3) == 0)
        bytes[*rc::gen::inRange<qsizetype>(0, bytes.size())] = *rc::gen::inRange('0', ':');
    return bytes.isValidUtf8() ? bytes : QByteArray("0");
}

TEST(FieldGlance, C02_takes_only_what_the_long_way_takes_and_means_the_same)
{
    int taken = 0;
    EXPECT_TRUE(rc::check("any field of any column", [&taken] {
        const Layout &layout = anyLayout();
        const Column &column = layout.columns[*rc::gen::inRange<qsizetype>(0, layout.columns.size())];
        FieldGlance glance(column);
        char beside[FieldGlance::room];
        for (int times = 0; times < 3; ++times) {
            const QByteArray bytes = anyField(column);
            const FieldCheck whole = fieldFromFile(column, *decode(bytes, Encoding::Utf8));
            const auto value = glance.take(bytes, beside);
            if (value)
                RC_ASSERT(whole.code.isEmpty() && whole.value.toUtf8() == value->toByteArray());
            else if (whole.code.isEmpty() && whole.value.toUtf8() == bytes)
                glance.passed(bytes); // as the reader does
            taken += value.has_value();
        }
    }));
    EXPECT_GT(taken, 50);
}

} // namespace
} // namespace madoguchi::exchange
