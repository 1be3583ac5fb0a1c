#pragma once

#include "api/record_service.h"
#include "journal/entry.h"

#include <QHash>

#include <vector>

namespace madoguchi::journal {

/// What entries are looked for by, as numbers in memory (32 bytes an entry, and each internal id once), so that a million of them are filtered and counted without reading a file. Not thread-safe.
class RecordIndex {
public:
    void add(const Entry &entry); ///< the next one
    qint64 size() const { return static_cast<qint64>(m_rows.size()); }

    /// Sequences, the last one first: the order is that of the record, not of the clock.
    std::vector<qint64> find(const api::RecordFilter &filter) const;
    /// All that a look says of them but names and lines.
    api::RecordLook count(const std::vector<qint64> &sequences) const;
    const QStringList &staff() const { return m_staff.words; } ///< whoever stands in it; an empty one is nobody

private:
    struct Words {
        QHash<QString, quint32> numbers; ///< from 0, in the order of their first use
        QStringList words;
        quint32 add(const QString &word);
        std::optional<quint32> find(const QString &word) const;
    };
    struct Row {
        qint64 utc; ///< ms since 1970
        quint32 staff, useCase, object, reception;
        quint8 outcome, hour; ///< hour in Japan
        bool outsideHours;
    };
    struct Wanted;

    Words m_staff, m_useCases, m_objects, m_receptions;
    std::vector<Row> m_rows;
    qint64 m_day = -1;     ///< of the last entry, since 1970
    bool m_isOpen = false; ///< it was a business day
};

} // namespace madoguchi::journal
