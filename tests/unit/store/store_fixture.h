#pragma once

#include "store/connection.h"
#include "store/migrator.h"
#include "store/store.h"

#include <QDir>
#include <QFile>
#include <gtest/gtest.h>

#include <array>
#include <stdexcept>

namespace madoguchi::test {

using namespace Qt::StringLiterals;
using store::Connection;
using store::OpenMode;
using store::Transaction;

inline constexpr int ioError = 10, diskFull = 13; // SQLite's result codes, for the fault hook

inline SecretBytes key(std::uint8_t fill = 7)
{
    std::array<std::uint8_t, 32> bytes;
    bytes.fill(fill);
    return SecretBytes(bytes);
}

template <typename T>
T take(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}

inline void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        throw std::runtime_error("cannot write the test's file");
}

inline QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A folder with a database of one table `item` and its migration.
class StoreTest : public testing::Test {
protected:
    StoreTest()
    {
        write(file(u"sql/0001_test.sql"_s), "-- room: test\nCREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT) STRICT;\n");
    }
    ~StoreTest() override { Connection::setFaultHook({}); }

    QString file(const QString &name) const { return m_dir.filePath(name); }
    QString database() const { return file(u"store.db"_s); }
    std::unique_ptr<Connection> open(OpenMode mode = OpenMode::ReadWrite) { return take(Connection::open(database(), key(), mode)); }
    std::unique_ptr<Connection> create()
    {
        auto connection = open(OpenMode::Create);
        take(store::migrate(*connection, file(u"sql"_s), "MDGT"));
        return connection;
    }
    static qint64 number(Connection &connection, QByteArrayView sql)
    {
        auto statement = take(connection.query(sql));
        return take(statement.next()) ? statement.integer(0) : -1;
    }
    store::StoreOptions options() const
    {
        store::StoreOptions options;
        options.path = database();
        options.migrationsDir = file(u"sql"_s);
        options.applicationId = "MDGT";
        return options;
    }

private:
    QTemporaryDir m_dir;
};

} // namespace madoguchi::test
