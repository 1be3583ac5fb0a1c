#include "media/request_handler.h"

#include "media/request_table.h"
#include "media/state_machine.h"

using namespace Qt::StringLiterals;

namespace madoguchi::media {

namespace {

bool follows(const SharedRequest &known, const SharedRequest &told, const QString &teller)
{
    const State was = known.request.state, is = told.request.state;
    // What may have left on a medium stays used up and in the ledger, whatever was decided elsewhere meanwhile; that it was cleared again only its writer knows.
    if (isOut(was) || isEnded(was))
        return leadsTo(was, is) && (is != State::Void || teller == known.terminal);
    // A decision that a server put back has lost may be taken otherwise.
    const bool mayGoBack = known.confirmed == 0 && (was == State::Approved || was == State::Refused);
    return mayGoBack || rank(is) >= rank(was);
}

} // namespace

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
    if (known.ok() && (shared.requestStatement() != known->requestStatement() || shared.statement() != known->statement()))
        return ErrorCode::ApprovalVoid;
    if (known.ok() && !follows(*known, shared, item.terminal))
        return Error{ErrorCode::StateRefused, {stateName(known->request.state)}, {}};
    return put(transaction, shared, item.actor, item.version);
}

Result<QString> RequestHandler::erase(store::Transaction &transaction, const journal::FeedItem &item)
{
    MADOGUCHI_TRY(transaction.exec(requestTable.erase, {item.aggregate}));
    return item.aggregate;
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
