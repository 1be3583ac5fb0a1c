#include "people/conflict_service.h"

#include "base/json_members.h"
#include "domain/free_text.h"
#include "journal/known_version.h"
#include "people/conflict.h"
#include "people/notification.h"
#include "people/shared_body.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using Ours = api::Conflict::Ours;
using Scope = journal::UseCaseRunner::Scope;

namespace {

constexpr auto changeMark = "change:"_L1; // of api::AsideItem::id

Result<journal::RefusedItem> openConflict(store::Connection &connection, const QString &id)
{
    if (!id.startsWith(changeMark))
        return ErrorCode::NotFound;
    MADOGUCHI_ASSIGN(const auto refused, journal::refusedItem(connection, ChangeId(id.sliced(changeMark.size()))));
    if (refused.closing || !refused.isConflict() || refused.current.isEmpty() || refused.item.destination != journal::Destination::Municipal)
        return ErrorCode::NotFound;
    return refused;
}

/// Ours can only stand on what stands here: theirs, as the feed has brought it, and nothing of ours on top that has not left yet.
Result<Ours> whetherOurs(store::Connection &connection, const journal::RefusedItem &refused)
{
    const journal::SharedTable *table = sharedTable(refused.item.kind);
    if (!table || refused.current["contents"_L1] == "expired"_L1)
        return Ours::Impossible;
    MADOGUCHI_ASSIGN(auto row, connection.query(table->select, {refused.item.aggregate}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    const qint64 theirs = refused.current["version"_L1].toInteger();
    return known && row.integer(0) == theirs && row.integer(1) == theirs ? Ours::Possible : Ours::Waiting;
}

} // namespace

ConflictServiceImpl::ConflictServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock, StaffName staffName)
    : m_office(std::move(office)), m_runner(runner), m_handler(handler), m_clock(clock), m_staffName(std::move(staffName))
{
}

QFuture<Result<api::Conflict>> ConflictServiceImpl::conflict(QString id)
{
    return m_runner.run<api::Conflict>(api::UseCase::ConflictOpen, [this, id](Scope &scope) -> Result<api::Conflict> {
        store::Connection &connection = scope.transaction.connection();
        scope.note.object = id;
        MADOGUCHI_ASSIGN(const auto refused, openConflict(connection, id));
        scope.note.detail = refused.item.kind;
        const auto name = [this](const QString &staff) { return m_staffName && !staff.isEmpty() ? m_staffName(staff) : QString(); };
        const QJsonObject &current = refused.current;
        const QString staff = current["actor"_L1].toString();
        api::Conflict conflict;
        conflict.kind = refused.item.kind;
        conflict.aggregate = refused.item.aggregate;
        conflict.ours = {refused.item.actor, name(refused.item.actor), m_office.terminal.text(), refused.item.at};
        conflict.theirs = {staff, name(staff), current["terminal"_L1].toString(), fromWireTime(current["at"_L1].toString())};
        conflict.seen = journal::bodyDigest(current["body"_L1].toObject());
        conflict.fields = compareBodies(refused.item.body, current["body"_L1].toObject());
        MADOGUCHI_ASSIGN(conflict.putOurs, whetherOurs(connection, refused));
        MADOGUCHI_ASSIGN(const auto behind, journal::rowsBehind(connection, refused.item));
        conflict.behind = static_cast<int>(behind.size());
        return conflict;
    });
}

QFuture<Result<Done>> ConflictServiceImpl::putOurs(QString id, api::Seen theirs, QString reason)
{
    return m_runner.run<Done>(api::UseCase::ConflictPutOurs, [this, id, theirs, reason = reason.simplified()](Scope &scope) -> Result<Done> {
        scope.note.object = id;
        MADOGUCHI_TRY(domain::checkText(reason, {200, domain::TextFor::Screen, true}, u"reason"_s));
        MADOGUCHI_ASSIGN(const auto refused, openConflict(scope.transaction.connection(), id));
        const qint64 version = refused.current["version"_L1].toInteger();
        const QByteArray standing = journal::bodyDigest(refused.current["body"_L1].toObject());
        if (standing != theirs)
            return ErrorCode::VersionConflict;
        MADOGUCHI_ASSIGN(const Ours possible, whetherOurs(scope.transaction.connection(), refused));
        if (possible != Ours::Possible)
            return ErrorCode::StateRefused;
        journal::OutboxItem item = refused.item;
        item.id = ChangeId(newId());
        item.baseVersion = version;
        item.baseDigest = standing;
        item.actor = scope.actor.staff.text();
        MADOGUCHI_ASSIGN(const SharedBody body, readShared(m_office, item.kind, item.aggregate, item.body));
        MADOGUCHI_TRY(body.store(scope.transaction, {version + 1, 0, item.actor, item.id}));
        MADOGUCHI_TRY(journal::replace(scope.transaction, refused.item.id, item, {m_clock.utc(), item.actor, scope.actor.name, reason}));
        scope.note.detail = item.kind + u" ours on "_s + QString::number(version);
        scope.transaction.afterCommit([this, household = body.household, kind = item.kind] {
            if (!household.isEmpty())
                Q_EMIT m_handler.householdChanged(household);
            journal::FeedItem changed;
            changed.kind = kind;
            m_handler.applied({changed});
        });
        return done();
    });
}

} // namespace madoguchi::people
