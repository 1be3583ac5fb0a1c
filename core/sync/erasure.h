#pragma once

#include "journal/feed.h"
#include "sync/feed_applier.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// The last item of an erasure (C-22): everything that it takes from the feed has come before it.
class ErasureHandler final : public journal::FeedHandler {
public:
    QStringList kinds() const override;
    Result<Done> apply(store::Transaction &transaction, const journal::FeedItem &item) override; ///< FeedItemRefused
};

/// Carries an erasure out at this terminal, once the feed has told of it: what stands here alone goes too, and then nothing of it all is left readable in the database. Goes on where a
/// lock or a kill has stopped it; an entry of the record says that it is done, and the server reads it there.
class Erasure {
public:
    Erasure(Link &link, FeedApplier &applier) : m_link(link), m_applier(applier) {}
    Result<Done> runIfOrdered();

private:
    struct Ordered {
        QString id;
        QDate day;
        QString expired; ///< what the server says of the list of what it has erased; "-": nothing
    };
    Result<qint64> sweep(QDate day);
    Result<Done> clear();
    Result<Done> report(const QList<Ordered> &all, qint64 rows);
    Link &m_link;
    FeedApplier &m_applier;
};

/// What the server would erase today. Of its answer: AnswerMalformed with the member.
Result<api::ExpiredList> askForExpired(Client &client);
Result<api::ExpiredList> readExpired(const QJsonObject &answer);

} // namespace madoguchi::sync
