#pragma once

#include "base/error.h"

#include <gtest/gtest.h>

/// A Result that must be a value, or must be this error; says which one it was.
#define EXPECT_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto outcome_ = (expression);                                                                            \
        EXPECT_TRUE(outcome_.ok()) << (outcome_.ok() ? "" : madoguchi::describe(outcome_.error()).toStdString());      \
    } while (false)
#define EXPECT_CODE(expected, expression)                                                                              \
    do {                                                                                                               \
        const auto outcome_ = (expression);                                                                            \
        ASSERT_FALSE(outcome_.ok());                                                                                   \
        EXPECT_EQ(outcome_.error().code, expected) << madoguchi::describe(outcome_.error()).toStdString();             \
    } while (false)
