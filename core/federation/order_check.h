#pragma once

#include "base/clock.h"
#include "crypto/certificate.h"
#include "directory/order.h"
#include "federation/message.h"

namespace madoguchi::federation {

/// An order as it came over the wire.
struct SentOrder {
    QByteArray statement, signature, certificate;
};

/// From this municipality and terminal, of now, signed by the card that may sign it: the card of `by` as the directory has
/// it, or, of a card that shows itself, its own. What is ordered is not looked at. TenantForbidden, ClockOff, SignatureInvalid,
/// Denied, Certificate…
Result<directory::Ordered> checkOrder(const SentOrder &sent, const Tenant &tenant, const directory::DirectoryContent &content,
                                      const crypto::TrustStore &trust, const Clock &clock);

/// The kinds of changes that terminals send, and the functions of which any one lets a change of the kind through.
const QMap<QString, QList<api::Permission>> &changeFunctions();

/// Whether the directory lets `staff` do what a change of this kind is; `at` is when they did it (C-16). A change that no
/// person made stands in the terminal's name and may be a task that the federation's answers bring. Denied.
Result<Done> checkActor(const directory::DirectoryContent &content, const Tenant &tenant, const QString &kind, const QString &actor, const QDateTime &at,
                        const Clock &clock);

/// Of a change that needs two persons: that the one who approves it makes it, may, and is neither who decided nor who asked. Denied, with the field of the body.
Result<Done> checkSecondPerson(const directory::DirectoryContent &content, const QString &kind, const QString &actor, const QJsonObject &body, const QDateTime &at);

/// Whether a `ContinuityDecision` can be one: its day and its words, and whether the directory lets those whom it names decide and, where it cancels, approve.
/// FieldInvalid, Denied, ContinuityNeedsSecond.
Result<Done> checkDecision(const directory::DirectoryContent &content, const QJsonObject &decision, const Clock &clock);

} // namespace madoguchi::federation
