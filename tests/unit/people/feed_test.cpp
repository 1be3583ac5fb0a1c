#include "counter_fixture.h"

#include "people/household_table.h"

namespace madoguchi::test {

class Feed : public CounterTest {
protected:
    people::Household yamada() const { return family(u"h1"_s, u"10000001"_s, {{u"p1"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s}, {u"p2"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s}}); }
    QStringList everything()
    {
        QStringList all;
        all += place.rows("SELECT id, number, address, version, confirmed FROM household ORDER BY id", 5);
        all += place.rows("SELECT p.id, h.id, p.name_kanji, p.birth FROM person p JOIN household h ON h.key = p.home ORDER BY p.id", 4);
        all += place.rows("SELECT e.id, p.id, e.municipal_from, e.prefecture_from, e.verdict FROM eligibility e JOIN person p ON p.home = e.home AND p.position = e.position ORDER BY e.id", 5);
        all += place.rows("SELECT p.id, c.ordinal, c.kind, c.issued_on, c.returned_on FROM certificate c JOIN person p ON p.home = c.home AND p.position = c.position ORDER BY p.id, c.ordinal", 5);
        all += place.rows("SELECT person, kana, number, covered_until FROM person_search ORDER BY person", 4);
        all += place.rows("SELECT kind, aggregate, base_version FROM outbox ORDER BY position", 3);
        all += place.rows("SELECT addressee, own_from, line, verdict, prefecture_from FROM dates_answer ORDER BY 1, 2, 3", 5);
        all += place.rows("SELECT addressee, line, federation_id FROM id_answer ORDER BY 1, 2", 3);
        return all;
    }
    /// As somebody here changes it, on the version before.
    void change(people::Household household, qint64 base)
    {
        household.version = base + 1;
        place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_TRY(people::storeHousehold(transaction, household, here, u"clerk-1"_s, 0));
            MADOGUCHI_TRY(journal::shareChange(transaction, people::householdTable, household.id.text(), base, toJson(household), u"clerk-1"_s, place.clock.utc()));
            return done();
        });
    }
    QJsonObject identification(const QString &federationId) const
    {
        return {{u"municipality"_s, here}, {u"addressee"_s, yamada().members[0].addressee}, {u"federation_id"_s, federationId}, {u"assignment"_s, u"1"_s},
                {u"merged_into"_s, u""_s}, {u"valid_from"_s, u"2026-11-20"_s}, {u"processed_on"_s, u"2026-11-20"_s}};
    }
};

TEST_F(Feed, F07_a_household_comes_out_as_it_went_in)
{
    auto h = yamada();
    h.members[1].eligibility[0].verdict = api::Verdict::Gap;
    h.members[1].eligibility[0].verdictDays = 2;
    h.members[1].eligibility[0].inherited = true;
    h.members[1].eligibility[0].answeredAt = QDateTime(QDate(2026, 11, 19), QTime(1, 0), Qt::UTC);
    h.members[1].federationId = u"TI-1"_s;
    using Paper = domain::InsuranceCertificate;
    h.members[1].certificates = {{Paper::Kind::Notice, QDate(2026, 8, 1), {}, {}, {}},
                                 {Paper::Kind::Confirmation, QDate(2025, 8, 1), QDate(2026, 7, 31), QDate(2026, 7, 1), QDate(2026, 7, 8)}};
    const auto parsed = Workplace::must(people::householdFromJson(h.id, toJson(h)));
    EXPECT_EQ(parsed, h);
    bring(h, 3);
    h.version = 3;
    EXPECT_EQ(place.read<std::optional<people::Household>>([&](store::Connection &connection) { return people::findHousehold(connection, h.id); }), h);
    const auto view = Workplace::must(get(people.household(h.id)));
    EXPECT_EQ(view.version, 3);
    EXPECT_EQ(view.members.size(), 2);
    EXPECT_EQ(view.members[0].nameKanji, u"山田 太郎"_s);
    EXPECT_EQ(view.members[0].age, 71);
    EXPECT_EQ(view.members[0].birthShown, u"昭和30年1月1日"_s);
    EXPECT_EQ(view.members[1].federationId, u"TI-1"_s);
    const auto e = view.members[1].eligibility.value(0);
    EXPECT_EQ(e.municipalityName, u"富山市"_s);
    EXPECT_EQ(e.prefecture.from, QDate(2020, 4, 1));
    EXPECT_EQ(e.municipal.fromReason, u"A2"_s);
    EXPECT_FALSE(e.municipal.until.isValid());
    EXPECT_EQ(e.verdict, api::Verdict::Gap);
    EXPECT_EQ(e.verdictDays, 2);
    EXPECT_TRUE(e.inherited);
    EXPECT_TRUE(view.members[0].certificates.isEmpty());
    const auto papers = view.members[1].certificates;
    ASSERT_EQ(papers.size(), 2);
    EXPECT_EQ(papers[0].paper, h.members[1].certificates[1]) << "oldest first";
    EXPECT_EQ(papers[0].standing, domain::CertificateStanding::Returned);
    EXPECT_EQ(papers[1].paper, h.members[1].certificates[0]);
    EXPECT_EQ(papers[1].standing, domain::CertificateStanding::InForce);
}

