#pragma once

#include "api/conflict_service.h"
#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "people/people_handler.h"

namespace madoguchi::people {

class ConflictServiceImpl final : public api::ConflictService {
    Q_OBJECT
public:
    using StaffName = std::function<QString(const QString &staff)>; ///< empty: not known here
    /// Everything outlives the service.
    ConflictServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock, StaffName staffName = {});

    QFuture<Result<api::Conflict>> conflict(QString id) override;
    QFuture<Result<Done>> putOurs(QString id, api::Seen theirs, QString reason) override;

private:
    const Office m_office;
    journal::UseCaseRunner &m_runner;
    PeopleHandler &m_handler;
    const Clock &m_clock;
    const StaffName m_staffName;
};

} // namespace madoguchi::people
