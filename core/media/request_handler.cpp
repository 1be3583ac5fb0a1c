#include "media/request_handler.h"

#include "media/request_table.h"
#include "media/state_machine.h"

using namespace Qt::StringLiterals;

namespace madoguchi::media {

QStringList RequestHandler::kinds() const
{
    return {QString::fromLatin1(requestTable.kind)};
}

Result<Done> RequestHandler::apply(store::Transaction &transaction, const journal::FeedItem &item)
{
    MADOGUCHI_ASSIGN(SharedRequest shared, SharedRequest::fromBody(item.aggregate, item.body));
    shared.version = item.version;
    const auto known = load(transaction.connection(), shared.request.id);
    if (!known.ok() && known.error().code != ErrorCode::NotFound)
        return known.error();
    MADOGUCHI_ASSIGN(const auto intake, decideIntake(transaction, requestTable, item, TerminalId(m_terminal)));
    if (intake == journal::Intake::Ignore)
        return done();
    if (known.ok() && shared.statement() != known->statement())
        return ErrorCode::ApprovalVoid;
    // A decision that a server put back has lost may be taken otherwise; what may have left on a medium stays used up.
    const bool mayGoBack = known.ok() && known->confirmed == 0 && (known->request.state == State::Approved || known->request.state == State::Refused);
    if (known.ok() && !mayGoBack && rank(shared.request.state) < rank(known->request.state))
        return Error{ErrorCode::StateRefused, {stateName(known->request.state)}, {}};
    return put(transaction, shared, item.actor, item.version);
}

Result<Done> RequestHandler::forget(store::Transaction &transaction, const QString &, const QString &aggregate)
{
    return transaction.exec(requestTable.confirm, {aggregate, qint64(0)});
}

void RequestHandler::applied(const QList<journal::FeedItem> &)
{
    m_changed();
}

} // namespace madoguchi::media
