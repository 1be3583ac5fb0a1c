#include "domain/purpose.h"

#include <array>

namespace madoguchi::domain {

namespace {

constexpr std::array<Purpose, 4> table{{
    {u"moving-in", u"転入の届出"},
    {u"change", u"加入・脱退・出生・死亡等の届出"},
    {u"inquiry", u"資格の照会・相談"},
    {u"other", u"その他"},
}};

} // namespace

std::span<const Purpose> purposes()
{
    return table;
}

const Purpose *findPurpose(const QString &code)
{
    for (const Purpose &purpose : table)
        if (code == QStringView(purpose.code))
            return &purpose;
    return nullptr;
}

} // namespace madoguchi::domain
