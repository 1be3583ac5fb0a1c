#pragma once

#include "fake_central.h"
#include "journal/outbox.h"
#include "support/fake_transport.h"
#include "support/workplace.h"
#include "sync/engine.h"

#include <gtest/gtest.h>

namespace madoguchi::test {

/// Takes every kind it is given and counts how often the effect of each item was made.
class CountingHandler final : public journal::FeedHandler {
public:
    QStringList poison; ///< the aggregates that it refuses
    QStringList unknown; ///< those that it does not know yet
    bool breaksConstraint = false; ///< … by way of the store
    std::function<Result<Done>(const journal::FeedItem &)> before; ///< if there is one: looks at each item first
    QStringList places; ///< "file:line" of each row of a file
    QStringList kinds() const override { return {u"household"_s, u"F3"_s, u"F4"_s, u"F5"_s, u"F9"_s}; }
    Result<Done> apply(store::Transaction &transaction, const journal::FeedItem &item) override
    {
        if (unknown.contains(item.aggregate))
            return Error{ErrorCode::NotFound, {}, u"addressee"_s};
        if (before)
            MADOGUCHI_TRY(before(item));
        versions.insert(item.aggregate, item.version);
        MADOGUCHI_TRY(transaction.exec("CREATE TABLE IF NOT EXISTS test_effect (kind TEXT, aggregate TEXT, times INTEGER NOT NULL CHECK (times < 3),"
                                       " PRIMARY KEY (kind, aggregate)) STRICT"));
        MADOGUCHI_TRY(transaction.exec("INSERT INTO test_effect VALUES (?1, ?2, 1) ON CONFLICT DO UPDATE SET times = times + 1", {item.kind, item.aggregate.isNull() ? u""_s : item.aggregate}));
        if (item.source != "municipal"_L1)
            places.append(item.source + u':' + QString::number(item.position));
        if (!poison.contains(item.aggregate))
            return done();
        if (breaksConstraint)
            return transaction.exec("INSERT INTO test_effect VALUES ('x', 'x', 9)");
        return Error{ErrorCode::FieldInvalid, {}, u"birth"_s};
    }
    void applied(const QList<journal::FeedItem> &items) override { told += static_cast<int>(items.size()); }
    std::atomic<int> told{0};
    QHash<QString, qint64> versions; ///< as they came, by aggregate
};

/// The numbers that wait, as room people keeps them.
class FakeQueue final : public api::NumberQueue {
public:
    QList<QJsonObject> bodies;
    QStringList told; ///< "id answer" or "id code"
    int tidied = 0;

    QFuture<Result<Done>> tidy() override
    {
        ++tidied;
        return QtFuture::makeReadyFuture(done());
    }
    QFuture<Result<QList<QJsonObject>>> waiting() override { return QtFuture::makeReadyFuture(Result<QList<QJsonObject>>(bodies)); }
    QFuture<Result<Done>> answered(QJsonObject body, Result<api::NumberVerdict> verdict) override
    {
        told.append(body[u"id"_s].toString() + u' ' + (verdict.ok() ? QString::number(static_cast<int>(verdict->answer)) : errorText(verdict.error().code)));
        if (verdict.ok())
            bodies.removeOne(body);
        return QtFuture::makeReadyFuture(done());
    }
    void add(const QString &id) { bodies.append({{"id"_L1, id}, {"addressee"_L1, u"A100"_s}, {"reception"_L1, u"r-1"_s}, {"source"_L1, u"register"_s}}); }
};

inline QString change(int n)
{
    return u"01900000-0000-7000-8000-%1"_s.arg(n, 12, 10, QLatin1Char('0'));
}

/// A terminal's line: workplace, engine, and the server in miniature behind a transport that can be spoiled.
class DeskLine {
public:
    Workplace place;
    FakeCentral central{place.terminal, place.municipality};
    FakeTransport transport{[this](const sync::Request &request) { return central.answer(request); }};
    CountingHandler handler;
    std::atomic<bool> transmits{false}; ///< whoever is in may transmit
    std::atomic<bool> decides{false};   ///< whoever is in may decide
    bool automatic = false;             ///< from the next start(): with its own timers
    std::chrono::milliseconds sliceTime{30}; ///< from the next start()
    std::chrono::milliseconds lookInterval{2000}; ///< from the next start()
    std::function<Result<Done>(const crypto::Certificate &)> keepCertificate; ///< from the next start()
    sync::SourceOptions source;         ///< from the next start()
    std::unique_ptr<sync::Engine> engine;

