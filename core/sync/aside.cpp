#include "sync/aside.h"

#include "base/json_members.h"
#include "domain/individual_number.h"
#include "journal/outbox.h"
#include "sync/file_parts.h"
#include "sync/file_table.h"
#include "sync/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

using Way = api::AsideItem::Way;
using journal::Destination;
using journal::OutboxItem;

constexpr int sliceRows = 100; // about 50 ms of the writer (architecture.md)
constexpr auto changeMark = "change:"_L1, feedMark = "item:"_L1, fileMark = "file:"_L1;
constexpr auto municipalSource = "municipal"_L1;

/// "E08 item" of the interface; "P-003 field" or "conflict" of our own server.
void readReason(const QString &text, api::AsideItem &item)
{
    static const QRegularExpression finding(u"\\A[EW][0-9]{2}\\z"_s);
    const QString code = text.section(u' ', 0, 0), field = text.section(u' ', 1);
    const auto known = errorFromText(code);
    if (text == "conflict"_L1)
        item.reason = {ErrorCode::VersionConflict, {}, {}};
    else if (known)
        item.reason = {*known, {}, field};
    else if (finding.match(code).hasMatch())
        std::tie(item.reason, item.finding) = std::pair(Error{ErrorCode::LineRefused, {}, field}, code);
    else
        item.reason = {ErrorCode::AnswerRefused, {text}, {}};
}

/// Of a file: "line:item E01", as it stands in its note, the first of several.
void readNote(const QString &note, api::AsideItem &item)
{
    static const QRegularExpression form(u"\\A([0-9]+):(.*) ([EW][0-9]{2})(?: / .*)?\\z"_s);
    const auto match = form.match(note.section(u" / "_s, 0, 0));
    if (!match.hasMatch())
        return readReason(note, item);
    item.line = match.captured(1).toInt();
    item.finding = match.captured(3);
    item.reason = {ErrorCode::LineRefused, {}, match.captured(2)};
}

/// What the body says of itself, whatever its kind.
void readBody(const QJsonObject &body, api::AsideItem &item)
{
    const auto first = [&](std::initializer_list<QLatin1String> keys) {
        for (const QLatin1String key : keys)
            if (const QString text = body.value(key).toString(); !text.isEmpty())
                return text;
        return QString();
    };
    item.number = first({"householdNumber"_L1, "number"_L1, "candidate"_L1});
    item.person = first({"head_name"_L1, "name"_L1, "headNameKanji"_L1});
    for (const QJsonValue &member : body.value("members"_L1).toArray())
        if (member["head"_L1].toBool())
            item.person = member["nameKanji"_L1].toString();
}

HouseholdId householdOf(const QString &kind, const QString &aggregate, const QJsonObject &body)
{
    if (kind == "household"_L1)
        return HouseholdId(aggregate);
    return HouseholdId(kind == "notification"_L1 ? body.value("household"_L1).toString() : QString());
}

Result<api::AsideItem> shown(store::Connection &connection, const journal::RefusedItem &refused)
{
    const OutboxItem &item = refused.item;
    const bool row = item.destination != Destination::Municipal;
    api::AsideItem shown;
    shown.way = row ? Way::ToFederation : Way::ToMunicipality;
    shown.id = changeMark + item.id.text();
    shown.kind = item.kind;
    readBody(item.body, shown);
    if (item.destination == Destination::FederationFile) // its 記号番号 is not what people call the household by
        shown.number = item.body.value("household"_L1).toString();
    shown.household = item.destination == Destination::FederationFile ? HouseholdId(item.aggregate) : householdOf(item.kind, item.aggregate, item.body);
    readReason(refused.reason, shown);
    shown.since = refused.since;
    shown.closing = refused.closing;
    shown.mayTryAgain = shown.mayClose = !refused.closing;
    if (!refused.closing) {
        MADOGUCHI_ASSIGN(const auto behind, journal::rowsBehind(connection, item));
        shown.behind = static_cast<int>(behind.size());
    }
    return shown;
}

