#pragma once

#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "people/household_view.h"
#include "people/people_handler.h"
#include "people/search_query.h"

#include <map>

namespace madoguchi::people {

class PeopleServiceImpl final : public api::PeopleService {
    Q_OBJECT
public:
    /// Everything outlives the service; without `delivery` only the terminal's own lamp is lit.
    PeopleServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock, DeliveryLookup delivery = {});

    QFuture<Result<api::SearchPage>> search(quint64 request, QString text, QList<api::SearchTerm::Kind> dropped, int limit) override;
    void searchStood(quint64 request) override;
    void forget(); ///< the session is locked: what was searched is nobody's any more (C-07)
    QFuture<Result<api::HouseholdView>> household(HouseholdId id) override;

private:
    /// What the record will say of a search if it stands.
    struct Answered {
        QList<api::SearchTerm> terms;
        qint64 count = 0;
    };
    void remember(quint64 request, Answered answered);

    const Office m_office;
    journal::UseCaseRunner &m_runner;
    const Clock &m_clock;
    const DeliveryLookup m_delivery;
    store::CancelToken m_running;
    std::mutex m_mutex;
    std::map<quint64, Answered> m_answered; ///< the newest few
};

} // namespace madoguchi::people
