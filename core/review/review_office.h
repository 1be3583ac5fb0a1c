#pragma once

#include "base/worker.h"
#include "directory/directory.h"
#include "journal/record.h"
#include "review/finder.h"
#include "review/visits.h"

#include <optional>

namespace madoguchi::review {

/// Reads this terminal's record for its review: from the segments, so that it needs no key and no open store (C-10). What was settled and signed comes with the directory.
class ReviewOffice final : public api::ReviewService {
    Q_OBJECT
public:
    using DirectoryNow = std::function<std::shared_ptr<const directory::Directory>()>;
    struct Options {
        TerminalId terminal;
        int everyDays = 0; ///< a review is due
    };
    ReviewOffice(Options options, api::Gate &gate, journal::Record &record, DirectoryNow directory, const Clock &clock);

    QFuture<Result<api::ReviewView>> review() override;
    QFuture<Result<QList<api::RecordLine>>> lines(QList<qint64> entries) override;
    QFuture<Result<api::ReviewWork>> work() override;

private:
    /// What was read of a stretch, up to `read`; another one begins behind the next signature.
    struct Stretch {
        qint64 reviewed = 0, read = 0;
        Finder finder;
        Visits visits;
        QDate from; ///< of its first entry, in Japan
        std::optional<Finder::Found> found; ///< in `foundIn` entries, at `foundAt`
        qint64 foundIn = 0;
        QDateTime foundAt;
    };
    struct Read {
        api::RecordHead head;
        Finder::Found found;
    };
    Result<Read> follow(const directory::DirectoryContent &content);
    Result<api::ReviewView> view(const directory::Directory &directory);
    Result<api::SampledVisit> visit(const QString &reception, const directory::Directory &directory) const;
    QDate due(const directory::DirectoryContent &content) const;

    const Options m_options;
    api::Gate &m_gate;
    journal::Record &m_record;
    const DirectoryNow m_directory;
    const Clock &m_clock;
    // By the worker alone:
    std::optional<Stretch> m_stretch;
    struct {
        StaffId by;
        QSet<qint64> entries;
    } m_shown;
    Worker m_worker; // last: its jobs use everything above
};

} // namespace madoguchi::review
