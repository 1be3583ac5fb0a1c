#pragma once

#include "app/admin/passphrase.h"

#include <QStringList>

namespace madoguchi::admin {

/// `audit verify DIR --open SHARE SHARE`: the record against the store, which two officers open for it; that they did stands in the record. Answers an exit code.
int checkStore(const QString &directory, const QStringList &shares, const Passphrases &passphrases);

} // namespace madoguchi::admin
