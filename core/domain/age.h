#pragma once

#include <QDate>

namespace madoguchi::domain {

/// Whole years on `day`; a year of age is reached on the day before the birthday (年齢計算ニ関スル法律). -1 before birth or if
/// either date is invalid.
int ageOn(QDate birth, QDate day);

} // namespace madoguchi::domain
