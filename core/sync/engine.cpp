#include "sync/engine.h"

#include "base/json_members.h"
#include "sync/aside.h"
#include "sync/certificate_renewal.h"
#include "sync/change_upload.h"
#include "sync/decision_upload.h"
#include "sync/feed_download.h"
#include "sync/file_composer.h"
#include "sync/file_receiver.h"
#include "sync/file_sender.h"
#include "sync/hand_back.h"
#include "sync/ledger.h"
#include "sync/link_status.h"
#include "sync/number_call.h"
#include "sync/record_upload.h"
#include "sync/signed_answer.h"
#include "sync/source_erasing.h"
#include "sync/source_intake.h"
#include "sync/state.h"
#include "sync/supply_check.h"

#include <QPointer>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madoguchi::sync {

namespace {

constexpr auto regularInterval = 30s;
constexpr auto firstRetry = 2s;
constexpr auto longestRetry = 5min;
constexpr auto lookInterval = 2s; ///< how long a registration waits at most before it leaves
constexpr auto supplyInterval = 5min; ///< between two questions that brought nothing
constexpr auto renewalRetry = 1h; ///< a certificate has weeks
constexpr int deliveriesShown = 200;

double chance()
{
    return QRandomGenerator::global()->generateDouble();
}

/// The connection, not the work: nothing else can succeed either.
bool isConnectionTrouble(const Error &error)
{
    switch (error.code) {
    case ErrorCode::ServerUnreachable:
    case ErrorCode::ServerUntrusted:
    case ErrorCode::ServerNameWrong:
    case ErrorCode::ServerRevoked:
    case ErrorCode::PinMismatch:
    case ErrorCode::ServerExpired:
    case ErrorCode::ServerNotYetValid:
    case ErrorCode::ServerUnfit:
    case ErrorCode::ServerListOld:
    case ErrorCode::HandshakeFailed:
    case ErrorCode::OwnKeyWrong:
    case ErrorCode::OwnCertificateDisputed:
    case ErrorCode::OwnCertificateNotYetValid:
    case ErrorCode::TlsVersionOld:
    case ErrorCode::OwnCertificateMissing:
    case ErrorCode::OwnCertificateExpired:
    case ErrorCode::OwnCertificateRefused:
    case ErrorCode::SessionElsewhere:
    case ErrorCode::OwnCertificateRevoked:
    case ErrorCode::OwnCertificateAlien:
    case ErrorCode::ConnectionReset:
    case ErrorCode::ConnectionTimeout:
    case ErrorCode::ServerBusy:
    case ErrorCode::Cancelled:
    case ErrorCode::StoreClosed:
        return true;
    default:
        return false;
    }
}

} // namespace

Engine::Engine(EngineOptions options, Transport &transport, journal::UseCaseRunner &runner, const Clock &clock)
    : m_options(std::move(options)),
      m_runner(runner),
      m_clock(clock),
      m_client(transport, clock),
      m_transport(transport),
      m_backOff(regularInterval, firstRetry, longestRetry),
      m_fileBackOff(0ms, firstRetry, longestRetry), // all well: with each cycle
      m_certificate(m_options.certificate),
      m_link{m_client, m_runner, m_clock, m_options, m_worker, [this] { return m_cancelled || m_client.isPaused(); },
             [this](const api::Progress &progress) { setProgress(progress); }},
      m_fileLink{m_client, m_runner, m_clock, m_options, m_worker, [this] { return m_cancelled || m_client.isPaused() || m_transfersPaused; },
                 [this](const api::Progress &progress) { setProgress(progress); }}
{
    m_client.setPaused(true);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Engine::tick);
    m_lookTimer.setInterval(lookInterval);
    connect(&m_lookTimer, &QTimer::timeout, this, &Engine::wake);
    if (m_certificate.isValid())
        m_status.certificateUntil = m_certificate.notAfter();
}

Engine::~Engine()
{
    m_worker.stop();
    m_client.setPaused(true); // the running job ends with its next call
}

