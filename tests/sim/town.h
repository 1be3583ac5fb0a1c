#pragma once

#include "shelf.h"

#include "federation/service.h"
#include "journal/record.h"
#include "support/fake_clock.h"
#include "sync/transport.h"
#include "store/store.h"
#include "unit/federation/central_fixture.h"

namespace madoguchi::sim {

using federation::test::Identity;

/// A municipality on its first morning, made once and copied for each schedule: the server's folder, a terminal's store, certificates and cards.
class Town {
public:
    static constexpr int few = 4, many = 20; ///< terminals
    static const Town &of(int terminals); ///< the smallest one that has so many: the server reads its whole directory whenever it starts
    void copyServer(const QString &to) const;
    void copyTerminal(const QString &to) const;
    const Identity &identity(int terminal) const { return m_identities.at(terminal); }
    const federation::Tenant &tenant(int terminal) const { return m_tenants.at(terminal); }
    const crypto::PrivateKey &card(int terminal) const { return m_cards.at(terminal); }
    static QString terminalName(int terminal) { return QStringLiteral("desk-%1").arg(terminal); }
    static QString clerk(int terminal) { return QStringLiteral("staff-%1").arg(terminal); } ///< who works there
    const QByteArray &caPem() const { return m_caPem; }
    const crypto::PublicKey &receiptsKey() const { return m_receiptsKey; }
    const federation::ServerConfig &config() const { return m_config; } ///< but for its folder
    static SecretBytes terminalKey();
    static store::StoreOptions terminalOptions(const QString &folder);
    static journal::Record::Options recordOptions(const QString &folder, const Identity &identity);

private:
    explicit Town(int terminals);
    QTemporaryDir m_dir;
    QList<Identity> m_identities;
    QList<federation::Tenant> m_tenants;
    QList<crypto::PrivateKey> m_cards;
    QByteArray m_caPem;
    crypto::PublicKey m_receiptsKey;
    federation::ServerConfig m_config;
};

/// In memory where there is such a place: a schedule syncs files a thousand times.
QString memoryFolder();
/// What a power cut would leave of a folder while nothing runs in it.
void copyFolder(const QString &from, const QString &to);
/// The value, or an exception that ends the schedule: what may not fail here.
template <typename T>
T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(describe(result.error()).toStdString());
    return std::move(result).value();
}

} // namespace madoguchi::sim
