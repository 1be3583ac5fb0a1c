#pragma once

#include "base/id.h"
#include "journal/feed.h"

namespace madoguchi::sim {

/// A room as people is one: what the clerk sees of each aggregate, by its version; and beside it how often each item of the feed took effect.
/// A body says who wrote it and over what: "number" is the value, "byName" the value that was seen when it was made.
class Shelf final : public journal::FeedHandler {
public:
    explicit Shelf(QString terminal) : m_terminal(std::move(terminal)) {}
    QStringList kinds() const override;
    Result<Done> apply(store::Transaction &transaction, const journal::FeedItem &item) override;
    Result<Done> forget(store::Transaction &transaction, const QString &kind, const QString &aggregate) override;

    static Result<Done> prepare(store::Transaction &transaction); ///< makes its tables
    /// A clerk here writes `value`: the row and what must leave, in the caller's transaction.
    static Result<Done> change(store::Transaction &transaction, const QString &aggregate, const ChangeId &id, const QString &value, const QString &actor, const QDateTime &at);

private:
    QString m_terminal;
};

} // namespace madoguchi::sim