TEST_F(Feed, F07_certificates_go_with_their_bearer_and_stay_through_a_change_of_ours)
{
    using Paper = domain::InsuranceCertificate;
    auto h = yamada();
    for (auto &m : h.members)
        m.certificates = {{Paper::Kind::Confirmation, QDate(2026, 8, 1), QDate(2027, 7, 31), {}, {}}};
    bring(h);
    h.phone = u"076-000-0000"_s;
    change(h, 1);
    EXPECT_EQ(body("household")[u"members"_s][0][u"certificates"_s].toArray().size(), 1);
    EXPECT_EQ(place.number("SELECT count(*) FROM certificate"), 2);
    auto moved = family(u"h2"_s, u"10000002"_s, {{u"p2"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s}});
    bring(moved);
    EXPECT_EQ(place.number("SELECT count(*) FROM certificate"), 1) << "those that stood with her in the other household are gone";
    h.members = {h.members[0]};
    h.members[0].certificates.clear();
    bring(h, 3);
    EXPECT_EQ(place.number("SELECT count(*) FROM certificate"), 0);
}

TEST_F(Feed, F07_a_certificate_of_somebody_who_lost_eligibility_and_one_that_ran_out_are_told)
{
    using enum domain::CertificateStanding;
    using Paper = domain::InsuranceCertificate;
    auto h = family(u"h1"_s, u"10000001"_s, {{u"p1"_s, u"山田 太郎"_s, u"ヤマダ タロウ"_s, u"1955-01-01"_s},
                                             {u"p2"_s, u"山田 花子"_s, u"ヤマダ ハナコ"_s, u"1957-03-03"_s, QDate(2020, 4, 1), QDate(2026, 11, 1)},
                                             {u"p3"_s, u"山田 健"_s, u"ヤマダ ケン"_s, u"1990-08-02"_s, QDate(2020, 4, 1), {}, true}});
    h.members[0].certificates = {{Paper::Kind::Confirmation, QDate(2025, 8, 1), QDate(2026, 7, 31), {}, {}}};
    for (const int member : {1, 2})
        h.members[member].certificates = {{Paper::Kind::Confirmation, QDate(2026, 8, 1), QDate(2027, 7, 31), {}, {}}};
    bring(h);
    const auto view = Workplace::must(get(people.household(h.id)));
    EXPECT_EQ(view.members[0].certificates[0].standing, Expired);
    EXPECT_EQ(view.members[1].certificates[0].standing, NotReturned);
    EXPECT_EQ(view.members[2].certificates[0].standing, NotReturned) << "nor do the dead need one";
}

