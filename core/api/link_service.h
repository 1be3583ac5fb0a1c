#pragma once

#include "api/aside.h"
#include "api/erasure.h"
#include "api/people_service.h"
#include "api/progress.h"
#include "api/source_folder.h"

namespace madoguchi::api {

/// How far the rows of persons have come behind the federation (F-06).
struct SupplyStatus {
    bool answers = false; ///< somebody there confirms what arrives; if not, nothing can be said here
    int unregistered = 0, invisible = 0, stopped = 0; ///< rows that wait for 中間サーバー, for オンライン資格確認, and that were refused there
    QDateTime due;        ///< since when the oldest of those that wait does; invalid: none
    QDateTime lastRegistered, lastVisible;
};
/// Everything that home screen and status bar say about the link (sync.md promise 5).
struct LinkStatus {
    bool online = false;
    std::optional<Error> trouble;      ///< why not
    bool firstLoadDone = false;
    QDateTime lastFeed, lastChanges, lastRecord, lastDirectory, lastFileSent, lastFileReceived; ///< last success of each kind; invalid = never
    int unacknowledged = 0;            ///< outbox items
    QDateTime oldestUnacknowledged;
    QDateTime changesDue, rowsDue;     ///< oldest change that waits for the municipal store, oldest row that waits for the federation; invalid: none
    QDateTime answersDue;              ///< since when rows that the federation has accepted wait for its answer; invalid: none do
    SupplyStatus supply;
    bool transfersPaused = false;      ///< somebody has stopped sending and receiving files for the time being
    int refused = 0;                   ///< set aside and still open: changes, rows, items of the feed, files
    int rowsBehind = 0;                ///< rows for the federation that wait behind a change or row that is not accepted
    bool sequenceGap = false;          ///< 通番
    int certificateDaysLeft = -1;
    QDateTime certificateUntil;
    qint64 clockDifferenceMs = 0;      ///< server minus terminal
    bool clockKnown = false;
    qint64 recordUnanchored = 0;       ///< entries the server has not yet witnessed
    QDateTime recordAnchoredAt;
};

/// One interface file, to be sent, sent or received.
struct InterfaceFile {
    FileId id;
    QString layout;   ///< "F1" … "F9"
    QString name;     ///< 資格情報(世帯) …
    qint64 sequence = 0; ///< 通番
    QDateTime at;
    int records = 0;
    qint64 size = 0;
    enum class State { Composed, Sending, Sent, Accepted, Refused, Received, Imported, Held } state = State::Composed;
    QString note;
    Lamp federation = Lamp::Waiting;
};
/// What somebody should look at before a row leaves (C-36).
struct PreviewWarning {
    enum class Kind {
        NumberMissing,  ///< W11 will come
        Overlap,        ///< {from, until}: another cover here, on the same days
        Gap,            ///< {days, until}: so few days after another cover that a day may be wrong
        NotTakenBack,   ///< {from}: the federation goes on believing in a cover that was taken back here
        Differs,        ///< {items…}: what stands here says otherwise
        MoreToCome,     ///< {count}: what follows leaves with a later file
        NameShown,      ///< {item, shown}: the federation's screens have no such character
        SettingChanged, ///< {item, before, now}: not as in the file that was accepted last
    } kind;
    QStringList args;
    friend bool operator==(const PreviewWarning &, const PreviewWarning &) = default;
};
/// What the federation will believe after the file: one line a person.
struct PreviewLine {
    QString layout;
    QString household, person; ///< 世帯番号, name
    HouseholdId here;          ///< that household; empty: it is not here
    QString change;            ///< 新規 / 変更 / 取消
    QString before, after;     ///< plain words and dates
    QList<PreviewWarning> warnings;
};
struct DayPreview {
    QList<InterfaceFile> files;
    QList<PreviewLine> lines;
    QList<Error> blocking;
};
class LinkService : public QObject {
    Q_OBJECT
public:
    virtual LinkStatus status() const = 0;
    virtual Progress progress() const = 0;

    virtual QFuture<Result<Done>> startFirstLoad() = 0;  ///< resumes where it stopped; progress by signal
    virtual void cancelFirstLoad() = 0;
    virtual QFuture<Result<Done>> syncNow() = 0;         ///< outbox up, feed down, record, directory
    virtual QFuture<Result<DayPreview>> previewToday() = 0; ///< composes the day's files
    virtual QFuture<Result<Done>> sendToday() = 0;       ///< exactly what was previewed
    virtual QFuture<Result<int>> receive() = 0;          ///< downloads and imports what is there; count of files
    /// Stops what is under way at its next piece, and whatever would begin by itself; it goes on from there, after a restart too, once it is taken up again or
    /// somebody sends or receives.
    virtual QFuture<Result<Done>> pauseTransfers(bool paused) = 0;
    virtual QFuture<Result<QList<InterfaceFile>>> files() = 0;
    virtual QFuture<Result<QList<Delivery>>> deliveries() = 0; ///< newest first
    virtual QFuture<Result<QList<AsideItem>>> aside() = 0; ///< open ones first, oldest first; with names: an entry of the record each time
    /// A change or row leaves again under its own id, an item is applied again, a file is looked at again. VersionConflict: a newer one has been accepted
    /// since; NotFound: it is open no more; or why it could not be applied this time either.
    virtual QFuture<Result<Done>> tryAsideAgain(QString id) = 0;
    /// Nothing is erased. FieldRequired, TooLarge, CharacterUnfit, IndividualNumberInText; NotFound; StateRefused: it goes on by itself.
    virtual QFuture<Result<Done>> closeAside(QString id, QString reason) = 0;
    /// Ledger External: what lies in the folder of the municipality's system and on registered media, and what became of it. Names no resident.
    virtual QFuture<Result<SourceFolder>> sourceFolder() = 0;
    /// Checks one of them, delivers its numbers and puts it among the day's files; progress by signal. `medium`: on which it lies; empty: in the folder. NotFound, MediumMissing,
    /// MediumUnregistered; else the connection's errors and the disk's. Nothing is kept of what failed.
    virtual QFuture<Result<TakenIn>> takeIn(QString medium, QString name) = 0;
    /// What the municipal store holds beyond its period today, as an order to erase it would find it. Needs the line; an entry of the record each time.
    virtual QFuture<Result<ExpiredList>> expired() = 0;

Q_SIGNALS:
    void statusChanged();
    void progressChanged();
    void filesChanged();
    void deliveriesChanged();
};

} // namespace madoguchi::api
