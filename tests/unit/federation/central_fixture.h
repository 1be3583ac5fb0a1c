#pragma once

#include "crypto/certificate.h"
#include "exchange/interface_file.h"
#include "exchange/schema.h"
#include "federation/seed.h"
#include "federation/service.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include <QJsonArray>
#include <QTemporaryDir>

namespace madoguchi::federation::test {

using namespace madoguchi::test;

/// A certificate with its key.
struct Identity {
    crypto::Certificate certificate;
    crypto::PrivateKey key;
    Tenant tenant() const { return {certificate.organization(), certificate.commonName(), certificate.isTraining(), key.publicKey(), certificate.notAfter()}; }
};

inline const QString here = QStringLiteral("162019"), there = QStringLiteral("162027"), elsewhere = QStringLiteral("131032");

/// DIR/central of an invented prefecture: PKI, keys, two municipalities, some people. `service()` opens it; reopen() is a restart.
class Central {
public:
    Central();
    Service &service();
    void reopen()
    {
        m_service.reset();
        m_sessions.clear();
    }
    Response call(const Tenant &tenant, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  QList<std::pair<QByteArray, QByteArray>> headers = {});
    /// POST of JSON; the answer was checked against `schema`.
    QJsonObject post(const Tenant &tenant, const QByteArray &target, const QJsonObject &body, const QString &schema, int status = 200);
    QJsonObject get(const Tenant &tenant, const QByteArray &target, const QString &schema, int status = 200);
    void expectSchema(const QJsonValue &value, const QString &schema);
    QJsonObject verified(const QJsonObject &signedAnswer, const QString &schema); ///< payload of a receipt

    /// Shows the card of `staff` at the tenant's terminal: call() carries the session from now on.
    Response openSession(const Tenant &tenant, const QString &staff, const QDateTime &at);
    crypto::Certificate card(const QString &staff, const QString &municipality, const crypto::PublicKey &key) const;
    directory::DirectoryContent readDirectory(const QString &municipality = here);
    void changeDirectory(const std::function<void(directory::DirectoryContent &)> &change); ///< of `here`, behind the server's back
    QMap<QString, crypto::PrivateKey> cards; ///< by staff id

    Identity identity(const QString &name, const QString &municipality, const QString &unit = QStringLiteral("terminal"), bool training = true) const;
    void revoke(const QList<QByteArray> &serials) const;
    void seed(const QString &municipality, const QString &addressee, const char *digits, const QString &id, const QString &prefectureFrom = {},
              const QString &municipalFrom = {}, const QString &municipalUntil = {});
    QString path(const QString &file) const { return m_dir.filePath(file); }
    static domain::IndividualNumber number(const char *digits);

    // File transfer as a terminal does it.
    QByteArray compose(const QString &layout, qint64 sequence, const QList<exchange::Row> &rows, const QString &sender = here) const;
    QByteArray begin(const Tenant &tenant, const QString &layout, qint64 sequence, const QByteArray &content);
    int patch(const Tenant &tenant, const QByteArray &location, qint64 offset, const QByteArray &bytes);
    QJsonObject send(const Tenant &tenant, const QString &layout, qint64 sequence, const QByteArray &content); ///< whole; its result
    QList<exchange::Row> answers(const Tenant &tenant, const QString &layout); ///< rows of every such file
    exchange::Row householdRow(const QString &household, const QString &headAddressee, const QString &receipt) const;
    exchange::Row personRow(const QString &household, const QString &addressee, const QString &receipt, const QString &from) const;
    QJsonObject seal(const Identity &terminal, const QString &addressee, const char *digits, const QString &id) const; ///< as the terminal sends it, in visit r-1
    QString sealedNumber(const Identity &terminal, const QString &addressee, const char *digits); ///< receipt; delivered online

    FakeClock clock;
    ServerConfig config;
    QMap<QString, exchange::Layout> layouts;
    crypto::PublicKey receiptsKey() const { return *m_receiptsKey; }
    Identity terminal1, terminal2, stranger; ///< two of `here`, one of `there`
    QJsonObject lastNumber;
    std::optional<crypto::PublicKey> federationKey; ///< that numbers are sealed to

private:
    void write(const QString &file, std::span<const std::uint8_t> content) const;
    void write(const QString &file, const QByteArray &content) const;
    void found(const QString &municipality, const QList<std::pair<QString, api::Role>> &people, const QStringList &terminals);
    QTemporaryDir m_dir;
    QMap<QString, QByteArray> m_sessions; ///< by terminal
    std::unique_ptr<crypto::CertificateAuthority> m_authority;
    std::optional<crypto::PublicKey> m_receiptsKey;
    exchange::SchemaSet m_schemas;
    std::unique_ptr<Service> m_service;
};

} // namespace madoguchi::federation::test
