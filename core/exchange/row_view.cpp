#include "exchange/row_view.h"

#include "exchange/encoding.h"

namespace madoguchi::exchange {

RowView::operator Row() const
{
    Row row;
    for (qsizetype i = 0; i < m_layout.columns.size(); ++i)
        row.insert(m_layout.columns[i].key, *decode(m_values[static_cast<std::size_t>(i)], Encoding::Utf8));
    return row;
}

} // namespace madoguchi::exchange
