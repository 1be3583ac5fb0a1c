// A terminal is gone: what may have lain there, as far as the server can tell (C-33).
#include "central_fixture.h"

#include "federation/incident.h"
#include "support/wait.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation::test {
namespace {

class IncidentTest : public testing::Test {
protected:
    /// Something in the feed, from a terminal.
    void item(const Identity &who, const QString &kind, const QString &aggregate, const QJsonObject &body)
    {
        const qint64 base = m_versions[kind + aggregate]++;
        const auto id = u"01935b2c-0000-7000-8000-%1"_s.arg(++m_items, 12, 10, QChar(u'0'));
        const QJsonArray items{QJsonObject{{"id"_L1, id}, {"kind"_L1, kind}, {"aggregate"_L1, aggregate}, {"baseVersion"_L1, base}, {"actor"_L1, u"clerk-1"_s},
                                           {"at"_L1, wireTime(central.clock.utc())}, {"body"_L1, body}}};
        const auto answers = central.post(who.tenant(), "/v1/changes", {{"items"_L1, items}}, u"ChangesAnswer"_s)["answers"_L1].toArray();
        ASSERT_EQ(answers[0].toObject()["result"_L1].toString(), u"accepted"_s) << QJsonDocument(answers).toJson().constData();
    }
    void reception(const Identity &who, const QString &id)
    {
        item(who, u"reception"_s, id, {{"number"_L1, u"8-1120-"_s + id.right(3)}, {"openedAt"_L1, u"2026-11-20T01:42:00.000Z"_s}, {"by"_L1, u"clerk-1"_s}, {"byName"_L1, u"窓口 花子"_s},
                                       {"purpose"_L1, u"moving-in"_s}, {"closed"_L1, false}});
    }
    void household(const Identity &who, const QString &id, const QStringList &persons)
    {
        QJsonArray members;
        for (const QString &person : persons)
            members.append(QJsonObject{{"person"_L1, person}, {"addressee"_L1, u"0001"_s}, {"nameKanji"_L1, u"架空 太郎"_s}, {"nameKana"_L1, u"カクウ タロウ"_s}, {"birth"_L1, u"1980-01-01"_s}, {"birthUnknown"_L1, false}, {"dead"_L1, false}, {"federationId"_L1, u""_s}, {"sex"_L1, 1},
                                       {"relation"_L1, u"本人"_s}, {"head"_L1, person == persons.first()}, {"insured"_L1, true}, {"branch"_L1, u"01"_s}, {"eligibility"_L1, QJsonArray{}},
                                       {"certificates"_L1, QJsonArray{}}});
        item(who, u"household"_s, id, {{"householdNumber"_L1, u"100"_s}, {"symbol"_L1, u"富"_s}, {"number"_L1, u"1"_s}, {"nominalHead"_L1, false}, {"postalCode"_L1, u"9300001"_s},
                                       {"address"_L1, u"架空町1"_s}, {"town"_L1, u"架空町"_s}, {"phone"_L1, u""_s}, {"members"_L1, members}});
    }
    /// A step made at `who`, of a medium that was asked for at `of`.
    void medium(const Identity &who, const QString &id, const QString &state, const Identity &of) { item(who, u"media-request"_s, id, {{"state"_L1, state}, {"terminal"_L1, of.certificate.commonName()}}); }
    void feed(const Identity &who, qint64 after) { EXPECT_EQ(central.call(who.tenant(), "GET", "/v1/feed?after=" + QByteArray::number(after) + "&limit=1000").status, 200); }
    static QStringList list(QStringList households)
    {
        for (QString &one : households)
            one += u"\t富 1"_s;
        return households;
    }
    Result<Incident> ask(const QString &terminal, QDate until) { return madoguchi::test::get(central.service().incident(here, terminal, until)); }
    Incident incident(const QString &terminal, QDate until) { return ask(terminal, until).value(); }
    static QString word(const Incident &incident) { return incidentReport(incident, QDateTime(QDate(2026, 11, 22), QTime(3, 4), Qt::UTC)); }

    Central central;
    QHash<QString, qint64> m_versions;
    int m_items = 0;
};

} // namespace