void Engine::addHandler(journal::FeedHandler *handler)
{
    m_applier.addHandler(handler);
}

void Engine::resume()
{
    m_client.setPaused(false);
    if (!m_options.automatic)
        return;
    schedule(0ms);
    m_lookTimer.start();
}

void Engine::pause()
{
    m_timer.stop();
    m_lookTimer.stop();
    m_client.setPaused(true);
    std::lock_guard lock(m_mutex);
    m_status.online = false;
}

void Engine::finish()
{
    pause();
    std::ignore = await(m_worker.run<Done>([] { return done(); })); // one thread, one job after the other
}

void Engine::wake()
{
    // While the server does not answer, the back-off decides; a queued change does not make it come back sooner.
    if (m_client.isPaused() || m_cycleQueued || m_backOff.failures() > 0)
        return;
    m_worker.run<Done>([this]() -> Result<Done> {
        refreshStatus();
        MADOGUCHI_ASSIGN(const auto waiting, await(m_runner.store().read<QList<journal::OutboxItem>>([this](store::Connection &connection) {
            return journal::queued(connection, journal::Destination::Municipal, m_behind + 1);
        })));
        if (waiting.size() > m_behind) // what waits for others goes with the regular cycle
            QMetaObject::invokeMethod(this, [this] { schedule(0ms); });
        return done();
    });
}

void Engine::schedule(std::chrono::milliseconds after)
{
    if (!m_client.isPaused() && m_options.automatic)
        m_timer.start(after);
}

void Engine::tick()
{
    if (m_client.isPaused() || m_cycleQueued.exchange(true))
        return;
    job<Done>([this] {
        const auto outcome = cycle();
        m_cycleQueued = false; // the files have a back-off of their own and hold up no cycle
        const bool failed = !outcome.ok();
        QMetaObject::invokeMethod(this, [this, failed, asked = m_client.takeRetryAfter()] {
            schedule(failed ? m_backOff.afterFailure(chance(), asked) : m_backOff.afterSuccess(chance()));
        });
        return moveFiles(outcome);
    });
}

void Engine::directoryNotTaken()
{
    std::lock_guard lock(m_mutex);
    m_directoryTag.clear();
}

template <typename T>
QFuture<Result<T>> Engine::look(api::UseCase useCase, std::function<Result<T>(store::Connection &)> work)
{
    if (const auto admitted = m_runner.gate().admit(useCase); !admitted.ok())
        return QtFuture::makeReadyFuture(Result<T>(admitted.error()));
    return m_runner.store().read<T>(std::move(work));
}

template <typename T>
QFuture<Result<T>> Engine::job(std::function<Result<T>()> work)
{
    return m_worker.run<T>([this, work = std::move(work)]() -> Result<T> {
        auto outcome = work();
        noteOutcome(outcome.ok() ? std::nullopt : std::optional<Error>(outcome.error()));
        refreshStatus();
        return outcome;
    });
}

void Engine::noteOutcome(const std::optional<Error> &error)
{
    std::lock_guard lock(m_mutex);
    if (error && (error->code == ErrorCode::Denied || error->code == ErrorCode::NotFound || error->code == ErrorCode::Cancelled))
        return; // says nothing about the link
    m_status.trouble = error;
    m_status.online = !error || !isConnectionTrouble(*error);
}

void Engine::onMainThread(void (api::LinkService::*signal)())
{
    QMetaObject::invokeMethod(this, [this, signal] { Q_EMIT(this->*signal)(); }, Qt::QueuedConnection);
}

void Engine::setProgress(const api::Progress &progress)
{
    {
        std::lock_guard lock(m_mutex);
        m_progress = progress;
    }
    onMainThread(&api::LinkService::progressChanged);
}

void Engine::endProgress(const std::optional<Error> &error)
{
    api::Progress last = progress();
    last.state = !error ? api::Progress::State::Done : error->code == ErrorCode::Cancelled ? api::Progress::State::Paused : api::Progress::State::Failed;
    if (last.state == api::Progress::State::Failed)
        last.error = *error;
    setProgress(last);
}

