#pragma once

#include "journal/row_table.h"
#include "sync/link.h"

#include <QFuture>

#include <atomic>

namespace madoguchi::sync {

/// Brings the rows of one long file into its table, slice by slice, while the next ones are being read. A clerk's save finds its place between two slices.
class RowStager {
public:
    RowStager(Link &link, journal::RowTable &table, journal::RowFile file) : m_link(link), m_table(table), m_file(std::move(file)) {}
    ~RowStager();
    RowStager(const RowStager &) = delete;
    RowStager &operator=(const RowStager &) = delete;

    Result<Done> add(int line, std::span<const QByteArrayView> values);
    Result<Done> finish(); ///< all of them are staged

private:
    Result<Done> flush();
    Result<Done> settle();
    QFuture<Result<qsizetype>> write(qsizetype first);

    Link &m_link;
    journal::RowTable &m_table;
    const journal::RowFile m_file;
    std::chrono::milliseconds m_sliceTime = m_link.options.sliceTime; ///< of the next one
    std::atomic<std::chrono::milliseconds> m_took{};                  ///< the one before, with its commit
    std::optional<int> m_staged;      ///< the last line that was staged before
    journal::RowBlock m_next, m_under; ///< being filled; on its way
    std::optional<QFuture<Result<qsizetype>>> m_writing;
};

} // namespace madoguchi::sync
