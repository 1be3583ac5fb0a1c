#pragma once

#include "support/wait.h"
#include "base/result.h"

#include <stdexcept>

namespace madoguchi::month {

/// The value, or an exception that ends the month: what nobody at the counter may be refused.
template <typename T>
T must(const char *what, Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(std::string(what) + ": " + describe(result.error()).toStdString());
    return std::move(result).value();
}
template <typename T>
T must(const char *what, QFuture<Result<T>> future)
{
    return must(what, test::get(std::move(future)));
}

} // namespace madoguchi::month