void Engine::refreshStatus()
{
    auto read = await(m_runner.store().read<api::LinkStatus>(readLinkStatus));
    if (!read.ok())
        return; // closed meanwhile: what was last known stays
    const api::RecordHead head = m_runner.record().head();
    {
        std::lock_guard lock(m_mutex);
        read->online = m_status.online;
        read->trouble = m_status.trouble;
        read->certificateUntil = m_status.certificateUntil;
        read->recordUnanchored = head.size - head.anchored;
        read->recordAnchoredAt = head.anchoredAt;
        m_status = *read;
    }
    onMainThread(&api::LinkService::statusChanged);
}

api::LinkStatus Engine::status() const
{
    std::lock_guard lock(m_mutex);
    api::LinkStatus status = m_status;
    status.clockKnown = m_client.clockKnown();
    status.clockDifferenceMs = m_client.clockDifferenceMs();
    if (status.certificateUntil.isValid())
        status.certificateDaysLeft = static_cast<int>(std::max<qint64>(0, m_clock.utc().daysTo(status.certificateUntil)));
    // A clock that is off spoils dates and signatures: said while everything else works (N-011, five minutes).
    if (!status.trouble && status.clockKnown && std::abs(status.clockDifferenceMs) > 5 * 60 * 1000)
        status.trouble = Error{ErrorCode::ClockOff, {QString::number(status.clockDifferenceMs / 1000)}, {}};
    if (!status.trouble && m_renewalTrouble)
        status.trouble = m_renewalTrouble;
    if (!status.trouble && m_behind > 0)
        status.trouble = Error{ErrorCode::ServerBehind, {QString::number(m_behind)}, {}};
    return status;
}

api::Progress Engine::progress() const
{
    std::lock_guard lock(m_mutex);
    return m_progress;
}

Result<Engine::Greeting> Engine::ask(const FeedPoint &known)
{
    Request request;
    request.path = u"/v1/terminal?"_s + query(known);
    MADOGUCHI_ASSIGN(const QJsonObject body, m_client.json(std::move(request)));
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
    if (terminal != m_options.terminal || municipality != m_options.municipality)
        return ErrorCode::OwnCertificateAlien;
    greeting.witnessedMore = recordSize > m_runner.record().head().size;
    return greeting;
}

/// Before anything goes up: a change sent to a server that has gone back would meet another version than it was made from.
Result<Engine::Greeting> Engine::greet()
{
    const auto known = await(m_runner.store().read<FeedPoint>(knownPoint));
    MADOGUCHI_TRY(known);
    MADOGUCHI_ASSIGN(const Greeting greeting, ask(*known));
    MADOGUCHI_ASSIGN(const auto cursor, await(m_runner.store().read<journal::Cursor>([](store::Connection &connection) { return journal::cursor(connection, u"municipal"_s); })));
    if (!greeting.shared || greeting.head < cursor.position || (!cursor.epoch.isEmpty() && cursor.epoch != greeting.epoch)) {
        const auto shared = [this](const FeedPoint &point) -> Result<bool> {
            MADOGUCHI_ASSIGN(const Greeting answer, ask(point));
            return answer.shared;
        };
        MADOGUCHI_TRY(Recovery(m_link, m_applier, shared).run(greeting.epoch));
    }
    return greeting;
}

/// The record cannot go on from an old copy; what the server holds of it stays the evidence. Residents' data can: see README.md.
Result<Done> Engine::goOnWithRecord(const Greeting &greeting)
{
    return greeting.witnessedMore ? Result<Done>(Error{ErrorCode::EpochChanged, {u"record"_s}, {}}) : uploadRecord(m_link);
}

/// What stands on changes of others that the server does not have is tried again with each cycle.
Result<Done> Engine::uploadChanges()
{
    ChangeUpload upload(m_link);
    const auto outcome = upload.run();
    m_behind = upload.behind();
    MADOGUCHI_TRY(outcome);
    return done();
}

