#include "session/print_office.h"

using namespace Qt::StringLiterals;

namespace madoguchi::session {

PrintOffice::PrintOffice(Session &session, QStringList allowed, api::Printer *printer)
    : m_session(session), m_allowed(std::move(allowed)), m_printer(printer)
{
}

QStringList PrintOffice::printers() const
{
    QStringList names = m_printer ? m_printer->installed() : QStringList();
    names.removeIf([this](const QString &name) { return !m_allowed.contains(name); });
    return names;
}

QFuture<Result<Done>> PrintOffice::print(api::UseCase useCase, std::shared_ptr<const api::Paper> paper, QString printer)
{
    const bool possible = printers().contains(printer);
    const Job job{useCase, std::move(paper), std::move(printer), possible};
    const Promise<Result<Done>> promise;
    m_worker.run<Done>([this, job, promise] {
        const auto admitted = begin(job);
        // Printers are for the thread of the windows.
        QMetaObject::invokeMethod(this, [this, job, promise, admitted] {
            promise.answer(admitted.ok() ? hand(job, *admitted) : Result<Done>(admitted.error()));
        }, Qt::QueuedConnection);
        return done();
    });
    return promise.future();
}

Result<api::Actor> PrintOffice::begin(const Job &job)
{
    MADOGUCHI_ASSIGN(const api::Actor actor, m_session.admit(job.useCase));
    const QString where = job.possible ? job.printer : errorText(ErrorCode::PrinterMissing);
    MADOGUCHI_TRY(m_session.record(actor, job.useCase, job.possible ? api::Outcome::Done : api::Outcome::Denied,
                                   {{}, job.paper->persons(), u"%1 pages:%2"_s.arg(where).arg(job.paper->pages()), {}}));
    if (!job.possible)
        return Error{ErrorCode::PrinterMissing, {job.printer}, {}};
    return actor;
}

Result<Done> PrintOffice::hand(const Job &job, const api::Actor &actor)
{
    // Locked while the entry was written: nothing leaves any more.
    const auto printed = m_session.may(job.useCase) ? m_printer->print(*job.paper, job.printer) : Result<Done>(ErrorCode::Locked);
    if (!printed.ok()) {
        m_worker.run<Done>([this, job, actor, code = printed.error().code] {
            return m_session.record(actor, job.useCase, api::Outcome::Failed, {{}, job.paper->persons(), errorText(code), {}});
        });
    }
    return printed;
}

} // namespace madoguchi::session
