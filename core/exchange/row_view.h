#pragma once

#include "exchange/layout.h"

#include <span>

namespace madoguchi::exchange {

using Row = QMap<QString, QString>; ///< by column key; dates as ISO yyyy-MM-dd, times as yyyy-MM-ddTHH:mm:ssZ (UTC), empty = not set

/// One good row where it lies: the values of a Row as UTF-8, in the order of the layout's columns. Gone with the next line.
class RowView {
public:
    RowView(const Layout &layout, std::span<const QByteArrayView> values) : m_layout(layout), m_values(values) {}
    const Layout &layout() const { return m_layout; }
    std::span<const QByteArrayView> values() const { return m_values; }
    operator Row() const; ///< for whoever keeps it, or wants its columns by their names

private:
    const Layout &m_layout;
    std::span<const QByteArrayView> m_values;
};

} // namespace madoguchi::exchange
