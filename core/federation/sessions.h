#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QDateTime>
#include <QHash>

#include <mutex>

namespace madoguchi::federation {

/// Who is in at which terminal of one municipality: one running session a person, and the newest showing of the card is it
/// (C-13). In memory: after a restart each terminal shows its proof again. Callable from any thread.
class Sessions {
public:
    struct Holder {
        StaffId staff;
        QByteArray certificate; ///< of the card that was shown, DER
    };
    /// `at`: when the card was shown. SessionElsewhere: a newer one is known. Whoever was in at the terminal before is out. Answers
    /// the session's id.
    Result<QString> open(const TerminalId &terminal, const Holder &holder, const QDateTime &at);
    /// Locked or logged out; unknown ids are closed already.
    void close(const TerminalId &terminal, const QString &id);
    /// SessionUnknown: shall be shown again; SessionElsewhere: the person has shown the card elsewhere since.
    Result<Holder> holder(const TerminalId &terminal, const QString &id) const;

private:
    struct Running {
        QString id;
        TerminalId terminal;
        QByteArray certificate;
        QDateTime at;
        bool open = false;
    };
    mutable std::mutex m_mutex;
    QHash<StaffId, Running> m_newest;
    QHash<TerminalId, QString> m_superseded; ///< the last session of the terminal that another terminal ended
};

} // namespace madoguchi::federation
