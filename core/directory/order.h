#pragma once

#include "api/order.h"
#include "base/result.h"
#include "directory/content.h"

namespace madoguchi::directory {

/// An order with everything that its signature covers.
struct Ordered {
    QString id; ///< UUIDv7; the same id again is the same order
    QString municipality;
    TerminalId terminal;
    StaffId by; ///< empty for PresentCard alone
    QDateTime at;
    api::Order order;
};

/// Canonical JSON, at most 64 KiB: what travels and is kept, byte for byte.
QByteArray writeOrder(const Ordered &ordered);
/// RequestMalformed (args: the place).
Result<Ordered> readOrder(const QByteArray &statement);
/// What the card really signs; the first line keeps the signature from being taken for anything else that it signs.
QByteArray framedOrder(QByteArrayView statement);

/// The rules, for the server that carries an order out and for the screen that shows beforehand what would happen. Changes
/// `content` whole or not at all; the version is the caller's. Whether `by` may do it at all, and the signature, is checked by mayOrder().
/// Errors: NotFound, AlreadyRegistered, CardTaken, SamePerson, GrantBeyondRole, FieldRequired, FieldInvalid, DateOrder,
/// DateInvalid, VersionConflict, StateRefused; Error::field names the member.
Result<Done> carryOut(DirectoryContent &content, const Ordered &ordered, QDate today);

/// Who ordered is entitled today and has the permission of the use case (C-16). Denied.
Result<Done> mayOrder(const DirectoryContent &content, const Ordered &ordered, QDate today);

} // namespace madoguchi::directory