    DeskLine() { start(); }
    void restart(const std::function<void()> &between = {})
    {
        engine.reset();
        place.restart(between);
        start();
    }
    void start()
    {
        sync::EngineOptions options;
        options.terminal = place.terminal;
        options.municipality = place.municipality;
        options.receiptsKey = central.receiptsKey.publicKey();
        options.certificate = place.certificate;
        options.authority = place.authority.certificate();
        options.keepCertificate = keepCertificate;
        options.layoutsDir = QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts");
        options.source = source;
        options.automatic = automatic;
        options.sliceTime = sliceTime;
        options.lookInterval = lookInterval;
        options.mayTransmit = [this] { return transmits.load(); };
        options.mayDecide = [this] { return decides.load(); };
        options.pollInterval = std::chrono::milliseconds(0);
        options.pollTimes = 3;
        engine = std::make_unique<sync::Engine>(options, transport, place.runner(), place.clock);
        engine->addHandler(&handler);
        engine->resume();
    }

    void feed(int items)
    {
        for (int i = 1; i <= items; ++i)
            central.addFeed(u"household"_s, u"h-%1"_s.arg(i), {{"n"_L1, i}});
    }
    void queue(int n, const QString &kind, const QString &aggregate, const QJsonObject &body = {}, journal::Destination to = journal::Destination::Municipal)
    {
        place.write<Done>([&](store::Transaction &transaction) { return journal::enqueue(transaction, outgoing(n, kind, aggregate, body, to), place.clock.utc()); });
    }
    static journal::OutboxItem outgoing(int n, const QString &kind, const QString &aggregate, const QJsonObject &body, journal::Destination to)
    {
        journal::OutboxItem item;
        item.id = ChangeId(change(n));
        item.destination = to;
        item.kind = kind;
        item.aggregate = aggregate;
        item.actor = u"clerk-1"_s;
        item.body = body;
        return item;
    }
    /// One notification of a household with one person: three changes and two rows, queued together; the n-th has the ids 100 · (n - 1) + 1 … 5.
    void queueNotification(int n = 1)
    {
        const int first = 100 * (n - 1);
        const QString house = u"house-%1"_s.arg(n), number = u"8-1120-%1"_s.arg(n, 3, 10, QLatin1Char('0'));
        const QString addressee = u"A%1"_s.arg(99 + n), household = u"S%1"_s.arg(99 + n);
        queue(first + 1, u"household"_s, house);
        queue(first + 2, u"register"_s, u"register-%1"_s.arg(n));
        queue(first + 3, u"notification"_s, u"notification-%1"_s.arg(n), {{"number"_L1, number}, {"household"_L1, house}});
        queue(first + 4, u"F1"_s, house, householdRow(addressee, household), journal::Destination::FederationFile);
        queue(first + 5, u"F2"_s, house, personRow(addressee, u"01"_s, household), journal::Destination::FederationFile);
    }
    /// A use case of its own: a decision on `candidate`, or its end. The change has the id 10 · n, the request 10 · n + 1.
    void queueDecision(int n, const QString &candidate, bool cancelled = false)
    {
        const QJsonObject asked{{"candidate"_L1, candidate}, {"decision"_L1, u"1"_s}, {"decidedOn"_L1, u"2026-11-20"_s}, {"decidedBy"_L1, u"clerk-1"_s}, {"reason"_L1, u"R1"_s},
                                {"reasonText"_L1, u""_s}, {"cancelled"_L1, cancelled}, {"approvedBy"_L1, cancelled ? u"supervisor-1"_s : u""_s}};
        Workplace::must(get(place.runner().run<Done>(api::UseCase::ContinuityDecide, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            MADOGUCHI_TRY(journal::enqueue(scope.transaction, outgoing(10 * n, u"continuity"_s, candidate, {}, journal::Destination::Municipal), place.clock.utc()));
            return journal::enqueue(scope.transaction, outgoing(10 * n + 1, u"F6"_s, candidate, asked, journal::Destination::FederationOnline), place.clock.utc());
        })));
    }
    static QJsonObject householdRow(const QString &addressee = u"A100"_s, const QString &household = u"S100"_s)
    {
        return {{"operation"_L1, u"1"_s}, {"history"_L1, u"1"_s}, {"municipality"_L1, u"162019"_s}, {"insurer"_L1, u"160010"_s}, {"household"_L1, household},
                {"symbol"_L1, u"富国"_s}, {"number"_L1, u"00000100"_s}, {"head_addressee"_L1, addressee}, {"head_number_receipt"_L1, u"R-100"_s},
                {"head_kind"_L1, u"1"_s}, {"head_name"_L1, u"山田 花子"_s}, {"head_kana"_L1, u"ヤマダ ハナコ"_s}, {"head_birth"_L1, u"1980-01-02"_s},
                {"head_birth_unknown"_L1, u"0"_s}, {"head_sex"_L1, u"2"_s}, {"applied_from"_L1, u"2026-11-01"_s}, {"applied_from_reason"_L1, u"A1"_s},
                {"address"_L1, u"富国市本町1"_s}, {"updated_at"_L1, u"2026-11-20T01:42:00Z"_s}};
    }
    static QJsonObject personRow(const QString &addressee = u"A100"_s, const QString &branch = u"01"_s, const QString &household = u"S100"_s)
    {
        return {{"operation"_L1, u"1"_s}, {"history"_L1, u"1"_s}, {"municipality"_L1, u"162019"_s}, {"insurer"_L1, u"160010"_s}, {"household"_L1, household},
                {"addressee"_L1, addressee}, {"number_receipt"_L1, u"R-100"_s}, {"symbol"_L1, u"富国"_s}, {"number"_L1, u"00000100"_s}, {"branch"_L1, branch},
                {"name"_L1, u"山田 花子"_s}, {"kana"_L1, u"ヤマダ ハナコ"_s}, {"sex"_L1, u"2"_s}, {"birth"_L1, u"1980-01-02"_s}, {"birth_unknown"_L1, u"0"_s},
                {"relation"_L1, u"世帯主"_s}, {"undisclosed"_L1, u"0"_s}, {"category"_L1, u"01"_s}, {"prefecture_from"_L1, u"2026-11-01"_s},
                {"prefecture_from_reason"_L1, u"A1"_s}, {"notified_on"_L1, u"2026-11-20"_s}, {"municipal_from"_L1, u"2026-11-01"_s},
                {"municipal_from_reason"_L1, u"A1"_s}, {"previous_municipality"_L1, u"162027"_s}, {"updated_at"_L1, u"2026-11-20T01:42:00Z"_s}};
    }
    static exchange::Row verdictRow(const QString &addressee = u"A100"_s)
    {
        return {{u"municipality"_s, u"162019"_s}, {u"addressee"_s, addressee}, {u"federation_id"_s, u"I1"_s}, {u"previous_municipality"_s, u"162027"_s},
                {u"previous_until"_s, u"2026-10-29"_s}, {u"own_from"_s, u"2026-11-01"_s}, {u"verdict"_s, u"2"_s}, {u"days"_s, u"3"_s},
                {u"prefecture_from"_s, u"2020-04-01"_s}, {u"prefecture_from_reason"_s, u"A1"_s}, {u"processed_on"_s, u"2026-11-20"_s}};
    }
    static exchange::Row idRow(const QString &addressee = u"A100"_s)
    {
        return {{u"municipality"_s, u"162019"_s}, {u"addressee"_s, addressee}, {u"federation_id"_s, u"I1"_s}, {u"assignment"_s, u"2"_s},
                {u"valid_from"_s, u"2026-11-01"_s}, {u"processed_on"_s, u"2026-11-20"_s}};
    }

    Result<Done> load() { return get(engine->startFirstLoad()); }
    Result<Done> cycle() { return get(engine->syncNow()); }
    Result<api::DayPreview> preview() { return get(engine->previewToday()); }
    Result<Done> sendFiles() { return get(engine->sendToday()); }
    Result<int> receive() { return get(engine->receive()); }
    QList<api::AsideItem> aside() { return Workplace::must(get(engine->aside())); }
    Result<Done> tryAgain(const QString &id) { return get(engine->tryAsideAgain(id)); }
    Result<Done> close(const QString &id, const QString &reason = u"窓口で本人に確認済み"_s) { return get(engine->closeAside(id, reason)); }
    /// The status follows what was settled a moment later.
    bool openAside(int count)
    {
        return waitFor([&] { return engine->status().refused == count; });
    }
    api::Delivery notification(int n = 1)
    {
        const auto all = deliveries();
        const auto found = std::find_if(all.begin(), all.end(), [&](const auto &delivery) { return delivery.change.text() == change(100 * (n - 1) + 3); });
        return found == all.end() ? api::Delivery() : *found;
    }
    QList<api::Delivery> deliveries() { return Workplace::must(get(engine->deliveries())); }
};

} // namespace madoguchi::test