Result<Done> addChanges(store::Connection &connection, QList<api::AsideItem> &items)
{
    MADOGUCHI_ASSIGN(const auto refused, journal::refusedItems(connection));
    for (const journal::RefusedItem &one : refused) {
        MADOGUCHI_ASSIGN(const api::AsideItem item, shown(connection, one));
        items.append(item);
    }
    return done();
}

constexpr auto feedColumns = "SELECT source, position, kind, aggregate, reason, body, at, version, actor, terminal, made_at, field, closed_at, closed_by,"
                             " closed_by_name, closed_reason, contents FROM feed_set_aside";

struct FeedRow {
    QString source;
    journal::FeedItem item;
    Error reason;
    QDateTime since;
    std::optional<api::AsideClosing> closing;
};

QDateTime toTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

Result<QList<FeedRow>> feedRows(Result<store::Statement> found)
{
    MADOGUCHI_ASSIGN(auto row, std::move(found));
    QList<FeedRow> rows;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            return rows;
        FeedRow one;
        one.source = row.text(0);
        one.item = {row.integer(1), row.text(2), row.text(3), row.integer(7), row.text(8), row.text(9), toTime(row.integer(10)),
                    QJsonDocument::fromJson(row.blob(5)).object()};
        one.item.source = one.source;
        one.item.contents = journal::contentsFrom(row.text(16)).value_or(one.item.contents);
        one.reason = {errorFromText(row.text(4)).value_or(ErrorCode::FeedItemRefused), {}, row.text(11)};
        if (one.reason.code == ErrorCode::ChangeLost)
            one.reason.args = {one.item.terminal};
        one.since = one.item.told = toTime(row.integer(6));
        if (!row.isNull(12))
            one.closing = api::AsideClosing{toTime(row.integer(12)), row.text(13), row.text(14), row.text(15)};
        rows.append(one);
    }
}

/// `id` behind its mark: position, source.
Result<FeedRow> feedRow(store::Connection &connection, const QString &id)
{
    MADOGUCHI_ASSIGN(const auto rows, feedRows(connection.query(QByteArray(feedColumns) + " WHERE source = ?1 AND position = ?2 AND closed_at IS NULL",
                                                                {id.section(u':', 1), id.section(u':', 0, 0).toLongLong()})));
    if (rows.isEmpty())
        return ErrorCode::NotFound;
    return rows.first();
}

Result<Done> dropFeedRow(store::Transaction &transaction, const FeedRow &row)
{
    return transaction.exec("DELETE FROM feed_set_aside WHERE source = ?1 AND position = ?2", {row.source, row.item.position});
}

Result<Done> addFeed(store::Connection &connection, const AddresseeLookup &addressee, QList<api::AsideItem> &items)
{
    MADOGUCHI_ASSIGN(const auto rows, feedRows(connection.query(QByteArray(feedColumns) + " ORDER BY at, source, position")));
    for (const FeedRow &row : rows) {
        const bool lost = row.reason.code == ErrorCode::ChangeLost; // what it was is not here: it goes when it comes again
        const bool municipal = row.source == municipalSource || lost;
        api::AsideItem item;
        item.way = municipal ? Way::FromMunicipality : Way::FromFederation;
        item.id = feedMark + QString::number(row.item.position) + u':' + row.source;
        item.kind = row.item.kind;
        readBody(row.item.body, item);
        item.household = householdOf(row.item.kind, row.item.aggregate, row.item.body);
        if (!municipal && addressee && !row.item.aggregate.isEmpty()) {
            const Addressee found = addressee(connection, row.item.aggregate);
            std::tie(item.household, item.person) = std::pair(found.household, found.name);
        }
        if (item.number.isEmpty())
            item.number = row.item.aggregate;
        item.line = municipal ? 0 : static_cast<int>(row.item.position);
        item.reason = row.reason;
        item.since = row.since;
        item.closing = row.closing;
        item.mayClose = !row.closing;
        item.mayTryAgain = item.mayClose && !lost;
        items.append(item);
    }
    return done();
}

