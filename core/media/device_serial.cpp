#include "media/device_serial.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace madoguchi::media {

QString deviceSerial(const QString &blockDevice, const QString &sysfs)
{
    constexpr int mostLayers = 8;
    const QString named = QFileInfo(blockDevice).canonicalFilePath(); // /dev/mapper/… is a link
    QString name = QFileInfo(named.isEmpty() ? blockDevice : named).fileName();
    for (int layer = 0; layer < mostLayers; ++layer) {
        const QStringList below = QDir(sysfs + u"/class/block/"_s + name + u"/slaves"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        if (below.isEmpty())
            break;
        name = below.first();
    }
    const QString end = QFileInfo(sysfs).canonicalFilePath();
    // Upwards from the block device to the one that is plugged in: of the folders on the way that has a serial.
    for (QDir at(QFileInfo(sysfs + u"/class/block/"_s + name).canonicalFilePath()); at.path().startsWith(end + u'/'); at.setPath(QFileInfo(at.path()).path())) {
        QFile serial(at.filePath(u"serial"_s));
        if (serial.open(QIODevice::ReadOnly))
            return QString::fromUtf8(serial.read(256)).trimmed();
    }
    return {};
}

} // namespace madoguchi::media
