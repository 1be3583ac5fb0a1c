// Two have changed the same thing: both versions stand beside each other, and whoever decides loses nothing (sync.md promise 4).
#include "counter_fixture.h"

#include "base/json_members.h"
#include "domain/individual_number.h"
#include "journal/known_version.h"
#include "people/conflict.h"
#include "people/household_table.h"

namespace madoguchi::test {
namespace {

using Ours = api::Conflict::Ours;
using people::Household;

class ConflictTest : public CounterTest {
protected:
    const QString first = u"01900000-0000-7000-8000-000000000001"_s, id = u"change:"_s + first;
    const QString reason = u"本人に確認済み"_s;

    static Household yamada()
    {
        return family(u"h1"_s, u"10000001"_s, {{u"p1"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s}, {u"p2"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s}});
    }
    static Household ours()
    {
        Household h = yamada();
        h.address = u"富山市新富町9番"_s;
        h.members[1].relation = u"同居人"_s;
        return h;
    }
    static Household theirs(const QString &phone = u"076-111-2222"_s)
    {
        Household h = yamada();
        h.phone = phone;
        return h;
    }
    journal::FeedItem told(const Household &household, qint64 version)
    {
        auto item = feedItem(u"household"_s, household.id.text(), version, toJson(household));
        item.actor = u"clerk-2"_s;
        item.terminal = u"terminal-2"_s;
        item.at = place.clock.utc().addSecs(-60);
        return item;
    }
    static QJsonObject wire(const journal::FeedItem &item)
    {
        return {{u"position"_s, item.position}, {u"kind"_s, item.kind}, {u"aggregate"_s, item.aggregate}, {u"version"_s, item.version}, {u"actor"_s, item.actor},
                {u"terminal"_s, item.terminal}, {u"at"_s, wireTime(item.at)}, {u"body"_s, item.body}, {u"mark"_s, item.mark}};
    }
    /// Ours was made on version 1 with one row for the federation, and left; the server answered that theirs stands there as version 2.
    void refuse()
    {
        bring(yamada());
        Workplace::must(get(place.runner().run<Done>(api::UseCase::NotificationRegister, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            store::Transaction &transaction = scope.transaction;
            Household mine = ours();
            mine.version = 2;
            MADOGUCHI_TRY(storeHousehold(transaction, mine, m_office.municipality, u"clerk-1"_s, 0));
            journal::OutboxItem item;
            item.id = ChangeId(first);
            item.kind = u"household"_s;
            item.aggregate = u"h1"_s;
            item.baseVersion = 1;
            item.actor = u"clerk-1"_s;
            item.body = toJson(mine);
            MADOGUCHI_TRY(journal::enqueue(transaction, item, place.clock.utc()));
            journal::OutboxItem row = item;
            row.id = ChangeId(newId());
            row.destination = journal::Destination::FederationFile;
            row.kind = u"F1"_s;
            row.baseVersion = 0;
            MADOGUCHI_TRY(journal::enqueue(transaction, row, place.clock.utc()));
            MADOGUCHI_TRY(journal::setAside(transaction, ChangeId(first), u"conflict"_s, place.clock.utc()));
            return journal::keepCurrent(transaction, ChangeId(first), wire(told(theirs(), 2)));
        })));
    }
    void refuseAndHear()
    {
        refuse();
        Workplace::must(apply(told(theirs(), 2)));
    }
    Household here()
    {
        return place.read<Household>([](store::Connection &connection) -> Result<Household> {
            MADOGUCHI_ASSIGN(const auto found, people::findHousehold(connection, HouseholdId(u"h1"_s)));
            return *found;
        });
    }
    api::Conflict open() { return Workplace::must(get(conflict.conflict(id))); }
    ErrorCode putOurs(const Household &seen, const QString &why)
    {
        const auto answer = get(conflict.putOurs(id, journal::bodyDigest(toJson(seen)), why));
        return answer.ok() ? ErrorCode::Internal : answer.error().code;
    }
    QStringList outboxStates() { return place.rows("SELECT kind, base_version, state FROM outbox ORDER BY position", 3); }
    int rowsThatMayLeave()
    {
        return place.read<int>([](store::Connection &connection) -> Result<int> {
            MADOGUCHI_ASSIGN(const auto rows, journal::rowsToSend(connection, u"F1"_s, 10));
            return static_cast<int>(rows.size());
        });
    }
};

/// A terminal that a clerk changes households at, and the municipal store as its rules are (sync.md): the base must be what stands.
class Desk final : public CounterTest {
public:
    explicit Desk(const QString &terminal) : CounterTest(terminal) { place.gate.actor.staff = StaffId(u"clerk-"_s + terminal.right(1)); }
    void TestBody() override {}

