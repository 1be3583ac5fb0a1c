#pragma once

#include "base/id.h"

#include <QByteArray>

namespace madoguchi::api {

/// That somebody has shown a card at this terminal: the card's answer to the login challenge. Opens the session at the server (C-13).
struct LoginProof {
    StaffId staff;
    QByteArray statement, signature; ///< DER
};

/// What the server answers to a try of a password that is about to be made.
struct TryCount {
    int seconds = 0; ///< to wait; 0: counted, go on
    int left = 0;    ///< free tries after it, over all terminals
};

} // namespace madoguchi::api
