#include "server.h"

#include "federation/embedded_store.h"
#include "store/connection.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace madoguchi::sim {

Server::Server(const Town &town, QString folder, const Clock &clock) : m_config(town.config()), m_clock(clock)
{
    town.copyServer(folder);
    m_config.directory = std::move(folder);
    m_config.readers = 1; // one request is with it at a time
    restart();
}

sync::Response Server::answer(const federation::Tenant &tenant, const sync::Request &request)
{
    auto future = m_service->handle({request.method, request.path.toLatin1(), request.headers, request.body}, tenant);
    future.waitForFinished();
    federation::Response response = future.takeResult();
    response.headers.emplaceBack("Madoguchi-Time", wireTime(m_clock.utc()).toLatin1());
    return {response.status, response.headers, response.body};
}

void Server::restart(const std::function<void(const QString &database)> &upon)
{
    m_service.reset();
    if (upon)
        upon(federation::Partition::municipal(m_config.directory, federation::test::here).database);
    m_service = must(federation::Service::open(m_config, m_clock));
}

void Server::copyTo(const QString &folder)
{
    QDir().mkpath(folder);
    const QString database = federation::Partition::municipal(m_config.directory, federation::test::here).database;
    const auto reader = connect(); // while somebody reads, no checkpoint empties the -wal between the two
    must(reader->exec("BEGIN"));
    must(reader->exec("SELECT count(*) FROM feed_item"));
    for (const QString &end : {u""_s, u"-wal"_s})
        if (QFile::exists(database + end) && !QFile::copy(database + end, folder + u"/municipal.db"_s + end))
            throw std::runtime_error("no copy of the server");
}

void Server::putBack(const QString &folder)
{
    restart([&](const QString &database) {
        for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s}) {
            QFile::remove(database + end);
            if (const QString kept = folder + u"/municipal.db"_s + end; QFile::exists(kept) && !QFile::copy(kept, database + end))
                throw std::runtime_error("no copy of the server");
        }
    });
}

std::unique_ptr<store::Connection> Server::connect() const
{
    const auto partition = federation::Partition::municipal(m_config.directory, federation::test::here);
    return must(store::Connection::open(partition.database, must(partition.readKey()), store::OpenMode::ReadWrite));
}

QStringList Server::rows(const QByteArray &sql, int columns)
{
    const auto connection = connect();
    QStringList lines;
    auto row = must(connection->query(sql));
    while (must(row.next())) {
        QStringList line;
        for (int i = 0; i < columns; ++i)
            line.append(row.text(i));
        lines.append(line.join(u'|'));
    }
    return lines;
}

} // namespace madoguchi::sim
