#include "people/answer_task.h"

#include "base/body_reader.h"
#include "domain/free_text.h"
#include "journal/erased.h"
#include "journal/known_version.h"
#include "people/household.h"
#include "people/household_table.h"
#include "people/notification.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

const journal::SharedTable answerTaskTable{"answer-task", "SELECT version, confirmed FROM answer_task WHERE id = ?1", "UPDATE answer_task SET confirmed = ?2 WHERE id = ?1", "DELETE FROM answer_task WHERE id = ?1"};

namespace {

constexpr int mostListed = 1000, textLength = 200, longestLine = 9'999'999;
constexpr auto over = "I"_L1; ///< severity of the word that ends a matter

const QStringList &stateWords() // in the order of AnswerTask::State
{
    static const QStringList words{u"open"_s, u"taken"_s, u"closed"_s};
    return words;
}
const QStringList &verdictWords() // in the order of api::Verdict
{
    static const QStringList words{u"none"_s, u"continuous"_s, u"gap"_s, u"overlap"_s, u"partner-missing"_s};
    return words;
}

AnswerTaskId idOf(const FileId &file, int line) { return AnswerTaskId(file.text() + u'.' + QString::number(line)); }

/// One person and one code is one matter, however often the federation speaks of it; where neither person nor household is named, the row that it is about.
QString matterOf(const AnswerTask &t)
{
    const QString about = !t.addressee.isEmpty()       ? u"a "_s + t.addressee
                        : !t.householdNumber.isEmpty() ? u"h "_s + t.householdNumber
                                                       : QStringList{u"r"_s, t.targetFile, t.targetSequence, QString::number(t.targetLine)}.join(u' ');
    return QStringList{about, t.code, t.item}.join(u' ');
}
QString wordOf(const AnswerTask &t) { return QStringList{wireTime(t.at), t.layout, QString::number(t.line).rightJustified(7, u'0')}.join(u' '); }

AnswerTask placed(const journal::FeedItem &row)
{
    AnswerTask t;
    t.layout = row.kind;
    t.file = FileId(row.source);
    t.line = static_cast<int>(row.position);
    t.id = idOf(t.file, t.line);
    t.at = row.at;
    return t;
}

/// A row that federation_answer.h has read: 1 連続, 2 空白, 3 重複, 9 相手未着.
std::optional<AnswerTask> fromContinuity(const journal::FeedItem &row)
{
    static const QHash<QString, std::pair<api::Verdict, QString>> verdicts{
        {u"2"_s, {api::Verdict::Gap, u"W20"_s}}, {u"3"_s, {api::Verdict::Overlap, u"W21"_s}}, {u"9"_s, {api::Verdict::PartnerMissing, u"W22"_s}}};
    const auto verdict = verdicts.constFind(row.body["verdict"_L1].toString());
    if (verdict == verdicts.cend())
        return {};
    AnswerTask t = placed(row);
    std::tie(t.verdict, t.code) = *verdict;
    t.severity = u"W"_s;
    t.item = u"municipal_from"_s;
    t.addressee = row.body["addressee"_L1].toString();
    t.days = row.body["days"_L1].toString().toInt();
    t.inheritedFrom = fromWireDate(row.body["prefecture_from"_L1].toString());
    return t;
}

Result<std::optional<AnswerTask>> fromFinding(const journal::FeedItem &row)
{
    AnswerTask t = placed(row);
    BodyReader reader(row.body);
    t.targetFile = reader.identifier("file_id"_L1, BodyReader::MayBeEmpty);
    t.targetSequence = reader.digits("sequence"_L1, 8);
    t.targetLine = reader.digits("line"_L1, 7).toInt();
    t.addressee = reader.identifier("addressee"_L1, BodyReader::MayBeEmpty);
    t.householdNumber = reader.identifier("household"_L1, BodyReader::MayBeEmpty);
    t.item = reader.words("item"_L1, 40);
    t.severity = reader.oneOf("severity"_L1, {u"I"_s, u"W"_s, u"E"_s});
    t.code = reader.identifier("code"_L1);
    t.text = reader.words("text"_L1, textLength);
    const bool needsAction = reader.oneOf("needs_action"_L1, {u"Y"_s, u"N"_s}) == "Y"_L1;
    t.dueOn = reader.date("due_on"_L1);
    MADOGUCHI_TRY(reader.finish());
    if (t.severity != over)
        return needsAction ? std::optional(t) : std::nullopt;
    t.state = AnswerTask::State::Closed;
    t.closedAt = t.at;
    return std::optional(t);
}

constexpr auto columns = "t.id, t.layout, t.file, t.line, t.at, t.code, t.severity, t.item, t.target_file, t.target_sequence, t.target_line, t.addressee, t.household_number,"
                         " t.verdict, t.days, t.inherited_from, t.text, t.due_on, t.state, t.owner, t.owner_name, t.reason, t.closed_by, t.closed_by_name, t.closed_at, t.version";
constexpr int columnCount = 26;

QDateTime timeOf(qint64 ms) { return ms == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); }

