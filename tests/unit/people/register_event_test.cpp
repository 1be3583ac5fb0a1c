#include "counter_fixture.h"

#include "people/household_table.h"

namespace madoguchi::test {

/// 山田 太郎 and 花子 are here; the register tells of something in their household.
class RegisterEvents : public CounterTest {
protected:
    RegisterEvents()
    {
        home = family(u"h1"_s, u"10000001"_s,
                      {{u"p1"_s, u"山田 太郎"_s, u"ヤマダ　タロウ"_s, u"1955-01-01"_s}, {u"p2"_s, u"山田 花子"_s, u"ヤマダ　ハナコ"_s, u"1957-03-14"_s}});
        bring(home, 4);
        visit = Workplace::must(get(reception.openReception(u"change"_s)));
    }
    QString addressee(int member) const { return home.members.value(member).addressee; }
    static people::RegisterRecord::Person personOf(const people::Member &m) { return {m.addressee, m.nameKanji, m.nameKana, m.birth, false, m.sex, m.relation, m.head}; }
    people::RegisterRecord told(domain::RegisterEvent event, const QList<people::RegisterRecord::Person> &persons)
    {
        people::RegisterRecord r = movedIn();
        r.event = event;
        r.headAddressee = addressee(0);
        r.headNameKanji = home.members[0].nameKanji;
        r.headNameKana = home.members[0].nameKana;
        r.previousMunicipality = r.previousMunicipalityName = u""_s;
        r.nextMunicipality = event == domain::RegisterEvent::MovedOut ? neighbour : u""_s;
        r.persons = persons;
        bring(r);
        return r;
    }
    /// As the form fills itself in from the proposal.
    api::NotificationDraft draft(const people::RegisterRecord &r)
    {
        const auto proposal = Workplace::must(get(reception.proposal(r.id)));
        api::NotificationDraft d;
        d.proposal = proposal.id;
        d.household = proposal.household;
        d.reception = visit.id;
        d.identity = api::IdentityDocument::OnePhoto;
        d.notifiedOn = QDate(2026, 11, 20);
        d.reason = domain::reasonOf(proposal.event);
        d.happenedOn = proposal.moveDate;
        d.nextMunicipality = proposal.nextMunicipality;
        if (proposal.event == domain::RegisterEvent::Born)
            d.newcomer = proposal.persons.first();
        for (const auto &p : proposal.persons)
            d.persons.append({p.addresseeNumber, true, api::NumberDocument::FromRegister, Workplace::must(get(number.takeFromRegister(p.addresseeNumber, visit.id))).receipt});
        return d;
    }
    QStringList errors(const api::NotificationDraft &d)
    {
        QStringList lines;
        for (const Error &e : Workplace::must(get(reception.check(d))).errors)
            lines.append(e.field + u' ' + errorText(e.code));
        lines.sort();
        return lines;
    }
    people::Household stored()
    {
        return *place.read<std::optional<people::Household>>([](store::Connection &connection) { return people::findHousehold(connection, HouseholdId(u"h1"_s)); });
    }
    void accept(const api::NotificationDraft &d)
    {
        const auto answer = get(reception.registerNotification(d));
        ASSERT_TRUE(answer.ok()) << describe(answer.error()).toStdString();
    }

