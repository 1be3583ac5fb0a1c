#pragma once

#include "base/result.h"
#include "base/id.h"

#include <QByteArray>
#include <QDateTime>

namespace madoguchi::directory {

/// What a card signs at login, unlock and step-up, and what shows the server who is in at a terminal:
/// "madoguchi login v1\n" terminal "\n" UTC "\n" 32 random bytes in hex. The first line keeps the signature from being taken for anything else.
QByteArray loginChallenge(const TerminalId &terminal, const QDateTime &at);

/// What the person's own key signs when it has been opened: the password that was tried with this showing of the card was right.
QByteArray framedRight(QByteArrayView challenge);

struct Login {
    TerminalId terminal;
    QDateTime at;
};
/// RequestMalformed.
Result<Login> readLoginChallenge(const QByteArray &challenge);

} // namespace madoguchi::directory
