#include "review/visits.h"

#include "crypto/digest.h"

#include <algorithm>

namespace madoguchi::review {

void Visits::add(const journal::Entry &entry)
{
    if (!entry.receptionNumber.isEmpty())
        m_entries[entry.receptionNumber].push_back(entry.sequence);
}

QStringList Visits::sample(const QByteArray &root, int count) const
{
    std::vector<std::pair<QByteArray, QString>> drawn;
    for (const auto &[reception, entries] : m_entries)
        drawn.emplace_back(crypto::sha256("madoguchi review sample v1\n" + root + reception.toUtf8()), reception);
    std::ranges::sort(drawn);
    QStringList chosen;
    for (std::size_t i = 0; i < drawn.size() && chosen.size() < count; ++i)
        chosen.append(drawn[i].second);
    chosen.sort();
    return chosen;
}

const std::vector<qint64> &Visits::entriesOf(const QString &reception) const
{
    static const std::vector<qint64> none;
    const auto known = m_entries.find(reception);
    return known == m_entries.end() ? none : known->second;
}

} // namespace madoguchi::review
