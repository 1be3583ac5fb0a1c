#pragma once

#include "api/print_service.h"
#include "session/session.h"

namespace madoguchi::session {

/// Prints in the name of whoever is in: gate, record, then the printer.
class PrintOffice final : public api::PrintService {
    Q_OBJECT
public:
    /// `allowed`: names of printers. Session and printer outlive it; no printer: nothing is installed.
    PrintOffice(Session &session, QStringList allowed, api::Printer *printer);

    QStringList printers() const override;
    QFuture<Result<Done>> print(api::UseCase useCase, std::shared_ptr<const api::Paper> paper, QString printer) override;

private:
    struct Job {
        api::UseCase useCase;
        std::shared_ptr<const api::Paper> paper;
        QString printer;
        bool possible = false;
    };
    Result<api::Actor> begin(const Job &job);
    Result<Done> hand(const Job &job, const api::Actor &actor);
    Session &m_session;
    const QStringList m_allowed;
    api::Printer *const m_printer;
    Worker m_worker; // last: ends before what it works on
};

} // namespace madoguchi::session