Result<Done> Engine::cycle()
{
    MADOGUCHI_TRY(tidyNumbers()); // this and the next need no server
    MADOGUCHI_TRY(catchUpIfLoaded());
    MADOGUCHI_ASSIGN(const Greeting greeting, greet());
    // A part that fails does not hold up the others, unless there is no connection at all. The first error is the answer.
    std::optional<Error> first;
    const auto goOn = [&first](const auto &outcome) {
        if (outcome.ok())
            return true;
        if (!first)
            first = outcome.error();
        return !isConnectionTrouble(outcome.error());
    };
    const bool went = goOn(uploadChanges()) && goOn(deliverNumbers()) && goOn(deliverDecisions()) && goOn(feedIfLoaded()) && goOn(goOnWithRecord(greeting)) && goOn(fetchDirectory());
    if (went) {
        goOn(dropOldChanges());
        renewCertificate();
    }
    onMainThread(&api::LinkService::deliveriesChanged);
    if (first)
        return *first;
    return done();
}

/// Goes on with the files that are under way and fetches those that wait, while somebody is in who may. Answers the first trouble of all.
Result<Done> Engine::moveFiles(const Result<Done> &cycled)
{
    if ((!cycled.ok() && isConnectionTrouble(cycled.error())) || !m_options.mayTransmit || !m_options.mayTransmit())
        return cycled;
    const auto retried = retryUnknownIfNew();
    if (!m_transfersKnown) { // it may be since before this start; as a write, it has its place among those of whoever pauses
        MADOGUCHI_TRY(await(m_runner.store().write<Done>([this](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_ASSIGN(const QString transfers, state(transaction.connection(), "transfers"_L1));
            transaction.afterCommit([this, paused = transfers == "paused"_L1] { m_transfersPaused = paused; });
            return done();
        })));
        m_transfersKnown = true;
    }
    if (m_clock.monotonic() >= m_filesDue && !m_transfersPaused) {
        const auto sent = FileSender(m_fileLink).resume();
        // What cannot be sent holds up nothing that comes.
        const bool goesOn = sent.ok() || !isConnectionTrouble(sent.error());
        const auto received = goesOn ? FileReceiver(m_fileLink, m_applier).fetch() : Result<int>(sent.error());
        const auto settled = settleSources(); // needs no line
        m_fileTrouble = !sent.ok()    ? std::optional(sent.error())
            : !received.ok()          ? std::optional(received.error())
            : !settled.ok()           ? std::optional(settled.error())
                                      : std::nullopt;
        m_filesDue = m_clock.monotonic() + (m_fileTrouble ? m_fileBackOff.afterFailure(chance(), m_client.takeRetryAfter()) : m_fileBackOff.afterSuccess(chance()));
        if (progress().state == api::Progress::State::Running)
            endProgress(m_fileTrouble);
        if (m_fileTrouble || *sent + *received + *settled > 0)
            onMainThread(&api::LinkService::filesChanged);
        if (m_fileTrouble || *sent > 0)
            onMainThread(&api::LinkService::deliveriesChanged);
        if (sent.ok() && *sent > 0)
            m_supplyDue = {};
    }
    const auto supplied = m_clock.monotonic() >= m_supplyDue ? askForSupply() : done();
    if (!cycled.ok())
        return cycled;
    return m_fileTrouble ? Result<Done>(*m_fileTrouble) : retried.ok() ? supplied : Result<Done>(retried.error());
}

Result<Done> Engine::askForSupply()
{
    const auto changed = SupplyCheck(m_link).run();
    const bool moves = changed.ok() && *changed > 0;
    m_supplyDue = m_clock.monotonic() + (moves ? 0ms : std::chrono::milliseconds(supplyInterval));
    if (moves)
        onMainThread(&api::LinkService::deliveriesChanged);
    MADOGUCHI_TRY(changed);
    return done();
}

Result<int> Engine::settleSources()
{
    const auto erased = SourceErasing(m_link, m_survey).run();
    const auto handed = HandBack(m_link).run(); // whatever became of the sources
    m_handBackTrouble = handed.ok() ? std::nullopt : std::optional(handed.error());
    if (!erased.ok() || !handed.ok())
        return erased.ok() ? handed.error() : erased.error();
    return *erased + *handed;
}