AnswerTask read(const store::Statement &row)
{
    AnswerTask t;
    t.id = AnswerTaskId(row.text(0));
    t.layout = row.text(1);
    t.file = FileId(row.text(2));
    t.line = static_cast<int>(row.integer(3));
    t.at = timeOf(row.integer(4));
    t.code = row.text(5);
    t.severity = row.text(6);
    t.item = row.text(7);
    t.targetFile = row.text(8);
    t.targetSequence = row.text(9);
    t.targetLine = static_cast<int>(row.integer(10));
    t.addressee = row.text(11);
    t.householdNumber = row.text(12);
    t.verdict = static_cast<api::Verdict>(row.integer(13));
    t.days = static_cast<int>(row.integer(14));
    t.inheritedFrom = fromWireDate(row.text(15));
    t.text = row.text(16);
    t.dueOn = fromWireDate(row.text(17));
    t.state = static_cast<AnswerTask::State>(std::max<qsizetype>(0, stateWords().indexOf(row.text(18))));
    t.owner = StaffId(row.text(19));
    t.ownerName = row.text(20);
    t.reason = row.text(21);
    t.closedBy = StaffId(row.text(22));
    t.closedByName = row.text(23);
    t.closedAt = timeOf(row.integer(24));
    t.version = row.integer(25);
    return t;
}

/// n: what F9 says next of the matter of t.
constexpr auto withNext = " FROM answer_task t LEFT JOIN answer_task n ON n.id = (SELECT l.id FROM answer_task l"
                          " WHERE l.matter = t.matter AND l.layout = 'F9' AND l.word > t.word ORDER BY l.word LIMIT 1)";
/// F3 repeats a judgement whenever it is made anew, without a due date: beside an open finding of F9, or before another F3, it is nothing to do of its own.
constexpr auto isOpen = " t.severity <> 'I' AND t.state <> 'closed' AND n.id IS NULL AND (t.layout = 'F9' OR ("
                        "NOT EXISTS (SELECT 1 FROM answer_task l WHERE l.matter = t.matter AND l.layout = 'F3' AND l.word > t.word) AND "
                        "coalesce((SELECT l.state FROM answer_task l WHERE l.matter = t.matter AND l.layout = 'F9' ORDER BY l.word DESC LIMIT 1), 'closed') = 'closed'))";
/// d: the newest judgement of the matter; F9 has neither days nor date.
constexpr auto withDates = " LEFT JOIN answer_task d ON d.id = (SELECT l.id FROM answer_task l WHERE l.matter = t.matter AND l.layout = 'F3' ORDER BY l.word DESC LIMIT 1)";

