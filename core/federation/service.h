#pragma once

#include "base/clock.h"
#include "exchange/layout.h"
#include "exchange/schema.h"
#include "federation/federation_store.h"
#include "federation/municipal_store.h"
#include "federation/receipts.h"
#include "federation/seal_keys.h"
#include "federation/server_config.h"
#include "federation/sessions.h"

#include <QFuture>
#include <QHash>

#include <mutex>

namespace madoguchi::federation {

/// The calls of resources/interface/openapi.json: finds the route, checks the request against the schemas, asks the
/// stores, words the answer. Knows neither sockets nor SQL; callable from any thread, blocks none.
class Service {
public:
    /// Opens both partitions and reads the keys of config.directory; waits for it.
    static Result<std::unique_ptr<Service>> open(const ServerConfig &config, const Clock &clock);
    ~Service();

    /// Every call, "GET /v1/feed", and the function that whoever is in must have for it.
    static QList<std::pair<QString, api::Permission>> calls();

    QFuture<Response> handle(const Request &request, const Tenant &tenant);
    /// What time brings, to be called now and then: numbers are taken back and, with the daily cycle, answers are made.
    /// Answers how many files were written. Trouble goes to the log and is met again by the next call.
    QFuture<int> lookAtTheClock();
    /// The final statement of `tenant`, carried here because the terminal could not send it; the answer is the receipt.
    QFuture<Result<QJsonObject>> witnessRetirement(const Tenant &tenant, const QByteArray &statement);
    /// What is witnessed of the records of a municipality's terminals. TenantUnknown.
    QFuture<Result<QList<QJsonObject>>> witnessedRecords(const QString &municipality);
    /// Somebody has looked into what a terminal has shown and not taken in; how many entries there were. TenantUnknown.
    QFuture<Result<qint64>> giveUpOutside(const QString &municipality, const QString &terminal, const QString &reason);
    /// What is known of a terminal that is gone, as of the end of a day in Japan (C-33). TenantUnknown; NotFound: it was never heard of.
    QFuture<Result<Incident>> incident(const QString &municipality, const QString &terminal, QDate until);
    QFuture<Result<QList<MunicipalStore::Fed>>> fed(const QString &municipality); ///< TenantUnknown
    void close(); ///< what still waits is answered with StoreClosed

private:
    struct Call;
    struct Route;
    using Answer = QFuture<Response>;
    Service(const ServerConfig &config, const Clock &clock, Receipts receipts, SealKeys sealKeys);
    static const QList<Route> &routes();

    Answer terminal(const Call &call);
    Answer changes(const Call &call);
    Answer feed(const Call &call);
    Answer record(const Call &call);
    Answer outside(const Call &call);
    Answer directory(const Call &call);
    Answer certificate(const Call &call);
    Answer retirement(const Call &call);
    Answer orders(const Call &call);
    Answer expired(const Call &call);
    Answer openSession(const Call &call);
    Answer countTry(const Call &call);
    Answer tryWasRight(const Call &call);
    Answer closeSession(const Call &call);
    Answer numbers(const Call &call);
    Answer continuity(const Call &call);
    Answer sequence(const Call &call);
    Answer createUpload(const Call &call);
    Answer uploadStanding(const Call &call);
    Answer appendUpload(const Call &call);
    Answer uploadResult(const Call &call);
    Answer files(const Call &call);
    Answer file(const Call &call);
    Answer supply(const Call &call);

    /// One municipality's people as they stand, and who of them is in.
    struct Office {
        std::shared_ptr<const directory::DirectoryContent> content;
        QByteArray revocationList; ///< that `body` was signed with
        QByteArray body, etag;
        Sessions sessions;
    };
    struct SignedDirectory {
        QByteArray body, etag;
    };
    std::shared_ptr<const directory::DirectoryContent> directoryOf(const QString &municipality) const;
    void directoryIs(directory::DirectoryContent content);
    QFuture<int> takeBack(const QString &municipality); ///< from terminals that are gone; 0
    QFuture<int> clear(const QString &municipality);    ///< of what was erased; 0
    template <typename T>
    QFuture<int> counted(const QString &matter, QFuture<Result<T>> work);
    void tell(const QString &matter, const std::optional<Error> &trouble);
    Result<SignedDirectory> signedDirectoryOf(const QString &municipality);
    Result<crypto::TrustStore> staffTrust() const; ///< with the revocation list as it stands
    struct Shown;
    Result<Shown> shown(const Call &call, std::chrono::minutes life) const;
    Result<Done> admit(const Route &route, const Call &call);

    const ServerConfig m_config;
    const Clock &m_clock;
    const Receipts m_receipts;
    const SealKeys m_sealKeys;
    std::optional<Receipts> m_nextStation; ///< none: nothing is known of what lies behind the federation
    exchange::SchemaSet m_schemas;
    QMap<QString, exchange::Layout> m_layouts;
    std::optional<NumberLedger> m_ledger;
    std::map<QString, std::unique_ptr<MunicipalStore>> m_municipal;
    std::unique_ptr<FederationStore> m_federation;
    crypto::Certificate m_authority;
    std::optional<crypto::CertificateAuthority> m_issuer; ///< none: certificates are renewed elsewhere
    mutable std::mutex m_officesMutex;
    std::map<QString, Office> m_offices; ///< one a municipality, from the start
    std::mutex m_troubleMutex;
    std::map<QString, QString> m_trouble; ///< by matter, as the log has it
};

} // namespace madoguchi::federation
