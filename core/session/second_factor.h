#pragma once

#include "card/card.h"

namespace madoguchi::session {

/// What a person shows beside the password (C-14): it says who is there, proves it with a key that never leaves it, and
/// releases its share of the person key. The staff card is one (CardWatch); a vein reader (静脈) that keeps such keys for
/// the people it knows can stand in its place. Every call may wait for the device: never from the UI thread.
class SecondFactor {
public:
    virtual ~SecondFactor() = default;

    struct Inspection {
        card::CardInfo info; ///< of a reader without cards: its serial, the certificate of whom it knows, no PIN
        quint64 insertion = 0; ///< grows whenever who was there has gone
        bool loggedIn = false; ///< with the PIN, since it was put in
    };
    /// The errors of CardReader::inspect(): CardMissing, nobody is there; CardUnknown, nobody of ours.
    virtual Result<Inspection> inspect() = 0;
    virtual Result<Done> login(SecretBytes pin) = 0; ///< only where `pinNeeded`; afresh, even if logged in
    virtual Result<QByteArray> sign(const QByteArray &message) = 0;
    virtual Result<SecretBytes> release(const QByteArray &lock) = 0;
    virtual Result<card::AgreeKey> agreeKey() = 0; ///< what a first lock is made for
};

} // namespace madoguchi::session
