#pragma once

#include "base/result.h"

#include <gtest/gtest.h>

namespace madoguchi::test {

/// A Result that must be a value, or must be this error; says which one it was.
template <typename T>
testing::AssertionResult isValue(const char *what, const Result<T> &outcome)
{
    return outcome.ok() ? testing::AssertionSuccess() : testing::AssertionFailure() << what << " is " << describe(outcome.error()).toStdString();
}
template <typename T>
testing::AssertionResult isError(const char *, const char *what, ErrorCode code, const Result<T> &outcome)
{
    if (outcome.ok())
        return testing::AssertionFailure() << what << " is a value, not " << errorText(code).toStdString();
    return outcome.error().code == code ? testing::AssertionSuccess()
                                        : testing::AssertionFailure() << what << " is " << describe(outcome.error()).toStdString() << ", not " << errorText(code).toStdString();
}

} // namespace madoguchi::test

#define EXPECT_OK(expression) EXPECT_PRED_FORMAT1(madoguchi::test::isValue, expression)
#define ASSERT_OK(expression) ASSERT_PRED_FORMAT1(madoguchi::test::isValue, expression)
#define EXPECT_CODE(expected, expression) EXPECT_PRED_FORMAT2(madoguchi::test::isError, expected, expression)