api::AnswerTask toView(const AnswerTask &t)
{
    api::AnswerTask view;
    view.id = t.id;
    view.seen = journal::bodyDigest(toJson(t));
    view.layout = t.layout;
    view.code = t.code;
    view.severity = t.severity;
    view.item = t.item;
    view.targetFile = t.targetFile;
    view.targetSequence = t.targetSequence;
    view.targetLine = t.targetLine;
    view.addresseeNumber = t.addressee;
    view.householdNumber = t.householdNumber;
    view.verdict = t.verdict;
    view.days = t.days;
    view.inheritedFrom = t.inheritedFrom;
    view.text = t.text;
    view.dueOn = t.dueOn;
    view.since = t.at;
    view.state = static_cast<api::AnswerTask::State>(t.state);
    view.owner = t.owner;
    view.ownerName = t.ownerName;
    view.reason = t.reason;
    view.closedBy = t.closedByName;
    view.closedAt = t.closedAt;
    return view;
}

Result<Done> nameWhom(store::Connection &connection, const Office &office, api::AnswerTask &task)
{
    if (!task.addresseeNumber.isEmpty()) {
        MADOGUCHI_ASSIGN(const auto id, householdOfAddressee(connection, task.addresseeNumber, office.municipality));
        task.household = id.value_or(HouseholdId());
    }
    const bool person = !task.household.isEmpty();
    const char *ofPerson = "SELECT h.id, p.name_kanji FROM household h JOIN person p ON p.home = h.key WHERE h.id = ?1 AND p.addressee = ?2";
    const char *ofHead = "SELECT h.id, p.name_kanji FROM household h JOIN person p ON p.home = h.key WHERE h.household_number = ?1 AND ?2 = '' ORDER BY p.head DESC LIMIT 1";
    MADOGUCHI_ASSIGN(auto row, connection.query(person ? ofPerson : ofHead, {person ? task.household.text() : task.householdNumber, task.addresseeNumber}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    if (there) {
        task.household = HouseholdId(row.text(0));
        task.person = row.text(1);
    }
    return done();
}

} // namespace

Result<AnswerTask> answerTaskFromJson(const AnswerTaskId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    AnswerTask t;
    t.id = id;
    t.layout = reader.oneOf("layout"_L1, {u"F3"_s, u"F9"_s});
    t.file = FileId(reader.identifier("file"_L1));
    t.line = static_cast<int>(reader.integer("line"_L1, 1, longestLine));
    t.at = reader.time("at"_L1);
    t.code = reader.identifier("code"_L1);
    t.severity = reader.oneOf("severity"_L1, {u"I"_s, u"W"_s, u"E"_s});
    t.item = reader.words("item"_L1, 40);
    t.targetFile = reader.identifier("targetFile"_L1, BodyReader::MayBeEmpty);
    t.targetSequence = reader.digits("targetSequence"_L1, 8);
    t.targetLine = static_cast<int>(reader.integer("targetLine"_L1, 0, longestLine));
    t.addressee = reader.identifier("addressee"_L1, BodyReader::MayBeEmpty);
    t.householdNumber = reader.identifier("householdNumber"_L1, BodyReader::MayBeEmpty);
    t.verdict = static_cast<api::Verdict>(std::max<qsizetype>(0, verdictWords().indexOf(reader.oneOf("verdict"_L1, verdictWords()))));
    t.days = static_cast<int>(reader.integer("days"_L1, 0, 99'999));
    t.inheritedFrom = reader.date("inheritedFrom"_L1);
    t.text = reader.words("text"_L1, textLength);
    t.dueOn = reader.date("dueOn"_L1);
    t.state = static_cast<AnswerTask::State>(std::max<qsizetype>(0, stateWords().indexOf(reader.oneOf("state"_L1, stateWords()))));
    t.owner = StaffId(reader.identifier("owner"_L1, BodyReader::MayBeEmpty));
    t.ownerName = reader.words("ownerName"_L1, 100);
    t.reason = reader.words("reason"_L1, textLength);
    t.closedBy = StaffId(reader.identifier("closedBy"_L1, BodyReader::MayBeEmpty));
    t.closedByName = reader.words("closedByName"_L1, 100);
    t.closedAt = reader.optionalTime("closedAt"_L1);
    if (t.id != idOf(t.file, t.line) || t.id.text().size() > 64)
        reader.fault("aggregate"_L1);
    if (t.state != AnswerTask::State::Closed && (t.state == AnswerTask::State::Open) != t.owner.isEmpty())
        reader.fault("owner"_L1);
    if ((t.state == AnswerTask::State::Closed) != t.closedAt.isValid() || t.closedBy.isEmpty() != t.reason.isEmpty())
        reader.fault("closedAt"_L1);
    if (!domain::checkText(t.reason, {textLength}, u"reason"_s).ok())
        reader.fault("reason"_L1);
    MADOGUCHI_TRY(reader.finish());
    return t;
}

QJsonObject toJson(const AnswerTask &t)
{
    return {{u"layout"_s, t.layout}, {u"file"_s, t.file.text()}, {u"line"_s, t.line}, {u"at"_s, wireTime(t.at)}, {u"code"_s, t.code}, {u"severity"_s, t.severity},
        {u"item"_s, t.item}, {u"targetFile"_s, t.targetFile}, {u"targetSequence"_s, t.targetSequence}, {u"targetLine"_s, t.targetLine}, {u"addressee"_s, t.addressee},
        {u"householdNumber"_s, t.householdNumber}, {u"verdict"_s, verdictWords().at(static_cast<int>(t.verdict))}, {u"days"_s, t.days},
        {u"inheritedFrom"_s, isoDate(t.inheritedFrom)}, {u"text"_s, t.text}, {u"dueOn"_s, isoDate(t.dueOn)}, {u"state"_s, stateWords().at(static_cast<int>(t.state))},
        {u"owner"_s, t.owner.text()}, {u"ownerName"_s, t.ownerName}, {u"reason"_s, t.reason}, {u"closedBy"_s, t.closedBy.text()}, {u"closedByName"_s, t.closedByName},
        {u"closedAt"_s, t.closedAt.isValid() ? wireTime(t.closedAt) : QString()}};
}

Result<bool> takeAnswer(store::Transaction &transaction, const journal::FeedItem &row, const QDateTime &utc)
{
    std::optional<AnswerTask> made;
    if (row.kind == "F3"_L1) {
        made = fromContinuity(row);
    } else {
        MADOGUCHI_ASSIGN(made, fromFinding(row));
    }
    if (!made)
        return false;
    const QJsonObject body = toJson(*made);
    MADOGUCHI_ASSIGN(AnswerTask task, answerTaskFromJson(made->id, body));
    MADOGUCHI_ASSIGN(const auto known, findAnswerTask(transaction.connection(), task.id));
    MADOGUCHI_ASSIGN(const bool over, journal::isErased(transaction.connection(), QString::fromLatin1(answerTaskTable.kind), task.id.text())); // an old file, read at a terminal that began anew
    if (known || over)
        return false;
    task.version = 1;
    MADOGUCHI_TRY(storeAnswerTask(transaction, task, u""_s, 0));
    MADOGUCHI_TRY(shareChange(transaction, answerTaskTable, task.id.text(), 0, body, u""_s, utc));
    return true;
}

Result<std::optional<AnswerTask>> findAnswerTask(store::Connection &connection, const AnswerTaskId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray("SELECT ") + columns + " FROM answer_task t WHERE t.id = ?1", {orEmpty(id.text())}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? std::optional(read(row)) : std::nullopt;
}

Result<Done> storeAnswerTask(store::Transaction &transaction, const AnswerTask &t, const QString &actor, qint64 confirmed)
{
    return transaction.exec("INSERT INTO answer_task (id, layout, file, line, at, matter, word, code, severity, item, target_file, target_sequence, target_line, addressee,"
        " household_number, verdict, days, inherited_from, text, due_on, state, owner, owner_name, reason, closed_by, closed_by_name, closed_at, version, confirmed, actor)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)"
        " ON CONFLICT (id) DO UPDATE SET layout = ?2, at = ?5, matter = ?6, word = ?7, code = ?8, severity = ?9, item = ?10, target_file = ?11, target_sequence = ?12,"
        " target_line = ?13, addressee = ?14, household_number = ?15, verdict = ?16, days = ?17, inherited_from = ?18, text = ?19, due_on = ?20, state = ?21, owner = ?22,"
        " owner_name = ?23, reason = ?24, closed_by = ?25, closed_by_name = ?26, closed_at = ?27, version = ?28, confirmed = max(confirmed, ?29), actor = ?30",
        {t.id.text(), t.layout, t.file.text(), t.line, t.at.toMSecsSinceEpoch(), matterOf(t), wordOf(t), t.code, t.severity, orEmpty(t.item), orEmpty(t.targetFile),
         orEmpty(t.targetSequence), t.targetLine, orEmpty(t.addressee), orEmpty(t.householdNumber), static_cast<int>(t.verdict), t.days, isoDate(t.inheritedFrom),
         orEmpty(t.text), isoDate(t.dueOn), stateWords().at(static_cast<int>(t.state)), orEmpty(t.owner.text()), orEmpty(t.ownerName), orEmpty(t.reason),
         orEmpty(t.closedBy.text()), orEmpty(t.closedByName), t.closedAt.isValid() ? t.closedAt.toMSecsSinceEpoch() : 0, t.version, confirmed, actor});
}

Result<QList<api::AnswerTask>> answerTasks(store::Connection &connection, const Office &office, api::AnswerFilter filter, const StaffId &me)
{
    using enum api::AnswerFilter;
    QByteArray sql = QByteArray("SELECT ") + columns + ", n.text, n.at, d.verdict, d.days, d.inherited_from" + withNext + withDates + " WHERE";
    if (filter == Done)
        sql += " t.severity <> 'I' AND (t.state = 'closed' OR n.severity = 'I') ORDER BY CASE t.state WHEN 'closed' THEN t.closed_at ELSE n.at END DESC, t.id LIMIT ?2";
    else
        sql += QByteArray(isOpen) + (filter == Mine ? " AND t.owner = ?1" : " AND ?1 = ?1") + " ORDER BY t.due_on = '', t.due_on, t.at, t.id LIMIT ?2";
    QList<api::AnswerTask> tasks;
    {
        MADOGUCHI_ASSIGN(auto row, connection.query(sql, {orEmpty(me.text()), mostListed}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            api::AnswerTask task = toView(read(row));
            if (filter == Done && task.state != api::AnswerTask::State::Closed) {
                task.state = api::AnswerTask::State::Settled;
                task.reason = row.text(columnCount);
                task.closedAt = timeOf(row.integer(columnCount + 1));
            }
            if (!row.isNull(columnCount + 2)) {
                task.verdict = static_cast<api::Verdict>(row.integer(columnCount + 2));
                task.days = static_cast<int>(row.integer(columnCount + 3));
                task.inheritedFrom = fromWireDate(row.text(columnCount + 4));
            }
            tasks.append(std::move(task));
        }
    }
    for (api::AnswerTask &task : tasks)
        MADOGUCHI_TRY(nameWhom(connection, office, task));
    return tasks;
}

Result<api::AnswerTaskCount> countAnswerTasks(store::Connection &connection, QDate today)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray("SELECT count(*), coalesce(sum(t.due_on <> '' AND t.due_on < ?1), 0)") + withNext + " WHERE" + isOpen, {isoDate(today)}));
    MADOGUCHI_TRY(row.next());
    return api::AnswerTaskCount{static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1))};
}

} // namespace madoguchi::people
