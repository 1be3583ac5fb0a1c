#pragma once

#include "api/number_channel.h"
#include "sync/certificate_renewal.h"
#include "sync/feed_applier.h"
#include "sync/history.h"
#include "sync/link.h"

#include <atomic>
#include <mutex>

namespace madoguchi::sync {

/// One round with the server, in the order in which its parts stand on each other: what needs no server, the greeting, changes, numbers and decisions up, the feed down, the
/// record to its witness, the directory. Files have a time of their own (Engine::moveFiles). On the engine's worker, where nothing else is said.
class Cycle {
public:
    Cycle(Link &link, Transport &transport, FeedApplier &applier) : m_link(link), m_transport(transport), m_applier(applier), m_renewal(link) {}
    void setNumbers(api::NumberQueue *numbers) { m_numbers = numbers; } ///< before the first run; not owned
    std::function<void(QByteArray signedAnswer)> directoryReceived;     ///< a verified answer of GET /v1/directory, verbatim

    /// A part that fails does not hold up the others, unless there is no connection at all. The first trouble of all is the answer.
    Result<Done> run();
    Result<Done> firstLoad();     ///< asked for, and seen, by a person; before it nothing comes by itself
    Result<int> retryUnknown();   ///< the federation's rows about people who were not here, once the feed has brought something
    const CertificateRenewal &renewal() const { return m_renewal; }
    int behind() const { return m_behind; } ///< changes that wait until the server has what they are based on. Any thread
    void forgetDirectory();       ///< what directoryReceived() brought was refused: fetched anew with the next run. Any thread

private:
    struct Greeting {
        qint64 head = 0;            ///< of the feed
        QString epoch;
        bool shared = true;         ///< its history has what was said to be known
        bool witnessedMore = false; ///< of the record than we hold: this store is an old copy
    };
    Result<Greeting> ask(const FeedPoint &known);
    Result<Greeting> greet();
    Result<Done> uploadChanges();
    Result<Done> deliverNumbers();
    Result<Done> deliverDecisions(); ///< while somebody is in who may decide
    Result<bool> isLoaded();
    Result<qint64> feedIfLoaded();
    Result<Done> catchUpIfLoaded();
    Result<Done> goOnWithRecord(const Greeting &greeting);
    Result<Done> fetchDirectory();
    Result<Done> dropOldChanges();
    Link &m_link;
    Transport &m_transport;
    FeedApplier &m_applier;
    api::NumberQueue *m_numbers = nullptr;
    CertificateRenewal m_renewal;
    bool m_feedBrought = true; ///< something came since answers about unknown people were last tried
    std::atomic<int> m_behind{0};
    std::mutex m_mutex; ///< guards the next
    QByteArray m_directoryTag;
};

} // namespace madoguchi::sync
