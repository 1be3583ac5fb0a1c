#include "counter_fixture.h"

#include "exchange/interface_file.h"
#include "people/household_table.h"

namespace madoguchi::test {

class MovingIn : public CounterTest {
protected:
    explicit MovingIn(const QString &terminal = u"terminal-1"_s) : CounterTest(terminal)
    {
        bring(movedIn());
        visit = Workplace::must(get(reception.openReception(u"moving-in"_s)));
    }

    QString receipt(const QString &addressee) { return Workplace::must(get(number.takeFromRegister(addressee, visit.id))).receipt; }
    api::NotificationDraft draft()
    {
        api::NotificationDraft d;
        d.proposal = RegisterRecordId(u"reg-1"_s);
        d.reception = visit.id;
        d.identity = api::IdentityDocument::OnePhoto;
        d.notifiedOn = QDate(2026, 11, 20);
        d.reason = u"A1"_s;
        d.happenedOn = QDate(2026, 11, 10);
        d.previousMunicipality = neighbour;
        d.persons = {{u"4900000010"_s, true, api::NumberDocument::NumberCard, receipt(u"4900000010"_s)},
                     {u"4900000011"_s, true, api::NumberDocument::NotWritten, receipt(u"4900000011"_s)}};
        return d;
    }
    static QStringList said(const QList<Error> &errors)
    {
        QStringList lines;
        for (const Error &e : errors)
            lines.append(e.field + u' ' + errorText(e.code));
        lines.sort();
        return lines;
    }
    api::NotificationCheck check(const api::NotificationDraft &d) { return Workplace::must(get(reception.check(d))); }
    QStringList state() ///< everything that a registration may touch, but the record
    {
        QStringList all;
        for (const char *table : {"household", "person", "eligibility", "person_search", "notification", "notification_person", "outbox"})
            all.append(QString::fromLatin1(table) + u' ' + QString::number(place.number(QByteArray("SELECT count(*) FROM ") + table)));
        all += place.rows("SELECT id, settled, version FROM register_record", 3);
        return all;
    }

