#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFuture>
#include <QThread>

namespace madoguchi::test {

/// Spins the event loop until `condition` holds or the time is up. For tests only.
template <typename Condition>
bool waitFor(Condition condition, int milliseconds = 10'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.hasExpired(milliseconds))
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        QThread::msleep(1);
    }
    return true;
}

/// What was announced before the answer is known before it, as in a program with windows.
template <typename T>
bool waitForAnswer(const QFuture<T> &future, int milliseconds = 60'000) // ends a hang; the sanitizers are slow
{
    const bool finished = waitFor([&] { return future.isFinished(); }, milliseconds);
    QCoreApplication::sendPostedEvents();
    return finished;
}

/// The future's answer; fails the test by an exception if it does not come.
template <typename T>
T get(QFuture<T> future, int milliseconds = 60'000)
{
    if (!waitForAnswer(future, milliseconds))
        throw std::runtime_error("the future did not finish in time");
    return future.takeResult();
}

} // namespace madoguchi::test
