#pragma once

#include "journal/feed.h"

#include <functional>

namespace madoguchi::media {

/// Takes over requests that other terminals made or decided (kind "media-request").
class RequestHandler final : public journal::FeedHandler {
public:
    RequestHandler(QString terminal, std::function<void()> changed) : m_terminal(std::move(terminal)), m_changed(std::move(changed)) {}
    QStringList kinds() const override;
    /// StateRefused: it would go back, or take from the ledger what lies on a medium. ApprovalVoid: what the approval covers was changed.
    Result<Done> apply(store::Transaction &transaction, const journal::FeedItem &item) override;
    Result<QString> erase(store::Transaction &transaction, const journal::FeedItem &item) override;
    Result<Done> forget(store::Transaction &transaction, const QString &kind, const QString &aggregate) override;
    void applied(const QList<journal::FeedItem> &items) override;

private:
    QString m_terminal;
    std::function<void()> m_changed; ///< called on any thread
};

} // namespace madoguchi::media