    api::Reception visit;
};

TEST_F(MovingIn, F18_receptions_are_numbered_by_day_and_terminal)
{
    EXPECT_EQ(visit.number, u"8-1120-1001"_s);
    EXPECT_EQ(Workplace::must(get(reception.openReception(u"inquiry"_s))).number, u"8-1120-1002"_s);
    place.clock.advance(std::chrono::hours(24));
    const auto next = Workplace::must(get(reception.openReception(u"inquiry"_s)));
    EXPECT_EQ(next.number, u"8-1121-1001"_s);
    EXPECT_EQ(Workplace::must(get(reception.today())).size(), 1);
    EXPECT_EQ(get(reception.openReception(u"gossip"_s)).error(), (Error{ErrorCode::FieldInvalid, {}, u"purpose"_s}));

    ASSERT_TRUE(get(reception.closeReception(next.id)).ok());
    ASSERT_TRUE(get(reception.closeReception(next.id)).ok()); // twice is once
    EXPECT_TRUE(Workplace::must(get(reception.today()))[0].closed);
    const auto items = outbox("reception");
    EXPECT_EQ(items.last().baseVersion, 1);
    EXPECT_EQ(items.size(), 4);
    EXPECT_EQ(get(reception.closeReception(ReceptionId(u"nowhere"_s))).error().code, ErrorCode::NotFound);
}

class SecondTerminal : public MovingIn {
protected:
    SecondTerminal() : MovingIn(u"terminal-12"_s) {}
};

TEST_F(SecondTerminal, F18_numbers_of_two_terminals_never_meet)
{
    EXPECT_EQ(visit.number, u"8-1120-12001"_s);
    const auto registered = Workplace::must(get(reception.registerNotification(draft())));
    const auto view = Workplace::must(get(people.household(registered.household)));
    EXPECT_EQ(view.number, u"91200001"_s);
    EXPECT_EQ(view.householdNumber, u"9120000001"_s);
}

TEST_F(MovingIn, F08_shows_what_will_happen)
{
    const auto checked = check(draft());
    EXPECT_EQ(said(checked.errors), QStringList());
    EXPECT_EQ(said(checked.warnings), QStringList());
    ASSERT_EQ(checked.effects.size(), 2);
    EXPECT_EQ(checked.effects[0].municipalFrom, QDate(2026, 11, 10));
    EXPECT_EQ(checked.effects[0].prefectureFrom, QDate(2026, 11, 10));
    EXPECT_TRUE(checked.effects[0].prefectureInherited);
    EXPECT_EQ(checked.effects[1].name, u"山本 花代"_s);
}

TEST_F(MovingIn, F01_with_another_ledger_nothing_leaves_for_the_federation_from_here)
{
    people::Office external = m_office;
    external.ownLedger = false;
    people::ReceptionServiceImpl counter(external, place.runner(), handler, place.clock);
    const auto registered = Workplace::must(get(counter.registerNotification(draft())));
    EXPECT_TRUE(outbox("F1").isEmpty() && outbox("F2").isEmpty());
    EXPECT_EQ(outbox("notification").size(), 1) << "the other terminals are told as ever";
    EXPECT_EQ(body("household")[u"history"_s], 0) << "履歴番号 is the municipality's system's";
    const auto stored = place.read<std::optional<people::Household>>([&](store::Connection &connection) { return people::findHousehold(connection, registered.household); });
    const auto &member = stored->members[0];
    ASSERT_TRUE(get(counter.takeBack({registered.household, member.addressee, member.eligibility[0].id, false, u"誤った届出"_s})).ok());
    EXPECT_TRUE(outbox("F1").isEmpty() && outbox("F2").isEmpty());
}

TEST_F(MovingIn, C05_C06_every_error_is_told_with_its_field)
{
    const auto good = draft();
    const struct { const char *what; std::function<void(api::NotificationDraft &)> spoil; QStringList errors; } table[] = {
        {"no reception", [](auto &d) { d.reception = {}; }, {u"reception P-002"_s}},
        {"no identity check", [](auto &d) { d.identity = api::IdentityDocument::None; }, {u"identity P-010"_s}},
        {"a proxy without name and mandate", [](auto &d) { d.notifier = api::Notifier::Proxy; }, {u"mandate P-002"_s, u"proxyName P-002"_s}},
        {"a proxy's name with a number", [](auto &d) { d.notifier = api::Notifier::Proxy; d.mandateSeen = true; d.proxyName = u"代理 123456789018"_s; }, {u"proxyName P-011"_s}},
        {"a proxy with a mark nobody sees", [](auto &d) { d.notifier = api::Notifier::Proxy; d.mandateSeen = true; d.proxyName = u"\uFEFF代理"_s; }, {u"proxyName P-015"_s}},
        {"no date", [](auto &d) { d.happenedOn = QDate(); }, {u"happenedOn P-002"_s}},
        {"another date than the register's", [](auto &d) { d.happenedOn = QDate(2026, 11, 11); }, {u"happenedOn P-007"_s}},
        {"in the future", [](auto &d) { d.notifiedOn = QDate(2026, 11, 21); }, {u"notifiedOn P-005"_s}},
        {"a loss", [](auto &d) { d.reason = u"L1"_s; }, {u"nextMunicipality P-002"_s, u"reason P-007"_s}},
        {"a wrong municipality", [](auto &d) { d.previousMunicipality = u"162028"_s; }, {u"previousMunicipality P-008"_s}},
        {"nobody", [](auto &d) { d.persons[0].chosen = d.persons[1].chosen = false; }, {u"persons P-014"_s}},
        {"somebody else", [](auto &d) { d.persons[1].addresseeNumber = u"1"_s; }, {u"persons/1 P-003"_s}},
        {"the same twice", [](auto &d) { d.persons[1] = d.persons[0]; }, {u"persons/4900000010 P-003"_s}},
        {"no number", [](auto &d) { d.persons[1].numberReceipt.clear(); }, {u"persons/4900000011/number P-009"_s}},
        {"an invented receipt", [](auto &d) { d.persons[1].numberReceipt = u"R-x"_s; }, {u"persons/4900000011/number P-009"_s}},
        {"somebody else's receipt", [](auto &d) { d.persons[1].numberReceipt = d.persons[0].numberReceipt; }, {u"persons/4900000011/number P-009"_s}},
        {"no document", [](auto &d) { d.persons[0].numberDocument = api::NumberDocument::None; }, {u"persons/4900000010/number P-002"_s}},
        {"a number in the note", [](auto &d) { d.note = u"本人の番号は 1234 5678 9018"_s; }, {u"note P-011"_s}},
        {"a long note", [](auto &d) { d.note = QString(201, u'あ'); }, {u"note G-005"_s}},
        {"an unknown proposal", [](auto &d) { d.proposal = RegisterRecordId(u"reg-7"_s); },
         {u"persons G-003"_s, u"persons P-014"_s, u"persons/4900000010 P-003"_s, u"persons/4900000011 P-003"_s}},
        {"several", [](auto &d) { d.identity = api::IdentityDocument::None; d.persons[0].numberReceipt.clear(); d.reason.clear(); },
         {u"identity P-010"_s, u"persons/4900000010/number P-009"_s, u"reason P-002"_s}},
    };
    const auto before = state();
    for (const auto &row : table) {
        auto d = good;
        row.spoil(d);
        const auto checked = check(d);
        EXPECT_EQ(said(checked.errors), row.errors) << row.what;
        EXPECT_TRUE(checked.effects.isEmpty()) << row.what;
        EXPECT_FALSE(get(reception.registerNotification(d)).ok()) << row.what;
    }
    EXPECT_EQ(state(), before);
    ASSERT_TRUE(get(reception.closeReception(visit.id)).ok());
    EXPECT_EQ(said(check(good).errors), QStringList{u"reception P-003"_s});
}

TEST_F(MovingIn, F08_is_told_when_it_is_late_or_the_number_differs)
{
    place.clock.advance(std::chrono::hours(24 * 10));
    auto d = draft();
    d.notifiedOn = QDate(2026, 11, 30);
    channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return api::NumberVerdict{api::NumberAnswer::Differs, u"R-d"_s}; };
    d.persons[1].numberReceipt = receipt(u"4900000011"_s);
    const auto checked = check(d);
    EXPECT_EQ(said(checked.errors), QStringList());
    EXPECT_EQ(said(checked.warnings), (QStringList{u"notifiedOn P-006"_s, u"persons/4900000011/number P-003"_s}));
    EXPECT_TRUE(get(reception.registerNotification(d)).ok());
}

