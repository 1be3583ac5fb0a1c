#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace madoguchi::bench {

/// What an ordinary program would do: the same residents in an unencrypted database of the same engine, an ordinary index
/// for each search, the straightforward statement, synchronous on the caller's thread. Durable as ours is (WAL,
/// synchronous FULL). Knows neither loose kana nor states nor a record. Throws std::runtime_error.
class PlainPeer {
public:
    struct Row {
        QString person, household, nameKanji, nameKana, birth, town, symbol, number, branch;
        int sex = 0;
        bool head = false;
    };

    explicit PlainPeer(const QString &path);
    ~PlainPeer();

    void begin();
    void insert(const QString &household, const QJsonObject &body); ///< a feed item of kind "household"
    void commit();
    QList<Row> searchKana(const QString &prefix, int limit);
    QList<Row> searchBirth(const QString &iso, int limit);
    QList<Row> searchNumber(const QString &number, int limit);
    /// Members with their cover, and one synced line of an access log.
    QList<Row> openHousehold(const QString &household);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace madoguchi::bench