/// What goes wrong here holds up nothing: it is told, and tried again within the hour.
void Engine::renewCertificate()
{
    if (!m_options.keepCertificate || m_clock.monotonic() < m_renewalDue)
        return;
    const auto outcome = [this]() -> Result<Done> {
        MADOGUCHI_ASSIGN(const auto renewed, CertificateRenewal(m_link).run(m_certificate));
        if (!renewed)
            return done();
        MADOGUCHI_TRY(noteRenewal(*renewed)); // before it counts: a lock or a kill in between leaves an entry too many, not one too few (C-09)
        MADOGUCHI_TRY(m_options.keepCertificate(*renewed));
        m_certificate = *renewed;
        {
            std::lock_guard lock(m_mutex);
            m_status.certificateUntil = renewed->notAfter();
        }
        return done();
    }();
    m_renewalDue = m_clock.monotonic() + renewalRetry;
    std::lock_guard lock(m_mutex);
    if (outcome.ok())
        m_renewalTrouble.reset();
    else if (!isConnectionTrouble(outcome.error())) // the next cycle tells that
        m_renewalTrouble = outcome.error();
}

Result<Done> Engine::noteRenewal(const crypto::Certificate &renewed)
{
    const api::Actor self = selfOf(m_options);
    return await(m_runner.store().write<Done>([&](store::Transaction &transaction) {
        journal::Note note;
        note.detail = u"certificate received: "_s + renewed.notAfter().toString(Qt::ISODate);
        return m_runner.record().append(transaction, self, api::UseCase::StoreSync, api::Outcome::Done, note);
    }));
}

Result<int> Engine::retryUnknownIfNew()
{
    if (!m_feedBrought)
        return 0;
    const auto taken = retryUnknown(m_link, m_applier);
    m_feedBrought = !taken.ok();
    return taken;
}

Result<Done> Engine::tidyNumbers()
{
    return m_numbers ? await(m_numbers->tidy()) : done();
}