TEST_F(Feed, an_item_applied_twice_has_the_effect_of_once_and_older_ones_have_none)
{
    const auto item = feedItem(u"household"_s, u"h1"_s, 2, toJson(yamada()));
    ASSERT_TRUE(apply(item).ok());
    const auto once = everything();
    ASSERT_TRUE(apply(item).ok());
    EXPECT_EQ(everything(), once);
    auto older = yamada();
    older.address = u"昔の住所"_s;
    ASSERT_TRUE(apply(feedItem(u"household"_s, u"h1"_s, 1, toJson(older))).ok());
    EXPECT_EQ(everything(), once);
    auto newer = yamada();
    newer.members.removeLast();
    ASSERT_TRUE(apply(feedItem(u"household"_s, u"h1"_s, 3, toJson(newer))).ok());
    EXPECT_EQ(place.number("SELECT count(*) FROM person"), 1);
    EXPECT_EQ(place.number("SELECT count(*) FROM eligibility"), 1);
    EXPECT_EQ(place.number("SELECT count(*) FROM person_search"), 1);
}

TEST_F(Feed, a_change_of_ours_that_comes_back_does_not_undo_a_newer_one_of_ours)
{
    bring(yamada(), 1);
    auto household = yamada();
    household.phone = u"1"_s;
    change(household, 1); // our version 2
    const auto ours = outbox("household").value(0);
    household.phone = u"2"_s;
    change(household, 2); // our version 3
    EXPECT_EQ(outbox("household").value(1).baseVersion, 2);
    ASSERT_TRUE(apply(feedItem(u"household"_s, u"h1"_s, 2, ours.body, u"terminal-1"_s)).ok());
    EXPECT_EQ(place.rows("SELECT phone, version, confirmed FROM household", 3), QStringList{u"2|3|2"_s});
    // But another terminal's version 3 stands: the municipal store will refuse ours.
    auto theirs = yamada();
    theirs.address = u"別の端末から"_s;
    ASSERT_TRUE(apply(feedItem(u"household"_s, u"h1"_s, 3, toJson(theirs))).ok());
    EXPECT_EQ(place.rows("SELECT address, version, confirmed FROM household", 3), QStringList{u"別の端末から|3|3"_s});
}

TEST_F(Feed, sync_promise3_what_a_server_put_back_tells_holds_under_a_version_that_was_confirmed_before)
{
    bring(yamada(), 3);
    auto other = yamada();
    other.address = u"復元後の住所"_s;
    const auto item = feedItem(u"household"_s, u"h1"_s, 2, toJson(other));
    ASSERT_TRUE(apply(item).ok());
    EXPECT_EQ(place.rows("SELECT address, version, confirmed FROM household", 3), QStringList{yamada().address + u"|3|3"_s});
    place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        MADOGUCHI_TRY(handler.forget(transaction, u"media-request"_s, u"h1"_s)); // not of this room
        return handler.forget(transaction, u"household"_s, u"h1"_s);
    });
    ASSERT_TRUE(apply(item).ok());
    EXPECT_EQ(place.rows("SELECT address, version, confirmed FROM household", 3), QStringList{u"復元後の住所|2|2"_s});
}

