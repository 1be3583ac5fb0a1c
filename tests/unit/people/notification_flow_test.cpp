#include "counter_fixture.h"

#include "../federation/central_fixture.h"

#include "people/household_table.h"
#include "people/row_examination.h"

#include <QJsonDocument>

#include <random>

namespace madoguchi::test {

/// The counter and the real server: whatever is notified or taken back in whatever order, and whenever the files leave between, the server finds the rows in order.
class NotificationFlow : public CounterTest {
protected:
    NotificationFlow()
    {
        for (int n = 0; n < households; ++n) {
            auto record = movedIn(u"reg-%1"_s.arg(n));
            record.moveDate = QDate(2026, 1, 10);
            for (int i = 0; i < record.persons.size(); ++i)
                record.persons[i].addressee = u"49%1"_s.arg(n * 10 + i, 8, 10, QChar(u'0'));
            bring(record);
        }
    }

    int pick(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }
    QDate day() { return QDate(2026, 1, 10).addDays(pick(310)); }
    people::Household stored(const HouseholdId &id)
    {
        return *place.read<std::optional<people::Household>>([&](store::Connection &connection) { return people::findHousehold(connection, id); });
    }
    api::NotificationDraft draft(const QString &reason)
    {
        api::NotificationDraft d;
        d.reception = m_visit.id;
        d.identity = api::IdentityDocument::OnePhoto;
        d.notifiedOn = QDate(2026, 11, 20);
        d.reason = reason;
        d.happenedOn = day();
        d.previousMunicipality = d.nextMunicipality = neighbour;
        return d;
    }
    void choose(api::NotificationDraft &d, const QString &addressee)
    {
        d.persons.append({addressee, true, api::NumberDocument::FromRegister, Workplace::must(get(number.takeFromRegister(addressee, m_visit.id))).receipt});
    }
    bool tryToRegister(const api::NotificationDraft &d)
    {
        const auto answer = get(reception.registerNotification(d));
        if (answer.ok() && !m_homes.contains(answer->household.text()))
            m_homes.append(answer->household.text());
        return answer.ok();
    }
    void moveIn()
    {
        const auto open = Workplace::must(get(reception.proposals({})));
        if (open.isEmpty())
            return;
        auto d = draft(u"A1"_s);
        d.proposal = open.last().id;
        d.happenedOn = open.last().moveDate;
        for (const auto &person : open.last().persons)
            choose(d, person.addresseeNumber);
        ASSERT_TRUE(tryToRegister(d));
    }
    /// Answers whether something was registered: what the rules refuse is no business of the server.
    bool step()
    {
        if (m_homes.isEmpty() || pick(8) == 0) {
            moveIn();
            return true;
        }
        const people::Household h = stored(HouseholdId(m_homes[pick(static_cast<int>(m_homes.size()))]));
        const people::Member &member = h.members[pick(static_cast<int>(h.members.size()))];
        if (pick(4) == 0)
            return takeBack(h, member);
        static const QStringList reasons{u"A2"_s, u"A3"_s, u"A4"_s, u"A5"_s, u"L1"_s, u"L2"_s, u"L3"_s, u"L4"_s, u"L5"_s};
        auto d = draft(reasons[pick(static_cast<int>(reasons.size()))]);
        d.household = h.id;
        if (d.reason == u"A4"_s) {
            d.newcomer = api::RegisterProposal::Person{u"48%1"_s.arg(++m_born, 8, 10, QChar(u'0')), u"山本 結"_s, u"ヤマモト　ユイ"_s, {}, {}, api::Sex::Female, u"子"_s, false};
            choose(d, d.newcomer->addresseeNumber);
        } else {
            choose(d, member.addressee);
            d.newHead = h.members[pick(static_cast<int>(h.members.size()))].addressee;
        }
        return tryToRegister(d);
    }
    bool takeBack(const people::Household &h, const people::Member &member)
    {
        if (member.eligibility.isEmpty())
            return false;
        const auto &cover = member.eligibility[pick(static_cast<int>(member.eligibility.size()))];
        return get(reception.takeBack({h.id, member.addressee, cover.id, pick(3) == 0, u"誤り"_s})).ok();
    }