Result<Done> addFiles(store::Connection &connection, QList<api::AsideItem> &items)
{
    for (const bool outgoing : {true, false}) {
        MADOGUCHI_ASSIGN(const auto rows, fileRows(connection, outgoing));
        for (const FileRow &row : rows) {
            if (!row.isAside())
                continue;
            api::AsideItem item;
            item.way = outgoing ? Way::ToFederation : Way::FromFederation;
            item.id = fileMark + row.file.id.text();
            item.file = true;
            item.source = row.takenIn;
            item.kind = row.file.layout;
            item.number = row.file.name;
            item.sequence = row.file.sequence;
            item.held = row.state == "held"_L1;
            item.waitsFor = item.held ? row.previous : 0;
            if (item.held)
                item.reason = {ErrorCode::SequenceGap, {}, {}};
            else
                readNote(row.file.note, item);
            item.since = row.file.at;
            item.closing = row.closing;
            // Of a refused file that went out the rows go with the next one; one that the federation holds is its to answer.
            item.mayTryAgain = !row.closing && (item.held || !outgoing);
            item.mayClose = !row.closing && !(item.held && outgoing);
            items.append(item);
        }
    }
    return done();
}

void nameField(const exchange::Layout &layout, api::AsideItem &item)
{
    for (const exchange::Column &column : layout.columns)
        if (column.key == item.reason.field)
            item.reason.field = column.name;
}

/// What the item is about, where one aggregate has several: a person of a household, a month of treatment.
QString subjectOf(const OutboxItem &item)
{
    if (item.destination != Destination::FederationFile)
        return {};
    const auto column = [&](QLatin1String key) { return item.body.value(key).toString(); };
    return item.kind == "F8"_L1 ? column("candidate"_L1) + u' ' + column("treated_in"_L1) : column("addressee"_L1);
}

/// C-02, exactly once: the same id, so that the server answers "already" if it has taken it after all; and nothing that is out of date by now.
Result<Done> tryChangeAgain(store::Transaction &transaction, const ChangeId &id)
{
    MADOGUCHI_ASSIGN(const auto refused, journal::refusedItem(transaction.connection(), id));
    const OutboxItem &item = refused.item;
    MADOGUCHI_ASSIGN(const auto newer, journal::acceptedAfter(transaction.connection(), item));
    for (const OutboxItem &other : newer)
        if (subjectOf(other) == subjectOf(item))
            return ErrorCode::VersionConflict;
    MADOGUCHI_ASSIGN(const auto again, journal::requeue(transaction, id));
    if (item.destination != Destination::Municipal)
        return reopenRow(transaction, id);
    for (const OutboxItem &each : again)
        MADOGUCHI_TRY(reopen(transaction, each.id.text(), Station::Municipal));
    return done();
}

/// What the municipality has is seen here again: what was given up would be seen for ever, and whatever is made on top of it be refused with it.
Result<Done> bringBack(store::Transaction &transaction, FeedApplier &applier, const journal::RefusedItem &refused, const QDateTime &utc)
{
    const QJsonObject &current = refused.current;
    MADOGUCHI_ASSIGN(const bool open, journal::anyOpen(transaction.connection(), refused.item));
    if (open || current.isEmpty())
        return done();
    journal::FeedItem item;
    item.position = current["position"_L1].toInteger();
    item.kind = refused.item.kind;
    item.aggregate = refused.item.aggregate;
    item.version = current["version"_L1].toInteger();
    item.actor = current["actor"_L1].toString();
    item.at = fromWireTime(current["at"_L1].toString());
    item.body = current["body"_L1].toObject();
    item.mark = current["mark"_L1].toString();
    item.contents = journal::contentsFrom(current["contents"_L1].toString()).value_or(item.contents);
    item.told = utc;
    item.source = municipalSource;
    MADOGUCHI_TRY(applier.forget(transaction, item.kind, item.aggregate));
    return applier.retry(transaction, item); // in nobody's name: also where it is ours
}

Result<Done> closeChange(store::Transaction &transaction, FeedApplier &applier, const ChangeId &id, const api::AsideClosing &closing)
{
    MADOGUCHI_ASSIGN(const auto refused, journal::refusedItem(transaction.connection(), id));
    if (refused.closing)
        return ErrorCode::NotFound;
    MADOGUCHI_ASSIGN(const auto behind, journal::rowsBehind(transaction.connection(), refused.item));
    MADOGUCHI_TRY(journal::close(transaction, id, closing));
    for (const OutboxItem &row : behind) {
        MADOGUCHI_TRY(journal::setAside(transaction, row.id, refused.reason, closing.at));
        MADOGUCHI_TRY(journal::close(transaction, row.id, closing));
        MADOGUCHI_TRY(refuseRow(transaction, row.id, refused.reason, closing.at));
    }
    return refused.item.destination == Destination::Municipal ? bringBack(transaction, applier, refused, closing.at) : done();
}