TEST_F(Feed, C02_an_item_that_the_interface_does_not_define_is_refused_with_its_place)
{
    const QJsonObject good = toJson(yamada());
    const auto spoilt = [&](const std::function<void(QJsonObject &body, QJsonObject &member, QJsonObject &cover)> &spoil) {
        QJsonObject body = good;
        QJsonArray members = body[u"members"_s].toArray();
        QJsonObject member = members[0].toObject();
        QJsonArray covers = member[u"eligibility"_s].toArray();
        QJsonObject cover = covers[0].toObject();
        spoil(body, member, cover);
        covers[0] = cover;
        if (member.contains(u"eligibility"_s))
            member[u"eligibility"_s] = covers;
        members[0] = member;
        if (body.contains(u"members"_s) && body[u"members"_s].toArray().size() == members.size())
            body[u"members"_s] = members;
        return body;
    };
    const auto certificate = [](const QString &key, const QString &value) {
        QJsonObject one{{u"kind"_s, u"confirmation"_s}, {u"issuedOn"_s, u"2026-08-01"_s}, {u"validUntil"_s, u"2027-07-31"_s}, {u"returnDueSince"_s, u""_s}, {u"returnedOn"_s, u""_s}};
        one[key] = value;
        return one;
    };
    const struct { const char *place; std::function<void(QJsonObject &, QJsonObject &, QJsonObject &)> spoil; } table[] = {
        {"householdNumber", [](auto &b, auto &, auto &) { b.remove(u"householdNumber"_s); }},
        {"number", [](auto &b, auto &, auto &) { b[u"number"_s] = u"12a"_s; }},
        {"number", [](auto &b, auto &, auto &) { b[u"number"_s] = 12; }},
        {"address", [](auto &b, auto &, auto &) { b[u"address"_s] = QString(201, u'あ'); }},
        {"address", [](auto &b, auto &, auto &) { b[u"address"_s] = u"a\nb"_s; }},
        {"address", [](auto &b, auto &, auto &) { b[u"address"_s] = QString(QChar(0xD800)); }},
        {"address", [](auto &b, auto &, auto &) { b[u"address"_s] = QString(QChar(0xFFFE)); }},
        {"", [](auto &b, auto &, auto &) { b[u"myNumber"_s] = u"1"_s; }},
        {"members", [](auto &b, auto &, auto &) { b[u"members"_s] = QJsonArray(); }},
        {"members/0/birth", [](auto &, auto &m, auto &) { m[u"birth"_s] = u"1955-02-30"_s; }},
        {"members/0/birth", [](auto &, auto &m, auto &) { m[u"birth"_s] = u"1955-00-00"_s; }},
        {"members/0/birth", [](auto &, auto &m, auto &) { m[u"birth"_s] = u"1955/02/03"_s; }},
        {"members/0/birth", [](auto &, auto &m, auto &) { m[u"birthUnknown"_s] = true; }},
        {"members/0/sex", [](auto &, auto &m, auto &) { m[u"sex"_s] = 3; }},
        {"members/0/head", [](auto &, auto &m, auto &) { m[u"head"_s] = 1; }},
        {"members/0/addressee", [](auto &, auto &m, auto &) { m[u"addressee"_s] = u""_s; }},
        {"members", [](auto &, auto &m, auto &) { m[u"person"_s] = u"p2"_s; }},
        {"members/0/eligibility/0/municipality", [](auto &, auto &, auto &c) { c[u"municipality"_s] = u"162018"_s; }},
        {"members/0/eligibility/0/municipalFrom", [](auto &, auto &, auto &c) { c[u"municipalFrom"_s] = u""_s; }},
        {"members/0/eligibility/0/municipalFromReason", [](auto &, auto &, auto &c) { c[u"municipalFromReason"_s] = u"L1"_s; }},
        {"members/0/eligibility/0/municipalUntil", [](auto &, auto &, auto &c) { c[u"municipalUntil"_s] = u"2019-01-01"_s; c[u"municipalUntilReason"_s] = u"L1"_s; }},
        {"members/0/eligibility/0/municipalUntilReason", [](auto &, auto &, auto &c) { c[u"municipalUntil"_s] = u"2026-01-01"_s; }},
        {"members/0/eligibility/0/verdict", [](auto &, auto &, auto &c) { c[u"verdict"_s] = u"perhaps"_s; }},
        {"members/0/certificates", [](auto &, auto &m, auto &) { m.remove(u"certificates"_s); }},
        {"members/0/certificates/0/kind", [&](auto &, auto &m, auto &) { m[u"certificates"_s] = QJsonArray{certificate(u"kind"_s, u"card"_s)}; }},
        {"members/0/certificates/0/issuedOn", [&](auto &, auto &m, auto &) { m[u"certificates"_s] = QJsonArray{certificate(u"issuedOn"_s, u""_s)}; }},
        {"members/0/certificates/0/issuedOn", [&](auto &, auto &m, auto &) { m[u"certificates"_s] = QJsonArray{certificate(u"validUntil"_s, u"2026-07-31"_s)}; }},
        {"members/0/certificates/0/issuedOn", [&](auto &, auto &m, auto &) { m[u"certificates"_s] = QJsonArray{certificate(u"validUntil"_s, u""_s)}; }},
        {"members/0/certificates/0/returnedOn", [&](auto &, auto &m, auto &) { m[u"certificates"_s] = QJsonArray{certificate(u"returnedOn"_s, u"2026-13-01"_s)}; }},
        {"members/0/eligibility/0/verdictDays", [](auto &, auto &, auto &c) { c[u"verdictDays"_s] = -1; }},
    };
    for (const auto &row : table) {
        const auto answer = apply(feedItem(u"household"_s, u"h1"_s, 1, spoilt(row.spoil)));
        ASSERT_FALSE(answer.ok()) << row.place;
        EXPECT_EQ(answer.error().code, ErrorCode::FeedItemRefused) << row.place;
        EXPECT_EQ(answer.error().args.value(0), QString::fromLatin1(row.place));
    }
    EXPECT_EQ(place.number("SELECT count(*) FROM household"), 0);
    EXPECT_TRUE(apply(feedItem(u"household"_s, u"h1"_s, 1, good)).ok());
    EXPECT_EQ(apply(feedItem(u"household"_s, u"h1"_s, 0, good)).error().code, ErrorCode::FeedItemRefused);
    EXPECT_EQ(apply(feedItem(u"household"_s, QString(), 1, good)).error().code, ErrorCode::FeedItemRefused);
    EXPECT_EQ(apply(feedItem(u"unheard-of"_s, u"h1"_s, 1, good)).error().code, ErrorCode::FeedItemRefused);
}

