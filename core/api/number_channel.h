#pragma once

#include "api/link_service.h"
#include "api/reception_service.h"

#include <QJsonObject>

namespace madoguchi::api {

/// Carries a sealed number to the federation's online function at once (NumberCapture=OnlineOnly: never on disk).
/// Implemented by sync, used by people. `body` as resources/interface/README.md says.
class NumberChannel {
public:
    virtual ~NumberChannel() = default;
    virtual QFuture<Result<NumberVerdict>> send(QJsonObject body) = 0;
};

/// The interface files that were received, whole and verified. Implemented by sync, used by media.
class FileArchive {
public:
    virtual ~FileArchive() = default;
    virtual QFuture<Result<QList<InterfaceFile>>> received() = 0;
    virtual QFuture<Result<QByteArray>> content(FileId id) = 0;
};

} // namespace madoguchi::api
