#pragma once

#include "api/link_service.h"
#include "api/reception_service.h"

#include <QJsonObject>

namespace madoguchi::api {

/// Carries a sealed number to the federation's online function at once. Implemented by sync, used by people. `body` as
/// resources/interface/README.md says. An error: nobody has answered, nothing is known. What was answered is a value:
/// the federation's three answers, or Refused with its reason.
class NumberChannel {
public:
    virtual ~NumberChannel() = default;
    virtual QFuture<Result<NumberVerdict>> send(QJsonObject body) = 0;
};

/// Numbers that wait for the line. Implemented by people, emptied by sync with each cycle.
class NumberQueue {
public:
    virtual ~NumberQueue() = default;
    virtual QFuture<Result<Done>> tidy() = 0; ///< ends what has waited too long; needs no server
    virtual QFuture<Result<QList<QJsonObject>>> waiting() = 0; ///< bodies, oldest first; none while nobody is in who may deliver them
    virtual QFuture<Result<Done>> answered(QJsonObject body, Result<NumberVerdict> verdict) = 0;
};

/// The interface files that were received, whole and verified. Implemented by sync, used by media.
class FileArchive {
public:
    virtual ~FileArchive() = default;
    virtual QFuture<Result<QList<InterfaceFile>>> received() = 0;
    virtual QFuture<Result<QByteArray>> content(FileId id) = 0;
};

} // namespace madoguchi::api