/// One that gets no answer, or a bad one, does not hold up the others; without a connection nobody else is sent, but each is told.
Result<Done> Engine::deliverNumbers()
{
    if (!m_numbers)
        return done();
    MADOGUCHI_ASSIGN(const auto bodies, await(m_numbers->waiting()));
    std::optional<Error> first, broken;
    for (const QJsonObject &body : bodies) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        const auto verdict = broken ? Result<api::NumberVerdict>(*broken) : await(callNumbers(m_transport, m_options, body));
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

Result<Done> Engine::deliverDecisions()
{
    if (!m_options.mayDecide || !m_options.mayDecide())
        return done();
    MADOGUCHI_TRY(sendDecisions(m_link));
    return done();
}

/// Once a day: what was acknowledged long ago need not stay, bodies of residents' changes least of all (C-21).
Result<Done> Engine::dropOldChanges()
{
    return await(m_runner.store().write<Done>([this](store::Transaction &transaction) -> Result<Done> {
        const QString today = m_clock.today().toString(Qt::ISODate);
        MADOGUCHI_ASSIGN(const QString last, state(transaction.connection(), "outbox-tidied"_L1));
        if (last == today)
            return done();
        MADOGUCHI_TRY(journal::dropAcknowledged(transaction, m_clock.utc()));
        MADOGUCHI_TRY(dropOldTraces(transaction, m_clock.utc()));
        return setState(transaction, "outbox-tidied"_L1, today);
    }));
}

/// The first load is asked for, and seen, by a person; before it nothing comes by itself.
Result<bool> Engine::isLoaded()
{
    MADOGUCHI_ASSIGN(const QString loaded, await(m_runner.store().read<QString>([](store::Connection &connection) { return state(connection, "first-load"_L1); })));
    return loaded == "done"_L1;
}

Result<qint64> Engine::feedIfLoaded()
{
    MADOGUCHI_ASSIGN(const bool loaded, isLoaded());
    if (!loaded)
        return 0;
    const auto taken = FeedDownload(m_link, m_applier).run();
    m_feedBrought |= !taken.ok() || *taken > 0; // a part may have come
    return taken;
}

Result<Done> Engine::catchUpIfLoaded()
{
    MADOGUCHI_ASSIGN(const bool loaded, isLoaded());
    if (!loaded)
        return done();
    const auto outcome = FeedDownload(m_link, m_applier).catchUp(u"search-index"_s);
    if (api::Progress last = progress(); last.state == api::Progress::State::Running) { // there was something to catch up with
        last.state = outcome.ok() ? api::Progress::State::Done : api::Progress::State::Paused;
        last.secondsLeft = -1;
        setProgress(last);
    }
    return outcome;
}

Result<Done> Engine::fetchDirectory()
{
    Request request;
    request.path = u"/v1/directory"_s;
    {
        std::lock_guard lock(m_mutex);
        if (!m_directoryTag.isEmpty())
            request.headers.emplaceBack("If-None-Match", m_directoryTag);
    }
    MADOGUCHI_ASSIGN(const Response response, m_client.call(std::move(request)));
    if (response.status != 304) {
        MADOGUCHI_ASSIGN(const QJsonObject answer, parseJson(response.body));
        MADOGUCHI_ASSIGN(const QJsonObject payload, openSigned(answer, m_options.receiptsKey, "directory"_L1));
        if (payload.value("municipality"_L1).toString() != m_options.municipality)
            return Error{ErrorCode::ReceiptInvalid, {u"directory"_s}, {}};
        std::lock_guard lock(m_mutex);
        m_directoryTag = response.header("ETag");
        QMetaObject::invokeMethod(this, [this, body = response.body] { Q_EMIT directoryReceived(body); }, Qt::QueuedConnection);
    }
    return await(m_runner.store().write<Done>([this](store::Transaction &transaction) { return setSuccess(transaction, "directory"_L1, m_clock.utc()); }));
}

Result<Done> Engine::firstLoad()
{
    // An entry as it starts and one as it ends, however it ends (C-09).
    const auto entry = [this](const QString &detail, const Result<qint64> &records) {
        return await(m_runner.run<Done>(api::UseCase::StoreFirstLoad, [&](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
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
    MADOGUCHI_TRY(await(m_runner.store().write<Done>([this](store::Transaction &transaction) { return m_applier.expectMany(transaction); })));
    const auto greeted = greet();
    return entry(u"done"_s, greeted.ok() ? FeedDownload(m_link, m_applier).run(u"first-load"_s) : Result<qint64>(greeted.error()));
}

QFuture<Result<Done>> Engine::startFirstLoad()
{
    m_cancelled = false;
    return job<Done>([this]() -> Result<Done> {
        const auto outcome = firstLoad();
        m_feedBrought = true;
        api::Progress last = progress();
        last.what = u"first-load"_s;
        last.secondsLeft = -1;
        last.state = outcome.ok() ? api::Progress::State::Done
            : m_link.cancelled()  ? api::Progress::State::Paused
                                  : api::Progress::State::Failed;
        if (!outcome.ok())
            last.error = outcome.error();
        setProgress(last);
        m_cancelled = false; // what was cancelled has ended; what comes by itself was not meant
        return outcome;
    });
}

void Engine::cancelFirstLoad()
{
    m_cancelled = true;
}

QFuture<Result<Done>> Engine::syncNow()
{
    m_cancelled = false;
    return job<Done>([this]() -> Result<Done> {
        MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::StoreSync));
        const auto outcome = cycle();
        auto entry = await(m_runner.run<Done>(api::UseCase::StoreSync, [&](journal::UseCaseRunner::Scope &) -> Result<Done> { return outcome; }));
        m_filesDue = m_supplyDue = {}; // a person does not wait for a back-off
        return moveFiles(outcome.ok() ? std::move(entry) : outcome);
    });
}

QFuture<Result<api::DayPreview>> Engine::previewToday()
{
    return job<api::DayPreview>([this] {
        auto preview = FileComposer(m_link).preview();
        onMainThread(&api::LinkService::filesChanged);
        return preview;
    });
}

QFuture<Result<Done>> Engine::sendToday()
{
    m_cancelled = false;
    return job<Done>([this]() -> Result<Done> {
        MADOGUCHI_TRY(takeUpTransfers(api::UseCase::FileSend));
        auto sent = FileSender(m_fileLink).run();
        std::ignore = SourceErasing(m_link, m_survey).run(); // what goes wrong there is told and tried again with the cycle
        m_filesDue = m_supplyDue = {}; // what was cut now goes on with the next cycle
        endProgress(sent.ok() ? std::nullopt : std::optional<Error>(sent.error()));
        onMainThread(&api::LinkService::filesChanged);
        onMainThread(&api::LinkService::deliveriesChanged);
        return sent;
    });
}

QFuture<Result<int>> Engine::receive()
{
    m_cancelled = false;
    return job<int>([this]() -> Result<int> {
        MADOGUCHI_TRY(takeUpTransfers(api::UseCase::FileReceive));
        auto received = FileReceiver(m_fileLink, m_applier).run();
        std::ignore = settleSources(); // as above
        endProgress(received.ok() ? std::nullopt : std::optional<Error>(received.error()));
        onMainThread(&api::LinkService::filesChanged);
        return received;
    });
}

/// Not through the worker, which may be busy with what is to pause.
QFuture<Result<Done>> Engine::pauseTransfers(bool paused)
{
    auto noted = m_runner.run<Done>(api::UseCase::FileSend, [this, paused](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.detail = paused ? u"paused"_s : u"resumed"_s;
        scope.transaction.afterCommit([this, paused] { m_transfersPaused = paused; });
        return setState(scope.transaction, "transfers"_L1, paused ? u"paused"_s : u""_s);
    });
    return then(std::move(noted), [self = QPointer(this)](const Result<Done> &outcome) {
        if (self)
            QMetaObject::invokeMethod(self.data(), [engine = self.data()] { engine->lookAgain(); }, Qt::QueuedConnection);
        return outcome;
    });
}

Result<Done> Engine::takeUpTransfers(api::UseCase asked)
{
    MADOGUCHI_TRY(m_runner.gate().admit(asked));
    m_transfersPaused = false;
    return await(m_runner.store().write<Done>([](store::Transaction &transaction) { return setState(transaction, "transfers"_L1, u""_s); }));
}

/// What goes wrong in the folder says nothing about the link: not a job().
QFuture<Result<api::SourceFolder>> Engine::sourceFolder()
{
    return m_worker.run<api::SourceFolder>([this]() -> Result<api::SourceFolder> {
        MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::SourceTake));
        auto folder = SourceFolder(m_link, m_survey).list();
        if (folder.ok())
            folder->handBackTrouble = m_handBackTrouble;
        return folder;
    });
}

QFuture<Result<api::TakenIn>> Engine::takeIn(QString medium, QString name)
{
    m_cancelled = false;
    return m_worker.run<api::TakenIn>([this, medium, name]() -> Result<api::TakenIn> {
        auto taken = SourceIntake(m_link, m_transport).run(medium, name);
        endProgress(taken.ok() ? std::nullopt : std::optional<Error>(taken.error()));
        onMainThread(&api::LinkService::filesChanged);
        return taken;
    });
}

QFuture<Result<QList<api::InterfaceFile>>> Engine::files()
{
    using Files = QList<api::InterfaceFile>;
    return look<Files>(api::UseCase::FileReceive, [](store::Connection &connection) -> Result<Files> {
        Files files;
        for (const bool outgoing : {true, false}) {
            MADOGUCHI_ASSIGN(const auto rows, fileRows(connection, outgoing));
            for (const FileRow &row : rows)
                files.append(row.file);
        }
        std::stable_sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.at > b.at; });
        return files;
    });
}

