#pragma once

#include "api/link_service.h"
#include "crypto/certificate.h"
#include "crypto/key.h"
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

struct EngineOptions {
    QString terminal, municipality;     ///< as in the device certificate
    crypto::PublicKey receiptsKey;      ///< verifies every signed answer
    crypto::Certificate certificate;    ///< the device's, for the days left
    QString layoutsDir = QStringLiteral(":/interface/layouts");
    AddresseeLookup addressee;          ///< may be empty
    MunicipalityLookup municipalityName; ///< may be empty
    std::function<bool()> mayTransmit;  ///< whether who is in may send and receive files, asked without an entry in the record; empty: nothing moves by itself
    std::function<bool()> mayDecide;    ///< the same of decisions on households; empty: none is sent
    bool automatic = true;              ///< own timer; tests without
    std::chrono::milliseconds pollInterval{500}; ///< between two questions for a file's result
    int pollTimes = 40;
};

} // namespace madoguchi::sync