TEST_F(Feed, F20_registers_receptions_and_notifications_of_other_terminals_arrive)
{
    bring(movedIn());
    ASSERT_TRUE(apply(feedItem(u"reception"_s, u"r1"_s, 1, {{u"number"_s, u"8-1120-2001"_s}, {u"openedAt"_s, u"2026-11-20T00:30:00.000Z"_s}, {u"by"_s, u"clerk-2"_s},
        {u"byName"_s, u"窓口 次郎"_s}, {u"purpose"_s, u"moving-in"_s}, {u"closed"_s, false}})).ok());
    bring(yamada());
    const QJsonObject notification{{u"number"_s, u"8-1120-2001-1"_s}, {u"register"_s, u"reg-9"_s}, {u"household"_s, u"h1"_s}, {u"reception"_s, u"r1"_s},
        {u"notifier"_s, u"head"_s}, {u"proxyName"_s, u""_s}, {u"mandateSeen"_s, false}, {u"identity"_s, u"one-photo"_s}, {u"notifiedOn"_s, u"2026-11-20"_s}, {u"reason"_s, u"A1"_s},
        {u"happenedOn"_s, u"2026-11-10"_s}, {u"previousMunicipality"_s, neighbour},
        {u"persons"_s, QJsonArray{QJsonObject{{u"addressee"_s, u"4900000010"_s}, {u"numberDocument"_s, u"number-card"_s}, {u"numberReceipt"_s, u"R-1"_s}}}},
        {u"note"_s, u""_s}, {u"by"_s, u"clerk-2"_s}, {u"byName"_s, u"窓口 次郎"_s}};
    ASSERT_TRUE(apply(feedItem(u"notification"_s, u"n1"_s, 1, notification)).ok());

    const auto receptions = Workplace::must(get(reception.today()));
    ASSERT_EQ(receptions.size(), 1);
    EXPECT_EQ(receptions[0].number, u"8-1120-2001"_s);
    const auto view = Workplace::must(get(people.household(HouseholdId(u"h1"_s))));
    ASSERT_EQ(view.notifications.size(), 1);
    EXPECT_EQ(view.notifications[0].by, u"窓口 次郎"_s);
    EXPECT_EQ(view.notifications[0].delivery.municipal.lamp, api::Lamp::Confirmed);

    // C-20, C-06: neither a number in the receipt's place nor one in the note is taken in.
    auto clear = notification;
    clear[u"persons"_s] = QJsonArray{QJsonObject{{u"addressee"_s, u"4900000010"_s}, {u"numberDocument"_s, u"number-card"_s}, {u"numberReceipt"_s, u"123456789018"_s}}};
    EXPECT_EQ(apply(feedItem(u"notification"_s, u"n2"_s, 1, clear)).error().code, ErrorCode::FeedItemRefused);
    clear = notification;
    clear[u"note"_s] = u"番号 1234-5678-9018"_s;
    EXPECT_EQ(apply(feedItem(u"notification"_s, u"n2"_s, 1, clear)).error().code, ErrorCode::FeedItemRefused);
}