TEST_F(IncidentTest, C33_lists_whose_records_lay_there_at_that_time)
{
    const QDate first = central.clock.today();
    household(central.terminal1, u"h-1"_s, {u"p-1"_s, u"p-2"_s});
    household(central.terminal1, u"h-2"_s, {u"p-3"_s});
    feed(central.terminal2, 0);
    reception(central.terminal1, u"r-001"_s);
    central.clock.advance(std::chrono::hours(24));
    household(central.terminal1, u"h-1"_s, {u"p-1"_s});              // p-2 has left it, but was there
    household(central.terminal1, u"h-3"_s, {u"p-4"_s, u"p-5"_s});
    feed(central.terminal2, 2);
    central.clock.advance(std::chrono::hours(24));
    household(central.terminal1, u"h-4"_s, {u"p-6"_s});              // never went there
    household(central.terminal2, u"h-5"_s, {u"p-7"_s});              // was made there
    medium(central.terminal2, u"m-1"_s, u"requested"_s, central.terminal2);
    medium(central.terminal2, u"m-1"_s, u"written"_s, central.terminal2);
    medium(central.terminal1, u"m-1"_s, u"handed-over"_s, central.terminal2);
    medium(central.terminal2, u"m-2"_s, u"verified"_s, central.terminal2);
    medium(central.terminal1, u"m-2"_s, u"lost"_s, central.terminal2); // the second person sits elsewhere
    medium(central.terminal1, u"m-3"_s, u"written"_s, central.terminal1);
    medium(central.terminal2, u"m-3"_s, u"taken-back"_s, central.terminal1);

    const Incident then = incident(u"terminal-2"_s, first);
    EXPECT_EQ(then.exposure.households, list({u"h-1"_s, u"h-2"_s}));
    EXPECT_EQ(then.exposure.persons, 3);
    EXPECT_TRUE(then.exposure.others.isEmpty()) << "the reception came later";
    EXPECT_EQ(then.exposure.position, 2);
    EXPECT_EQ(then.exposure.mediaOut, 0);
    const Incident next = incident(u"terminal-2"_s, first.addDays(1));
    EXPECT_EQ(next.exposure.households, list({u"h-1"_s, u"h-2"_s, u"h-3"_s}));
    EXPECT_EQ(next.exposure.persons, 5);
    EXPECT_EQ(next.exposure.others, (QMap<QString, int>{{u"reception"_s, 1}}));
    EXPECT_EQ(next.exposure.fedOn, first.addDays(1));
    const Incident now = incident(u"terminal-2"_s, first.addDays(2));
    EXPECT_EQ(now.exposure.households, list({u"h-1"_s, u"h-2"_s, u"h-3"_s, u"h-5"_s}));
    EXPECT_EQ(now.exposure.persons, 6);
    EXPECT_EQ(now.exposure.mediaOut, 1);
    // How far terminal 1 was answered is not on record (it never asked): everything of that time counts.
    const Incident unknown = incident(u"terminal-1"_s, first);
    EXPECT_FALSE(unknown.exposure.position);
    EXPECT_EQ(unknown.exposure.households, list({u"h-1"_s, u"h-2"_s}));
    EXPECT_EQ(unknown.exposure.others, (QMap<QString, int>{{u"reception"_s, 1}}));
    EXPECT_EQ(incident(u"terminal-1"_s, first.addDays(-1)).exposure.households, QStringList());
    EXPECT_EQ(ask(u"terminal-77"_s, first).error().code, ErrorCode::NotFound);
    EXPECT_EQ(madoguchi::test::get(central.service().incident(elsewhere, u"terminal-1"_s, first)).error().code, ErrorCode::TenantUnknown);
}

TEST_F(IncidentTest, C33_the_draft_says_everything_it_knows_and_names_no_resident)
{
    household(central.terminal1, u"h-1"_s, {u"p-1"_s, u"p-2"_s});
    feed(central.terminal2, 0);
    Incident known = incident(u"terminal-2"_s, central.clock.today());
    const QString text = word(known);
    EXPECT_FALSE(text.contains(u"%{"_s)) << qPrintable(text);
    for (const QString &said : {u"162019"_s, u"terminal-2"_s, u"1世帯"_s, u"2人"_s, u"台帳に登録中"_s, u"受け取っていない"_s, u"2026年11月22日 12:04"_s, u"第６８条"_s})
        EXPECT_TRUE(text.contains(said)) << qPrintable(said) << qPrintable(text);
    for (const QString &secret : {u"架空"_s, u"カクウ"_s, u"p-1"_s, u"h-1"_s})
        EXPECT_FALSE(text.contains(secret)) << qPrintable(secret);
    EXPECT_FALSE(known.holders.isEmpty());
    for (const Incident::Holder &holder : known.holders)
        EXPECT_TRUE(text.contains(holder.staff.text()));

    const auto becomes = [&](const QString &said) { EXPECT_TRUE(word(known).contains(said)) << qPrintable(said) << qPrintable(word(known)); };
    known.holders.append({StaffId(u"gone-7"_s), false});
    becomes(u"gone-7〔現在は権限なし〕"_s);
    known.escrow = true;
    becomes(u"３人のうち２人"_s);
    known.sealedQueue = true;
    becomes(u"封印した番号"_s);
    known.exposure.mediaOut = 3;
    becomes(u"3件"_s);
    known.exposure.awaited = 2;
    becomes(u"2 件"_s);
    known.listed->keyOrder = {4, StaffId(u"admin-1"_s), central.clock.utc(), {}};
    becomes(u"まだ行われていない"_s);
    known.listed->keyReport = {4, central.clock.utc(), {}};
    becomes(u"に済んだ"_s);
    known.listed->retired = central.clock.utc();
    becomes(u"使用終了"_s);
    known.listed->place = u"%{terminal} %{"_s; // what somebody typed is never taken for ours
    becomes(u"%{terminal} %{"_s);
    known.listed.reset();
    becomes(u"台帳にない"_s);
    known.exposure.position.reset();
    becomes(u"その時点の全件"_s);
}

} // namespace madoguchi::federation::test