    using CounterTest::apply;
    using CounterTest::conflict;
    using CounterTest::outbox;
    using CounterTest::place;

    Household here()
    {
        return place.read<Household>([](store::Connection &connection) -> Result<Household> {
            MADOGUCHI_ASSIGN(const auto found, people::findHousehold(connection, HouseholdId(u"h1"_s)));
            return *found;
        });
    }
    void change(const std::function<void(Household &)> &how)
    {
        Workplace::must(get(place.runner().run<Done>(api::UseCase::NotificationRegister, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            MADOGUCHI_ASSIGN(auto found, people::findHousehold(scope.transaction.connection(), HouseholdId(u"h1"_s)));
            how(*found);
            const qint64 base = found->version++;
            const QString staff = scope.actor.staff.text();
            MADOGUCHI_TRY(people::storeHousehold(scope.transaction, *found, m_office.municipality, staff, 0));
            MADOGUCHI_TRY(journal::shareChange(scope.transaction, people::householdTable, u"h1"_s, base, toJson(*found), staff, place.clock.utc()));
            return done();
        })));
    }
    /// Up with what waits, down with what is there.
    void meet(QList<journal::FeedItem> &municipality)
    {
        for (const journal::OutboxItem &item : outbox("household")) {
            const journal::FeedItem standing = municipality.last();
            const bool taken = item.baseVersion == standing.version;
            place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
                if (taken)
                    return journal::acknowledge(transaction, item.id, "receipt", place.clock.utc());
                MADOGUCHI_TRY(journal::setAside(transaction, item.id, u"conflict"_s, place.clock.utc()));
                return journal::keepCurrent(transaction, item.id, {{u"version"_s, standing.version}, {u"actor"_s, standing.actor}, {u"terminal"_s, standing.terminal},
                                                                   {u"at"_s, wireTime(standing.at)}, {u"body"_s, standing.body}});
            });
            if (!taken)
                continue;
            auto made = feedItem(item.kind, item.aggregate, standing.version + 1, item.body, place.terminal);
            made.actor = item.actor;
            made.at = item.at;
            municipality.append(made);
        }
        for (const journal::FeedItem &item : std::as_const(municipality))
            Workplace::must(apply(item));
    }
    QString openConflict() { return u"change:"_s + place.rows("SELECT id FROM outbox WHERE state = 2", 1).value(0); }
};

QStringList lines(const QList<api::ConflictField> &fields, bool all = false)
{
    QStringList lines;
    const auto text = [](const QJsonValue &value) { return value.isUndefined() ? u"-"_s : value.toVariant().toString(); };
    for (const auto &field : fields)
        if (all || field.differs())
            lines += field.key + u'|' + field.subject + u'|' + text(field.ours) + u'|' + text(field.theirs);
    return lines;
}

