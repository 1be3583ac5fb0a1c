#pragma once

#include "base/worker.h"
#include "crypto/key.h"
#include "sync/client.h"

#include <QObject>
#include <QTimer>

namespace madoguchi::sync {

/// The directory over the wire whenever the terminal runs, with nobody in and without an open store: orders go up, and
/// what leaves, is withdrawn or revoked is known within a minute (C-16, C-28).
class DirectoryLine final : public QObject {
    Q_OBJECT
public:
    DirectoryLine(Transport &transport, crypto::PublicKey receiptsKey, QString municipality, const Clock &clock);
    ~DirectoryLine() override;

    /// The answer is the directory that came of it, verified, verbatim. Whatever the server refuses by its code; OrderUncertain is the caller's.
    QFuture<Result<QByteArray>> order(QByteArray statement, QByteArray signature, QByteArray certificate);
    /// Asks now and then every minute; received() tells what is new.
    void watch();
    /// The engine asks as often itself.
    void rest() { m_timer.stop(); }

Q_SIGNALS:
    void received(QByteArray signedAnswer); ///< on the main thread

private:
    /// Verified, verbatim; empty: still what `tag` names.
    Result<QByteArray> fetch(const QByteArray &tag, qint64 leastVersion);
    void ask();
    const crypto::PublicKey m_receiptsKey;
    const QString m_municipality;
    Client m_client;
    QByteArray m_tag; ///< worker only
    QTimer m_timer;
    Worker m_worker; // last: ends before what it works on
};

} // namespace madoguchi::sync