QFuture<Result<QList<api::Delivery>>> Engine::deliveries()
{
    return look<QList<api::Delivery>>(api::UseCase::StoreSync, [](store::Connection &connection) { return sync::deliveries(connection, deliveriesShown); });
}

QFuture<Result<QList<api::AsideItem>>> Engine::aside()
{
    using Items = QList<api::AsideItem>;
    return m_runner.run<Items>(api::UseCase::AsideList, [this](journal::UseCaseRunner::Scope &scope) -> Result<Items> {
        // Without them the items keep the names that they have in code.
        const auto layouts = exchange::loadLayouts(m_options.layoutsDir, m_clock.today());
        MADOGUCHI_ASSIGN(Items items, asideItems(scope.transaction.connection(), m_options.addressee, layouts.ok() ? *layouts : QMap<QString, exchange::Layout>()));
        scope.note.count = items.size();
        return items;
    });
}

QFuture<Result<Done>> Engine::tryAsideAgain(QString id)
{
    return settleAside(id, u"again"_s, [this, id](journal::UseCaseRunner::Scope &scope) { return sync::tryAsideAgain(scope.transaction, m_applier, id); });
}

QFuture<Result<Done>> Engine::closeAside(QString id, QString reason)
{
    reason = reason.trimmed();
    return settleAside(id, u"closed"_s, [this, id, reason](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        MADOGUCHI_TRY(checkAsideReason(reason));
        MADOGUCHI_ASSIGN(const bool conflict, isConflict(scope.transaction.connection(), id));
        if (conflict)
            scope.note.detail = u"theirs"_s;
        return sync::closeAside(scope.transaction, id, {m_clock.utc(), scope.actor.staff.text(), scope.actor.name, reason});
    });
}

