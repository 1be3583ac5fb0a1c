#include "sync/engine.h"

#include "domain/free_text.h"
#include "sync/aside.h"
#include "sync/file_composer.h"
#include "sync/file_receiver.h"
#include "sync/file_sender.h"
#include "sync/hand_back.h"
#include "sync/ledger.h"
#include "sync/link_status.h"
#include "sync/number_call.h"
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
constexpr auto supplyInterval = 5min; ///< between two questions that brought nothing
constexpr int deliveriesShown = 200;

double chance()
{
    return QRandomGenerator::global()->generateDouble();
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
      m_link{m_client, m_runner, m_clock, m_options, m_worker, [this] { return m_cancelled || m_client.isPaused(); },
             [this](const api::Progress &progress) { setProgress(progress); }},
      m_fileLink{m_client, m_runner, m_clock, m_options, m_worker, [this] { return m_cancelled || m_client.isPaused() || m_transfersPaused; },
                 [this](const api::Progress &progress) { setProgress(progress); }},
      m_cycle(m_link, transport, m_applier)
{
    m_applier.addHandler(&m_erasures);
    m_client.setPaused(true);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Engine::tick);
    m_lookTimer.setInterval(m_options.lookInterval);
    connect(&m_lookTimer, &QTimer::timeout, this, &Engine::wake);
    if (m_options.certificate.isValid())
        m_status.certificateUntil = m_options.certificate.notAfter();
    if (m_options.automatic) { // what was registered leaves at once, or behind the file that is under way
        m_runner.store().setListener([this] { QMetaObject::invokeMethod(this, &Engine::wake, Qt::QueuedConnection); });
        connect(&m_runner.record(), &journal::Record::headChanged, this, &Engine::wake, Qt::QueuedConnection);
    }
    m_cycle.directoryReceived = [this](const QByteArray &signedAnswer) {
        QMetaObject::invokeMethod(this, [this, signedAnswer] { Q_EMIT directoryReceived(signedAnswer); }, Qt::QueuedConnection);
    };
}

Engine::~Engine()
{
    m_runner.store().setListener({});
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
    m_wakeAgain = m_cycleQueued; // it may have looked already
    if (m_client.isPaused() || m_wakeAgain || m_backOff.failures() > 0)
        return;
    m_worker.run<Done>([this]() -> Result<Done> {
        refreshStatus();
        MADOGUCHI_ASSIGN(const auto waiting, await(m_runner.store().read<QList<journal::OutboxItem>>([this](store::Connection &connection) {
            return journal::queued(connection, journal::Destination::Municipal, m_cycle.behind() + 1);
        })));
        if (waiting.size() > m_cycle.behind() || isMuchUnwitnessed()) // what waits for others goes with the regular cycle
            QMetaObject::invokeMethod(this, [this] { schedule(0ms); });
        return done();
    });
}

/// C-11: a full head's worth of entries that only this terminal vouches for.
bool Engine::isMuchUnwitnessed() const
{
    const auto head = m_runner.record().head();
    return head.size - head.anchored >= journal::Record::entriesOfOneHead;
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
        const auto outcome = runCycle();
        m_cycleQueued = false; // the files have a back-off of their own
        const bool failed = !outcome.ok() && outcome.error().code != ErrorCode::RecordBroken; // that is for somebody to look into, and no reason to come back later
        QMetaObject::invokeMethod(this, [this, failed, asked = m_client.takeRetryAfter()] {
            schedule(failed ? m_backOff.afterFailure(chance(), asked) : m_backOff.afterSuccess(chance()));
            if (m_wakeAgain)
                wake();
        });
        return moveFiles(outcome);
    });
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
        if (const crypto::Certificate &present = m_cycle.renewal().present(); present.isValid())
            read->certificateUntil = present.notAfter();
        m_renewalTrouble = m_cycle.renewal().trouble();
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
    if (const int behind = m_cycle.behind(); !status.trouble && behind > 0)
        status.trouble = Error{ErrorCode::ServerBehind, {QString::number(behind)}, {}};
    return status;
}

api::Progress Engine::progress() const
{
    std::lock_guard lock(m_mutex);
    return m_progress;
}

Result<Done> Engine::runCycle()
{
    const auto outcome = m_cycle.run();
    onMainThread(&api::LinkService::deliveriesChanged);
    return outcome;
}

/// Goes on with the files that are under way and fetches those that wait, while somebody is in who may. Answers the first trouble of all.
Result<Done> Engine::moveFiles(const Result<Done> &cycled)
{
    if ((!cycled.ok() && isConnectionTrouble(cycled.error())) || !m_options.mayTransmit || !m_options.mayTransmit())
        return cycled;
    const auto retried = m_cycle.retryUnknown();
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

QFuture<Result<Done>> Engine::startFirstLoad()
{
    m_cancelled = false;
    return job<Done>([this]() -> Result<Done> {
        const auto outcome = m_cycle.firstLoad();
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
        const auto outcome = runCycle();
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
    return job<Done>([this, pauses = m_pauses.load()]() -> Result<Done> {
        MADOGUCHI_TRY(takeUpTransfers(api::UseCase::FileSend, pauses));
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
    return job<int>([this, pauses = m_pauses.load()]() -> Result<int> {
        MADOGUCHI_TRY(takeUpTransfers(api::UseCase::FileReceive, pauses));
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
    m_pauses += paused; // from this word on
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

/// As a write it has its place among those of whoever pauses: a pause that came while this waited is the later word.
Result<Done> Engine::takeUpTransfers(api::UseCase asked, int pauses)
{
    MADOGUCHI_TRY(m_runner.gate().admit(asked));
    return await(m_runner.store().write<Done>([this, pauses](store::Transaction &transaction) -> Result<Done> {
        if (m_transfersPaused && m_pauses != pauses)
            return ErrorCode::Cancelled;
        transaction.afterCommit([this] { m_transfersPaused = false; });
        return setState(transaction, "transfers"_L1, u""_s);
    }));
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

QFuture<Result<api::ExpiredList>> Engine::expired()
{
    return m_worker.run<api::ExpiredList>([this]() -> Result<api::ExpiredList> {
        MADOGUCHI_TRY(m_runner.gate().admit(api::UseCase::ErasureList));
        const auto asked = askForExpired(m_client);
        return await(m_runner.run<api::ExpiredList>(api::UseCase::ErasureList, [&](journal::UseCaseRunner::Scope &scope) -> Result<api::ExpiredList> {
            if (asked.ok())
                scope.note.count = asked->count;
            return asked;
        }));
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
        MADOGUCHI_TRY(domain::checkText(reason, {api::asideReasonLength, domain::TextFor::Screen, true}, u"reason"_s));
        MADOGUCHI_ASSIGN(const bool conflict, isConflict(scope.transaction.connection(), id));
        if (conflict)
            scope.note.detail = u"theirs"_s;
        return sync::closeAside(scope.transaction, m_applier, id, {m_clock.utc(), scope.actor.staff.text(), scope.actor.name, reason});
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
