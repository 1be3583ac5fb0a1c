#pragma once

#include "base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace madoguchi {

/// "Nothing to say but that it worked."
struct Done {};

/// What a fallible function returns: a value or an Error, never both, never neither.
/// Stands in for C++23's std::expected. A Result that nobody looks at is a compile error.
template <typename T>
class [[nodiscard]] Result {
public:
    using Value = T;
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}
    Result(ErrorCode code) : m_state(std::in_place_index<1>, Error{code, {}, {}}) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

inline Result<Done> done() { return Done{}; }

} // namespace madoguchi

/// Leaves the function with the error of `expression`; goes on if it worked.
#define MADOGUCHI_TRY(expression)                                                                                      \
    do {                                                                                                               \
        if (auto tried_ = (expression); !tried_.ok())                                                                  \
            return tried_.error();                                                                                     \
    } while (false)

#define MADOGUCHI_JOIN2(a, b) a##b
#define MADOGUCHI_JOIN(a, b) MADOGUCHI_JOIN2(a, b)
/// `MADOGUCHI_ASSIGN(auto x, f())`: x is the value of f(), or the function leaves with its error.
#define MADOGUCHI_ASSIGN(declaration, expression)                                                                      \
    auto MADOGUCHI_JOIN(result_, __LINE__) = (expression);                                                             \
    if (!MADOGUCHI_JOIN(result_, __LINE__).ok())                                                                       \
        return MADOGUCHI_JOIN(result_, __LINE__).error();                                                              \
    declaration = std::move(MADOGUCHI_JOIN(result_, __LINE__)).value()
