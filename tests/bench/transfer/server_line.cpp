#include "bench/transfer/server_line.h"

#include "directory/login.h"
#include "support/workplace.h"
#include "sync/client.h"

#include <QJsonDocument>

namespace madoguchi::bench {

using namespace Qt::StringLiterals;
using federation::test::Central;
using test::Workplace;
using Time = std::chrono::steady_clock;

namespace {

sync::TlsOptions options(const Central &central, quint16 port)
{
    sync::TlsOptions options;
    options.host = u"127.0.0.1"_s;
    options.port = port;
    options.serverName = u"central.madoguchi.test"_s;
    const auto read = [&](const QString &name) {
        QFile file(central.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    options.trust.roots = {Workplace::must(crypto::Certificate::fromPem(read(u"ca.crt"_s)))};
    options.trust.revocationListPem = read(u"crl.pem"_s);
    options.trust.serverPins = {Workplace::must(crypto::Certificate::fromPem(read(u"server.crt"_s))).spkiPin()};
    options.certificate = central.terminal1.certificate;
    options.key = central.terminal1.key.toPem();
    return options;
}

} // namespace

ServerLine::ServerLine(Central &central, quint16 port) : m_transport(options(central, port), central.clock), m_session(openSession(central)) {}

QFuture<Result<sync::Response>> ServerLine::send(sync::Request request)
{
    request.headers.emplaceBack("Madoguchi-Session", m_session);
    const sync::Request asked = request;
    const auto begin = Time::now();
    auto answer = await(m_transport.send(std::move(request)));
    if (answered)
        answered(asked, Time::now() - begin);
    return QtFuture::makeReadyFuture(std::move(answer));
}

QByteArray ServerLine::openSession(const Central &central)
{
    const QByteArray statement = directory::loginChallenge(TerminalId(u"terminal-1"_s), central.clock.utc());
    const QJsonObject body{{"staff"_L1, u"clerk-1"_s}, {"statement"_L1, QString::fromLatin1(statement.toBase64())},
                           {"signature"_L1, QString::fromLatin1(central.cards[u"clerk-1"_s].sign(statement).toBase64())}};
    const auto answer = Workplace::must(await(m_transport.send(sync::post(u"/v1/sessions"_s, body))));
    const QByteArray session = QJsonDocument::fromJson(answer.body)["id"_L1].toString().toLatin1();
    if (session.isEmpty())
        throw std::runtime_error("no session: " + answer.body.toStdString());
    return session;
}

} // namespace madoguchi::bench
