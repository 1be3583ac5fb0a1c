#include "store/statement.h"

#include "store/connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace madoguchi::store {

Statement::Statement(Connection &connection, QByteArray sql, sqlite3_stmt *handle)
    : m_connection(&connection), m_sql(std::move(sql)), m_handle(handle)
{
}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection), m_sql(std::move(other.m_sql)), m_handle(std::exchange(other.m_handle, nullptr))
{
}

Statement::~Statement()
{
    if (m_handle)
        m_connection->giveBack(m_sql, m_handle);
}

Result<Done> Statement::bind(std::span<const Param> params)
{
    if (sqlite3_bind_parameter_count(m_handle) != static_cast<int>(params.size()))
        return Error{ErrorCode::StoreFailed, {QStringLiteral("wrong number of parameters")}, {}};
    int index = 0;
    for (const Param &param : params) {
        int code = SQLITE_OK;
        ++index;
        switch (param.m_kind) {
        case Param::Kind::Null: code = sqlite3_bind_null(m_handle, index); break;
        case Param::Kind::Integer: code = sqlite3_bind_int64(m_handle, index, param.m_integer); break;
        case Param::Kind::Text:
            code = bindText(index, param.m_text);
            break;
        case Param::Kind::View:
            code = sqlite3_bind_text64(m_handle, index, param.m_view.isEmpty() ? "" : param.m_view.data(), static_cast<sqlite3_uint64>(param.m_view.size()), SQLITE_STATIC, SQLITE_UTF8);
            break;
        case Param::Kind::Blob:
            code = sqlite3_bind_blob64(m_handle, index, param.m_blob.constData(), static_cast<sqlite3_uint64>(param.m_blob.size()), SQLITE_TRANSIENT);
            break;
        }
        if (code != SQLITE_OK)
            return m_connection->error(code);
    }
    return done();
}

Result<Done> Statement::again(std::span<const Param> params)
{
    sqlite3_reset(m_handle);
    return bind(params);
}

/// UTF-8, as it is stored: SQLite's own way from UTF-16 is several times slower than Qt's, takes a first U+FEFF or U+FFFE for a byte order mark, drops it and may
/// swap the rest.
int Statement::bindText(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return sqlite3_bind_text64(m_handle, index, utf8.constData(), static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

Result<bool> Statement::next()
{
    MADOGUCHI_TRY(m_connection->admit("step"));
    switch (const int code = sqlite3_step(m_handle)) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: return m_connection->error(code);
    }
}

qint64 Statement::integer(int column) const { return sqlite3_column_int64(m_handle, column); }

QString Statement::text(int column) const
{
    if (isNull(column))
        return {};
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    const int size = sqlite3_column_bytes(m_handle, column);
    if (size == 0)
        return QStringLiteral("");
    const QString value = QString::fromUtf8(text, size);
    return std::memcmp(text, "\xEF\xBB\xBF", std::min(size, 3)) == 0 && size >= 3 ? QChar(QChar::ByteOrderMark) + value : value; // fromUtf8 drops it
}

QByteArray Statement::blob(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
    return {data, sqlite3_column_bytes(m_handle, column)};
}

bool Statement::isNull(int column) const { return sqlite3_column_type(m_handle, column) == SQLITE_NULL; }

} // namespace madoguchi::store
