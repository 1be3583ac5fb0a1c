#include "domain/individual_number.h"

#include <QDebug>
#include <QHash>
#include <QVariant>

#include <unordered_set>

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
#elif MADOGUCHI_CASE == 4
    IndividualNumber copy = moved;
#elif MADOGUCHI_CASE == 5
    (void)(moved == number);
#elif MADOGUCHI_CASE == 6
    (void)qHash(moved);
#elif MADOGUCHI_CASE == 7
    std::unordered_set<IndividualNumber> kept;
#elif MADOGUCHI_CASE == 8
    const QString text(moved);
#endif
}