    /// The day's files as they leave, until nothing is left.
    void send()
    {
        for (const char *kind : {"reception", "household", "register", "notification"})
            for (const auto &item : outbox(kind))
                acknowledge(item);
        for (bool more = true; more;) {
            more = false;
            for (const QString &layout : {u"F1"_s, u"F2"_s}) {
                const auto items = place.read<QList<journal::OutboxItem>>([&](store::Connection &connection) { return journal::rowsToSend(connection, layout, 1000); });
                if (items.isEmpty())
                    continue;
                more = true;
                ASSERT_NO_FATAL_FAILURE(sendFile(layout, items));
            }
        }
    }
    void sendFile(const QString &layout, const QList<journal::OutboxItem> &items)
    {
        QList<exchange::Row> rows;
        for (const auto &item : items) {
            exchange::Row row;
            for (auto at = item.body.begin(); at != item.body.end(); ++at)
                row.insert(at.key(), at.key() == u"insurer"_s ? u"138057"_s : at.key().endsWith(u"number_receipt"_s) ? u""_s : at.value().toString());
            rows.append(row);
            examine(layout, row, item);
        }
        const qint64 sequence = ++m_sequence[layout];
        const QJsonObject result = m_central.send(m_central.terminal1.tenant(), layout, sequence, m_central.compose(layout, sequence, rows));
        ASSERT_EQ(result["state"_L1].toString(), u"accepted"_s) << QJsonDocument(result).toJson().constData();
        for (const auto &item : items)
            acknowledge(item);
        m_sent += static_cast<int>(rows.size());
    }
    /// C-36: what is sent as it should be is nothing to look at, but for days that are close and rows that follow.
    void examine(const QString &layout, exchange::Row row, const journal::OutboxItem &item)
    {
        row[u"insurer"_s] = m_office.insurer;
        using Kind = api::PreviewWarning::Kind;
        for (const auto &warning : look(layout, row)) {
            EXPECT_TRUE(warning.kind == Kind::Gap || warning.kind == Kind::MoreToCome)
                << static_cast<int>(warning.kind) << ' ' << warning.args.join(u' ').toStdString() << QJsonDocument(item.body).toJson().constData();
            ++m_looked[warning.kind];
        }
    }
    QList<api::PreviewWarning> look(const QString &layout, const exchange::Row &row)
    {
        return place.read<QList<api::PreviewWarning>>([&](store::Connection &connection) { return people::examineRow(connection, m_office, layout, row); });
    }
    void acknowledge(const journal::OutboxItem &item)
    {
        place.write<Done>([&](store::Transaction &transaction) { return journal::acknowledge(transaction, item.id, "{}", place.clock.utc()); });
    }