TEST_F(ConflictTest, sync_promise4_both_versions_stand_side_by_side_with_who_and_when)
{
    refuseAndHear();
    const auto c = open();
    EXPECT_EQ(c.kind, u"household"_s);
    EXPECT_EQ(c.ours.staffName, u"clerk-1 の名前"_s);
    EXPECT_EQ(c.ours.terminal, u"terminal-1"_s);
    EXPECT_EQ(c.ours.at, place.clock.utc());
    EXPECT_EQ(c.seen, journal::bodyDigest(toJson(theirs())));
    EXPECT_EQ(c.theirs.staffName, u"clerk-2 の名前"_s);
    EXPECT_EQ(c.theirs.terminal, u"terminal-2"_s);
    EXPECT_EQ(c.theirs.at, place.clock.utc().addSecs(-60));
    EXPECT_EQ(lines(c.fields), (QStringList{u"address||富山市新富町9番|富山市桜町一丁目2番3号"_s, u"members.relation|山田 花子|同居人|妻"_s, u"phone||076-000-0001|076-111-2222"_s}));
    EXPECT_GT(c.fields.size(), 40) << "what is the same stands below it";
    EXPECT_TRUE(c.fields[0].differs() && !c.fields.last().differs());
    EXPECT_EQ(c.putOurs, Ours::Possible);
    EXPECT_EQ(c.behind, 1);
    EXPECT_EQ(place.recordLines().filter(u"conflict.open done household"_s).size(), 1) << "C-09: with names, so it is recorded";
}

TEST_F(ConflictTest, C03_no_field_bears_an_individual_number)
{
    refuseAndHear();
    for (const auto &field : open().fields)
        for (const auto &value : {field.ours, field.theirs})
            EXPECT_FALSE(domain::containsIndividualNumber(value.toVariant().toString())) << field.key.toStdString();
}

TEST_F(ConflictTest, sync_promise4_until_somebody_decides_both_are_kept_and_theirs_stands_here)
{
    refuseAndHear();
    EXPECT_EQ(here().phone, theirs().phone);
    EXPECT_EQ(here().address, theirs().address);
    EXPECT_EQ(outboxStates(), (QStringList{u"household|1|2"_s, u"F1|0|0"_s}));
    EXPECT_EQ(rowsThatMayLeave(), 0);
}

TEST_F(ConflictTest, sync_promise4_ours_on_top_is_a_new_change_of_theirs_and_the_old_one_is_closed_with_the_reason)
{
    refuseAndHear();
    place.gate.actor.staff = StaffId(u"clerk-3"_s);
    int householdTold = 0;
    QObject::connect(&handler, &people::PeopleHandler::householdChanged, &handler, [&] { ++householdTold; }, Qt::DirectConnection);
    ASSERT_EQ(putOurs(theirs(), reason), ErrorCode::Internal);
    EXPECT_EQ(here().address, ours().address);
    EXPECT_EQ(here().phone, ours().phone);
    EXPECT_EQ(here().version, 3);
    EXPECT_EQ(householdTold, 1);
    EXPECT_EQ(outboxStates(), (QStringList{u"household|1|3"_s, u"F1|0|0"_s, u"household|2|0"_s}));
    EXPECT_EQ(body("household"), toJson(ours()));
    EXPECT_EQ(outbox("household")[0].baseDigest, journal::bodyDigest(toJson(theirs()))) << "stands on what was looked at";
    EXPECT_EQ(outbox("household")[0].actor, u"clerk-3"_s) << "who decides answers for it";
    EXPECT_EQ(place.rows("SELECT closed_by, closed_reason FROM outbox WHERE state = 3", 2), QStringList{u"clerk-3|"_s + reason});
    EXPECT_EQ(place.recordLines().filter(u"conflict.ours done household ours on 2"_s).size(), 1);
    EXPECT_EQ(putOurs(theirs(), reason), ErrorCode::NotFound) << "once is enough";
}

TEST_F(ConflictTest, sync_promise4_rows_for_the_federation_wait_for_the_decision_and_go_with_it)
{
    refuseAndHear();
    ASSERT_EQ(putOurs(theirs(), reason), ErrorCode::Internal);
    EXPECT_EQ(rowsThatMayLeave(), 0) << "the new change is not accepted yet";
    const ChangeId made = outbox("household")[0].id;
    place.write<Done>([&](store::Transaction &transaction) { return journal::acknowledge(transaction, made, "receipt", place.clock.utc()); });
    EXPECT_EQ(rowsThatMayLeave(), 1);
}

