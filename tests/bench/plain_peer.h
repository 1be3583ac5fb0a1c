#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>

#include <chrono>

namespace madoguchi::bench {

/// What an ordinary program would do: the same residents in an unencrypted database of the same engine built without a key, in a process of its own
/// (peer/), an ordinary index for each column that is searched, the straightforward statement, synchronous. Durable as ours is (WAL, synchronous FULL).
/// Knows neither loose kana nor variants nor states nor a record. Throws std::runtime_error.
class PlainPeer {
public:
    static constexpr int pageRows = 100;

    PlainPeer();
    ~PlainPeer();

    /// Taken by the engine, from the statement to strings; neither pipe nor JSON.
    struct Answer {
        std::chrono::nanoseconds taken{};
        qint64 rows = 0;
        QString last; ///< first column of the last row
    };
    void create(const QString &path); ///< an empty register without indexes
    Answer open(const QString &path);
    void close();

    void insert(const QString &household, const QJsonObject &body); ///< a feed item of kind "household"; waits for commit()
    Answer commit();
    std::chrono::nanoseconds makeIndexes(); ///< when everybody is there, as we do
    /// A page of persons p with their household h; `condition` ends with its ORDER BY.
    Answer search(const QByteArray &condition, const QJsonArray &values);
    /// Members and their cover, and one synced line of an access log.
    Answer openHousehold(const QString &household);

    Answer query(const QByteArray &sql, const QJsonArray &values = {}); ///< any statement
    Answer runEach(const QByteArray &sql, const QJsonArray &rowsOfValues); ///< once for each row
    QString version();

private:
    Answer ask(const QJsonObject &request);
    QProcess m_process;
    QJsonArray m_households, m_persons, m_covers;
};

/// Values for "c >= ?n AND c < ?n+1": what begins with `prefix`.
QJsonArray beginning(const QString &prefix);

} // namespace madoguchi::bench
