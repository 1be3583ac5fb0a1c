#pragma once

#include <QByteArray>

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
    }
    void append(int line, std::span<const QByteArrayView> values)
    {
        m_columns = values.size();
        m_lines.push_back(line);
        for (const QByteArrayView value : values) {
            m_bytes.insert(m_bytes.end(), value.begin(), value.end());
            m_ends.push_back(m_bytes.size());
        }
    }
    qsizetype size() const { return static_cast<qsizetype>(m_lines.size()); }
    bool isEmpty() const { return m_lines.empty(); }
    int line(qsizetype row) const { return m_lines[static_cast<std::size_t>(row)]; }
    QByteArrayView value(qsizetype row, qsizetype column) const
    {
        const std::size_t at = static_cast<std::size_t>(row) * m_columns + static_cast<std::size_t>(column), begin = at == 0 ? 0 : m_ends[at - 1];
        return {m_bytes.data() + begin, static_cast<qsizetype>(m_ends[at] - begin)};
    }

private:
    std::size_t m_columns = 0;
    std::vector<char> m_bytes;
    std::vector<std::size_t> m_ends; ///< of each value in m_bytes
    std::vector<int> m_lines;
};

} // namespace madoguchi::journal
