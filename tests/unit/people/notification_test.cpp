#include "counter_fixture.h"

#include "people/household_table.h"

namespace madoguchi::test {

/// 山田 太郎, insured since 2020, his wife 花子, insured too, and their household at the counter.
class Notifications : public CounterTest {
protected:
    Notifications() : Notifications({{u"p1"_s, u"山田 太郎"_s, u"ヤマダ　タロウ"_s, u"1955-01-01"_s}, {u"p2"_s, u"山田 花子"_s, u"ヤマダ　ハナコ"_s, u"1957-03-14"_s}}) {}
    explicit Notifications(const QList<Resident> &residents)
    {
        bring(family(u"h1"_s, u"10000001"_s, residents), 4);
        visit = Workplace::must(get(reception.openReception(u"change"_s)));
    }

    people::Household stored()
    {
        return *place.read<std::optional<people::Household>>([](store::Connection &connection) { return people::findHousehold(connection, HouseholdId(u"h1"_s)); });
    }
    QString addressee(int member) { return stored().members.value(member).addressee; }
    api::NotificationDraft draft(const QString &reason, const QStringList &persons)
    {
        api::NotificationDraft d;
        d.household = HouseholdId(u"h1"_s);
        d.reception = visit.id;
        d.identity = api::IdentityDocument::OnePhoto;
        d.notifiedOn = QDate(2026, 11, 20);
        d.reason = reason;
        d.happenedOn = QDate(2026, 11, 10);
        for (const QString &person : persons)
            d.persons.append({person, true, api::NumberDocument::FromRegister, Workplace::must(get(number.takeFromRegister(person, visit.id))).receipt});
        return d;
    }
    api::NotificationDraft birth()
    {
        auto d = draft(u"A4"_s, {u"4900000099"_s});
        api::RegisterProposal::Person child;
        child.addresseeNumber = u"4900000099"_s;
        child.nameKanji = u"山田 結"_s;
        child.nameKana = u"ヤマダ　ユイ"_s;
        child.sex = api::Sex::Female;
        child.relation = u"子"_s;
        d.newcomer = child;
        return d;
    }
    QStringList errors(const api::NotificationDraft &d) { return said(Workplace::must(get(reception.check(d))).errors); }
    static QStringList said(const QList<Error> &errors)
    {
        QStringList lines;
        for (const Error &e : errors)
            lines.append(e.field + u' ' + errorText(e.code));
        lines.sort();
        return lines;
    }
    void accept(const api::NotificationDraft &d)
    {
        const auto answer = get(reception.registerNotification(d));
        ASSERT_TRUE(answer.ok()) << describe(answer.error()).toStdString();
    }
    /// "F2 2/3 4010000001 2020-04-01–2026-11-11": layout, operation, history, whose, cover or application.
    QStringList rows()
    {
        QStringList lines;
        for (const char *layout : {"F1", "F2"}) {
            for (const auto &item : outbox(layout)) {
                const auto text = [&](const char *key) { return item.body[QLatin1String(key)].toString(); };
                const bool household = item.kind == u"F1"_s;
                lines.append(u"%1 %2/%3 %4 %5–%6"_s.arg(item.kind, text("operation"), text("history"), text(household ? "head_addressee" : "addressee"),
                                                       text(household ? "applied_from" : "municipal_from"), text(household ? "applied_until" : "municipal_until")));
            }
        }
        return lines;
    }
    QStringList state()
    {
        QStringList all;
        for (const char *table : {"household", "person", "eligibility", "notification", "notification_person", "outbox"})
            all.append(QString::fromLatin1(table) + u' ' + QString::number(place.number(QByteArray("SELECT count(*) FROM ") + table)));
        return all + place.rows("SELECT id, version, history FROM household", 3) + place.rows("SELECT id, municipal_until, superseded FROM eligibility", 3);
    }
    /// What becomes of a row at the federation.
    void settle(const journal::OutboxItem &item, bool accepted)
    {
        place.write<Done>([&](store::Transaction &transaction) {
            return accepted ? journal::acknowledge(transaction, item.id, "{}", place.clock.utc()) : journal::setAside(transaction, item.id, u"E01 kana"_s, place.clock.utc());
        });
    }

