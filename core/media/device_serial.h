#pragma once

#include <QString>

namespace madoguchi::media {

/// The serial number that the device behind a block device tells of itself, through partitions and what lies encrypted on it; empty: it tells none. Linux.
QString deviceSerial(const QString &blockDevice, const QString &sysfs = QStringLiteral("/sys"));

} // namespace madoguchi::media
