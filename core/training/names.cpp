#include "training/names.h"

#include <QFile>

static void initResources() { Q_INIT_RESOURCE(names); }

using namespace Qt::StringLiterals;

namespace madoguchi::training {

namespace {
QList<QStringList> table(const QString &name)
{
    QFile file(u":/names/"_s + name);
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const auto &line : lines)
        rows.append(line.split(u'\t'));
    return rows;
}
QList<Name> names(const QString &file)
{
    QList<Name> list;
    for (const auto &row : table(file))
        list.append({row.value(0), row.value(1)});
    return list;
}
} // namespace

Names::Names()
{
    initResources();
    m_surnames = names(u"surnames.tsv"_s);
    m_male = names(u"given-male.tsv"_s);
    m_female = names(u"given-female.tsv"_s);
    for (const auto &row : table(u"towns.tsv"_s))
        m_towns.append({row.value(0), row.value(1), row.value(2)});
}

const TownName &Names::town(Draw &draw, const QString &municipality) const
{
    QList<const TownName *> here;
    for (const auto &town : m_towns) {
        if (town.municipality == municipality)
            here.append(&town);
    }
    return *draw.oneOf(here);
}

} // namespace madoguchi::training
