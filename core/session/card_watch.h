#pragma once

#include "api/session_service.h"
#include "base/clock.h"
#include "base/worker.h"
#include "session/second_factor.h"

#include <QTimer>

#include <atomic>

namespace madoguchi::session {

/// Opens the card reader; called on the card thread, again after each failure.
using ReaderFactory = std::function<Result<std::unique_ptr<card::CardReader>>()>;

/// What was last seen in the reader.
struct CardSnapshot {
    api::CardStatus status;
    QByteArray certificateDer;
    quint64 insertion = 0; ///< grows whenever a card is put in or taken out: the same number is the same card, never removed
    bool late = false;     ///< the last look is not answered yet: as good as a removal for a screen, none for who is on the way in
};

/// The card and its thread. Looks into the reader twice a second and hears what the reader says unasked; whichever sees a
/// removal first counts, and whatever goes wrong there is one (C-07). The calls that answer a Result block until the card
/// has answered: never from the UI thread.
class CardWatch : public QObject, public SecondFactor {
    Q_OBJECT
public:
    CardWatch(ReaderFactory factory, QString municipality, std::chrono::milliseconds interval, const Clock &clock);
    ~CardWatch() override;

    CardSnapshot snapshot() const;

    /// Looks a second time if the first failed: that was a removal, but the reader begins anew, and nothing was asked of the
    /// card yet.
    Result<Inspection> inspect() override;
    Result<Done> login(SecretBytes pin) override;
    Result<QByteArray> sign(const QByteArray &message) override;
    Result<SecretBytes> release(const QByteArray &lock) override;
    Result<card::AgreeKey> agreeKey() override;
    /// What is in the reader, once it has answered if it is late.
    CardSnapshot settled();
    /// Does not wait.
    void logout();

Q_SIGNALS:
    void changed(); ///< from the card thread, or the reader's own

private:
    template <typename T>
    Result<T> use(std::function<Result<T>(card::CardReader &)> work);
    Result<card::CardReader *> reader();
    Result<Inspection> look();
    void poll();
    void hear(card::CardEvent event);
    void see(const Result<card::CardInfo> &info);
    api::CardStatus statusOf(const card::CardInfo &info, bool loggedIn) const;
    bool isLoggedIn() const;
    void setLoggedIn(bool loggedIn);

    const ReaderFactory m_factory;
    const QString m_municipality;
    const Clock &m_clock;
    std::unique_ptr<card::CardReader> m_reader; ///< card thread only
    mutable std::mutex m_mutex; ///< of the three below
    QString m_serial;
    bool m_loggedIn = false;
    CardSnapshot m_snapshot;
    std::atomic<bool> m_polling{false};
    QTimer m_timer;
    Worker m_worker; // last: ends before what it works on
};

} // namespace madoguchi::session
