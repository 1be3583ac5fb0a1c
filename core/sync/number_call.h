#pragma once

#include "api/number_channel.h"
#include "sync/transport.h"

namespace madoguchi::sync {

struct EngineOptions;

/// POST /federation/v1/numbers: the sealed number goes, a verified verdict comes (C-20). `body` holds no digits, only what was sealed to the federation.
/// What the server refuses is a value. ReceiptInvalid: the answer is not the federation's, or of somebody else.
QFuture<Result<api::NumberVerdict>> callNumbers(Transport &transport, const EngineOptions &options, const QJsonObject &body);

} // namespace madoguchi::sync
