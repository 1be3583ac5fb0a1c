#pragma once

#include "api/actor.h"
#include "api/link_service.h"
#include "crypto/certificate.h"
#include "crypto/key.h"
#include "exchange/encoding.h"
#include "number/number_request.h"
#include "store/transaction.h"

#include <functional>

namespace madoguchi::sync {

/// Who an addressee number belongs to, for the list of what was set aside; sync knows no persons, app asks room people.
struct Addressee {
    HouseholdId household;
    QString name;
};
using AddresseeLookup = std::function<Addressee(store::Connection &, const QString &addresseeNumber)>;

/// Name of the municipality with that code, empty if unknown here.
using MunicipalityLookup = std::function<QString(store::Connection &, const QString &code)>;

/// What should be looked at before a row leaves, in the eyes of whoever knows the persons.
using RowExamination = std::function<Result<QList<api::PreviewWarning>>(store::Connection &, const QString &layout, const QMap<QString, QString> &row)>;

/// Where the municipality's own files may lie: the folder of its system, or a registered medium (C-18).
struct SourcePlace {
    QString medium; ///< its serial in the register; empty: the folder
    std::function<QString()> label; ///< as the register in force calls it; empty: the folder, or a medium that is not in it
    QString path;
    QString name() const
    {
        const QString told = label ? label() : QString();
        return told.isEmpty() ? medium : told;
    }
    std::function<Result<Done>()> reach; ///< whether it is that medium and plugged in: MediumMissing, MediumUnregistered; empty: whether there is such a folder
};

/// Ledger External: the way of the municipality's own files.
struct SourceOptions {
    QList<SourcePlace> places; ///< the folder first; empty: not offered here
    exchange::Encoding encoding = exchange::Encoding::Utf8;
    QString checker;        ///< path of madoguchi-checker
    std::function<Result<crypto::PublicKey>()> federationKey; ///< of the directory in force
    number::DeviceSign deviceSign;
    QString handBackFolder; ///< where received files are put for it; empty: nowhere
};

struct EngineOptions {
    QString terminal, municipality;     ///< as in the device certificate
    crypto::PublicKey receiptsKey;      ///< verifies every signed answer
    crypto::Certificate certificate;    ///< the device's
    crypto::Certificate authority;      ///< that made it
    /// One that was renewed, and is good: kept for the next start and shown to the server from now on. Called on the engine's own thread; what it answers is told to the desk. Empty: none is
    /// asked for.
    std::function<Result<Done>(const crypto::Certificate &)> keepCertificate;
    QString layoutsDir = QStringLiteral(":/interface/layouts");
    AddresseeLookup addressee;          ///< may be empty
    MunicipalityLookup municipalityName; ///< may be empty
    RowExamination examineRow;          ///< may be empty
    std::function<Result<Done>(store::Transaction &)> changeKey; ///< the store gets another key at its next opening; empty: it keeps it
    std::function<bool()> mayTransmit;  ///< whether who is in may send and receive files, asked without an entry in the record; empty: nothing moves by itself
    std::function<bool()> mayDecide;    ///< the same of decisions on households; empty: none is sent
    SourceOptions source;
    bool automatic = true;              ///< own timer; tests without
    std::chrono::milliseconds lookInterval{2000}; ///< between two looks for what waits; what is queued while the store is open is seen at once
    std::chrono::milliseconds sliceTime{20}; ///< how long a slice of a long file works at its rows; with its commit less than 50 (architecture.md)
    std::chrono::milliseconds pollInterval{500}; ///< between two questions for a file's result
    int pollTimes = 40;
};

/// Nobody does it: it stands in the record in the terminal's name, and waits for no permission of whoever is in.
inline api::Actor selfOf(const EngineOptions &options)
{
    api::Actor self;
    self.staff = StaffId(options.terminal);
    self.terminal = TerminalId(options.terminal);
    self.municipality = options.municipality;
    return self;
}

} // namespace madoguchi::sync
