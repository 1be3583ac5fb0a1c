#pragma once

#include "base/result.h"

#include <QFutureWatcher>
#include <QObject>

namespace madoguchi::ui {

/// Where a screen waits for its answers: each arrives in the screen's thread by the event loop, and none after forget()
/// or after the screen is gone (C-07: nothing of a resident comes back behind a lock).
/// A watcher a question instead of QFuture::then(context): Qt 6.4 does not survive a context that dies meanwhile.
class Answers : public QObject {
public:
    using QObject::QObject;

    template <typename T, typename Then>
    void when(const QFuture<Result<T>> &future, Then then)
    {
        auto *watcher = new QFutureWatcher<Result<T>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            const auto answer = watcher->future();
            then(answer.resultCount() > 0 ? answer.result() : Result<T>(ErrorCode::Cancelled));
        });
        watcher->setFuture(future);
    }
    /// What was asked for is no longer wanted.
    void forget() { qDeleteAll(findChildren<QFutureWatcherBase *>(QString(), Qt::FindDirectChildrenOnly)); }
};

} // namespace madoguchi::ui
