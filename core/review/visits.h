#pragma once

#include "journal/entry.h"

#include <map>
#include <vector>

namespace madoguchi::review {

/// The visits of a stretch of a record, and which of them are laid beside their paper.
class Visits {
public:
    void add(const journal::Entry &entry);
    int count() const { return static_cast<int>(m_entries.size()); }
    /// `count` of them, in the order of their numbers: those with the least SHA-256("madoguchi review sample v1\n" + root + number). Whoever has the head chooses the same, and nobody another.
    QStringList sample(const QByteArray &root, int count) const;
    const std::vector<qint64> &entriesOf(const QString &reception) const; ///< sequences, ascending

private:
    std::map<QString, std::vector<qint64>> m_entries; ///< by 受付番号
};

} // namespace madoguchi::review
