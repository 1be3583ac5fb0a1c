#pragma once

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>
#include <type_traits>

namespace madoguchi {

namespace promise_detail {

int newNumber(); ///< > 0, no other pending promise's
/// True: `next` runs at the end of ended(number). False: it has ended.
bool follow(int number, const std::function<bool()> &isFinished, std::function<void()> next);
void ended(int number); ///< after its future is finished: runs what follows, on this thread

template <typename Given>
struct Following {
    using Value = Given;
};
template <typename T>
struct Following<QFuture<T>> {
    using Value = T;
};

} // namespace promise_detail

/// The one who answers a QFuture<T>, exactly once, from any thread. Copies are the same promise. Dropped without an answer: its future has no result.
///
/// Not QPromise alone, because of QFuture::then(): Qt 6.4 runs a continuation twice, and crashes, if it is attached between the moment at which the future counts as
/// finished and the moment at which finish() looks for what is attached. then() below is attached under a lock of ours and runs once; nothing here uses Qt's.
template <typename T>
class Promise {
public:
    Promise() : m_state(std::make_shared<State>()) {}
    QFuture<T> future() const { return m_state->promise.future(); }
    void answer(T value) const { m_state->end(&value); }

private:
    struct State {
        QPromise<T> promise;
        const int number = promise_detail::newNumber();
        bool isAnswered = false;
        State()
        {
            promise.start();
            promise.setProgressRange(0, number); // a future knows nothing else of its promise
        }
        ~State()
        {
            if (!isAnswered)
                end(nullptr);
        }
        void end(T *value)
        {
            isAnswered = true;
            if (value)
                promise.addResult(std::move(*value));
            promise.finish();
            promise_detail::ended(number);
        }
    };
    std::shared_ptr<State> m_state;
};

/// An answer that is there already.
template <typename T>
QFuture<T> ready(T value)
{
    const Promise<T> promise;
    promise.answer(std::move(value));
    return promise.future();
}

/// `next(T)` once the future has its result: here and now if it is there, else on the thread that answers, before its answer() returns. What it gives back, or what the
/// future that it gives back will give, is the result. A future without a result ends the one returned here without one too. For futures of Promise, and for finished ones.
template <typename T, typename Next>
auto then(QFuture<T> future, Next next)
{
    using Given = std::invoke_result_t<Next &, T>;
    const auto attach = [&future](auto run) {
        const auto shared = std::make_shared<decltype(run)>(std::move(run)); // a std::function wants to be copied, what it runs may not
        if (!promise_detail::follow(future.progressMaximum(), [&future] { return future.isFinished(); }, [shared] { (*shared)(); }))
            (*shared)();
    };
    if constexpr (std::is_void_v<Given>) {
        attach([future, next = std::move(next)]() mutable {
            if (future.resultCount() > 0)
                next(future.result());
        });
    } else {
        using Value = typename promise_detail::Following<Given>::Value;
        const Promise<Value> promise;
        QFuture<Value> result = promise.future();
        attach([future, next = std::move(next), promise]() mutable {
            if (future.resultCount() == 0)
                return; // the promise is dropped with this, and its future knows
            if constexpr (std::is_same_v<Given, Value>)
                promise.answer(next(future.result()));
            else
                then(next(future.result()), [promise](Value value) { promise.answer(std::move(value)); });
        });
        return result;
    }
}

} // namespace madoguchi