    api::Reception visit;
};

TEST_F(Notifications, F08_employees_insurance_ends_the_cover_of_whom_it_is_about)
{
    const auto d = draft(u"L2"_s, {addressee(1)});
    const auto check = Workplace::must(get(reception.check(d)));
    EXPECT_EQ(said(check.errors), QStringList());
    ASSERT_EQ(check.effects.size(), 1);
    EXPECT_EQ(check.effects[0].name, u"山田 花子"_s);
    EXPECT_EQ(check.effects[0].municipalUntil, QDate(2026, 11, 11)) << "the first day without";
    EXPECT_EQ(check.effects[0].prefectureUntil, QDate(2026, 11, 11));
    EXPECT_FALSE(check.householdEnds);

    accept(d);
    const auto h = stored();
    const auto &e = h.members[1].eligibility[0];
    EXPECT_EQ(e.municipalUntilReason, u"L2"_s);
    EXPECT_EQ(e.endNotifiedOn, QDate(2026, 11, 20));
    EXPECT_EQ(e.prefectureUntilReason, u"L2"_s);
    EXPECT_TRUE(h.members[0].eligibility[0].municipal.isOpen());
    EXPECT_FALSE(h.nominalHead);
    EXPECT_EQ(rows(), QStringList{u"F2 2/2 %1 2020-04-01–2026-11-11"_s.arg(addressee(1))}) << "nothing of the household's own row has changed";
    EXPECT_EQ(body("F2")[u"loss_notified_on"_s].toString(), u"2026-11-20"_s);
    EXPECT_TRUE(body("F2")[u"number_receipt"_s].toString().startsWith(u"R-"_s));
    const auto view = Workplace::must(get(people.household(HouseholdId(u"h1"_s))));
    EXPECT_EQ(view.members[1].state, api::PersonState::Lost);
    EXPECT_EQ(view.notifications.value(0).reason, u"L2"_s);
    EXPECT_EQ(outbox("household").last().baseVersion, 4);

    EXPECT_EQ(errors(d), QStringList{u"persons/%1 P-007"_s.arg(addressee(1))}) << "once";
}

TEST_F(Notifications, F08_a_head_who_leaves_is_a_nominal_head_while_others_stay_and_the_household_ends_with_the_last)
{
    accept(draft(u"L2"_s, {addressee(0)}));
    EXPECT_TRUE(stored().nominalHead);
    EXPECT_FALSE(stored().members[0].insured);
    EXPECT_EQ(body("F1")[u"head_kind"_s].toString(), u"2"_s);
    EXPECT_EQ(rows().first(), u"F1 2/2 %1 2020-04-01–"_s.arg(addressee(0)));
    auto d = draft(u"L3"_s, {addressee(1)});
    d.happenedOn = QDate(2026, 11, 15);
    EXPECT_TRUE(Workplace::must(get(reception.check(d))).householdEnds);
    accept(d);
    EXPECT_EQ(rows().value(1), u"F1 2/3 %1 2020-04-01–2026-11-16"_s.arg(addressee(0)));
    EXPECT_EQ(body("F1")[u"applied_until_reason"_s].toString(), u"L3"_s);
    EXPECT_EQ(rows().size(), 4);
}

TEST_F(Notifications, F08_who_leaves_the_other_insurance_is_covered_anew)
{
    accept(draft(u"L2"_s, {addressee(0), addressee(1)}));
    auto d = draft(u"A2"_s, {addressee(1)});
    d.happenedOn = QDate(2026, 11, 10);
    EXPECT_EQ(errors(d), QStringList{u"happenedOn P-006"_s}) << "a day too early";
    d.happenedOn = QDate(2026, 11, 18);
    accept(d);
    const auto h = stored();
    ASSERT_EQ(h.members[1].eligibility.size(), 2);
    EXPECT_EQ(h.members[1].branch, u"02"_s);
    EXPECT_TRUE(h.nominalHead) << "the husband stays with the other insurance";
    EXPECT_EQ(rows().last(), u"F2 1/3 %1 2026-11-18–"_s.arg(addressee(1)));
    EXPECT_EQ(rows().value(1), u"F1 2/3 %1 2026-11-18–"_s.arg(addressee(0))) << "the household applies anew";
    EXPECT_EQ(errors(draft(u"A3"_s, {addressee(1)})), QStringList{u"persons/%1 P-013"_s.arg(addressee(1))});
}

TEST_F(Notifications, F08_a_birth_adds_a_person)
{
    accept(birth());
    const auto h = stored();
    ASSERT_EQ(h.members.size(), 3);
    EXPECT_EQ(h.members[2].birth, u"2026-11-10"_s);
    EXPECT_EQ(h.members[2].branch, u"03"_s);
    EXPECT_EQ(h.members[2].eligibility[0].municipal.from, QDate(2026, 11, 10));
    EXPECT_EQ(rows(), QStringList{u"F2 1/1 4900000099 2026-11-10–"_s});
    EXPECT_EQ(Workplace::must(get(people.search(1, u"ヤマダユイ"_s, {}, 10))).rows.size(), 1);
    EXPECT_EQ(errors(birth()), (QStringList{u"newcomer/addressee P-013"_s, u"persons/4900000099 P-013"_s})) << "nobody is born twice";
}

TEST_F(Notifications, C05_C06_a_newcomer_is_checked_member_by_member)
{
    const struct { const char *what; std::function<void(api::RegisterProposal::Person &)> spoil; QStringList errors; } table[] = {
        {"no number", [](auto &p) { p.addresseeNumber.clear(); }, {u"newcomer/addressee P-002"_s, u"persons P-014"_s, u"persons/4900000099 P-003"_s}},
        {"an individual number", [](auto &p) { p.addresseeNumber = u"123456789018"_s; }, {u"newcomer/addressee P-011"_s, u"persons P-014"_s, u"persons/4900000099 P-003"_s}},
        {"somebody who is here", [](auto &p) { p.addresseeNumber = u"40100000010"_s; }, {u"newcomer/addressee P-013"_s, u"persons P-014"_s, u"persons/4900000099 P-003"_s}},
        {"no name", [](auto &p) { p.nameKanji.clear(); }, {u"newcomer/nameKanji P-002"_s}},
        {"a name with a comma", [](auto &p) { p.nameKanji = u"窓口,花子"_s; }, {u"newcomer/nameKanji P-015"_s}},
        {"kanji for kana", [](auto &p) { p.nameKana = u"山田"_s; }, {u"newcomer/nameKana P-003"_s}},
        {"no sex", [](auto &p) { p.sex = api::Sex::NotApplicable; }, {u"newcomer/sex P-002"_s}},
        {"no relation", [](auto &p) { p.relation.clear(); }, {u"newcomer/relation P-002"_s}},
    };
    for (const auto &row : table) {
        auto d = birth();
        row.spoil(*d.newcomer);
        EXPECT_EQ(errors(d), row.errors) << row.what;
    }
    auto d = birth();
    d.newcomer.reset();
    EXPECT_EQ(errors(d), (QStringList{u"newcomer/addressee P-002"_s, u"persons/4900000099 P-003"_s}));
    d = birth();
    d.reason = u"A2"_s; // a dependant of another insurance until now
    EXPECT_EQ(errors(d), QStringList{u"newcomer/birth P-002"_s});
    d.newcomer->birth = QDate(2001, 2, 3);
    accept(d);
    EXPECT_EQ(stored().members[2].birth, u"2001-02-03"_s);
}

TEST_F(Notifications, F08_a_head_who_dies_is_followed_by_somebody)
{
    auto d = draft(u"L4"_s, {addressee(0)});
    EXPECT_EQ(errors(d), QStringList{u"newHead P-002"_s});
    d.newHead = addressee(0);
    EXPECT_EQ(errors(d), QStringList{u"newHead P-003"_s});
    d.newHead = addressee(1);
    const auto check = Workplace::must(get(reception.check(d)));
    ASSERT_EQ(check.effects.size(), 2);
    EXPECT_EQ(check.effects[0].municipalUntil, QDate(2026, 11, 11));
    EXPECT_EQ(check.effects[1].becomes, api::Effect::Becomes::Head);
    EXPECT_FALSE(check.effects[1].municipalUntil.isValid());
    accept(d);
    const auto h = stored();
    EXPECT_TRUE(h.members[0].dead);
    EXPECT_FALSE(h.members[0].head);
    EXPECT_TRUE(h.members[1].head);
    EXPECT_EQ(h.members[1].relation, u"世帯主"_s);
    EXPECT_EQ(rows(), (QStringList{u"F1 2/2 %1 2020-04-01–"_s.arg(addressee(1)), u"F2 2/2 %1 2020-04-01–2026-11-11"_s.arg(addressee(0)),
                                   u"F2 2/2 %1 2020-04-01–"_s.arg(addressee(1))})) << "the relation of who follows is another";
    d = draft(u"L4"_s, {addressee(1)});
    EXPECT_EQ(errors(d), QStringList()) << "nobody is left to follow";
    accept(d);
    EXPECT_EQ(errors(draft(u"A2"_s, {addressee(0)})), QStringList{u"persons/%1 P-007"_s.arg(addressee(0))});
    d = draft(u"L4"_s, {addressee(0), addressee(1)});
    EXPECT_TRUE(errors(d).contains(u"persons P-003"_s)) << "one death a notification";
}

TEST_F(Notifications, F02_a_move_inside_the_prefecture_ends_the_municipal_cover_alone)
{
    auto d = draft(u"L1"_s, {addressee(0)});
    EXPECT_EQ(errors(d), QStringList{u"nextMunicipality P-002"_s});
    d.nextMunicipality = neighbour;
    accept(d);
    d = draft(u"L1"_s, {addressee(1)});
    d.nextMunicipality = farAway;
    accept(d);
    const auto h = stored();
    EXPECT_EQ(h.members[0].eligibility[0].municipal.until, QDate(2026, 11, 11));
    EXPECT_TRUE(h.members[0].eligibility[0].prefecture.isOpen());
    EXPECT_EQ(h.members[1].eligibility[0].prefecture.until, QDate(2026, 11, 11));
    EXPECT_EQ(body("F2", 0)[u"next_municipality"_s].toString(), neighbour);
    EXPECT_EQ(body("F2", 0)[u"prefecture_until"_s].toString(), u""_s);
    EXPECT_EQ(body("notification")[u"nextMunicipality"_s].toString(), farAway);
}

TEST_F(Notifications, F08_public_assistance_ends_the_cover_the_same_day_and_its_end_begins_it)
{
    accept(draft(u"L5"_s, {addressee(0), addressee(1)}));
    EXPECT_EQ(stored().members[0].eligibility[0].municipal.until, QDate(2026, 11, 10));
    auto d = draft(u"A5"_s, {addressee(0)});
    d.happenedOn = QDate(2026, 11, 19);
    accept(d);
    EXPECT_EQ(stored().members[0].eligibility[1].municipal.from, QDate(2026, 11, 19));
}

TEST_F(Notifications, F08_a_reason_fits_what_the_notification_is_about)
{
    EXPECT_TRUE(errors(draft(u"A1"_s, {})).contains(u"reason P-007"_s)) << "the household is here";
    auto d = draft(u"L2"_s, {});
    EXPECT_EQ(errors(d), QStringList{u"persons P-014"_s});
    d.household = {};
    EXPECT_TRUE(errors(d).contains(u"reason P-007"_s));
    d.household = HouseholdId(u"nowhere"_s);
    EXPECT_TRUE(errors(d).contains(u"persons G-003"_s));
    EXPECT_EQ(errors(draft(u"L9"_s, {addressee(0)})), QStringList{u"reason P-007"_s}) << "nobody notifies what the office decides";
}

TEST_F(Notifications, C09_whichever_access_fails_all_or_nothing_is_registered_or_taken_back)
{
    auto death = draft(u"L4"_s, {addressee(0)});
    const QString wife = addressee(1);
    death.newHead = wife;
    const std::function<ErrorCode()> works[] = {
        [&] { const auto answer = get(reception.registerNotification(death)); return answer.ok() ? ErrorCode::Internal : answer.error().code; },
        [&] { const auto answer = get(reception.takeBack({HouseholdId(u"h1"_s), wife, u"p2-e"_s, false, u"誤り"_s})); return answer.ok() ? ErrorCode::Internal : answer.error().code; },
    };
    for (const auto &work : works) {
        const auto before = state();
        int failures = 0;
        for (int n = 1;; ++n) {
            std::atomic<int> access = 0;
            store::Connection::setFaultHook([&](const char *) { return ++access == n ? 10 : 0; }); // SQLITE_IOERR
            const ErrorCode answer = work();
            store::Connection::setFaultHook({});
            if (answer == ErrorCode::Internal)
                break;
            ++failures;
            ASSERT_EQ(state(), before) << "failed access " << n;
            ASSERT_LT(n, 2000);
        }
        EXPECT_GT(failures, 20);
        EXPECT_NE(state(), before);
    }
}

TEST_F(Notifications, F08_a_cover_that_never_was_is_taken_back_and_stays_visible)
{
    const api::TakingBack what{HouseholdId(u"h1"_s), addressee(1), u"p2-e"_s, false, u" 別人の届出 "_s};
    auto wrong = what;
    wrong.reason = u"  "_s;
    EXPECT_EQ(get(reception.takeBack(wrong)).error(), (Error{ErrorCode::FieldRequired, {}, u"reason"_s}));
    wrong.reason = u"番号 123456789018"_s;
    EXPECT_EQ(get(reception.takeBack(wrong)).error().code, ErrorCode::IndividualNumberInText);
    wrong = what;
    wrong.onlyEnd = true;
    EXPECT_EQ(get(reception.takeBack(wrong)).error().code, ErrorCode::NotFound) << "it has no end";
    ASSERT_TRUE(get(reception.takeBack(what)).ok());
    const auto view = Workplace::must(get(people.household(HouseholdId(u"h1"_s))));
    ASSERT_EQ(view.members[1].eligibility.size(), 1);
    EXPECT_TRUE(view.members[1].eligibility[0].superseded);
    EXPECT_EQ(view.members[1].eligibility[0].supersededReason, u"別人の届出"_s);
    EXPECT_EQ(view.members[1].state, api::PersonState::Lost);
    EXPECT_EQ(rows(), QStringList{u"F2 3/2 %1 2020-04-01–"_s.arg(addressee(1))});
    EXPECT_EQ(get(reception.takeBack(what)).error().code, ErrorCode::NotFound) << "twice";
    EXPECT_TRUE(place.recordLines().contains(u"cover.take-back done cover"_s)) << place.recordLines().join(u'\n').toStdString();

    // With the last cover the household never applied.
    ASSERT_TRUE(get(reception.takeBack({HouseholdId(u"h1"_s), addressee(0), u"p1-e"_s, false, u"誤り"_s})).ok());
    EXPECT_EQ(rows(), (QStringList{u"F1 3/2 %1 2020-04-01–"_s.arg(addressee(0)), u"F2 3/2 %1 2020-04-01–"_s.arg(addressee(1)),
                                   u"F2 3/2 %1 2020-04-01–"_s.arg(addressee(0))}));
    place.gate.denied = {api::UseCase::CoverTakeBack};
    EXPECT_EQ(get(reception.takeBack(what)).error().code, ErrorCode::Denied);
}

TEST_F(Notifications, F08_an_end_that_was_wrong_is_taken_back_as_a_change)
{
    accept(draft(u"L4"_s, {addressee(1)}));
    ASSERT_TRUE(stored().members[1].dead);
    ASSERT_TRUE(get(reception.takeBack({HouseholdId(u"h1"_s), addressee(1), u"p2-e"_s, true, u"同姓同名の別人"_s})).ok());
    EXPECT_FALSE(stored().members[1].dead);
    EXPECT_TRUE(stored().members[1].eligibility[0].prefecture.isOpen());
    EXPECT_EQ(rows().last(), u"F2 2/3 %1 2020-04-01–"_s.arg(addressee(1)));

    accept(draft(u"L2"_s, {addressee(1)}));
    auto back = draft(u"A2"_s, {addressee(1)});
    back.happenedOn = QDate(2026, 11, 18);
    accept(back);
    EXPECT_EQ(get(reception.takeBack({HouseholdId(u"h1"_s), addressee(1), u"p2-e"_s, true, u"誤り"_s})).error().code, ErrorCode::DateOrder) << "a later one has begun";
    // The federation keeps one cover a person: the older one is told once more when the newer one goes.
    ASSERT_TRUE(get(reception.takeBack({HouseholdId(u"h1"_s), addressee(1), stored().members[1].eligibility[1].id, false, u"誤り"_s})).ok());
    EXPECT_EQ(rows().mid(rows().size() - 2), (QStringList{u"F2 3/6 %1 2026-11-18–"_s.arg(addressee(1)), u"F2 1/7 %1 2020-04-01–2026-11-11"_s.arg(addressee(1))}));
}

TEST_F(Notifications, F01_one_row_a_person_leaves_at_a_time)
{
    accept(birth());
    accept(draft(u"L2"_s, {u"4900000099"_s}));
    const auto ready = [&] {
        return place.read<QList<journal::OutboxItem>>([](store::Connection &connection) { return journal::rowsToSend(connection, u"F2"_s, 100); });
    };
    EXPECT_TRUE(ready().isEmpty()) << "the change itself goes first";
    for (const char *kind : {"reception", "household", "notification"})
        for (const auto &item : outbox(kind))
            settle(item, true);
    ASSERT_EQ(ready().size(), 1);
    EXPECT_EQ(ready()[0].body[u"operation"_s].toString(), u"1"_s);
    settle(ready()[0], true);
    ASSERT_EQ(ready().size(), 1);
    EXPECT_EQ(ready()[0].body[u"operation"_s].toString(), u"2"_s);
    EXPECT_EQ(ready()[0].body[u"history"_s].toString(), u"2"_s);
}

TEST_F(Notifications, F01_what_was_refused_is_corrected_as_if_it_had_never_left)
{
    accept(birth());
    settle(outbox("F2").first(), false);
    // Taken back: the federation never had it, and what was refused is settled.
    const QString id = stored().members[2].eligibility[0].id;
    ASSERT_TRUE(get(reception.takeBack({HouseholdId(u"h1"_s), u"4900000099"_s, id, false, u"カナの誤り"_s})).ok());
    EXPECT_TRUE(outbox("F2").isEmpty());
    EXPECT_EQ(place.rows("SELECT state, closed_by FROM outbox WHERE kind = 'F2'", 2), QStringList{u"3|clerk-1"_s});
    // Notified again: it begins.
    auto d = draft(u"A2"_s, {u"4900000099"_s});
    accept(d);
    EXPECT_EQ(rows(), QStringList{u"F2 1/3 4900000099 2026-11-10–"_s});
    // A change of what was refused begins as well.
    settle(outbox("F2").first(), false);
    accept(draft(u"L3"_s, {u"4900000099"_s}));
    EXPECT_EQ(rows(), QStringList{u"F2 1/4 4900000099 2026-11-10–2026-11-11"_s});
}

TEST_F(Notifications, F01_older_bodies_have_left_once)
{
    QJsonObject body = toJson(stored());
    body.remove(u"history"_s);
    auto members = body[u"members"_s].toArray();
    auto first = members[0].toObject();
    first.remove(u"history"_s);
    auto periods = first[u"eligibility"_s].toArray();
    auto period = periods[0].toObject();
    for (const QString &key : {u"endNotifiedOn"_s, u"nextMunicipality"_s, u"supersededReason"_s})
        period.remove(key);
    periods[0] = period;
    first[u"eligibility"_s] = periods;
    members[0] = first;
    body[u"members"_s] = members;
    const auto read = Workplace::must(people::householdFromJson(HouseholdId(u"h1"_s), body));
    EXPECT_EQ(read.history, 1);
    EXPECT_EQ(read.members[0].history, 1);
    EXPECT_EQ(toJson(read), toJson(stored()));
}

} // namespace madoguchi::test
