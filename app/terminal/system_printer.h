#pragma once

#include "api/print_service.h"

namespace madoguchi::app {

/// The printers of the system, by their queues. No dialog, no file: a queue that writes files is not one of them (C-12).
class SystemPrinter final : public api::Printer {
public:
    QStringList installed() const override;
    Result<Done> print(const api::Paper &paper, const QString &printer) override;
};

} // namespace madoguchi::app
