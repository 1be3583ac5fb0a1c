#pragma once

#include <QByteArray>

namespace madoguchi::api {

/// What a card really signs when a person approves `statement`: the first line keeps the signature from being taken
/// for anything else that the same card signs (C-18). SessionService::stepUp signs it, whoever checks an approval verifies it.
inline QByteArray framedApproval(QByteArrayView statement)
{
    QByteArray framed("madoguchi approval v1\n");
    framed.append(statement.data(), statement.size());
    return framed;
}

} // namespace madoguchi::api
