#pragma once

#include "base/result.h"
#include "base/secret_bytes.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace madoguchi::card {

/// What the card says of its PIN counter; PKCS#11 has flags for it, no number.
enum class PinTries { Untold, Few, Last, None };

/// What can be read of an inserted card without a PIN.
struct CardInfo {
    QString label;
    QString serial;              ///< token serial
    QByteArray certificateDer;   ///< of the signing key
    bool pinNeeded = true;
    PinTries pinTries = PinTries::Untold;
    bool watched = false;        ///< PC/SC tells of its removal at once
};

/// What a secret is encrypted to so that the card alone finds it: modulus and exponent of its RSA key, big-endian. Both empty:
/// the key is P-256, which needs nothing of the card (CardReader::release takes any point).
struct AgreeKey {
    QByteArray modulus;  ///< 256 to 512 bytes
    QByteArray exponent; ///< 1 to 8 bytes
};

/// What the reader says without being asked.
enum class CardEvent {
    Removed, ///< the card is gone, or what watched over it has ended: the same to whoever relies on it
    Changed, ///< something happened at a reader: worth a look
};

/// A look at the card that has not been answered in its time: nobody knows whether the card is there, but nothing says that it
/// has gone. The answer is waited for by whichever call comes next.
inline Error cardIsLate() { return {ErrorCode::CardFailed, {QStringLiteral("late")}, {}}; }
inline bool isLate(const Error &error) { return error.code == ErrorCode::CardFailed && error.args == cardIsLate().args; }

/// A reader with at most one card, by way of a PKCS#11 module. Used from one thread (the card thread). Every call may
/// block for a second or two. Any unknown error of the module is CardFailed (args: CKR_… name) and counts as removal.
class CardReader {
public:
    virtual ~CardReader() = default;
    /// Who hears of events from now on, from a thread of the reader's, until the reader is destroyed.
    virtual void listen(std::function<void(CardEvent)> listener) = 0;
    /// CardModuleMissing, CardReaderMissing, CardMissing, CardUnknown (a card without our objects), CardFailed (cardIsLate()).
    virtual Result<CardInfo> inspect() = 0;
    /// C_Login; keeps the session until logout or removal. CardPinWrong (args: "few" or "last", if the card tells), CardBlocked.
    virtual Result<Done> login(SecretBytes pin) = 0;
    virtual void logout() = 0;
    /// Over SHA-256(message), after login: ECDSA P-256, raw r‖s, 64 bytes; or RSA PKCS#1 v1.5, as long as the modulus.
    virtual Result<QByteArray> sign(QByteArrayView message) = 0;
    /// The 32 bytes that the card alone finds for `lock`, after login. P-256: `lock` is an uncompressed point (65 bytes), the
    /// answer the x coordinate of ECDH with it; RSA: an OAEP ciphertext as long as the modulus (256 to 512), its plain text.
    /// InvalidArgument: a lock of another size.
    virtual Result<SecretBytes> release(QByteArrayView lock) = 0;
    /// Of the key that releases, after login.
    virtual Result<AgreeKey> agreeKey() = 0;
};

/// Whether a terminal may go without PC/SC, polling alone.
enum class Watching { IfThere, Required };

/// A reader by way of the module at `modulePath` (absolute), which runs in a process of its own: README.md. Objects on the
/// card: private keys and certificate labelled "sign" and private key labelled "agree" (CKA_LABEL), P-256 or RSA.
/// CardServiceMissing: watching is required and there is no PC/SC.
Result<std::unique_ptr<CardReader>> openPkcs11(const QString &modulePath, Watching watching = Watching::IfThere);

} // namespace madoguchi::card