TEST_F(Feed, F20_proposals_are_found_by_kana_and_go_when_they_are_settled)
{
    bring(movedIn());
    auto other = movedIn(u"reg-2"_s);
    other.headNameKana = u"バンドウ イチロウ"_s;
    other.moveDate = QDate(2026, 11, 15);
    bring(other);
    const auto list = [this](const QString &kana) {
        QStringList ids;
        for (const auto &p : Workplace::must(get(reception.proposals(kana))))
            ids.append(p.id.text());
        return ids;
    };
    EXPECT_EQ(list({}), (QStringList{u"reg-2"_s, u"reg-1"_s})); // newest move first
    EXPECT_EQ(list(u"ﾔﾏﾓﾄ"_s), QStringList{u"reg-1"_s});
    const auto before = place.recordLines();
    EXPECT_EQ(Workplace::must(get(reception.proposalCount())), 2);
    EXPECT_EQ(place.recordLines(), before) << "a number is no access to anybody (C-09)";
    EXPECT_EQ(list(u"はん"_s), QStringList{u"reg-2"_s});
    other.settled = true;
    bring(other, 2);
    EXPECT_EQ(list({}), QStringList{u"reg-1"_s});
    EXPECT_EQ(Workplace::must(get(reception.proposalCount())), 1);
    const auto one = Workplace::must(get(reception.proposal(RegisterRecordId(u"reg-1"_s))));
    EXPECT_EQ(one.persons.size(), 2);
    EXPECT_EQ(one.persons[1].birthShown, u"昭和57年2月3日"_s);
    EXPECT_EQ(place.recordLines().last(), u"register.open done "_s);
    EXPECT_EQ(get(reception.proposal(RegisterRecordId(u"reg-7"_s))).error().code, ErrorCode::NotFound);
}

class Answers : public Feed {
protected:
    Answers()
    {
        auto h = yamada();
        for (auto &m : h.members)
            m.eligibility = {cover(m.person.text() + u"-e"_s, QDate(2026, 11, 10))};
        bring(h);
    }
    QJsonObject dates(const QString &verdict, int days, const QString &prefectureFrom) const
    {
        return {{u"municipality"_s, here}, {u"addressee"_s, yamada().members[1].addressee}, {u"federation_id"_s, u"TI-2"_s}, {u"previous_municipality"_s, neighbour},
            {u"previous_until"_s, u"2026-11-08"_s}, {u"own_from"_s, u"2026-11-10"_s}, {u"verdict"_s, verdict}, {u"days"_s, QString::number(days)},
            {u"prefecture_from"_s, prefectureFrom}, {u"prefecture_from_reason"_s, u"A2"_s}, {u"prefecture_until"_s, u""_s}, {u"prefecture_until_reason"_s, u""_s},
            {u"processed_on"_s, u"2026-11-20"_s}};
    }
    api::EligibilityView shown(int member = 1) { return Workplace::must(get(people.household(HouseholdId(u"h1"_s)))).members.at(member).eligibility.at(0); }
};