    static constexpr int households = 4;
    federation::test::Central m_central;
    api::Reception m_visit = Workplace::must(get(reception.openReception(u"change"_s)));
    std::mt19937 m_random{1};
    QStringList m_homes;
    QHash<QString, qint64> m_sequence;
    QMap<api::PreviewWarning::Kind, int> m_looked;
    int m_born = 0, m_sent = 0;
};

TEST_F(NotificationFlow, F01_any_sequence_of_notifications_is_in_order_for_the_server)
{
    for (int seed = 1; seed <= 6; ++seed) {
        m_random.seed(static_cast<unsigned>(seed));
        for (int n = 0; n < 60; ++n) {
            step();
            if (pick(5) == 0) {
                ASSERT_NO_FATAL_FAILURE(send()) << "seed " << seed << ", step " << n;
            }
        }
        ASSERT_NO_FATAL_FAILURE(send()) << "seed " << seed;
    }
    EXPECT_GT(m_sent, 60);
    EXPECT_GT(m_looked.value(api::PreviewWarning::Kind::MoreToCome), 0);
}

/// A day's rows as they would leave, with something wrong about them.
class Preview : public NotificationFlow {
protected:
    using Kind = api::PreviewWarning::Kind;
    Preview() { moveIn(); }
    exchange::Row last(const char *kind)
    {
        exchange::Row row;
        const QJsonObject body = this->body(kind);
        for (auto at = body.begin(); at != body.end(); ++at)
            row.insert(at.key(), at.value().toString());
        return row;
    }
    people::Household home() { return stored(HouseholdId(m_homes.first())); }
    void keep(const people::Household &household)
    {
        place.write<Done>([&](store::Transaction &transaction) { return people::storeHousehold(transaction, household, m_office.municipality, u""_s, 0); });
    }
    QList<Kind> kinds(const char *kind, const exchange::Row &row)
    {
        QList<Kind> found;
        for (const auto &warning : look(QString::fromLatin1(kind), row))
            found.append(warning.kind);
        return found;
    }
};

TEST_F(Preview, C36_a_row_that_says_what_stands_here_is_nothing_to_look_at)
{
    EXPECT_EQ(kinds("F1", last("F1")), QList<Kind>());
    EXPECT_EQ(kinds("F2", last("F2")), QList<Kind>());
}

TEST_F(Preview, C36_F01_what_stands_here_and_is_not_in_the_row_is_named)
{
    auto household = home();
    household.members.last().nameKana = u"チガウ　ナマエ"_s;
    household.address = u"富国市別町9"_s;
    keep(household);
    EXPECT_EQ(look(u"F1"_s, last("F1")), (QList<api::PreviewWarning>{{Kind::Differs, {u"address"_s}}}));
    EXPECT_EQ(look(u"F2"_s, last("F2")), (QList<api::PreviewWarning>{{Kind::Differs, {u"kana"_s}}}));
}

TEST_F(Preview, C36_the_published_failure_of_a_row_that_was_not_invalidated_is_seen_before_it_leaves)
{
    send();
    auto household = home();
    people::Member &member = household.members.last();
    people::Eligibility again = member.eligibility.last();
    member.eligibility.last().superseded = true; // taken back, and no row says so
    again.id = newId();
    again.municipal.from = again.prefecture.from = again.municipal.from.addDays(5);
    member.eligibility.append(again);
    const QString before = people::isoDate(again.municipal.from.addDays(-5));
    keep(household);
    exchange::Row row = last("F2");
    ASSERT_TRUE(row.isEmpty()) << "everything has left";
    for (const auto &[key, value] : people::personRow(household, member, again, m_office).toVariantMap().toStdMap())
        row.insert(key, value.toString());
    row[u"operation"_s] = u"1"_s;
    row[u"history"_s] = u"3"_s;
    EXPECT_EQ(look(u"F2"_s, row), (QList<api::PreviewWarning>{{Kind::NotTakenBack, {before}}}));
}

TEST_F(Preview, C36_another_cover_on_the_same_days_or_a_few_days_before_is_told)
{
    auto household = home();
    people::Member &member = household.members.last();
    people::Eligibility other = member.eligibility.last();
    const QDate from = other.municipal.from;
    other.id = newId();
    other.municipal = other.prefecture = {from.addDays(-300), from.addDays(2)};
    member.eligibility.prepend(other);
    keep(household);
    EXPECT_EQ(look(u"F2"_s, last("F2")), (QList<api::PreviewWarning>{{Kind::Overlap, {people::isoDate(from.addDays(-300)), people::isoDate(from.addDays(2))}}}));
    member.eligibility.first().municipal.until = from.addDays(-3);
    keep(household);
    EXPECT_EQ(look(u"F2"_s, last("F2")), (QList<api::PreviewWarning>{{Kind::Gap, {u"3"_s, people::isoDate(from.addDays(-3))}}}));
    member.eligibility.first().municipal.until = from;
    keep(household);
    EXPECT_EQ(kinds("F2", last("F2")), QList<Kind>()) << "it goes on without a gap";
}

TEST(Believed, F01_new_adds_change_moves_and_cancellation_takes_away)
{
    using people::believed;
    EXPECT_EQ(believed({}), QStringList());
    EXPECT_EQ(believed({{u"1"_s, u"a"_s}, {u"2"_s, u"a"_s}}), QStringList{u"a"_s});
    EXPECT_EQ(believed({{u"1"_s, u"a"_s}, {u"2"_s, u"b"_s}}), QStringList{u"b"_s});
    EXPECT_EQ(believed({{u"1"_s, u"a"_s}, {u"1"_s, u"b"_s}, {u"3"_s, u"a"_s}}), QStringList{u"b"_s});
    EXPECT_EQ(believed({{u"2"_s, u"a"_s}}), QStringList{u"a"_s}) << "of one that another terminal began";
}

} // namespace madoguchi::test
