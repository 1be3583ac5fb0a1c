#pragma once

#include "unit/federation/central_fixture.h"

#include <QProcess>
#include <QTemporaryDir>

namespace madoguchi::bench {

/// The peer: nginx with the server's certificate and the terminals' authority, TLS 1.3, one file to be fetched and a place to put one; curl as its client.
class WebServer {
public:
    WebServer(const QString &program, const federation::test::Central &central, const QByteArray &content);
    ~WebServer();
    quint16 port() const { return m_port; }
    double up(quint16 port) const;   ///< s, of the whole file
    double down(quint16 port) const;

private:
    QString path(const QString &name) const { return m_dir.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    double curl(quint16 port, const QStringList &more) const;
    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace madoguchi::bench