TEST_F(MovingIn, F08_registers_household_cover_and_notification)
{
    const auto registered = Workplace::must(get(reception.registerNotification(draft())));
    EXPECT_EQ(registered.number, u"8-1120-1001-1"_s);
    const auto view = Workplace::must(get(people.household(registered.household)));
    EXPECT_EQ(view.symbol, u"富国"_s);
    EXPECT_EQ(view.number, u"90100001"_s);
    EXPECT_EQ(view.householdNumber, u"9010000001"_s);
    EXPECT_FALSE(view.nominalHead);
    ASSERT_EQ(view.members.size(), 2);
    EXPECT_TRUE(view.members[0].head);
    EXPECT_EQ(view.members[0].number.branch, u"01"_s);
    EXPECT_EQ(view.members[1].number.branch, u"02"_s);
    EXPECT_EQ(view.members[1].state, api::PersonState::Valid);
    const auto e = view.members[1].eligibility.value(0);
    EXPECT_EQ(e.municipal.from, QDate(2026, 11, 10));
    EXPECT_EQ(e.municipal.fromReason, u"A1"_s);
    EXPECT_EQ(e.prefecture.from, QDate(2026, 11, 10));
    EXPECT_FALSE(e.inherited);
    EXPECT_EQ(e.previousMunicipality, neighbour);
    ASSERT_EQ(view.notifications.size(), 1);
    EXPECT_EQ(view.notifications[0].reason, u"A1"_s);
    EXPECT_EQ(view.notifications[0].delivery.terminal.lamp, api::Lamp::Confirmed);
    EXPECT_EQ(view.notifications[0].delivery.municipal.lamp, api::Lamp::Waiting);
    EXPECT_EQ(view.notifications[0].delivery.change.text(), registered.change.text());
    EXPECT_TRUE(Workplace::must(get(reception.proposals({}))).isEmpty());
    EXPECT_EQ(Workplace::must(get(people.search(1, u"ヤマモト"_s, {}, 10))).rows.size(), 2);
    EXPECT_TRUE(place.recordLines().contains(u"notification.register done A1"_s));

    // Each change leaves once, with the base that the municipal store knows.
    EXPECT_EQ(place.rows("SELECT kind, base_version FROM outbox WHERE kind <> 'reception' ORDER BY position", 2),
              (QStringList{u"household|0"_s, u"register|1"_s, u"notification|0"_s, u"F1|0"_s, u"F2|0"_s, u"F2|0"_s}));
    EXPECT_TRUE(body("register")[u"settled"_s].toBool());
    EXPECT_EQ(body("notification")[u"household"_s].toString(), registered.household.text());

    // The second time there is nothing to register.
    EXPECT_EQ(get(reception.registerNotification(draft())).error().code, ErrorCode::AlreadyInsured);
}

