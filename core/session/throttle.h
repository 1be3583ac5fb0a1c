#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "base/secret_bytes.h"

#include <QHash>

namespace madoguchi::session {

/// Counts wrong passwords per person in a file outside the database, MACed with a key of the device (FORMAT.md §4): five
/// tries are free, then each costs twice the wait of the one before, from 30 seconds to an hour. The card and the
/// server count on their own. Not thread safe.
class Throttle {
public:
    Throttle(QString path, SecretBytes key, const Clock &clock);

    /// Seconds until this person may try again; 0: now.
    int secondsLeft(const StaffId &staff) const;
    /// Counts a try before it is made, so that pulling the plug is no way round; answers how many are free after it.
    Result<int> begin(const StaffId &staff);
    /// The password was right: forgotten.
    Result<Done> clear(const StaffId &staff);

    static constexpr int freeTries = 5;

private:
    struct Count {
        int failures = 0;
        qint64 lastUtcMs = 0;
        std::chrono::milliseconds lastMonotonic{-1}; ///< -1: before this start of the program
    };
    void load();
    Result<Done> save() const;
    QString m_path;
    SecretBytes m_key;
    const Clock &m_clock;
    QHash<StaffId, Count> m_counts;
    std::optional<Count> m_everybody; ///< the file was tampered with: nobody's count is believed
};

} // namespace madoguchi::session