TEST_F(Answers, F02_takes_over_the_prefecture_date_and_the_verdict)
{
    const struct { QString code; int days; api::Verdict verdict; } table[] = {
        {u"1"_s, 0, api::Verdict::Continuous}, {u"2"_s, 2, api::Verdict::Gap}, {u"3"_s, 3, api::Verdict::Overlap}, {u"9"_s, 0, api::Verdict::PartnerMissing}};
    for (const auto &row : table) {
        ASSERT_TRUE(apply(feedItem(u"F3"_s, u""_s, 0, dates(row.code, row.days, row.code == u"1"_s ? u"2015-04-01"_s : u"2026-11-10"_s))).ok());
        const auto e = shown();
        EXPECT_EQ(e.verdict, row.verdict);
        EXPECT_EQ(e.verdictDays, row.days);
        EXPECT_EQ(e.inherited, row.code == u"1"_s);
        EXPECT_EQ(e.prefecture.from, row.code == u"1"_s ? QDate(2015, 4, 1) : QDate(2026, 11, 10));
        EXPECT_EQ(e.municipal.from, QDate(2026, 11, 10)) << "the municipality's own date never moves";
        EXPECT_EQ(e.previousMunicipality, neighbour);
        EXPECT_EQ(shown(0).verdict, api::Verdict::None) << "the other member has no answer yet";
    }
}

TEST_F(Answers, F02_changes_nothing_that_is_shared_and_tells_who_looks_at_it_once)
{
    const auto shared = outbox("household").size();
    const auto stored = place.rows("SELECT version, confirmed, actor FROM household", 3);
    QList<QString> changed;
    QCoreApplication::processEvents(); // what the arrival of the household has told
    QObject::connect(&people, &api::PeopleService::householdChanged, &people, [&](const HouseholdId &id) { changed.append(id.text()); });
    ASSERT_TRUE(apply(feedItem(u"F3"_s, u""_s, 0, dates(u"1"_s, 0, u"2015-04-01"_s))).ok());
    EXPECT_EQ(outbox("household").size(), shared);
    EXPECT_EQ(place.rows("SELECT version, confirmed, actor FROM household", 3), stored);
    EXPECT_EQ(shown().verdict, api::Verdict::Continuous);
    const auto once = everything();
    ASSERT_TRUE(apply(feedItem(u"F3"_s, u""_s, 0, dates(u"1"_s, 0, u"2015-04-01"_s))).ok());
    EXPECT_EQ(everything(), once);
    EXPECT_TRUE(waitFor([&] { return changed == QList<QString>{u"h1"_s}; }));
}

TEST_F(Answers, C02_refuses_rows_that_are_wrong_or_not_ours)
{
    const auto refused = [this](const QJsonObject &row) {
        const auto answer = apply(feedItem(u"F3"_s, u""_s, 0, row));
        return answer.ok() ? QString() : errorText(answer.error().code);
    };
    auto row = dates(u"1"_s, 0, u"2015-04-01"_s);
    const auto with = [&](const QString &key, const QJsonValue &value) {
        auto changed = row;
        changed[key] = value;
        return changed;
    };
    EXPECT_EQ(refused(with(u"municipality"_s, neighbour)), errorText(ErrorCode::TenantForbidden));
    EXPECT_EQ(refused(with(u"addressee"_s, u"999"_s)), errorText(ErrorCode::NotFound));
    EXPECT_EQ(refused(with(u"own_from"_s, u"2026-11-11"_s)), errorText(ErrorCode::NotFound));
    EXPECT_EQ(refused(with(u"verdict"_s, u"4"_s)), errorText(ErrorCode::FeedItemRefused));
    EXPECT_EQ(refused(with(u"prefecture_from"_s, u"2015-13-01"_s)), errorText(ErrorCode::FeedItemRefused));
    EXPECT_EQ(refused(with(u"prefecture_until"_s, u"2014-01-01"_s)), errorText(ErrorCode::FeedItemRefused));
    EXPECT_EQ(refused(with(u"surplus"_s, u""_s)), errorText(ErrorCode::FeedItemRefused));
    EXPECT_EQ(place.number("SELECT count(*) FROM outbox"), 0);
    EXPECT_EQ(shown().verdict, api::Verdict::None);
}

} // namespace madoguchi::test
