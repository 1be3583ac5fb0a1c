#pragma once

#include "api/people_service.h"
#include "api/seen.h"

namespace madoguchi::api {

/// What the federation has answered of one matter (F3 not continuous, F9 that needs action), for somebody to work through (F-02, C-04). All terminals of the
/// municipality have the same list. Of one matter the last word stands; what was said before it is not shown beside it.
struct AnswerTask {
    AnswerTaskId id;
    Seen seen;                    ///< every call names it
    QString layout;          ///< "F3" or "F9"
    QString code, severity;  ///< W10 …; "W" or "E". Of F3: W20, W21 or W22, by its verdict
    QString item;            ///< the field that is wrong: key of a column of F1 or F2; may be empty
    QString targetFile, targetSequence; ///< the sent file that was answered; empty: none of ours
    int targetLine = 0;      ///< 0: none of ours
    QString addresseeNumber, householdNumber; ///< either may be empty
    QString person;          ///< name; of a whole household its head; empty: not known here
    HouseholdId household;   ///< empty: not known here
    Verdict verdict = Verdict::None;
    int days = 0;
    QDate inheritedFrom;     ///< invalid: none
    QString text;            ///< the federation's own words; empty for F3
    QDate dueOn;             ///< invalid: the federation set none
    QDateTime since;         ///< of the federation's file
    enum class State {
        Open,
        Taken,   ///< somebody has it
        Closed,  ///< by a person, with a reason
        Settled, ///< by the federation, which says that the matter is over
    } state = State::Open;
    StaffId owner;
    QString ownerName;
    QString reason;          ///< of closing; of Settled the federation's words
    QString closedBy;        ///< name
    QDateTime closedAt;
};

enum class AnswerFilter {
    Open, ///< and taken, by whomever; what is due first comes first, what has no due date last
    Mine, ///< taken by whoever asks
    Done, ///< closed or settled, newest first
};

struct AnswerTaskCount {
    int open = 0;    ///< taken or not
    int pastDue = 0; ///< of them
};

/// Errors of take, giveBack and close: NotFound; VersionConflict (another terminal was first: the list is to be read again).
class AnswerService : public QObject {
    Q_OBJECT
public:
    virtual QFuture<Result<QList<AnswerTask>>> tasks(AnswerFilter filter) = 0; ///< at most 1,000; with names: an entry of the record each time
    virtual QFuture<Result<AnswerTaskCount>> count() = 0;                      ///< names nobody
    virtual QFuture<Result<Done>> take(AnswerTaskId id, Seen seen) = 0;   ///< also from somebody else, who may be away
    virtual QFuture<Result<Done>> giveBack(AnswerTaskId id, Seen seen) = 0; ///< StateRefused: somebody else has it
    /// FieldRequired, TooLarge (200 characters), CharacterUnfit, IndividualNumberInText, each with the field "reason".
    virtual QFuture<Result<Done>> close(AnswerTaskId id, Seen seen, QString reason) = 0;

Q_SIGNALS:
    void tasksChanged();
};

} // namespace madoguchi::api
