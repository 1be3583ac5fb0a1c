#pragma once

#include "sync/transport.h"

#include <mutex>

namespace madoguchi::test {

/// A connection without a network: a function answers, and a script spoils single calls.
class FakeTransport final : public sync::Transport {
public:
    enum class Fault {
        None,
        Lost,       ///< the request never arrives
        Unanswered, ///< the server acts, its answer is lost
        Status500,
        Busy,       ///< 503 with Retry-After: 7
        Garbage,    ///< an answer that is no JSON
        Cut,        ///< the second half of the body is missing
        Held,       ///< slow: answered by release(), Cancelled by drop()
    };
    using Answer = std::function<Result<sync::Response>(const sync::Request &)>;

    explicit FakeTransport(Answer answer) : m_answer(std::move(answer)) {}

    /// Asked before each call with its number, from 0.
    std::function<Fault(int call, const sync::Request &)> script;
    /// May change any answer on its way back.
    std::function<void(const sync::Request &, sync::Response &)> tamper;

    QFuture<Result<sync::Response>> send(sync::Request request) override
    {
        std::lock_guard lock(m_mutex);
        const Fault fault = script ? script(m_calls, request) : Fault::None;
        ++m_calls;
        m_paths.append(QString::fromLatin1(request.method) + u' ' + request.path);
        m_requests.append(request);
        if (fault != Fault::Held)
            return QtFuture::makeReadyFuture(carry(request, fault));
        const Promise<Result<sync::Response>> promise;
        m_held.emplace_back(request, promise);
        return promise.future();
    }
    void drop() override
    {
        ++m_drops;
        finish([](const sync::Request &) { return Result<sync::Response>(ErrorCode::Cancelled); });
    }
    /// The server answers everything that was held.
    void release()
    {
        finish([this](const sync::Request &request) { return carry(request, Fault::None); });
    }
    std::size_t held() const
    {
        std::lock_guard lock(m_mutex);
        return m_held.size();
    }
    QList<sync::Request> requests() const
    {
        std::lock_guard lock(m_mutex);
        return m_requests;
    }

    int calls() const { return m_calls; }
    /// While no call is under way: what script, tamper and the server behind them share with the caller's thread.
    template <typename Work>
    auto between(Work work) const
    {
        std::lock_guard lock(m_mutex);
        return work();
    }
    int drops() const { return m_drops; }
    QStringList paths() const
    {
        std::lock_guard lock(m_mutex);
        return m_paths;
    }

private:
    void finish(const std::function<Result<sync::Response>(const sync::Request &)> &answer)
    {
        std::vector<std::pair<sync::Request, Promise<Result<sync::Response>>>> held;
        {
            std::lock_guard lock(m_mutex);
            held = std::exchange(m_held, {});
        }
        for (auto &[request, promise] : held) { // outside the lock: whoever waits may send again at once
            promise.answer(answer(request));
        }
    }
    Result<sync::Response> carry(const sync::Request &request, Fault fault)
    {
        switch (fault) {
        case Fault::Lost:
            return ErrorCode::ConnectionReset;
        case Fault::Status500:
            return sync::Response{500, {}, "{}"};
        case Fault::Busy:
            return sync::Response{503, {{"Retry-After", "7"}}, "{}"};
        default:
            break;
        }
        auto response = m_answer(request);
        if (fault == Fault::Unanswered)
            return ErrorCode::ConnectionReset;
        if (!response.ok())
            return response;
        if (fault == Fault::Garbage)
            response->body = "\xff\xfe<html>";
        if (fault == Fault::Cut)
            response->body.truncate(response->body.size() / 2);
        if (tamper)
            tamper(request, *response);
        return response;
    }

    Answer m_answer;
    mutable std::recursive_mutex m_mutex; // a script may pause what sends, which drops
    std::atomic<int> m_calls{0}, m_drops{0};
    QStringList m_paths;
    QList<sync::Request> m_requests;
    std::vector<std::pair<sync::Request, Promise<Result<sync::Response>>>> m_held;
};

} // namespace madoguchi::test
