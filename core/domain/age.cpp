#include "domain/age.h"

namespace madoguchi::domain {

int ageOn(QDate birth, QDate day)
{
    if (!birth.isValid() || !day.isValid() || day < birth)
        return -1;
    // Counted on the morrow; somebody born on 29 February has their birthday on 1 March in other years, and so ages on 28 February.
    const QDate morrow = day.addDays(1);
    const bool reached = morrow.month() > birth.month() || (morrow.month() == birth.month() && morrow.day() >= birth.day());
    return morrow.year() - birth.year() - (reached ? 0 : 1);
}

} // namespace madoguchi::domain
