#include "sync/cycle.h"

#include "base/json_members.h"
#include "journal/known_version.h"
#include "sync/aside.h"
#include "sync/change_upload.h"
#include "sync/decision_upload.h"
#include "sync/erasure.h"
#include "sync/feed_download.h"
#include "sync/number_call.h"
#include "sync/record_upload.h"
#include "sync/signed_answer.h"
#include "sync/state.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

Result<Done> Cycle::run()
{
    if (m_numbers)
        MADOGUCHI_TRY(await(m_numbers->tidy())); // this and the next need no server
    MADOGUCHI_TRY(catchUpIfLoaded());
    MADOGUCHI_ASSIGN(const Greeting greeting, greet());
    std::optional<Error> first;
    const auto goOn = [&first](const auto &outcome) {
        if (outcome.ok())
            return true;
        if (!first)
            first = outcome.error();
        return !isConnectionTrouble(outcome.error());
    };
    const bool went = goOn(uploadChanges()) && goOn(deliverNumbers()) && goOn(deliverDecisions()) && goOn(feedIfLoaded()) && goOn(Erasure(m_link, m_applier).runIfOrdered()) && goOn(goOnWithRecord(greeting)) && goOn(fetchDirectory());
    if (went) {
        goOn(dropOldChanges());
        m_renewal.runIfDue();
    }
    if (first)
        return *first;
    return done();
}

Result<Cycle::Greeting> Cycle::ask(const FeedPoint &known)
{
    Request request;
    request.path = u"/v1/terminal?"_s + query(known);
    MADOGUCHI_ASSIGN(const QJsonObject body, m_link.client.json(std::move(request)));
    JsonMembers members(body, ErrorCode::AnswerMalformed);
    const QString terminal = members.text("terminal"_L1, 64);
    const QString municipality = members.text("municipality"_L1, 6);
    (void)members.text("municipalityName"_L1, 100);
    (void)members.boolean("training"_L1);
    (void)members.time("time"_L1);
    Greeting greeting;
    greeting.head = members.integer("feedHead"_L1);
    greeting.epoch = members.text("feedEpoch"_L1, 64);
    const qint64 recordSize = members.integer("recordSize"_L1);
    greeting.shared = members.boolean("shared"_L1);
    (void)members.integer("directoryVersion"_L1);
    (void)members.text("cycle"_L1, 16);
    (void)members.text("serverVersion"_L1, 64);
    MADOGUCHI_TRY(members.finish());
    if (terminal != m_link.options.terminal || municipality != m_link.options.municipality)
        return ErrorCode::OwnCertificateAlien;
    greeting.witnessedMore = recordSize > m_link.runner.record().head().size;
    return greeting;
}

/// Before anything goes up: a change sent to a server that has gone back would meet another version than it was made from.
Result<Cycle::Greeting> Cycle::greet()
{
    const auto known = await(m_link.store().read<FeedPoint>(knownPoint));
    MADOGUCHI_TRY(known);
    MADOGUCHI_ASSIGN(const Greeting greeting, ask(*known));
    MADOGUCHI_ASSIGN(const auto cursor, await(m_link.store().read<journal::Cursor>([](store::Connection &connection) { return journal::cursor(connection, u"municipal"_s); })));
    if (!greeting.shared || greeting.head < cursor.position || (!cursor.epoch.isEmpty() && cursor.epoch != greeting.epoch)) {
        const auto shared = [this](const FeedPoint &point) -> Result<bool> {
            MADOGUCHI_ASSIGN(const Greeting answer, ask(point));
            return answer.shared;
        };
        MADOGUCHI_TRY(Recovery(m_link, m_applier, shared).run(greeting.epoch));
    }
    return greeting;
}

/// What stands on changes of others that the server does not have is tried again with each cycle.
Result<Done> Cycle::uploadChanges()
{
    ChangeUpload upload(m_link);
    const auto outcome = upload.run();
    m_behind = upload.behind();
    MADOGUCHI_TRY(outcome);
    return done();
}

/// One that gets no answer, or a bad one, does not hold up the others; without a connection nobody else is sent, but each is told.
Result<Done> Cycle::deliverNumbers()
{
    if (!m_numbers)
        return done();
    MADOGUCHI_ASSIGN(const auto bodies, await(m_numbers->waiting()));
    std::optional<Error> first, broken;
    for (const QJsonObject &body : bodies) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        const auto verdict = broken ? Result<api::NumberVerdict>(*broken) : await(callNumbers(m_transport, m_link.options, body));
        if (!verdict.ok() && !first)
            first = verdict.error();
        if (!verdict.ok() && isConnectionTrouble(verdict.error()))
            broken = verdict.error();
        MADOGUCHI_TRY(await(m_numbers->answered(body, verdict)));
    }
    if (first)
        return *first;
    return done();
}

Result<Done> Cycle::deliverDecisions()
{
    if (!m_link.options.mayDecide || !m_link.options.mayDecide())
        return done();
    MADOGUCHI_TRY(sendDecisions(m_link));
    return done();
}

