#include "media/request_handler.h"

#include "media/request_table.h"
#include "media/state_machine.h"

using namespace Qt::StringLiterals;

namespace madoguchi::media {

QStringList RequestHandler::kinds() const
{
    return {u"media-request"_s};
}

Result<Done> RequestHandler::apply(store::Transaction &transaction, const journal::FeedItem &item)
{
    MADOGUCHI_ASSIGN(SharedRequest shared, SharedRequest::fromBody(item.aggregate, item.body));
    shared.version = item.version;
    const auto known = load(transaction.connection(), shared.request.id);
    if (!known.ok() && known.error().code != ErrorCode::NotFound)
        return known.error();
    if (known.ok()) {
        // Our own change comes back, or something older. The same version by another terminal: ours came too late there.
        if (item.version < known->version || (item.version == known->version && item.terminal == m_terminal))
            return done();
        if (shared.statement() != known->statement())
            return ErrorCode::ApprovalVoid;
        if (rank(shared.request.state) < rank(known->request.state))
            return Error{ErrorCode::StateRefused, {stateName(known->request.state)}, {}};
    }
    return put(transaction, shared, item.actor);
}

void RequestHandler::applied(const QList<journal::FeedItem> &)
{
    m_changed();
}

} // namespace madoguchi::media