/// Not through the worker: a person waits, and a large file may be on its way there.
QFuture<Result<Done>> Engine::settleAside(const QString &id, const QString &how, std::function<Result<Done>(journal::UseCaseRunner::Scope &)> work)
{
    auto settled = m_runner.run<Done>(api::UseCase::AsideSettle, [id, how, work = std::move(work)](journal::UseCaseRunner::Scope &scope) {
        scope.note.object = id;
        scope.note.detail = how;
        return work(scope);
    });
    return then(std::move(settled), [self = QPointer(this)](const Result<Done> &outcome) {
        if (!self)
            return outcome;
        QMetaObject::invokeMethod(self.data(), [engine = self.data()] { engine->lookAgain(); }, Qt::QueuedConnection);
        return outcome;
    });
}

/// A person has changed what is to be done, and does not wait for a back-off.
void Engine::lookAgain()
{
    m_worker.run<Done>([this]() -> Result<Done> {
        m_filesDue = {};
        refreshStatus();
        onMainThread(&api::LinkService::filesChanged);
        onMainThread(&api::LinkService::deliveriesChanged);
        return done();
    });
    schedule(0ms);
}

QFuture<Result<QList<api::InterfaceFile>>> Engine::received()
{
    using Files = QList<api::InterfaceFile>;
    return m_runner.store().read<Files>([](store::Connection &connection) -> Result<Files> {
        Files files;
        MADOGUCHI_ASSIGN(const auto rows, fileRows(connection, false));
        for (const FileRow &row : rows) {
            if (row.state == "imported"_L1)
                files.prepend(row.file);
        }
        return files;
    });
}

QFuture<Result<QByteArray>> Engine::content(FileId id)
{
    return m_runner.store().read<QByteArray>([id](store::Connection &connection) -> Result<QByteArray> {
        MADOGUCHI_ASSIGN(const FileRow row, fileRow(connection, id));
        if (row.outgoing || row.state != "imported"_L1)
            return ErrorCode::NotFound;
        return fileContent(connection, id);
    });
}

QFuture<Result<api::NumberVerdict>> Engine::send(QJsonObject body)
{
    // Not through the worker: a person stands at the counter, and a first load may be running there.
    if (m_client.isPaused())
        return QtFuture::makeReadyFuture(Result<api::NumberVerdict>(ErrorCode::Cancelled));
    return callNumbers(m_transport, m_options, body);
}

} // namespace madoguchi::sync
