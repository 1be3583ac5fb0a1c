#pragma once

#include "domain/check_digit.h"

namespace madoguchi::domain {

/// The first two digits of a 全国地方公共団体コード ("16"); empty if it is no such code.
inline QString prefectureOf(const QString &municipality)
{
    return isMunicipalityCode(municipality) ? municipality.first(2) : QString();
}

/// Within one prefecture a move keeps the prefecture-level eligibility (都道府県単位化, 2018-04).
inline bool samePrefecture(const QString &a, const QString &b)
{
    return !prefectureOf(a).isEmpty() && prefectureOf(a) == prefectureOf(b);
}

} // namespace madoguchi::domain
