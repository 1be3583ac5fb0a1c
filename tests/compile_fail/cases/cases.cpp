#include "domain/individual_number.h"

#include <QDebug>
#include <QVariant>

using madoguchi::domain::IndividualNumber;

// Not the sealer, though it has its name.
struct NumberSealer {
    static void look([[maybe_unused]] const IndividualNumber &number)
    {
#if MADOGUCHI_CASE == 3
        (void)number.m_digits;
#endif
    }
};

void use(IndividualNumber &number)
{
    IndividualNumber moved = std::move(number);
    NumberSealer::look(moved);
#if MADOGUCHI_CASE == 1
    qDebug() << moved;
#elif MADOGUCHI_CASE == 2
    QVariant::fromValue(moved);
#endif
}
