#pragma once

#include "journal/outbox.h"
#include "sync/history.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// Empties the municipal outbox: POST /v1/changes in batches, in the order in which they were made. An item that the
/// server refuses or that conflicts is set aside with its reason; one that is based on what the server does not have stays queued; the others go on. Answers how many were acknowledged.
class ChangeUpload {
public:
    explicit ChangeUpload(Link &link) : m_link(link) {}
    Result<int> run();
    int behind() const { return static_cast<int>(m_behind.size()); } ///< that stay queued because the server does not have what they are based on

private:
    using Items = QList<journal::OutboxItem>;
    Result<Items> nextBatch();
    Result<int> sendBatch(const Items &items);
    Result<int> keepAnswers(const Items &items, const QJsonArray &answers, const FeedPoint &head);
    Result<int> setOneAside(const journal::OutboxItem &item, const QString &reason);
    Link &m_link;
    QSet<QString> m_behind; ///< ids
};

} // namespace madoguchi::sync
