#pragma once

#include "api/answer_service.h"
#include "journal/shared_row.h"
#include "people/office.h"

namespace madoguchi::people {

/// One line of the federation's answers as terminals share it: the body of kind "answer-task".
struct AnswerTask {
    enum class State { Open, Taken, Closed };
    AnswerTaskId id;
    QString layout;
    FileId file;
    int line = 0;
    QDateTime at; ///< of the file
    QString code, severity, item;
    QString targetFile, targetSequence;
    int targetLine = 0;
    QString addressee, householdNumber;
    api::Verdict verdict = api::Verdict::None;
    int days = 0;
    QDate inheritedFrom;
    QString text;
    QDate dueOn;
    State state = State::Open;
    StaffId owner;
    QString ownerName;
    QString reason;
    StaffId closedBy;
    QString closedByName;
    QDateTime closedAt;
    qint64 version = 0;
    friend bool operator==(const AnswerTask &, const AnswerTask &) = default;
};

extern const journal::SharedTable answerTaskTable;

Result<AnswerTask> answerTaskFromJson(const AnswerTaskId &id, const QJsonObject &body); ///< FeedItemRefused
QJsonObject toJson(const AnswerTask &task);

/// In the caller's transaction: the task that one row of F3 or F9 is, if it is one and is not there yet; shared in the terminal's name. Made from the row and its place
/// alone, so that another terminal's is the same to the byte. True if there was one to make. Errors: FeedItemRefused.
Result<bool> takeAnswer(store::Transaction &transaction, const journal::FeedItem &row, const QDateTime &utc);

Result<std::optional<AnswerTask>> findAnswerTask(store::Connection &connection, const AnswerTaskId &id);
Result<Done> storeAnswerTask(store::Transaction &transaction, const AnswerTask &task, const QString &actor, qint64 confirmed);
/// `me`: for AnswerFilter::Mine. At most 1,000.
Result<QList<api::AnswerTask>> answerTasks(store::Connection &connection, const Office &office, api::AnswerFilter filter, const StaffId &me);
Result<api::AnswerTaskCount> countAnswerTasks(store::Connection &connection, QDate today);

} // namespace madoguchi::people
