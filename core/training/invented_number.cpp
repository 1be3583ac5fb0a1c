#include "training/invented_number.h"

namespace madoguchi::training {

domain::IndividualNumber InventedNumber::of(int serial) { return domain::IndividualNumber(digits(serial)); }

SecretBytes InventedNumber::digits(int serial)
{
    SecretBytes digits(12);
    auto *d = digits.data();
    const char prefix[] = "0990";
    for (int i = 0; i < 4; ++i)
        d[i] = static_cast<std::uint8_t>(prefix[i]);
    for (int i = 10; i >= 4; --i, serial /= 10)
        d[i] = static_cast<std::uint8_t>('0' + serial % 10);
    // 省令85号5条: digits counted from the right of the eleven, weights 2…7, then 2…6.
    int sum = 0;
    for (int n = 1; n <= 11; ++n)
        sum += (d[11 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
    const int rest = sum % 11;
    d[11] = static_cast<std::uint8_t>('0' + (rest <= 1 ? 0 : 11 - rest));
    return digits;
}

} // namespace madoguchi::training
