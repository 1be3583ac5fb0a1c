#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace madoguchi::journal {

/// Rows of a file, one behind the other: UTF-8, each of as many values as there are columns, no string of its own for any.
class RowBlock {
public:
    void clear()
    {
        m_bytes.clear();
        m_ends.clear();
        m_lines.clear();
        m_order.clear();
    }
    void append(int line, std::span<const QByteArrayView> values)
    {
        m_columns = values.size();
        m_lines.push_back(line);
        for (const QByteArrayView value : values) {
            m_bytes.insert(m_bytes.end(), value.begin(), value.end());
            m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
        }
    }
    qsizetype size() const { return static_cast<qsizetype>(m_lines.size()); }
    bool isEmpty() const { return m_lines.empty(); }
    int line(qsizetype row) const { return m_lines[place(row)]; }
    int lastLine() const { return m_lines.back(); } ///< of the file, whatever the order here
    QByteArrayView value(qsizetype row, qsizetype column) const
    {
        const std::size_t at = place(row) * m_columns + static_cast<std::size_t>(column), begin = at == 0 ? 0 : m_ends[at - 1];
        return {m_bytes.data() + begin, static_cast<qsizetype>(m_ends[at] - begin)};
    }
    /// Rows in the order of what `key` answers for each.
    void sort(const auto &key)
    {
        const auto keyOf = [&](std::uint32_t row) { return key(static_cast<qsizetype>(row)); };
        std::vector<std::uint32_t> order(m_lines.size());
        std::iota(order.begin(), order.end(), 0U);
        if (!std::ranges::is_sorted(order, {}, keyOf)) {
            std::ranges::stable_sort(order, {}, keyOf);
            m_order = std::move(order);
        }
    }

private:
    std::size_t place(qsizetype row) const { return m_order.empty() ? static_cast<std::size_t>(row) : m_order[static_cast<std::size_t>(row)]; }
    std::size_t m_columns = 0;
    std::vector<char> m_bytes;
    std::vector<std::uint32_t> m_ends; ///< of each value in m_bytes
    std::vector<int> m_lines;
    std::vector<std::uint32_t> m_order; ///< empty: as they came
};

} // namespace madoguchi::journal
