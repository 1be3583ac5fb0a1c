#pragma once

#include "base/id.h"

#include <QByteArray>

namespace madoguchi::api {

/// That somebody has shown a card at this terminal: the card's answer to the login challenge. Opens the session at the server (C-13).
struct LoginProof {
    StaffId staff;
    QByteArray statement, signature; ///< DER
};

} // namespace madoguchi::api
