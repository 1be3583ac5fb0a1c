#pragma once

#include "base/promise.h"
#include "federation/service.h"

namespace madoguchi::federation {

constexpr qsizetype bodyLimit = 4 * 1024 * 1024;
constexpr qsizetype chunkLimit = 4 * 1024 * 1024;

/// One request on its way: checked as far as its schema goes.
struct Service::Call {
    const Request &request; ///< only until the handler returns
    const Tenant &tenant;
    QJsonObject body;
    QMap<QByteArray, QByteArray> query;
    QString id; ///< what stands for {id}
};

struct Target {
    QByteArray path;
    QMap<QByteArray, QByteArray> query;
};
/// Nothing: too long, not plain, or a member twice.
std::optional<Target> splitTarget(const QByteArray &target);
bool matchPath(const QByteArray &pattern, const QByteArray &path, QString &id);
/// A decimal number without sign or leading zeros; `fallback` for nothing.
std::optional<qint64> numberOf(const QByteArray &text, std::optional<qint64> fallback = std::nullopt);

/// Words the answer of a store once it comes; errors are the same everywhere.
template <typename T, typename Word>
QFuture<Response> answer(QFuture<Result<T>> future, Word word)
{
    return then(std::move(future), [word = std::move(word)](Result<T> result) -> Response {
        if (!result.ok())
            return Response::refusal(result.error());
        return word(*result);
    });
}

} // namespace madoguchi::federation