Result<FileRow> openFile(store::Connection &connection, const QString &id)
{
    MADOGUCHI_ASSIGN(FileRow row, fileRow(connection, FileId(id)));
    if (!row.isAside() || row.closing)
        return ErrorCode::NotFound;
    return row;
}

Result<Done> tryFileAgain(store::Transaction &transaction, const QString &id)
{
    MADOGUCHI_ASSIGN(const FileRow row, openFile(transaction.connection(), id));
    if (row.state == "held"_L1)
        return done();
    if (row.outgoing)
        return ErrorCode::StateRefused;
    MADOGUCHI_ASSIGN(const auto others, fileRows(transaction.connection(), false));
    for (const FileRow &other : others)
        if (other.file.layout == row.file.layout && other.state == "imported"_L1 && other.file.sequence > row.file.sequence)
            return ErrorCode::VersionConflict;
    if (row.checked) // half taken in: goes on at its line
        return setFileState(transaction, row.file.id, u"downloading"_s, {});
    if (row.file.note != errorText(ErrorCode::HashMismatch))
        return setFileState(transaction, row.file.id, u"held"_s, {});
    MADOGUCHI_TRY(dropParts(transaction, row.file.id)); // damaged here: it comes once more
    return setFileState(transaction, row.file.id, u"downloading"_s, row.file.note);
}

Result<Done> closeOneFile(store::Transaction &transaction, const QString &id, const api::AsideClosing &closing)
{
    MADOGUCHI_ASSIGN(const FileRow row, openFile(transaction.connection(), id));
    if (row.outgoing && row.state == "held"_L1)
        return ErrorCode::StateRefused;
    if (row.state == "held"_L1) // those behind it wait no longer
        MADOGUCHI_TRY(setFileState(transaction, row.file.id, u"refused"_s, errorText(ErrorCode::SequenceGap)));
    return closeFile(transaction, row.file.id, closing);
}

Result<Done> tryItemAgain(store::Transaction &transaction, FeedApplier &applier, const QString &id)
{
    MADOGUCHI_ASSIGN(const FeedRow row, feedRow(transaction.connection(), id));
    if (row.reason.code == ErrorCode::ChangeLost)
        return ErrorCode::StateRefused;
    MADOGUCHI_TRY(applier.retry(transaction, row.item));
    return dropFeedRow(transaction, row);
}

Result<Done> closeItem(store::Transaction &transaction, const QString &id, const api::AsideClosing &closing)
{
    MADOGUCHI_ASSIGN(const FeedRow row, feedRow(transaction.connection(), id));
    return transaction.exec("UPDATE feed_set_aside SET closed_at = ?3, closed_by = ?4, closed_by_name = ?5, closed_reason = ?6 WHERE source = ?1 AND position = ?2",
                            {row.source, row.item.position, closing.at.toMSecsSinceEpoch(), closing.by, closing.byName, closing.reason});
}

/// One that is refused again stays, with the reason of today.
Result<bool> retryRow(store::Transaction &transaction, FeedApplier &applier, const FeedRow &row)
{
    MADOGUCHI_TRY(transaction.exec("SAVEPOINT aside_row"));
    const auto outcome = applier.retry(transaction, row.item);
    if (!outcome.ok()) {
        if (FeedApplier::isStoreTrouble(outcome.error()) && outcome.error().code != ErrorCode::StoreFailed)
            return outcome.error();
        MADOGUCHI_TRY(transaction.exec("ROLLBACK TO aside_row"));
    }
    MADOGUCHI_TRY(transaction.exec("RELEASE aside_row"));
    if (outcome.ok())
        MADOGUCHI_TRY(dropFeedRow(transaction, row));
    else if (outcome.error().code != row.reason.code)
        MADOGUCHI_TRY(FeedApplier::setAside(transaction, row.source, row.item, outcome.error(), row.since));
    return outcome.ok();
}

} // namespace

