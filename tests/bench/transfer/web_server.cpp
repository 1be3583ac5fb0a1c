#include "bench/transfer/web_server.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <chrono>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace madoguchi::bench {

namespace {

const char configuration[] = R"(daemon off;
master_process off;
pid %1/nginx.pid;
error_log stderr;
events { worker_connections 64; }
http {
    access_log off;
    client_max_body_size 0;
    client_body_temp_path %1/body;
    proxy_temp_path %1/proxy;
    fastcgi_temp_path %1/fastcgi;
    uwsgi_temp_path %1/uwsgi;
    scgi_temp_path %1/scgi;
    sendfile on;
    server {
        listen 127.0.0.1:%2 ssl;
        ssl_protocols TLSv1.3;
        ssl_certificate %1/server.crt;
        ssl_certificate_key %1/server.key;
        ssl_client_certificate %1/ca.crt;
        ssl_verify_client on;
        root %1/files;
        location / { dav_methods PUT; create_full_put_path on; }
    }
}
)";

} // namespace

WebServer::WebServer(const QString &program, const federation::test::Central &central, const QByteArray &content)
{
    QDir(m_dir.path()).mkpath(u"files"_s);
    for (const QString &name : {u"server.crt"_s, u"server.key"_s, u"ca.crt"_s})
        QFile::copy(central.path(name), path(name));
    write(u"files/down"_s, content);
    write(u"up"_s, content);
    write(u"terminal.crt"_s, central.terminal1.certificate.toPem());
    const SecretBytes key = central.terminal1.key.toPem(); // of a terminal that lives as long as this measure
    write(u"terminal.key"_s, QByteArray(reinterpret_cast<const char *>(key.data()), qsizetype(key.size())));
    {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
    }
    write(u"nginx.conf"_s, QString::fromLatin1(configuration).arg(m_dir.path()).arg(m_port).toUtf8());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program, {u"-p"_s, m_dir.path(), u"-c"_s, path(u"nginx.conf"_s)});
    for (int tries = 0; tries < 100; ++tries) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        if (socket.waitForConnected(100))
            return;
        QThread::msleep(50);
    }
    throw std::runtime_error("nginx does not start: " + m_process.readAll().toStdString());
}

WebServer::~WebServer()
{
    m_process.terminate();
    m_process.waitForFinished();
}

void WebServer::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw std::runtime_error("cannot write " + file.fileName().toStdString());
}

double WebServer::up(quint16 port) const { return curl(port, {u"--upload-file"_s, path(u"up"_s), u"--url"_s, u"https://central.madoguchi.test:%1/up"_s.arg(port)}); }

double WebServer::down(quint16 port) const
{
    return curl(port, {u"--output"_s, path(u"got"_s), u"--url"_s, u"https://central.madoguchi.test:%1/down"_s.arg(port)});
}

double WebServer::curl(quint16 port, const QStringList &more) const
{
    QProcess client;
    const auto begin = std::chrono::steady_clock::now();
    client.start(u"curl"_s, QStringList{u"--silent"_s, u"--show-error"_s, u"--fail"_s, u"--http1.1"_s, u"--tlsv1.3"_s, u"--noproxy"_s, u"*"_s, u"--expect100-timeout"_s, u"0.001"_s, u"--cacert"_s, path(u"ca.crt"_s), u"--cert"_s,
                                        path(u"terminal.crt"_s), u"--key"_s, path(u"terminal.key"_s), u"--resolve"_s, u"central.madoguchi.test:%1:127.0.0.1"_s.arg(port)}
                     + more);
    if (!client.waitForFinished(600'000) || client.exitCode() != 0)
        throw std::runtime_error("curl: " + client.readAllStandardError().toStdString());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace madoguchi::bench
