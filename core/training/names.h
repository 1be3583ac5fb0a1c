#pragma once

#include "training/draw.h"

#include <QList>

namespace madoguchi::training {

struct Name {
    QString kanji, kana;
};
struct TownName {
    QString municipality, name, postalCode;
};

/// The building blocks in resources/names, embedded.
class Names {
public:
    Names();
    const Name &surname(Draw &draw) const { return draw.oneOf(m_surnames); }
    const Name &given(Draw &draw, bool male) const { return draw.oneOf(male ? m_male : m_female); }
    const TownName &town(Draw &draw, const QString &municipality) const;

private:
    QList<Name> m_surnames, m_male, m_female;
    QList<TownName> m_towns;
};

} // namespace madoguchi::training
