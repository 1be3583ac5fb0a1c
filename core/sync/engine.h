#pragma once

#include "api/link_service.h"
#include "api/number_channel.h"
#include "journal/feed.h"
#include "sync/back_off.h"
#include "sync/cycle.h"
#include "sync/source_survey.h"

#include "sync/erasure.h"

#include <QTimer>

namespace madoguchi::sync {

/// The engine: the one thing of this room that app constructs. Lives on the main thread and answers at once; the work is
/// done on a thread of its own, one job after the other. Has its own timer; pauses while the store is closed.
class Engine final : public api::LinkService, public api::NumberChannel, public api::FileArchive {
    Q_OBJECT
public:
    Engine(EngineOptions options, Transport &transport, journal::UseCaseRunner &runner, const Clock &clock);
    ~Engine() override;

    void addHandler(journal::FeedHandler *handler); ///< before resume(); not owned
    void setNumbers(api::NumberQueue *numbers) { m_cycle.setNumbers(numbers); } ///< before resume(); not owned
    void resume(); ///< the store is open: begin at once, then by the timer. Begins paused.
    void pause();  ///< the store closes: ends what is under way and drops the connections
    void finish(); ///< pause(), and what was under way has ended when this returns: its handlers and queues may go
    void wake();   ///< there may be something new to send: does not wait for the timer
    void directoryNotTaken() { m_cycle.forgetDirectory(); } ///< what directoryReceived() brought was refused: fetches it anew with the next cycle

    api::LinkStatus status() const override;
    api::Progress progress() const override;
    QFuture<Result<Done>> startFirstLoad() override;
    void cancelFirstLoad() override;
    QFuture<Result<Done>> syncNow() override;
    QFuture<Result<api::DayPreview>> previewToday() override;
    QFuture<Result<Done>> sendToday() override;
    QFuture<Result<int>> receive() override;
    QFuture<Result<Done>> pauseTransfers(bool paused) override;
    QFuture<Result<QList<api::InterfaceFile>>> files() override;
    QFuture<Result<QList<api::Delivery>>> deliveries() override;
    QFuture<Result<QList<api::AsideItem>>> aside() override;
    QFuture<Result<Done>> tryAsideAgain(QString id) override;
    QFuture<Result<Done>> closeAside(QString id, QString reason) override;
    QFuture<Result<api::SourceFolder>> sourceFolder() override;
    QFuture<Result<api::TakenIn>> takeIn(QString medium, QString name) override;
    QFuture<Result<api::ExpiredList>> expired() override;

    QFuture<Result<api::NumberVerdict>> send(QJsonObject body) override;
    QFuture<Result<QList<api::InterfaceFile>>> received() override;
    QFuture<Result<QByteArray>> content(FileId id) override;

Q_SIGNALS:
    /// A verified signed answer of GET /v1/directory, verbatim: room session takes it over. On the main thread.
    void directoryReceived(QByteArray signedAnswer);

private:
    // On the worker's thread:
    Result<Done> runCycle();
    Result<Done> moveFiles(const Result<Done> &cycled);
    Result<Done> askForSupply();
    Result<Done> takeUpTransfers(api::UseCase asked, int pauses); ///< by a person, when there had been that many
    Result<int> settleSources(); ///< ledger External: what was sent is erased, what came is handed back
    QFuture<Result<Done>> settleAside(const QString &id, const QString &how, std::function<Result<Done>(journal::UseCaseRunner::Scope &)> work);
    void refreshStatus();
    void lookAgain(); ///< main thread
    template <typename T>
    QFuture<Result<T>> look(api::UseCase useCase, std::function<Result<T>(store::Connection &)> work); ///< lists for the screen: admitted, not recorded
    template <typename T>
    QFuture<Result<T>> job(std::function<Result<T>()> work); ///< queues it; its outcome becomes the status's trouble
    void noteOutcome(const std::optional<Error> &error);
    void setProgress(const api::Progress &progress);
    void endProgress(const std::optional<Error> &error);
    void onMainThread(void (api::LinkService::*signal)());
    // On the main thread:
    void schedule(std::chrono::milliseconds after);
    void tick();
    bool isMuchUnwitnessed() const; ///< any thread

    const EngineOptions m_options;
    journal::UseCaseRunner &m_runner;
    const Clock &m_clock;
    Client m_client;
    Transport &m_transport;
    ErasureHandler m_erasures;
    FeedApplier m_applier;
    BackOff m_backOff; ///< main thread, as the next
    bool m_wakeAgain = false; ///< something was queued while a round was under way
    BackOff m_fileBackOff;                  ///< this and the next five: worker's thread
    std::chrono::milliseconds m_filesDue{}, m_supplyDue{}; ///< monotonic
    std::optional<Error> m_fileTrouble;     ///< of the last try by itself
    std::optional<Error> m_handBackTrouble; ///< of the last try
    bool m_transfersKnown = false;          ///< whether they were paused before this start
    QTimer m_timer;    ///< next full cycle
    QTimer m_lookTimer; ///< looks whether the outbox has something, between two cycles
    std::atomic<bool> m_cancelled{false}, m_cycleQueued{false}, m_transfersPaused{false};
    std::atomic<int> m_pauses{0}; ///< of transfers, so far
    mutable std::mutex m_mutex; ///< guards the three below
    api::LinkStatus m_status;
    std::optional<Error> m_renewalTrouble; ///< of the last try
    api::Progress m_progress;
    Link m_link, m_fileLink; ///< the second for files, which can be paused
    Cycle m_cycle;           ///< worker's thread, but for what says otherwise
    SourceSurvey m_survey;   ///< worker's thread
    Worker m_worker; // last: ended first, with everything that its jobs use still there
};

} // namespace madoguchi::sync
