#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <initializer_list>
#include <span>

struct sqlite3_stmt;

namespace madoguchi::store {

class Connection;

/// A value bound to a parameter: null, integer, text or blob. Never built from a SecretBytes.
class Param {
public:
    Param(std::nullptr_t) : m_kind(Kind::Null) {}
    Param(qint64 value) : m_kind(Kind::Integer), m_integer(value) {}
    Param(int value) : m_kind(Kind::Integer), m_integer(value) {}
    Param(bool value) : m_kind(Kind::Integer), m_integer(value ? 1 : 0) {}
    Param(const QString &text) : m_kind(text.isNull() ? Kind::Null : Kind::Text), m_text(text) {}
    Param(const QByteArray &blob) : m_kind(blob.isNull() ? Kind::Null : Kind::Blob), m_blob(blob) {}
    /// UTF-8 that stays where it is: until the statement is bound anew, or dropped.
    static Param view(QByteArrayView utf8)
    {
        Param param(nullptr);
        param.m_kind = Kind::View;
        param.m_view = utf8;
        return param;
    }
    Param(const char *) = delete;
    Param(double) = delete;
    Param(unsigned long long) = delete;

private:
    friend class Statement;
    enum class Kind { Null, Integer, Text, Blob, View } m_kind;
    qint64 m_integer = 0;
    QByteArrayView m_view;
    QString m_text;
    QByteArray m_blob;
};

/// One prepared statement with its parameters bound; a row cursor. Comes from Connection::query and Transaction::exec,
/// out of a cache, and goes back to it when dropped.
class Statement {
public:
    Statement(Statement &&) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    Result<bool> next(); ///< true: a row is there; false: the end
    Result<Done> again(std::span<const Param> params); ///< from the beginning, with other values
    qint64 integer(int column) const;
    QString text(int column) const; ///< null QString for NULL
    QByteArray blob(int column) const;
    bool isNull(int column) const;

private:
    friend class Connection;
    Statement(Connection &connection, QByteArray sql, sqlite3_stmt *handle);
    int bindText(int index, const QString &text);
    Result<Done> bind(std::span<const Param> params);
    Connection *m_connection;
    QByteArray m_sql;
    sqlite3_stmt *m_handle;
};

} // namespace madoguchi::store
