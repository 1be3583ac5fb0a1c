#pragma once

#include "api/link_service.h"
#include "api/number_channel.h"
#include "journal/feed.h"
#include "sync/back_off.h"
#include "sync/feed_applier.h"
#include "sync/history.h"
#include "sync/link.h"
#include "sync/source_survey.h"

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
    void setNumbers(api::NumberQueue *numbers) { m_numbers = numbers; } ///< before resume(); not owned
    void resume(); ///< the store is open: begin at once, then by the timer. Begins paused.
    void pause();  ///< the store closes: ends what is under way and drops the connections
    void finish(); ///< pause(), and what was under way has ended when this returns: its handlers and queues may go
    void wake();   ///< there may be something new to send: does not wait for the timer
    void directoryNotTaken(); ///< what directoryReceived() brought was refused: fetches it anew with the next cycle

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

    QFuture<Result<api::NumberVerdict>> send(QJsonObject body) override;
    QFuture<Result<QList<api::InterfaceFile>>> received() override;
    QFuture<Result<QByteArray>> content(FileId id) override;

Q_SIGNALS:
    /// A verified signed answer of GET /v1/directory, verbatim: room session takes it over. On the main thread.
    void directoryReceived(QByteArray signedAnswer);

private:
    // On the worker's thread:
    Result<Done> cycle();
    Result<Done> moveFiles(const Result<Done> &cycled);
    Result<Done> askForSupply();
    Result<Done> takeUpTransfers(api::UseCase asked); ///< by a person
    Result<int> settleSources(); ///< ledger External: what was sent is erased, what came is handed back
    struct Greeting {
        qint64 head = 0;       ///< of the feed
        QString epoch;
        bool shared = true;    ///< its history has what was said to be known
        bool witnessedMore = false; ///< of the record than we hold: this store is an old copy
    };
    Result<Greeting> ask(const FeedPoint &known);
    Result<Greeting> greet();
    Result<Done> uploadChanges();
    Result<Done> goOnWithRecord(const Greeting &greeting);
    Result<Done> fetchDirectory();
    Result<Done> firstLoad();
    Result<bool> isLoaded();
    Result<qint64> feedIfLoaded();
    Result<Done> catchUpIfLoaded();
    Result<Done> dropOldChanges();
    void renewCertificate();
    Result<Done> noteRenewal(const crypto::Certificate &renewed);
    Result<Done> tidyNumbers();
    Result<Done> deliverNumbers();
    Result<Done> deliverDecisions(); ///< while somebody is in who may decide
    Result<int> retryUnknownIfNew();
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

    const EngineOptions m_options;
    journal::UseCaseRunner &m_runner;
    const Clock &m_clock;
    Client m_client;
    Transport &m_transport;
    FeedApplier m_applier;
    api::NumberQueue *m_numbers = nullptr;
    BackOff m_backOff; ///< main thread
    BackOff m_fileBackOff;                  ///< this and the next eight: worker's thread
    std::chrono::milliseconds m_filesDue{}, m_supplyDue{}; ///< monotonic
    std::optional<Error> m_fileTrouble;     ///< of the last try by itself
    std::optional<Error> m_handBackTrouble; ///< of the last try
    crypto::Certificate m_certificate;      ///< of this terminal, as it stands
    std::chrono::milliseconds m_renewalDue{}; ///< monotonic
    bool m_transfersKnown = false;          ///< whether they were paused before this start
    bool m_feedBrought = true;              ///< something came since answers about unknown people were last tried
    QTimer m_timer;    ///< next full cycle
    QTimer m_lookTimer; ///< looks whether the outbox has something, between two cycles
    std::atomic<bool> m_cancelled{false}, m_cycleQueued{false}, m_transfersPaused{false};
    std::atomic<int> m_behind{0}; ///< changes that wait until the server has what they are based on
    mutable std::mutex m_mutex; ///< guards the four below
    api::LinkStatus m_status;
    std::optional<Error> m_renewalTrouble; ///< of the last try
    api::Progress m_progress;
    QByteArray m_directoryTag;
    Link m_link, m_fileLink; ///< the second for files, which can be paused
    SourceSurvey m_survey;   ///< worker's thread
    Worker m_worker; // last: ended first, with everything that its jobs use still there
};

} // namespace madoguchi::sync
