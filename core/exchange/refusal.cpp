#include "exchange/refusal.h"

namespace madoguchi::exchange {

void Refusals::add(int line, int column, const QString &item, const QString &code, const QString &reason, ErrorCode error)
{
    if (none()) {
        m_first = code;
        m_error = error;
    }
    if (m_sink && m_sink->size() < maximum)
        m_sink->append({line, column, item, code, reason});
    ++m_count;
}

} // namespace madoguchi::exchange
