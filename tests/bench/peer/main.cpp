// madoguchi-bench-peer: SQLite without a key, in a process of its own. Reads one JSON object a line and answers each with one; runs what it is told
// and says how long the engine took, all columns fetched into strings. tests/bench/plain_peer.h is the other end.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string_view>
#include <variant>

using namespace Qt::StringLiterals;

namespace {

using Value = std::variant<qint64, QByteArray>;
struct Task {
    QByteArray sql;
    QList<QList<Value>> values; ///< run once for each
};

class Database {
public:
    ~Database() { close(); }

    void open(const QString &path)
    {
        close();
        check(sqlite3_open_v2(path.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
    }

    void close()
    {
        for (const auto &[sql, statement] : m_statements)
            sqlite3_finalize(statement);
        m_statements.clear();
        sqlite3_close(m_handle);
        m_handle = nullptr;
    }

    /// Answers how many rows came.
    qint64 run(const QByteArray &sql, const QList<Value> &values)
    {
        sqlite3_stmt *statement = prepared(sql);
        for (int i = 0; i < values.size(); ++i)
            check(bind(statement, i + 1, values[i]));
        QList<QStringList> rows;
        int code = SQLITE_OK;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW)
            rows.append(fetched(statement));
        sqlite3_reset(statement); // an open cursor would keep its snapshot
        check(code);
        const qint64 count = rows.size();
        if (count > 0)
            m_rows.swap(rows);
        return count;
    }
    /// First column of the last row of the last statement that had one.
    QString last() const { return m_rows.isEmpty() ? QString() : m_rows.last().first(); }

private:
    void check(int code) const
    {
        if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(m_handle));
    }

    sqlite3_stmt *prepared(const QByteArray &sql)
    {
        sqlite3_stmt *&statement = m_statements[sql];
        if (!statement)
            check(sqlite3_prepare_v3(m_handle, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
        return statement;
    }

    static int bind(sqlite3_stmt *statement, int index, const Value &value)
    {
        if (const auto *number = std::get_if<qint64>(&value))
            return sqlite3_bind_int64(statement, index, *number);
        const auto &text = std::get<QByteArray>(value);
        return sqlite3_bind_text(statement, index, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }

    static QStringList fetched(sqlite3_stmt *statement)
    {
        QStringList row;
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            row.append(QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)), sqlite3_column_bytes(statement, column)));
        return row;
    }

    sqlite3 *m_handle = nullptr;
    std::map<QByteArray, sqlite3_stmt *> m_statements;
    QList<QStringList> m_rows;
};

QList<Task> tasksOf(const QJsonArray &array)
{
    QList<Task> tasks;
    for (const auto &entry : array) {
        Task task{entry[u"sql"].toString().toUtf8(), {}};
        for (const auto &row : entry[u"values"].toArray()) {
            QList<Value> values;
            for (const auto &value : row.toArray())
                values.append(value.isString() ? Value(value.toString().toUtf8()) : Value(value.toInteger()));
            task.values.append(values);
        }
        tasks.append(task);
    }
    return tasks;
}

QJsonObject answer(Database &database, const QJsonObject &request)
{
    try {
        const QList<Task> tasks = tasksOf(request[u"run"].toArray());
        const QString path = request[u"open"].toString();
        qint64 rows = 0;
        const auto begin = std::chrono::steady_clock::now();
        if (!path.isEmpty())
            database.open(path);
        if (request.contains(u"close"_s))
            database.close();
        for (const Task &task : tasks) {
            for (const auto &values : task.values)
                rows += database.run(task.sql, values);
        }
        const std::chrono::nanoseconds taken = std::chrono::steady_clock::now() - begin;
        return {{u"ns"_s, static_cast<qint64>(taken.count())}, {u"rows"_s, rows}, {u"last"_s, database.last()}};
    } catch (const std::exception &trouble) {
        return {{u"error"_s, QString::fromUtf8(trouble.what())}};
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && argv[1] == std::string_view("--version")) {
        std::printf("SQLite %s, no key\n", sqlite3_libversion());
        return sqlite3_compileoption_used("HAS_CODEC") != 0; // a peer that could encrypt would be the wrong one
    }
    Database database;
    for (std::string line; std::getline(std::cin, line);) {
        const QByteArray words = QJsonDocument(answer(database, QJsonDocument::fromJson(QByteArray::fromStdString(line)).object())).toJson(QJsonDocument::Compact) + '\n';
        std::fwrite(words.constData(), 1, static_cast<std::size_t>(words.size()), stdout);
        std::fflush(stdout);
    }
    return 0;
}