    people::Household home;
    api::Reception visit;
};

TEST_F(RegisterEvents, F20_a_birth_is_proposed_and_settled_by_its_notification)
{
    const auto record = told(domain::RegisterEvent::Born, {{u"4900000099"_s, u"山田 結"_s, u"ヤマダ　ユイ"_s, u"2026-11-10"_s, false, api::Sex::Female, u"子"_s, false}});
    const auto proposal = Workplace::must(get(reception.proposal(record.id)));
    EXPECT_EQ(proposal.event, domain::RegisterEvent::Born);
    EXPECT_EQ(proposal.household, HouseholdId(u"h1"_s));
    EXPECT_EQ(Workplace::must(get(reception.proposals(u"ヤマダ"_s))).size(), 1);
    const auto d = draft(record);
    EXPECT_EQ(errors(d), QStringList());
    accept(d);
    ASSERT_EQ(stored().members.size(), 3);
    EXPECT_EQ(stored().members[2].eligibility[0].municipalFromReason, u"A4"_s);
    EXPECT_EQ(body("register")[u"settled"_s].toBool(), true);
    EXPECT_EQ(body("register")[u"event"_s].toString(), u"born"_s) << "what it was stays";
    EXPECT_EQ(body("notification")[u"register"_s].toString(), record.id.text());
    EXPECT_EQ(Workplace::must(get(reception.proposalCount())), 0);
}

TEST_F(RegisterEvents, F20_a_death_and_a_move_out_are_of_whom_the_register_says)
{
    const auto death = told(domain::RegisterEvent::Died, {personOf(home.members[1])});
    auto d = draft(death);
    EXPECT_EQ(errors(d), QStringList());
    d.persons[0].addresseeNumber = addressee(0);
    EXPECT_EQ(errors(d), (QStringList{u"persons P-014"_s, u"persons/%1 P-003"_s.arg(addressee(0))})) << "somebody else of the household";
    accept(draft(death));
    EXPECT_TRUE(stored().members[1].dead);

    people::RegisterRecord move = death;
    move.id = RegisterRecordId(u"reg-2"_s);
    move.event = domain::RegisterEvent::MovedOut;
    move.nextMunicipality = neighbour;
    move.persons = {personOf(home.members[0])};
    bring(move);
    d = draft(move);
    EXPECT_EQ(d.nextMunicipality, neighbour);
    accept(d);
    const auto cover = stored().members[0].eligibility[0];
    EXPECT_EQ(cover.municipal.until, QDate(2026, 11, 11));
    EXPECT_TRUE(cover.prefecture.isOpen()) << "within the prefecture";
    EXPECT_EQ(Workplace::must(get(reception.proposalCount())), 0);
    EXPECT_EQ(errors(draft(move)), (QStringList{u"persons P-007"_s, u"persons/%1 P-007"_s.arg(addressee(0))})) << "once";
}

TEST_F(RegisterEvents, F20_what_is_notified_without_a_look_at_the_proposal_settles_it_if_it_says_the_same)
{
    const auto record = told(domain::RegisterEvent::Died, {personOf(home.members[1])});
    auto d = draft(record);
    d.proposal = {};
    accept(d);
    EXPECT_EQ(Workplace::must(get(reception.proposalCount())), 0);
    EXPECT_EQ(body("notification")[u"register"_s].toString(), record.id.text());

    people::RegisterRecord move = record;
    move.id = RegisterRecordId(u"reg-2"_s);
    move.event = domain::RegisterEvent::MovedOut;
    move.nextMunicipality = neighbour;
    move.persons = {personOf(home.members[0])};
    bring(move);
    d = draft(move);
    d.proposal = {};
    d.happenedOn = d.happenedOn.addDays(-1);
    accept(d);
    EXPECT_EQ(Workplace::must(get(reception.proposalCount())), 1) << "another day: somebody has to look";
}

TEST_F(RegisterEvents, F20_C06_it_is_notified_for_its_own_reason_day_and_household)
{
    const auto record = told(domain::RegisterEvent::Died, {personOf(home.members[1])});
    const auto good = draft(record);
    const struct { const char *what; std::function<void(api::NotificationDraft &)> spoil; QStringList errors; } table[] = {
        {"another reason", [](auto &d) { d.reason = u"L2"_s; }, {u"reason P-007"_s}},
        {"another day", [](auto &d) { d.happenedOn = QDate(2026, 11, 11); }, {u"happenedOn P-007"_s}},
        {"as somebody who moved in", [](auto &d) { d.household = {}; d.reason = u"A1"_s; d.previousMunicipality = neighbour; }, {u"persons G-003"_s, u"persons/40100000011 P-013"_s, u"reason P-007"_s}},
        {"without its household", [](auto &d) { d.household = {}; }, {u"persons G-003"_s, u"persons/40100000011 P-007"_s}},
        {"a proposal that is none", [](auto &d) { d.proposal = RegisterRecordId(u"reg-7"_s); }, {u"persons G-003"_s, u"reason P-007"_s}},
    };
    for (const auto &row : table) {
        auto d = good;
        row.spoil(d);
        EXPECT_EQ(errors(d), row.errors) << row.what;
    }
    bring(family(u"h2"_s, u"10000002"_s, {{u"p3"_s, u"佐藤 一"_s, u"サトウ　ハジメ"_s, u"1960-01-01"_s}}));
    auto d = good;
    d.household = HouseholdId(u"h2"_s);
    EXPECT_TRUE(errors(d).contains(u"persons P-003"_s)) << "another household";
}

TEST_F(RegisterEvents, F20_an_event_needs_its_members_and_a_moving_in_has_none_of_them)
{
    const auto record = told(domain::RegisterEvent::MovedOut, {personOf(home.members[0])});
    const QJsonObject whole = toJson(record), before = toJson(movedIn());
    const auto reads = [](const QJsonObject &body) { return people::registerRecordFromJson(RegisterRecordId(u"reg-1"_s), body).ok(); };
    EXPECT_TRUE(reads(whole) && reads(before));
    EXPECT_FALSE(before.contains(u"event"_s)) << "as ever";
    QJsonObject named = before;
    named[u"event"_s] = u"moved-in"_s;
    EXPECT_TRUE(reads(named));
    for (const auto &[member, value] : {std::pair{u"event"_s, QJsonValue(u"vanished"_s)}, {u"event"_s, QJsonValue(u"moved-in"_s)}, {u"event"_s, QJsonValue(u"died"_s)},
                                        {u"headAddressee"_s, QJsonValue(u""_s)}, {u"nextMunicipality"_s, QJsonValue(u"162028"_s)}}) {
        QJsonObject spoilt = whole;
        spoilt[member] = value;
        EXPECT_FALSE(reads(spoilt)) << member.toStdString() << ' ' << value.toString().toStdString();
    }
    for (const auto &member : {u"headAddressee"_s, u"nextMunicipality"_s}) {
        QJsonObject spoilt = whole;
        spoilt.remove(member);
        EXPECT_FALSE(reads(spoilt)) << member.toStdString();
    }
    auto birth = record;
    birth.event = domain::RegisterEvent::Born;
    birth.nextMunicipality = u""_s;
    EXPECT_FALSE(reads(toJson(birth))) << "born on another day";
    birth.persons[0].birth = u"2026-11-10"_s;
    EXPECT_TRUE(reads(toJson(birth)));
    birth.persons += birth.persons;
    EXPECT_FALSE(reads(toJson(birth))) << "one birth, one child";
}

} // namespace madoguchi::test