TEST_F(ConflictTest, sync_promise4_what_moved_on_meanwhile_is_shown_first)
{
    refuseAndHear();
    Workplace::must(apply(told(theirs(u"076-333-4444"_s), 3)));
    EXPECT_EQ(putOurs(theirs(), reason), ErrorCode::VersionConflict);
    EXPECT_EQ(here().phone, u"076-333-4444"_s) << "nothing was overwritten";
    const auto c = open();
    EXPECT_EQ(c.seen, journal::bodyDigest(toJson(theirs(u"076-333-4444"_s))));
    EXPECT_TRUE(lines(c.fields).contains(u"phone||076-000-0001|076-333-4444"_s));
    EXPECT_EQ(putOurs(theirs(u"076-333-4444"_s), reason), ErrorCode::Internal);
    // What comes later still does not touch what was decided.
    Workplace::must(apply(told(theirs(u"076-555-6666"_s), 4)));
    EXPECT_FALSE(place.rows("SELECT current FROM outbox WHERE state = 3", 1).first().contains(u"076-555"_s));
}

TEST_F(ConflictTest, sync_promise4_another_content_under_the_number_that_was_shown_is_shown_first_too)
{
    refuseAndHear();
    Workplace::must(apply(told(theirs(u"076-333-4444"_s), 2))); // the municipal store was put back, and somebody else was first
    EXPECT_EQ(putOurs(theirs(), reason), ErrorCode::VersionConflict);
    EXPECT_TRUE(outbox("household").isEmpty());
}

TEST_F(ConflictTest, sync_promise4_ours_waits_until_theirs_is_here_and_until_a_newer_change_of_ours_has_left)
{
    refuse();
    EXPECT_EQ(open().putOurs, Ours::Waiting) << "ours still stands here";
    EXPECT_EQ(putOurs(theirs(), reason), ErrorCode::StateRefused);
    Workplace::must(apply(told(theirs(), 2)));
    EXPECT_EQ(open().putOurs, Ours::Possible);
    place.write<Done>([&](store::Transaction &transaction) {
        Household newer = theirs(u"076-777-8888"_s);
        newer.version = 3;
        return storeHousehold(transaction, newer, m_office.municipality, u"clerk-1"_s, 0);
    });
    EXPECT_EQ(putOurs(theirs(), reason), ErrorCode::StateRefused);
    // Once it is accepted it comes back by the feed, and is what is to be decided about.
    auto own = told(theirs(u"076-777-8888"_s), 3);
    own.terminal = u"terminal-1"_s;
    Workplace::must(apply(own));
    EXPECT_EQ(open().seen, journal::bodyDigest(toJson(theirs(u"076-777-8888"_s))));
    EXPECT_EQ(open().putOurs, Ours::Possible);
}

TEST_F(ConflictTest, C06_a_decision_has_a_reason_without_a_number)
{
    refuseAndHear();
    EXPECT_EQ(putOurs(theirs(), u"  "_s), ErrorCode::FieldRequired);
    EXPECT_EQ(putOurs(theirs(), u"番号 1234 5678 9018"_s), ErrorCode::IndividualNumberInText);
    EXPECT_EQ(putOurs(theirs(), QString(201, u'あ')), ErrorCode::TooLarge);
    EXPECT_EQ(here().phone, theirs().phone);
    EXPECT_EQ(place.recordLines().filter(u"conflict.ours failed"_s).size(), 3);
}

TEST_F(ConflictTest, what_is_no_open_conflict_is_not_found)
{
    refuseAndHear();
    for (const QString &other : {u""_s, u"file:1"_s, u"change:x"_s})
        EXPECT_EQ(get(conflict.conflict(other)).error().code, ErrorCode::NotFound) << other.toStdString();
    place.write<Done>([&](store::Transaction &transaction) { return journal::close(transaction, ChangeId(first), {place.clock.utc(), u"clerk-1"_s, u"窓口"_s, reason}); });
    EXPECT_EQ(get(conflict.conflict(id)).error().code, ErrorCode::NotFound);
}

TEST_F(ConflictTest, C09_whoever_may_not_sees_nothing_and_decides_nothing)
{
    refuseAndHear();
    place.gate.denied = {api::UseCase::ConflictOpen, api::UseCase::ConflictPutOurs};
    EXPECT_EQ(get(conflict.conflict(id)).error().code, ErrorCode::Denied);
    EXPECT_EQ(putOurs(theirs(), reason), ErrorCode::Denied);
    EXPECT_EQ(here().phone, theirs().phone);
}