Result<QList<api::AsideItem>> asideItems(store::Connection &connection, const AddresseeLookup &addressee, const QMap<QString, exchange::Layout> &layouts)
{
    QList<api::AsideItem> items;
    MADOGUCHI_TRY(addChanges(connection, items));
    MADOGUCHI_TRY(addFeed(connection, addressee, items));
    MADOGUCHI_TRY(addFiles(connection, items));
    for (api::AsideItem &item : items)
        nameField(layouts.value(item.kind), item);
    std::stable_sort(items.begin(), items.end(), [](const auto &a, const auto &b) {
        return a.closing.has_value() != b.closing.has_value() ? !a.closing : a.since < b.since;
    });
    return items;
}

Result<int> countAside(store::Connection &connection)
{
    MADOGUCHI_ASSIGN(const auto changes, journal::countOutbox(connection));
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT (SELECT count(*) FROM feed_set_aside WHERE closed_at IS NULL)"
                                                " + (SELECT count(*) FROM interface_file WHERE state = 'refused' AND rows_aside = 0 AND closed_at IS NULL)"));
    MADOGUCHI_TRY(row.next());
    return changes.refused + static_cast<int>(row.integer(0));
}

Result<Done> tryAsideAgain(store::Transaction &transaction, FeedApplier &applier, const QString &id)
{
    const QString rest = id.section(u':', 1);
    if (id.startsWith(changeMark))
        return tryChangeAgain(transaction, ChangeId(rest));
    if (id.startsWith(feedMark))
        return tryItemAgain(transaction, applier, rest);
    return id.startsWith(fileMark) ? tryFileAgain(transaction, rest) : Result<Done>(ErrorCode::NotFound);
}

Result<Done> closeAside(store::Transaction &transaction, FeedApplier &applier, const QString &id, const api::AsideClosing &closing)
{
    const QString rest = id.section(u':', 1);
    if (id.startsWith(changeMark))
        return closeChange(transaction, applier, ChangeId(rest), closing);
    if (id.startsWith(feedMark))
        return closeItem(transaction, rest, closing);
    return id.startsWith(fileMark) ? closeOneFile(transaction, rest, closing) : Result<Done>(ErrorCode::NotFound);
}

Result<bool> isConflict(store::Connection &connection, const QString &id)
{
    if (!id.startsWith(changeMark))
        return false;
    MADOGUCHI_ASSIGN(const auto refused, journal::refusedItem(connection, ChangeId(id.section(u':', 1))));
    return refused.isConflict();
}

Result<int> retryUnknown(const Link &link, FeedApplier &applier)
{
    MADOGUCHI_ASSIGN(const auto rows, await(link.store().read<QList<FeedRow>>([](store::Connection &connection) {
        return feedRows(connection.query(QByteArray(feedColumns) + " WHERE kind IN ('F3', 'F4') AND reason = ?1 AND closed_at IS NULL ORDER BY at, source, position",
                                         {errorText(ErrorCode::NotFound)}));
    })));
    if (rows.isEmpty())
        return 0;
    MADOGUCHI_ASSIGN(const api::Actor actor, link.runner.gate().admit(api::UseCase::FileReceive));
    int all = 0;
    for (qsizetype first = 0; first < rows.size(); first += sliceRows) {
        MADOGUCHI_ASSIGN(const int taken, await(link.store().write<int>([&](store::Transaction &transaction) -> Result<int> {
            journal::Note note;
            note.detail = u"again"_s;
            note.count = 0;
            for (const FeedRow &row : rows.mid(first, sliceRows)) {
                MADOGUCHI_ASSIGN(const bool applied, retryRow(transaction, applier, row));
                note.count += applied;
            }
            // Nobody asked: where nothing has come of it, it is no event.
            if (note.count > 0)
                MADOGUCHI_TRY(link.runner.record().append(transaction, actor, api::UseCase::FileReceive, api::Outcome::Done, note));
            return static_cast<int>(note.count);
        })));
        all += taken;
    }
    return all;
}

} // namespace madoguchi::sync
