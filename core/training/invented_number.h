#pragma once

#include "domain/individual_number.h"

namespace madoguchi::training {

/// Individual numbers of invented people: "0990", a serial of seven digits, a valid check digit.
class InventedNumber {
public:
    static domain::IndividualNumber of(int serial);
    /// The digits in clear: for the paper that an invented resident brings, and for the federation's training ledger.
    static SecretBytes digits(int serial);
};

} // namespace madoguchi::training
