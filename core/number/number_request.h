#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>

namespace madoguchi::number {

/// POST /federation/v1/numbers (resources/interface/README.md): whose number it is, and from where it comes.
struct NumberRequest {
    QString id;        ///< the same again is answered the same
    QString addressee;
    QString reception; ///< empty: no visit, it stood in the municipality's file
    QString municipality, terminal;
};
using DeviceSign = std::function<QByteArray(QByteArrayView)>; ///< ECDSA-SHA256 with the device key, DER

/// What binds a sealed number to its person, visit, terminal and request: the server opens it for nothing else.
QByteArray contextOf(const NumberRequest &request);
QJsonObject sealedBody(const NumberRequest &request, const QByteArray &sealed, const QString &sealKey, const DeviceSign &sign);
QJsonObject registerBody(const NumberRequest &request); ///< nothing was sealed: the register knows it

} // namespace madoguchi::number