Result<bool> Cycle::isLoaded()
{
    MADOGUCHI_ASSIGN(const QString loaded, await(m_link.store().read<QString>([](store::Connection &connection) { return state(connection, "first-load"_L1); })));
    return loaded == "done"_L1;
}

Result<qint64> Cycle::feedIfLoaded()
{
    MADOGUCHI_ASSIGN(const bool loaded, isLoaded());
    if (!loaded)
        return 0;
    const auto taken = FeedDownload(m_link, m_applier).run();
    m_feedBrought |= !taken.ok() || *taken > 0; // a part may have come
    return taken;
}

Result<Done> Cycle::catchUpIfLoaded()
{
    MADOGUCHI_ASSIGN(const bool loaded, isLoaded());
    if (!loaded)
        return done();
    api::Progress last;
    Link watched = m_link;
    watched.report = [&](const api::Progress &progress) { m_link.report(last = progress); };
    const auto outcome = FeedDownload(watched, m_applier).catchUp(u"search-index"_s);
    if (last.state == api::Progress::State::Running) { // there was something to catch up with
        last.state = outcome.ok() ? api::Progress::State::Done : api::Progress::State::Paused;
        last.secondsLeft = -1;
        m_link.report(last);
    }
    return outcome;
}

/// The record cannot go on from an old copy; what the server holds of it stays the evidence. Residents' data can: see README.md.
Result<Done> Cycle::goOnWithRecord(const Greeting &greeting)
{
    return greeting.witnessedMore ? Result<Done>(Error{ErrorCode::EpochChanged, {u"record"_s}, {}}) : uploadRecord(m_link);
}

Result<Done> Cycle::fetchDirectory()
{
    Request request;
    request.path = u"/v1/directory"_s;
    {
        std::lock_guard lock(m_mutex);
        if (!m_directoryTag.isEmpty())
            request.headers.emplaceBack("If-None-Match", m_directoryTag);
    }
    MADOGUCHI_ASSIGN(const Response response, m_link.client.call(std::move(request)));
    if (response.status != 304) {
        MADOGUCHI_ASSIGN(const QJsonObject answer, parseJson(response.body));
        MADOGUCHI_ASSIGN(const QJsonObject payload, openSigned(answer, m_link.options.receiptsKey, "directory"_L1));
        if (payload.value("municipality"_L1).toString() != m_link.options.municipality)
            return Error{ErrorCode::ReceiptInvalid, {u"directory"_s}, {}};
        {
            std::lock_guard lock(m_mutex);
            m_directoryTag = response.header("ETag");
        }
        if (directoryReceived)
            directoryReceived(response.body);
    }
    return await(m_link.store().write<Done>([this](store::Transaction &transaction) { return setSuccess(transaction, "directory"_L1, m_link.clock.utc()); }));
}

void Cycle::forgetDirectory()
{
    std::lock_guard lock(m_mutex);
    m_directoryTag.clear();
}

/// Once a day: what was acknowledged long ago need not stay, bodies of residents' changes least of all (C-21).
Result<Done> Cycle::dropOldChanges()
{
    return await(m_link.store().write<Done>([this](store::Transaction &transaction) -> Result<Done> {
        const QString today = m_link.clock.today().toString(Qt::ISODate);
        MADOGUCHI_ASSIGN(const QString last, state(transaction.connection(), "outbox-tidied"_L1));
        if (last == today)
            return done();
        MADOGUCHI_TRY(journal::dropAcknowledged(transaction, m_link.clock.utc()));
        MADOGUCHI_TRY(journal::dropOldVersions(transaction, m_link.clock.utc()));
        MADOGUCHI_TRY(dropOldTraces(transaction, m_link.clock.utc()));
        return setState(transaction, "outbox-tidied"_L1, today);
    }));
}

Result<Done> Cycle::firstLoad()
{
    // An entry as it starts and one as it ends, however it ends (C-09).
    const auto entry = [this](const QString &detail, const Result<qint64> &records) {
        return await(m_link.runner.run<Done>(api::UseCase::StoreFirstLoad, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            if (!records.ok())
                return records.error();
            scope.note.detail = detail;
            scope.note.count = *records;
            if (detail == "done"_L1)
                MADOGUCHI_TRY(setState(scope.transaction, "first-load"_L1, detail));
            return done();
        }));
    };
    MADOGUCHI_ASSIGN(const bool loaded, isLoaded());
    if (loaded) // asked for before the status was read: who logs in while the server is away works on with what is here
        return done();
    MADOGUCHI_TRY(entry(u"start"_s, -1));
    MADOGUCHI_TRY(await(m_link.store().write<Done>([this](store::Transaction &transaction) { return m_applier.expectMany(transaction); })));
    const auto greeted = greet();
    m_feedBrought = true;
    return entry(u"done"_s, greeted.ok() ? FeedDownload(m_link, m_applier).run(u"first-load"_s) : Result<qint64>(greeted.error()));
}

Result<int> Cycle::retryUnknown()
{
    if (!m_feedBrought)
        return 0;
    const auto taken = sync::retryUnknown(m_link, m_applier);
    m_feedBrought = !taken.ok();
    return taken;
}

} // namespace madoguchi::sync