TEST_F(MovingIn, F01_its_rows_are_what_the_interface_files_define)
{
    ASSERT_TRUE(get(reception.registerNotification(draft())).ok());
    const auto layouts = Workplace::must(exchange::loadLayouts(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts"), place.clock.today()));
    for (const char *kind : {"F1", "F2"}) {
        QList<exchange::Row> rows;
        for (const auto &item : outbox(kind)) {
            exchange::Row row;
            for (auto at = item.body.begin(); at != item.body.end(); ++at)
                row.insert(at.key(), at.value().toString());
            rows.append(row);
        }
        ASSERT_FALSE(rows.isEmpty());
        const exchange::Layout layout = layouts[QString::fromLatin1(kind)];
        exchange::FileHeader header;
        header.fileId = layout.fileId;
        header.version = layout.version;
        header.sender = here;
        header.receiver = u"K16"_s;
        header.sequence = 1;
        header.createdAt = place.clock.utc();
        QList<exchange::Refusal> refusals;
        const auto file = exchange::writeFile(layout, header, rows, &refusals);
        for (const auto &refusal : refusals)
            ADD_FAILURE() << kind << ' ' << refusal.item.toStdString() << ' ' << refusal.code.toStdString() << ' ' << refusal.reason.toStdString();
        EXPECT_TRUE(file.ok());
    }
    EXPECT_EQ(body("F1")[u"head_number_receipt"_s].toString(), body("F2", 0)[u"number_receipt"_s].toString());
    EXPECT_EQ(body("F2", 1)[u"number_receipt"_s].toString(), u"R-00000002"_s);
}

TEST_F(MovingIn, F08_a_head_who_is_insured_elsewhere_is_a_nominal_head)
{
    auto d = draft();
    d.persons[0].chosen = false;
    const auto registered = Workplace::must(get(reception.registerNotification(d)));
    const auto view = Workplace::must(get(people.household(registered.household)));
    EXPECT_TRUE(view.nominalHead);
    EXPECT_TRUE(view.members[0].head);
    EXPECT_FALSE(view.members[0].insured);
    EXPECT_TRUE(view.members[0].eligibility.isEmpty());
    EXPECT_EQ(view.members[1].number.branch, u"01"_s);
    EXPECT_EQ(body("F1")[u"head_kind"_s].toString(), u"2"_s);
    EXPECT_EQ(outbox("F2").size(), 1);
}

TEST_F(MovingIn, F02_the_answer_reaches_the_new_cover)
{
    const auto registered = Workplace::must(get(reception.registerNotification(draft())));
    const QJsonObject row = body("F2", 0);
    ASSERT_TRUE(apply(feedItem(u"F3"_s, u""_s, 0, {{u"municipality"_s, here}, {u"addressee"_s, row[u"addressee"_s]}, {u"federation_id"_s, u"TI-9"_s}, {u"previous_municipality"_s, neighbour},
        {u"previous_until"_s, u"2026-11-10"_s}, {u"own_from"_s, row[u"municipal_from"_s]}, {u"verdict"_s, u"1"_s}, {u"days"_s, u"0"_s}, {u"prefecture_from"_s, u"2018-04-01"_s},
        {u"prefecture_from_reason"_s, u"A2"_s}, {u"prefecture_until"_s, u""_s}, {u"prefecture_until_reason"_s, u""_s}, {u"processed_on"_s, u"2026-11-20"_s}})).ok());
    const auto view = Workplace::must(get(people.household(registered.household)));
    EXPECT_TRUE(view.members[0].eligibility[0].inherited);
    EXPECT_EQ(view.members[0].eligibility[0].prefecture.from, QDate(2018, 4, 1));
    EXPECT_EQ(view.members[0].federationId, u"TI-9"_s);
    EXPECT_EQ(outbox("household").size(), 1) << "the registration, and no change of anybody's beside it";
}

/// What sync.md promise 1 asks for: whatever access fails, all of it is there or nothing, and the clerk's second try succeeds.
TEST_F(MovingIn, C09_whichever_access_fails_all_or_nothing_is_registered)
{
    const auto before = state();
    const auto d = draft();
    const auto started = state();
    int failures = 0;
    for (int n = 1;; ++n) {
        std::atomic<int> access = 0;
        store::Connection::setFaultHook([&](const char *) { return ++access == n ? 10 : 0; }); // SQLITE_IOERR
        const auto answer = get(reception.registerNotification(d));
        store::Connection::setFaultHook({});
        if (answer.ok())
            break;
        ++failures;
        ASSERT_EQ(state(), started) << "failed access " << n;
        ASSERT_LT(n, 2000);
    }
    EXPECT_GT(failures, 30);
    EXPECT_NE(state(), started);
    EXPECT_EQ(place.number("SELECT count(*) FROM household"), 1);
    EXPECT_EQ(before, started);
}

TEST_F(MovingIn, C09_a_refused_person_registers_nothing)
{
    const auto d = draft();
    const auto before = state();
    place.gate.denied = {api::UseCase::NotificationRegister, api::UseCase::HouseholdOpen, api::UseCase::ReceptionOpen, api::UseCase::RegisterRecordOpen};
    EXPECT_EQ(get(reception.registerNotification(d)).error().code, ErrorCode::Denied);
    EXPECT_EQ(get(reception.check(d)).error().code, ErrorCode::Denied);
    EXPECT_EQ(get(reception.openReception(u"inquiry"_s)).error().code, ErrorCode::Denied);
    EXPECT_EQ(get(reception.today()).error().code, ErrorCode::Denied);
    EXPECT_EQ(get(reception.proposals({})).error().code, ErrorCode::Denied);
    EXPECT_EQ(get(people.household(HouseholdId(u"h1"_s))).error().code, ErrorCode::Denied);
    EXPECT_EQ(state(), before);
}

TEST_F(MovingIn, C09_opening_a_household_is_recorded_even_if_it_is_not_there)
{
    EXPECT_EQ(get(people.household(HouseholdId(u"nowhere"_s))).error().code, ErrorCode::NotFound);
    EXPECT_EQ(place.recordLines().last(), u"household.open failed G-003"_s);
}

TEST_F(MovingIn, C05_nobody_is_refused_because_a_number_is_still_to_come)
{
    mayWait = true;
    auto d = draft();
    channel.answer = [](const QJsonObject &) -> Result<api::NumberVerdict> { return ErrorCode::ServerUnreachable; };
    const QString head = d.persons[0].addresseeNumber;
    ASSERT_TRUE(get(number.submit(head, visit.id, Workplace::must(domain::IndividualNumber::fromDigits(secret("123456789018"))))).ok());
    d.persons[0].numberReceipt.clear();
    const auto checked = check(d);
    EXPECT_TRUE(checked.errors.isEmpty());
    EXPECT_EQ(said(checked.warnings), QStringList{u"persons/4900000010/number P-050"_s});
    const auto registered = Workplace::must(get(reception.registerNotification(d)));
    const auto row = [&](const char *kind, const QString &who) {
        for (const auto &item : outbox(kind))
            if (item.body[QLatin1String(kind) == "F1"_L1 ? u"head_addressee"_s : u"addressee"_s] == who)
                return item.body[QLatin1String(kind) == "F1"_L1 ? u"head_number_receipt"_s : u"number_receipt"_s].toString();
        return u"none"_s;
    };
    EXPECT_EQ(row("F1", head), u""_s);
    EXPECT_EQ(row("F2", head), u""_s);
    const QString other = row("F2", u"4900000011"_s);
    EXPECT_TRUE(other.startsWith(u"R-"_s));

    // The line is back before the day's files are composed: they carry the receipt.
    const auto waiting = Workplace::must(get(number.waiting()));
    ASSERT_EQ(waiting.size(), 1);
    Workplace::must(get(number.answered(waiting.first(), api::NumberVerdict{api::NumberAnswer::Matches, u"R-late"_s, {}})));
    EXPECT_EQ(row("F1", head), u"R-late"_s);
    EXPECT_EQ(row("F2", head), u"R-late"_s);
    EXPECT_EQ(row("F2", u"4900000011"_s), other);
    EXPECT_EQ(place.rows("SELECT addressee, number_receipt FROM notification_person ORDER BY addressee", 2), (QStringList{head + u"|R-late"_s, u"4900000011|"_s + other}));
    EXPECT_FALSE(registered.number.isEmpty());
}

} // namespace madoguchi::test
