#pragma once

#include "support/training_town.h"

namespace madoguchi::desk {

/// What one person's card and password open on a terminal, opened here with the same code: invented, and thrown away with the town.
struct Keys {
    QByteArray storeKey, personKey, releasedByCard;
};
Keys openKeys(const test::TrainingTown &town, const QString &staff);

} // namespace madoguchi::desk
