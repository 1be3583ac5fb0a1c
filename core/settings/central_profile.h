#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace madoguchi::settings {

/// What the reference server knows of itself: DIR/profile.json, app/README.md.
struct CentralProfile {
    QString directory; ///< DIR, absolute
    QString host;
    quint16 port = 0;   ///< 0: any
    QString name;       ///< on its certificate
    QString prefecture; ///< 2 digits
    struct Municipality {
        QString code;   ///< 6 digits
        QString name;
        QString insurer; ///< 保険者番号, 6 or 8 digits
    };
    QList<Municipality> municipalities;

    QString path(const QString &file) const { return directory + u'/' + file; }
};

/// Strict, as loadTerminalProfile.
Result<CentralProfile> loadCentralProfile(const QString &directory);

} // namespace madoguchi::settings
