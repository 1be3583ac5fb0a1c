#include "exchange/schema.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace madoguchi::exchange {
namespace {

const SchemaSet &interface()
{
    static const auto set = SchemaSet::load(u":/interface/openapi.json"_s);
    EXPECT_TRUE(set.ok()) << qPrintable(describe(set.error()));
    return *set;
}

QJsonObject change()
{
    return {{"id"_L1, u"01935b2c-0000-7000-8000-000000000001"_s}, {"kind"_L1, u"household"_s}, {"aggregate"_L1, u"h-1"_s}, {"baseVersion"_L1, 0},
            {"actor"_L1, u"clerk-1"_s}, {"at"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"body"_L1, QJsonObject{}}};
}

TEST(Schema, C02_what_matches_passes)
{
    EXPECT_TRUE(interface().check(u"Change"_s, change()).ok());
    EXPECT_TRUE(interface().check(u"ChangesRequest"_s, QJsonObject{{"items"_L1, QJsonArray{change(), change()}}}).ok());
}

TEST(Schema, C02_whatever_else_is_refused_with_its_place)
{
    const auto place = [](const QString &schema, const QJsonValue &value) {
        const auto checked = interface().check(schema, value);
        return checked.ok() ? u"(passes)"_s : checked.error().field;
    };
    const auto with = [](const QString &key, const QJsonValue &value) {
        QJsonObject object = change();
        object[key] = value;
        return object;
    };
    EXPECT_EQ(place(u"Change"_s, with(u"kind"_s, u"F1"_s)), u"kind"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"kind"_s, 1)), u"kind"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"baseVersion"_s, -1)), u"baseVersion"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"baseVersion"_s, 0.5)), u"baseVersion"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"baseVersion"_s, u"0"_s)), u"baseVersion"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"baseVersion"_s, 1e300)), u"baseVersion"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"baseVersion"_s, QJsonValue::Null)), u"baseVersion"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"at"_s, u"2026-11-20T01:42:00.000Z\n"_s)), u"at"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"aggregate"_s, u"a/b"_s)), u"aggregate"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"aggregate"_s, QString(65, u'a'))), u"aggregate"_s);
    EXPECT_EQ(place(u"Change"_s, with(u"surplus"_s, 1)), u"?"_s) << "a stranger's name is not repeated";
    QJsonObject lacking = change();
    lacking.remove(u"body"_s);
    EXPECT_EQ(place(u"ChangesRequest"_s, QJsonObject{{"items"_L1, QJsonArray{change(), lacking}}}), u"items/1/body"_s);
    EXPECT_EQ(place(u"ChangesRequest"_s, QJsonObject{{"items"_L1, QJsonArray{}}}), u"items"_s);
    EXPECT_EQ(place(u"ChangesRequest"_s, QJsonArray{}), QString());
    EXPECT_EQ(interface().check(u"Nothing"_s, change()).error().code, ErrorCode::NotFound);
}

TEST(Schema, a_long_string_does_not_exhaust_the_stack)
{
    QJsonObject signedAnswer{{"payload"_L1, QString(6'000'000, u'A')}, {"signature"_L1, u"AA=="_s}, {"key"_L1, u"receipts"_s}};
    EXPECT_TRUE(interface().check(u"Signed"_s, signedAnswer).ok());
    signedAnswer["payload"_L1] = QString(6'000'000, u'A') + u'!';
    EXPECT_FALSE(interface().check(u"Signed"_s, signedAnswer).ok());
}

TEST(Schema, C02_a_document_with_rules_that_are_not_checked_is_refused)
{
    QTemporaryDir dir;
    const auto loads = [&](const QByteArray &schema) {
        QFile file(dir.filePath(u"a.json"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(R"({"components":{"schemas":{"X":)" + schema + "}}}");
        file.close();
        return SchemaSet::load(file.fileName()).ok();
    };
    EXPECT_TRUE(loads(R"({"type":"object","additionalProperties":false,"properties":{}})"));
    EXPECT_FALSE(loads(R"({"type":"object","properties":{}})")) << "additionalProperties must be said";
    EXPECT_FALSE(loads(R"({"type":"string"})")) << "no bound";
    EXPECT_FALSE(loads(R"({"type":"string","maxLength":3,"format":"date"})"));
    EXPECT_FALSE(loads(R"({"type":"string","maxLength":3,"pattern":"("})"));
    EXPECT_FALSE(loads(R"({"anyOf":[]})"));
    EXPECT_FALSE(loads(R"({"$ref":"#/components/schemas/Y"})"));
    EXPECT_FALSE(loads(R"({"type":"array","items":{"type":"boolean"}})"));
}

TEST(Json, limits)
{
    EXPECT_FALSE(parseJson("[1", 100).ok());
    EXPECT_FALSE(parseJson("[\"\xFF\"]", 100).ok());
    EXPECT_FALSE(parseJson(QByteArray(5000, '['), 10000).ok());
    for (const char *marked : {"[\"\xEF\xBB\xBF" "a\"]", "[\"\\uFEFFa\"]", "[\"\\ufeff\"]", "{\"\\uFEFFa\":1}"})
        EXPECT_FALSE(parseJson(marked, 100).ok()) << marked;
    for (const char *unmarked : {"[\"\\\\uFEFF\"]", "[\"a\\uFEFF\"]", "[\"\"]"})
        EXPECT_TRUE(parseJson(unmarked, 100).ok()) << unmarked;
    EXPECT_EQ(parseJson("[1,2,3]", 3).error().code, ErrorCode::TooLarge);
    EXPECT_TRUE(parseJson("{\"a\":1}", 100).value().isObject());
}

} // namespace
} // namespace madoguchi::exchange
