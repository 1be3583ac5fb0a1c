#include "base/json_members.h"

#include <QJsonDocument>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;

TEST(JsonMembers, C02_what_it_takes_comes_back_from_json_as_it_went)
{
    for (const QString &text : {u""_s, u"山田"_s, u"𠮷"_s, u"a\uFEFFb"_s, u"\uFEFFab"_s, u"\uFEFF"_s}) {
        JsonMembers members({{u"name"_s, text}}, ErrorCode::InvalidArgument);
        const QString taken = members.text("name"_L1);
        if (const auto finished = members.finish(); !finished.ok()) {
            EXPECT_TRUE(text.startsWith(QChar::ByteOrderMark)) << text.toStdString();
            EXPECT_TRUE(finished.error().args.contains(u"value"_s));
            continue;
        }
        const QByteArray json = QJsonDocument(QJsonObject{{u"name"_s, taken}}).toJson();
        EXPECT_EQ(QJsonDocument::fromJson(json)[u"name"_s].toString(), text) << json.constData();
    }
}
