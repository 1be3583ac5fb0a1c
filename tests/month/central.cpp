#include "month/central.h"

#include "federation/service.h"
#include "month/must.h"
#include "settings/central_profile.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::month {

namespace {

template <typename List>
auto oneByOne(List &items)
{
    return [&items]() -> std::optional<typename List::value_type> {
        if (items.empty())
            return std::nullopt;
        std::optional first(std::move(items.front()));
        items.pop_front();
        return first;
    };
}

QStringList rowsOf(const federation::Partition &partition, QByteArrayView sql, int columns)
{
    const auto store = must("the server's store", partition.open(must("its key", partition.readKey()), 1));
    const auto lines = must("its rows", store->read<QStringList>([&](store::Connection &connection) -> Result<QStringList> {
        QStringList lines;
        MADOGUCHI_ASSIGN(auto row, connection.query(sql));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, row.next());
            if (!more)
                return lines;
            QStringList line;
            for (int i = 0; i < columns; ++i)
                line.append(row.text(i));
            lines.append(line.join(u'|'));
        }
    }));
    store->close();
    return lines;
}

const QStringList fileEnds{u""_s, u"-wal"_s, u"-shm"_s};

} // namespace

Central::Central(QString directory, const Clock &clock) : m_clock(clock)
{
    const auto profile = must("the server's profile", settings::loadCentralProfile(directory));
    m_config.directory = profile.directory;
    m_config.host = profile.host;
    m_config.prefecture = profile.prefecture;
    for (const auto &one : profile.municipalities)
        m_config.municipalities.append({one.code, one.name, one.insurer});
    open();
}

void Central::open()
{
    if (m_server)
        return;
    m_server = must("the server", federation::Server::start(m_config, m_clock));
    m_config.port = m_server->port();
}

void Central::night(Delivery delivery)
{
    for (auto items = delivery.items.begin(); items != delivery.items.end(); ++items)
        must("the register's proposals", federation::Seed::municipality(m_config.directory, items.key(), m_clock.utc(), oneByOne(items.value())));
    if (!delivery.known.empty())
        must("the register's numbers", federation::Seed::federation(m_config.directory, oneByOne(delivery.known)));
    const auto service = must("the nightly cycles", federation::Service::open(m_config, m_clock));
    service->lookAtTheClock().waitForFinished();
    service->close();
}

void Central::copy(const QString &municipality)
{
    const QString database = federation::Partition::municipal(m_config.directory, municipality).database;
    for (const QString &end : fileEnds) {
        QFile::remove(database + u".copy"_s + end);
        QFile::copy(database + end, database + u".copy"_s + end);
    }
}

void Central::putBack(const QString &municipality)
{
    const QString database = federation::Partition::municipal(m_config.directory, municipality).database;
    for (const QString &end : fileEnds) {
        QFile::remove(database + end);
        QFile::copy(database + u".copy"_s + end, database + end);
    }
}

QList<people::Household> Central::households(const QString &municipality) const
{
    QList<people::Household> households;
    for (const QString &line : rowsOf(federation::Partition::municipal(m_config.directory, municipality),
                                      "SELECT aggregate, body FROM feed_item f WHERE kind = 'household' AND version = (SELECT max(version) FROM feed_item WHERE kind = 'household' AND aggregate = f.aggregate)", 2))
        households.append(must("a household of the municipal store",
                               people::householdFromJson(HouseholdId(line.section(u'|', 0, 0)), QJsonDocument::fromJson(line.section(u'|', 1).toUtf8()).object())));
    return households;
}

QList<people::RegisterRecord> Central::proposals(const QString &municipality) const
{
    QList<people::RegisterRecord> open;
    for (const QString &body : rowsOf(federation::Partition::municipal(m_config.directory, municipality),
                                      "SELECT body FROM feed_item f WHERE kind = 'register' AND version = (SELECT max(version) FROM feed_item WHERE kind = 'register' AND aggregate = f.aggregate)", 1)) {
        const auto record = must("a proposal of the municipal store", people::registerRecordFromJson(RegisterRecordId(u"open"_s), QJsonDocument::fromJson(body.toUtf8()).object()));
        if (!record.settled)
            open.append(record);
    }
    return open;
}

QStringList Central::federationRows(QByteArrayView sql, int columns) const { return rowsOf(federation::Partition::federation(m_config.directory), sql, columns); }

void Central::spoilFederation(const QByteArray &sql) const
{
    const auto partition = federation::Partition::federation(m_config.directory);
    const auto store = must("the server's store", partition.open(must("its key", partition.readKey()), 1));
    must("the planted fault", store->write<Done>([&](store::Transaction &transaction) { return transaction.exec(sql); }));
    store->close();
}

} // namespace madoguchi::month
