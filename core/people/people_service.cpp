#include "people/people_service.h"

#include "people/commitment.h"
#include "people/household_table.h"

namespace madoguchi::people {

namespace {

constexpr std::size_t remembered = 8;
constexpr int maximumRows = 500;

template <typename T>
QFuture<Result<T>> ready(Result<T> answer)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

} // namespace

PeopleServiceImpl::PeopleServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock, DeliveryLookup delivery)
    : m_office(std::move(office)), m_runner(runner), m_clock(clock), m_delivery(std::move(delivery))
{
    connect(&handler, &PeopleHandler::householdChanged, this, &api::PeopleService::householdChanged);
}

QFuture<Result<api::SearchPage>> PeopleServiceImpl::search(quint64 request, QString text, QList<api::SearchTerm::Kind> dropped, int limit)
{
    m_running.cancel();
    m_running = store::CancelToken();
    if (const auto admitted = m_runner.gate().admit(api::UseCase::PersonSearch); !admitted.ok())
        return ready<api::SearchPage>(admitted.error());
    auto query = SearchQuery::understand(text, dropped);
    if (!query.ok())
        return ready<api::SearchPage>(query.error());
    const int rows = std::clamp(limit, 1, maximumRows);
    return m_runner.store().read<api::SearchPage>(
        [this, request, rows, query = *query, today = m_clock.today()](store::Connection &connection) -> Result<api::SearchPage> {
            api::SearchPage page;
            page.request = request;
            page.understood = query.terms();
            MADOGUCHI_ASSIGN(page.rows, query.run(connection, today, rows, &page.more));
            if (!query.isEmpty())
                remember(request, {page.understood, page.rows.size()});
            return page;
        },
        m_running);
}

void PeopleServiceImpl::remember(quint64 request, Answered answered)
{
    const std::lock_guard lock(m_mutex);
    m_answered[request] = std::move(answered);
    while (m_answered.size() > remembered)
        m_answered.erase(m_answered.begin());
}

void PeopleServiceImpl::searchStood(quint64 request)
{
    Answered answered;
    {
        const std::lock_guard lock(m_mutex);
        const auto at = m_answered.find(request);
        if (at == m_answered.end())
            return; // recorded already, or never answered
        answered = std::move(at->second);
        m_answered.erase(at);
    }
    m_runner.run<Done>(api::UseCase::PersonSearch, [answered](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.count = answered.count;
        scope.note.detail = fieldNames(answered.terms);
        MADOGUCHI_ASSIGN(scope.note.commitment, commitTo(scope.transaction, answered.terms));
        return done();
    });
}

void PeopleServiceImpl::forget()
{
    m_running.cancel();
    const std::lock_guard lock(m_mutex);
    m_answered.clear();
}

QFuture<Result<api::HouseholdView>> PeopleServiceImpl::household(HouseholdId id)
{
    return m_runner.run<api::HouseholdView>(api::UseCase::HouseholdOpen, [this, id, today = m_clock.today()](journal::UseCaseRunner::Scope &scope) -> Result<api::HouseholdView> {
        store::Connection &connection = scope.transaction.connection();
        MADOGUCHI_ASSIGN(const auto household, findHousehold(connection, id));
        if (!household)
            return ErrorCode::NotFound;
        scope.note.object = id.text();
        scope.note.count = household->members.size();
        return viewOf(connection, *household, m_office, today, m_delivery);
    });
}

} // namespace madoguchi::people
