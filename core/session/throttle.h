#pragma once

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "base/secret_bytes.h"
#include "journal/record.h"

#include <QHash>

namespace madoguchi::session {

/// Counts wrong passwords per person in a file outside the database, MACed with a key of the device (FORMAT.md §4), by the rule
/// of directory/tries.h. The card and the server count on their own. Time is what has passed for certain: since the try in this
/// run of the machine, or else since its start, whatever the wall clock says. Not thread safe.
class Throttle {
public:
    /// `recorded`: what the record knows of. The file may say more, never less: an older copy of it gains nothing.
    Throttle(QString path, SecretBytes key, const Clock &clock, const journal::Record::Tries &recorded = {});

    /// Seconds until this person may try again; 0: now.
    int secondsLeft(const StaffId &staff) const;
    /// Counts a try before it is made, so that pulling the plug is no way round; answers how many are free after it.
    Result<int> begin(const StaffId &staff);
    /// The password was right: forgotten.
    Result<Done> clear(const StaffId &staff);

private:
    struct Count {
        int failures = 0;
        std::chrono::milliseconds last{0}; ///< monotonic; 0: before this run of the machine
    };
    Result<QHash<StaffId, Count>> read() const;
    Result<Done> save() const;
    int secondsLeft(const Count &count) const;
    QString m_path;
    SecretBytes m_key;
    const Clock &m_clock;
    QHash<StaffId, Count> m_counts;
    std::optional<Count> m_everybody; ///< the file was tampered with: nobody's count is believed
};

} // namespace madoguchi::session
