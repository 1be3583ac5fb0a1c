#pragma once

#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "people/household_view.h"
#include "people/people_handler.h"
#include "people/search_tiers.h"

#include <map>

namespace madoguchi::people {

class PeopleServiceImpl final : public api::PeopleService {
    Q_OBJECT
public:
    /// Everything outlives the service; without `delivery` only the terminal's own lamp is lit.
    PeopleServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock, DeliveryLookup delivery = {});

    QFuture<Result<api::SearchPage>> search(quint64 request, QString text, QList<api::SearchTerm::Kind> dropped, int limit) override;
    QFuture<Result<api::SearchPage>> searchPage(quint64 request, QByteArray start, int limit) override;
    QFuture<Result<api::SearchExtent>> searchExtent(quint64 request, int pageRows) override;
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
    struct Newest {
        quint64 request = 0;
        QList<api::SearchTerm> terms;
        std::shared_ptr<const SearchTiers> tiers;
        bool turned = false;            ///< with the entry the index turns to another day
        QFuture<Result<Done>> recorded; ///< the entry that lets its pages out, however late they are asked for
    };
    QFuture<Result<api::SearchPage>> readPage(const Newest &newest, QByteArray start, int limit);
    QFuture<Result<Done>> begun();

    const Office m_office;
    journal::UseCaseRunner &m_runner;
    const Clock &m_clock;
    const DeliveryLookup m_delivery;
    store::CancelToken m_running;
    std::optional<Newest> m_newest;
    QDate m_day; ///< of the newest entry: with it the index turns to that day
    std::optional<QFuture<Result<Done>>> m_begun; ///< until a result has stood, whatever is typed is one search
    std::mutex m_mutex;
    std::map<quint64, Answered> m_answered; ///< the newest few
};

} // namespace madoguchi::people
