#pragma once

#include "base/secret_bytes.h"
#include "crypto/key.h"

#include <QString>

#include <functional>

namespace madoguchi::training {

struct WrittenCard {
    crypto::PublicKey sign;
    crypto::PublicKey agree;
    QString serial; ///< of the token
};

enum class CardKeys { P256, Rsa2048 };

/// Certificate (DER) for the card's signing key.
using IssueCertificate = std::function<Result<QByteArray>(const crypto::PublicKey &signKey)>;

/// Where SoftHSM2's module lies on this system; empty if it is not installed.
QString softHsmModule();

/// Makes a new SoftHSM2 token `label` (ASCII, at most 32) in the token folder that the file `softhsmConf` names, and on
/// it what a staff card holds (card/card.h): key pairs "sign" and "agree", which the token generates itself, and the
/// certificate "sign". Not while a reader of the same module is open in this process. CardModuleMissing, CardFailed.
Result<WrittenCard> writeCard(const QString &modulePath, const QString &softhsmConf, const QString &label, const SecretBytes &soPin,
                              const SecretBytes &pin, const IssueCertificate &issue, CardKeys keys = CardKeys::P256);

} // namespace madoguchi::training
