#include "base/promise.h"

#include <atomic>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <vector>

namespace madoguchi::promise_detail {

namespace {

struct Register {
    std::mutex mutex;
    std::unordered_multimap<int, std::function<void()>> following;
};
/// Never taken down: a promise may be answered while the program ends.
Register &all()
{
    static auto *made = new Register;
    return *made;
}

} // namespace

int newNumber()
{
    static std::atomic<unsigned> last = 0;
    return static_cast<int>(++last % std::numeric_limits<int>::max()) + 1; // those of two thousand million promises ago have long ended
}

bool follow(int number, const std::function<bool()> &isFinished, std::function<void()> next)
{
    const std::lock_guard lock(all().mutex);
    if (isFinished())
        return false;
    if (number <= 0)
        throw std::logic_error("then() follows futures of Promise");
    all().following.emplace(number, std::move(next));
    return true;
}

void ended(int number)
{
    std::vector<std::function<void()>> next;
    {
        const std::lock_guard lock(all().mutex);
        const auto range = all().following.equal_range(number);
        for (auto one = range.first; one != range.second; ++one)
            next.push_back(std::move(one->second));
        all().following.erase(range.first, range.second);
    }
    for (const auto &run : next)
        run();
}

} // namespace madoguchi::promise_detail
