#include "journal_fixture.h"

#include "journal/feed.h"
#include "journal/known_version.h"
#include "journal/outbox.h"

namespace madoguchi::test {

using journal::Destination;
using journal::OutboxItem;

class OutboxTest : public JournalTest {
protected:
    OutboxTest() : db(database()) {}
    static OutboxItem item(const QString &id, const QString &aggregate, Destination destination = Destination::Municipal)
    {
        OutboxItem item;
        item.id = ChangeId(id);
        item.destination = destination;
        item.kind = u"household"_s;
        item.aggregate = aggregate;
        item.baseVersion = 4;
        item.body = {{u"town"_s, u"架空町"_s}};
        return item;
    }
    template <typename Work>
    Result<Done> inTransaction(Work work)
    {
        MADOGUCHI_ASSIGN(Transaction transaction, Transaction::begin(*db));
        MADOGUCHI_TRY(work(transaction));
        return transaction.commit();
    }
    std::unique_ptr<Connection> db;
};

TEST_F(OutboxTest, Items_leave_in_order_and_as_they_came)
{
    take(inTransaction([&](Transaction &t) -> Result<Done> {
        MADOGUCHI_TRY(journal::enqueue(t, item(u"c-1"_s, u"h-1"_s), clock.utc()));
        MADOGUCHI_TRY(journal::enqueue(t, item(u"c-2"_s, u"h-2"_s, Destination::FederationFile), clock.utc()));
        return journal::enqueue(t, item(u"c-3"_s, u"h-1"_s), clock.utc().addSecs(5));
    }));
    const auto waiting = take(journal::queued(*db, Destination::Municipal, 10));
    ASSERT_EQ(waiting.size(), 2);
    EXPECT_EQ(waiting[0].id, ChangeId(u"c-1"_s));
    EXPECT_EQ(waiting[1].id, ChangeId(u"c-3"_s));
    EXPECT_LT(waiting[0].position, waiting[1].position);
    EXPECT_EQ(waiting[0].body, item({}, {}).body);
    EXPECT_EQ(waiting[0].baseVersion, 4);
    EXPECT_EQ(waiting[0].kind, u"household"_s);
    EXPECT_EQ(waiting[0].at, clock.utc());
    EXPECT_EQ(take(journal::queued(*db, Destination::Municipal, 1)).size(), 1);
    EXPECT_EQ(take(journal::queued(*db, Destination::FederationFile, 10)).size(), 1);
    const auto count = take(journal::countOutbox(*db));
    EXPECT_EQ(count.queued, 3);
    EXPECT_EQ(count.refused, 0);
    EXPECT_EQ(count.oldest(), clock.utc());
}

TEST_F(OutboxTest, An_id_goes_out_once)
{
    const auto twice = [&](Transaction &t) { return journal::enqueue(t, item(u"c-1"_s, u"h-1"_s), clock.utc()); };
    take(inTransaction(twice));
    EXPECT_FALSE(inTransaction(twice).ok());
    EXPECT_EQ(inTransaction([&](Transaction &t) { return journal::enqueue(t, item({}, u"h"_s), clock.utc()); }).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(take(journal::countOutbox(*db)).queued, 1);
}

TEST_F(OutboxTest, Answers_settle_items_and_a_month_later_the_acknowledged_go)
{
    take(inTransaction([&](Transaction &t) -> Result<Done> {
        for (const QString &id : {u"c-1"_s, u"c-2"_s, u"c-3"_s})
            MADOGUCHI_TRY(journal::enqueue(t, item(id, id), clock.utc()));
        MADOGUCHI_TRY(journal::acknowledge(t, ChangeId(u"c-1"_s), "receipt", clock.utc()));
        return journal::setAside(t, ChangeId(u"c-2"_s), u"F-003"_s, clock.utc());
    }));
    EXPECT_EQ(inTransaction([&](Transaction &t) { return journal::acknowledge(t, ChangeId(u"c-9"_s), "r", clock.utc()); }).error().code, ErrorCode::NotFound);
    auto count = take(journal::countOutbox(*db));
    EXPECT_EQ(count.queued, 1);
    EXPECT_EQ(count.refused, 1);
    EXPECT_EQ(number(*db, "SELECT count(*) FROM outbox WHERE receipt = CAST('receipt' AS BLOB) AND reason IS NULL"), 1);
    take(inTransaction([&](Transaction &t) { return journal::dropAcknowledged(t, clock.utc().addDays(30)); }));
    EXPECT_EQ(number(*db, "SELECT count(*) FROM outbox"), 3);
    take(inTransaction([&](Transaction &t) { return journal::dropAcknowledged(t, clock.utc().addDays(30).addSecs(1)); }));
    EXPECT_EQ(number(*db, "SELECT count(*) FROM outbox"), 2); // the refused and the waiting one stay
    EXPECT_FALSE(take(journal::countOutbox(*db)).oldest().isNull());
}

TEST_F(OutboxTest, A_use_case_is_through_when_none_of_its_items_waits_or_is_set_aside)
{
    take(inTransaction([&](Transaction &t) -> Result<Done> {
        MADOGUCHI_TRY(journal::enqueue(t, item(u"r-1"_s, u"h-1"_s, Destination::FederationFile), clock.utc()));
        return journal::enqueue(t, item(u"r-2"_s, u"h-1"_s, Destination::FederationFile), clock.utc());
    }));
    const qint64 entry = take(journal::entryOf(*db, ChangeId(u"r-1"_s)));
    EXPECT_EQ(take(journal::entryOf(*db, ChangeId(u"r-2"_s))), entry);
    EXPECT_EQ(journal::entryOf(*db, ChangeId(u"r-9"_s)).error().code, ErrorCode::NotFound);
    const auto all = [&] { return take(journal::allAccepted(*db, entry)); };
    take(inTransaction([&](Transaction &t) { return journal::acknowledge(t, ChangeId(u"r-1"_s), "receipt", clock.utc()); }));
    EXPECT_FALSE(all()) << "the other one waits";
    take(inTransaction([&](Transaction &t) { return journal::setAside(t, ChangeId(u"r-2"_s), u"E08"_s, clock.utc()); }));
    EXPECT_FALSE(all()) << "the other one is set aside";
    take(inTransaction([&](Transaction &t) { return journal::acknowledge(t, ChangeId(u"r-2"_s), "receipt", clock.utc()); }));
    EXPECT_TRUE(all());
}

/// Changes of one household, each on top of the one before.
class StackedChanges : public OutboxTest {
protected:
    void make(const QString &id, qint64 base, const QString &town)
    {
        OutboxItem made = item(id, u"h-1"_s);
        made.baseVersion = base;
        made.body = {{u"town"_s, town}};
        take(inTransaction([&](Transaction &t) { return journal::enqueue(t, made, clock.utc()); }));
    }
    void told(qint64 version, const QString &town, bool longAgo = false)
    {
        journal::FeedItem item;
        item.kind = u"household"_s;
        item.aggregate = u"h-1"_s;
        item.version = version;
        if (!longAgo)
            item.told = clock.utc();
        item.body = {{u"town"_s, town}};
        take(inTransaction([&](Transaction &t) { return journal::noteTold(t, item); }));
    }
    void refuse(const QString &id)
    {
        take(inTransaction([&](Transaction &t) { return journal::setAside(t, ChangeId(id), u"F-003"_s, clock.utc()); }));
        tellThoseOnTop();
    }
    void tellThoseOnTop()
    {
        take(inTransaction([&](Transaction &t) { return journal::setAsideOnRefused(t, clock.utc()); }));
    }
    QString waiting()
    {
        QStringList ids;
        for (const OutboxItem &item : take(journal::queued(*db, Destination::Municipal, 10)))
            ids.append(item.id.text());
        return ids.join(u' ');
    }
    QByteArray standsOn(const QString &id)
    {
        for (const OutboxItem &item : take(journal::queued(*db, Destination::Municipal, 10)))
            if (item.id.text() == id)
                return item.baseDigest;
        return "not queued";
    }
    static QByteArray digest(const QString &town) { return journal::bodyDigest({{u"town"_s, town}}); }
};

TEST_F(StackedChanges, sync_promise4_each_says_by_content_what_it_stands_on)
{
    make(u"new"_s, 0, u"A"_s);
    EXPECT_EQ(standsOn(u"new"_s), QByteArray());
    make(u"on-ours"_s, 1, u"B"_s);
    EXPECT_EQ(standsOn(u"on-ours"_s), digest(u"A"_s));
    told(2, u"theirs"_s);
    make(u"on-theirs"_s, 2, u"C"_s);
    EXPECT_EQ(standsOn(u"on-theirs"_s), digest(u"theirs"_s)) << "the last that was seen under the number";
    make(u"on-unknown"_s, 7, u"D"_s);
    EXPECT_EQ(standsOn(u"on-unknown"_s), QByteArray());
    told(8, u"of a first load"_s, true);
    make(u"on-old"_s, 8, u"E"_s);
    EXPECT_EQ(standsOn(u"on-old"_s), QByteArray()) << "ours of that number does not stand any more";
    take(inTransaction([&](Transaction &t) { return journal::dropOldVersions(t, clock.utc().addDays(31)); }));
    EXPECT_EQ(number(*db, "SELECT count(*) FROM known_version WHERE told"), 0);
    EXPECT_EQ(number(*db, "SELECT count(*) FROM known_version"), 3) << "of what was made here nobody else knows what it is";
    EXPECT_EQ(standsOn(u"on-theirs"_s), digest(u"theirs"_s)) << "what waits keeps it";
}

TEST_F(StackedChanges, sync_promise4_what_stands_on_a_refused_one_is_set_aside_with_it_and_leaves_with_it)
{
    make(u"v2"_s, 1, u"A"_s);
    make(u"v3"_s, 2, u"B"_s);
    make(u"v4"_s, 3, u"C"_s);
    take(inTransaction([&](Transaction &t) { return journal::enqueue(t, item(u"elsewhere"_s, u"h-2"_s), clock.utc()); }));
    refuse(u"v2"_s);
    EXPECT_EQ(waiting(), u"elsewhere"_s);
    take(inTransaction([&](Transaction &t) { return journal::requeue(t, ChangeId(u"v2"_s)); }));
    EXPECT_EQ(waiting(), u"v2 v3 v4 elsewhere"_s);
    EXPECT_EQ(inTransaction([&](Transaction &t) { return journal::requeue(t, ChangeId(u"v3"_s)); }).error().code, ErrorCode::NotFound) << "it is not refused";
}

TEST_F(StackedChanges, sync_promise4_what_was_made_on_theirs_beside_a_refused_one_is_sound)
{
    make(u"v2"_s, 1, u"ours"_s);
    refuse(u"v2"_s);
    told(2, u"theirs"_s);
    make(u"v3"_s, 2, u"on theirs"_s);
    tellThoseOnTop();
    EXPECT_EQ(waiting(), u"v3"_s);
}

TEST_F(StackedChanges, sync_promise4_a_closed_one_carries_nothing_and_one_in_its_place_does)
{
    make(u"v2"_s, 1, u"A"_s);
    refuse(u"v2"_s);
    take(inTransaction([&](Transaction &t) { return journal::close(t, ChangeId(u"v2"_s), {clock.utc(), u"S-0001"_s, u"n"_s, u"r"_s}); }));
    make(u"v3"_s, 2, u"B"_s);
    tellThoseOnTop();
    EXPECT_EQ(waiting(), QString());
    take(inTransaction([&](Transaction &t) { return journal::close(t, ChangeId(u"v3"_s), {clock.utc(), u"S-0001"_s, u"n"_s, u"r"_s}); }));
    make(u"v2 again"_s, 1, u"A"_s);
    make(u"v3 again"_s, 2, u"B"_s);
    tellThoseOnTop();
    EXPECT_EQ(waiting(), u"v2 again v3 again"_s);
}

TEST_F(StackedChanges, sync_promise4_what_the_feed_has_told_from_elsewhere_carries_though_ours_was_refused)
{
    make(u"v2"_s, 1, u"A"_s);
    refuse(u"v2"_s);
    told(2, u"A"_s);
    make(u"v3"_s, 2, u"B"_s);
    tellThoseOnTop();
    EXPECT_EQ(waiting(), u"v3"_s);
}

TEST_F(OutboxTest, F03_requests_leave_behind_their_changes_and_one_after_the_other)
{
    const auto both = [&](const QString &n) {
        take(inTransaction([&](Transaction &t) -> Result<Done> {
            MADOGUCHI_TRY(journal::enqueue(t, item(u"c-"_s + n, u"k-1"_s), clock.utc()));
            MADOGUCHI_TRY(journal::enqueue(t, item(u"q-"_s + n, u"k-1"_s, Destination::FederationOnline), clock.utc()));
            return t.exec("INSERT INTO record_entry (bytes, leaf) VALUES (x'', x'')"); // as a use case appends it behind its work
        }));
    };
    const auto ids = [&] {
        QStringList ids;
        for (const OutboxItem &item : take(journal::requestsToSend(*db, 10)))
            ids.append(item.id.text());
        return ids;
    };
    const auto settle = [&](const QString &id, bool accepted) {
        take(inTransaction([&](Transaction &t) {
            return accepted ? journal::acknowledge(t, ChangeId(id), "receipt", clock.utc()) : journal::setAside(t, ChangeId(id), u"F-061"_s, clock.utc());
        }));
    };
    both(u"1"_s);
    EXPECT_TRUE(ids().isEmpty()) << "its change is not accepted";
    EXPECT_EQ(take(journal::countRowsBehind(*db)), 1);
    take(inTransaction([&](Transaction &t) { return journal::enqueue(t, item(u"q-other"_s, u"k-2"_s, Destination::FederationOnline), clock.utc()); }));
    EXPECT_EQ(ids(), QStringList{u"q-other"_s});
    settle(u"c-1"_s, true);
    both(u"2"_s);
    settle(u"c-2"_s, true);
    EXPECT_EQ(ids(), (QStringList{u"q-1"_s, u"q-other"_s}));
    settle(u"q-1"_s, false);
    EXPECT_EQ(ids(), QStringList{u"q-other"_s}) << "what stands on a refused one waits";
    EXPECT_EQ(take(journal::lastRequestState(*db, u"k-1"_s)), OutboxItem::State::Queued);
    take(inTransaction([&](Transaction &t) { return journal::requeue(t, ChangeId(u"q-1"_s)); }));
    settle(u"q-1"_s, true);
    EXPECT_EQ(ids(), (QStringList{u"q-other"_s, u"q-2"_s}));
    EXPECT_FALSE(take(journal::lastRequestState(*db, u"k-9"_s)));
    EXPECT_FALSE(take(journal::countOutbox(*db)).oldestRow.isNull());
}

TEST_F(OutboxTest, Rows_wait_for_the_changes_beside_them_and_for_what_goes_before_them)
{
    const auto row = [](const QString &id, const QString &layout) {
        OutboxItem queued = item(id, u"h-1"_s, Destination::FederationFile);
        queued.kind = layout;
        if (layout == u"F2"_s)
            queued.body[u"addressee"_s] = id;
        return queued;
    };
    take(inTransaction([&](Transaction &t) -> Result<Done> {
        MADOGUCHI_TRY(journal::enqueue(t, item(u"c-1"_s, u"h-1"_s), clock.utc()));
        MADOGUCHI_TRY(journal::enqueue(t, item(u"c-2"_s, u"n-1"_s), clock.utc()));
        for (const auto &[id, layout] : {std::pair(u"r-1"_s, u"F1"_s), std::pair(u"r-2"_s, u"F2"_s), std::pair(u"r-3"_s, u"F2"_s)})
            MADOGUCHI_TRY(journal::enqueue(t, row(id, layout), clock.utc()));
        return done();
    }));
    const auto ids = [&](const QString &layout) {
        QStringList ids;
        for (const OutboxItem &item : take(journal::rowsToSend(*db, layout, 10)))
            ids.append(item.id.text());
        return ids;
    };
    const auto settle = [&](auto work) { take(inTransaction(work)); };
    EXPECT_EQ(ids(u"F1"_s), QStringList());
    settle([&](Transaction &t) { return journal::acknowledge(t, ChangeId(u"c-1"_s), "receipt", clock.utc()); });
    EXPECT_EQ(ids(u"F1"_s), QStringList()) << "one of the changes is not there yet";
    settle([&](Transaction &t) { return journal::setAside(t, ChangeId(u"c-2"_s), u"conflict"_s, clock.utc()); });
    EXPECT_EQ(ids(u"F1"_s), QStringList()) << "nor when it is set aside";
    settle([&](Transaction &t) { return journal::acknowledge(t, ChangeId(u"c-2"_s), "receipt", clock.utc()); });
    EXPECT_EQ(ids(u"F1"_s), QStringList{u"r-1"_s});
    EXPECT_EQ(ids(u"F2"_s), (QStringList{u"r-2"_s, u"r-3"_s}));
    settle([&](Transaction &t) { return journal::setAside(t, ChangeId(u"r-2"_s), u"E02"_s, clock.utc()); });
    EXPECT_EQ(ids(u"F2"_s), QStringList{u"r-3"_s}) << "beside a bad one of its own kind it goes";
    settle([&](Transaction &t) { return journal::setAside(t, ChangeId(u"r-1"_s), u"E02"_s, clock.utc()); });
    EXPECT_EQ(ids(u"F2"_s), QStringList()) << "its household does not";
}

TEST_F(OutboxTest, F01_rows_about_the_same_leave_one_after_the_other)
{
    const auto row = [&](const QString &id, const QString &addressee) {
        OutboxItem queued = item(id, u"h-1"_s, Destination::FederationFile);
        queued.kind = u"F2"_s;
        queued.body[u"addressee"_s] = addressee;
        take(inTransaction([&](Transaction &t) { return journal::enqueue(t, queued, clock.utc()); }));
    };
    const auto ids = [&] {
        QStringList ids;
        for (const OutboxItem &item : take(journal::rowsToSend(*db, u"F2"_s, 10)))
            ids.append(item.id.text());
        return ids;
    };
    const auto states = [&] {
        QStringList states;
        for (const OutboxItem &item : take(journal::rowsAbout(*db, u"F2"_s, u"h-1"_s)))
            states.append(item.id.text() + u' ' + QString::number(static_cast<int>(item.state)));
        return states;
    };
    row(u"r-1"_s, u"A1"_s);
    row(u"r-2"_s, u"A2"_s);
    row(u"r-3"_s, u"A1"_s);
    EXPECT_EQ(ids(), (QStringList{u"r-1"_s, u"r-2"_s}));
    take(inTransaction([&](Transaction &t) { return journal::acknowledge(t, ChangeId(u"r-1"_s), "receipt", clock.utc()); }));
    EXPECT_EQ(ids(), (QStringList{u"r-2"_s, u"r-3"_s}));
    row(u"r-4"_s, u"A2"_s);
    take(inTransaction([&](Transaction &t) { return journal::setAside(t, ChangeId(u"r-2"_s), u"E01"_s, clock.utc()); }));
    EXPECT_EQ(ids(), (QStringList{u"r-3"_s, u"r-4"_s})) << "what was refused holds nothing up: that is what corrects it";
    EXPECT_EQ(states(), (QStringList{u"r-1 1"_s, u"r-2 2"_s, u"r-3 0"_s, u"r-4 0"_s}));
}

TEST_F(OutboxTest, Cursors_move_with_their_transaction)
{
    EXPECT_EQ(take(journal::cursor(*db, u"municipal"_s)).position, 0);
    take(inTransaction([&](Transaction &t) { return journal::setCursor(t, u"municipal"_s, {17, u"e1"_s}); }));
    {
        auto dropped = take(Transaction::begin(*db));
        take(journal::setCursor(dropped, u"municipal"_s, {99, u"e2"_s}));
    }
    take(inTransaction([&](Transaction &t) { return journal::setCursor(t, u"files"_s, {3, {}}); }));
    const auto cursor = take(journal::cursor(*db, u"municipal"_s));
    EXPECT_EQ(cursor.position, 17);
    EXPECT_EQ(cursor.epoch, u"e1"_s);
    EXPECT_EQ(take(journal::cursor(*db, u"files"_s)).position, 3);
}

} // namespace madoguchi::test
