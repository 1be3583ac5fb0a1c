#pragma once

#include "api/conflict_service.h"

#include <QJsonObject>

namespace madoguchi::people {

/// Two bodies of one kind, field beside field. Entries of a list stand beside each other by what identifies them, wherever in the list they are. Nothing is
/// left out: what neither kind nor words know is a field too.
QList<api::ConflictField> compareBodies(const QJsonObject &ours, const QJsonObject &theirs);

} // namespace madoguchi::people
