#pragma once

#include "base/result.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <utility>
#include <vector>

namespace madoguchi::test {

/// How a fake service answers: at once, or when the test says so (`hold`, then `release`), or with `failure`.
class FakeAnswers {
public:
    bool hold = false;
    std::optional<Error> failure; ///< the next answers, until it is reset

    template <typename T>
    QFuture<Result<T>> answer(T value)
    {
        return give<T>(failure ? Result<T>(*failure) : Result<T>(std::move(value)));
    }
    template <typename T>
    QFuture<Result<T>> give(Result<T> result)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        auto finish = [promise, result = std::move(result)] {
            promise->addResult(result);
            promise->finish();
        };
        if (hold)
            m_held.push_back(std::move(finish));
        else
            finish();
        return promise->future();
    }
    std::size_t held() const { return m_held.size(); }
    void release(std::size_t index) { std::exchange(m_held[index], [] {})(); }
    void releaseAll()
    {
        for (auto &finish : std::exchange(m_held, {}))
            finish();
    }

private:
    std::vector<std::function<void()>> m_held;
};

} // namespace madoguchi::test