TEST(TwoDesks, sync_promise4_of_two_who_change_the_same_household_offline_nothing_is_lost_and_both_end_equal)
{
    for (const bool ours : {true, false}) {
        QList<journal::FeedItem> municipality{feedItem(u"household"_s, u"h1"_s, 1, toJson(family(u"h1"_s, u"10000001"_s, {{u"p1"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s}})))};
        Desk first(u"terminal-1"_s), second(u"terminal-2"_s);
        first.meet(municipality);
        second.meet(municipality);
        first.change([](Household &household) { household.phone = u"076-111-1111"_s; });
        second.change([](Household &household) { household.address = u"富山市新富町9番"_s; });
        first.meet(municipality);
        second.meet(municipality);

        const QString id = second.openConflict();
        const auto both = Workplace::must(get(second.conflict.conflict(id)));
        EXPECT_EQ(both.theirs.staff, u"clerk-1"_s);
        EXPECT_EQ(both.theirs.terminal, u"terminal-1"_s);
        EXPECT_EQ(lines(both.fields).size(), 2) << "address and telephone, neither lost";
        EXPECT_EQ(second.here().phone, u"076-111-1111"_s) << "theirs holds until somebody decides";
        if (ours)
            Workplace::must(get(second.conflict.putOurs(id, both.seen, u"本人に確認済み"_s)));
        second.meet(municipality);
        first.meet(municipality);

        EXPECT_EQ(first.here(), second.here());
        EXPECT_EQ(first.here().address, ours ? u"富山市新富町9番"_s : u"富山市桜町一丁目2番3号"_s);
        EXPECT_EQ(second.place.recordLines().filter(u"conflict.ours done"_s).size(), ours ? 1 : 0);
        EXPECT_EQ(second.place.number("SELECT count(*) FROM outbox"), ours ? 2 : 1) << "what came second is kept";
    }
}

TEST(CompareBodies, entries_stand_beside_each_other_by_what_they_are_not_where)
{
    const auto person = [](const QString &id, const QString &name) { return QJsonObject{{u"person"_s, id}, {u"nameKanji"_s, name}}; };
    const QJsonObject left{{u"members"_s, QJsonArray{person(u"a"_s, u"甲"_s), person(u"b"_s, u"乙"_s)}}};
    const QJsonObject right{{u"members"_s, QJsonArray{person(u"c"_s, u"丙"_s), person(u"b"_s, u"乙"_s)}}};
    EXPECT_EQ(lines(people::compareBodies(left, right)),
              (QStringList{u"members.nameKanji|甲|甲|-"_s, u"members.person|甲|a|-"_s, u"members.nameKanji|丙|-|丙"_s, u"members.person|丙|-|c"_s}));
    EXPECT_EQ(lines(people::compareBodies(left, right), true).size(), 6) << "nothing is left out";
}

TEST(CompareBodies, what_nobody_knows_is_a_field_too)
{
    const QJsonObject left{{u"new"_s, QJsonObject{{u"deep"_s, 1}}}, {u"list"_s, QJsonArray{u"x"_s, u"y"_s}}}, right{{u"list"_s, QJsonArray{u"y"_s}}};
    EXPECT_EQ(lines(people::compareBodies(left, right)), (QStringList{u"list|1|x|-"_s, u"new.deep||1|-"_s}));
}

TEST(CompareBodies, two_certificates_of_one_day_do_not_hide_each_other)
{
    const auto paper = [](const QString &kind) { return QJsonObject{{u"issuedOn"_s, u"2026-08-01"_s}, {u"kind"_s, kind}}; };
    const QJsonObject left{{u"certificates"_s, QJsonArray{paper(u"notice"_s), paper(u"special"_s)}}}, right{{u"certificates"_s, QJsonArray{paper(u"notice"_s)}}};
    EXPECT_EQ(lines(people::compareBodies(left, right)), (QStringList{u"certificates.issuedOn|2|2026-08-01|-"_s, u"certificates.kind|2|special|-"_s}));
}

} // namespace
} // namespace madoguchi::test
