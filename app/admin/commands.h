#pragma once

#include <QStringList>

namespace madoguchi::admin {

/// Exit codes of every program: 0 ok, 1 finding, 2 usage, 3 cannot run.
enum Exit { Ok = 0, Finding = 1, Usage = 2, CannotRun = 3 };

int audit(const QStringList &arguments);
int backup(const QStringList &arguments);
int escrow(const QStringList &arguments);
int evidence(const QStringList &arguments);
int retire(const QStringList &arguments);
int training(const QStringList &arguments);

} // namespace madoguchi::admin
