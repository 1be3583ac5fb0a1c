#include "people/people_service.h"

#include "people/commitment.h"
#include "people/household_table.h"
#include "people/search_index.h"

using namespace Qt::StringLiterals;

namespace madoguchi::people {

namespace {

constexpr std::size_t remembered = 8;
constexpr int maximumRows = 500;
constexpr int mostCounted = 100'000;

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
    m_newest.reset();
    const auto query = SearchQuery::understand(text, dropped);
    if (!query.ok())
        return ready<Result<api::SearchPage>>(query.error());
    if (const auto admitted = m_runner.gate().admit(api::UseCase::PersonSearch); !admitted.ok())
        return ready<Result<api::SearchPage>>(admitted.error());
    m_newest = Newest{request, query->terms(), std::make_shared<const SearchTiers>(*query), m_day != m_clock.today(), {}};
    if (!m_newest->terms.isEmpty())
        m_newest->recorded = begun();
    return readPage(*m_newest, {}, limit);
}

QFuture<Result<api::SearchPage>> PeopleServiceImpl::searchPage(quint64 request, QByteArray start, int limit)
{
    if (!m_newest || m_newest->request != request)
        return ready<Result<api::SearchPage>>(ErrorCode::Cancelled);
    return readPage(*m_newest, std::move(start), limit);
}

QFuture<Result<api::SearchExtent>> PeopleServiceImpl::searchExtent(quint64 request, int pageRows)
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::PersonSearch); !admitted.ok())
        return ready<Result<api::SearchExtent>>(admitted.error());
    if (!m_newest || m_newest->request != request)
        return ready<Result<api::SearchExtent>>(ErrorCode::Cancelled);
    return m_runner.store().read<api::SearchExtent>(
        [request, tiers = m_newest->tiers, rows = std::clamp(pageRows, 1, maximumRows)](store::Connection &connection) -> Result<api::SearchExtent> {
            MADOGUCHI_ASSIGN(const auto extent, tiers->extent(connection, rows, mostCounted));
            return api::SearchExtent{request, extent.rows, extent.starts, extent.complete};
        },
        m_running);
}

/// One entry when a search begins, before anything of it is answered; what was looked for follows once a result has stood.
QFuture<Result<Done>> PeopleServiceImpl::begun()
{
    if (m_begun && m_begun->isFinished() && (m_begun->resultCount() == 0 || !m_begun->result().ok()))
        m_begun.reset(); // another try
    m_day = m_clock.today();
    if (!m_begun)
        m_begun = m_runner.run<Done>(api::UseCase::PersonSearch, [today = m_clock.today()](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
            scope.note.detail = u"begun"_s;
            return rollIndex(scope.transaction, today);
        });
    return *m_begun;
}

QFuture<Result<api::SearchPage>> PeopleServiceImpl::readPage(const Newest &newest, QByteArray start, int limit)
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::PersonSearch); !admitted.ok())
        return ready<Result<api::SearchPage>>(admitted.error());
    return m_runner.store().read<api::SearchPage>(
        [this, newest, start, rows = std::clamp(limit, 1, maximumRows), today = m_clock.today()](store::Connection &connection) mutable -> Result<api::SearchPage> {
            auto recorded = newest.recorded;
            if (newest.turned)
                recorded.waitForFinished(); // the snapshot begins with the first look: who is lost since today is lost in it
            api::SearchPage page;
            page.request = newest.request;
            page.understood = newest.terms;
            MADOGUCHI_ASSIGN(auto read, newest.tiers->page(connection, start, rows, today));
            page.rows = std::move(read.rows);
            page.next = std::move(read.next);
            MADOGUCHI_ASSIGN(const IndexState index, indexState(connection));
            page.building = !index.complete;
            if (newest.terms.isEmpty())
                return page;
            // Read meanwhile, answered only now (C-09). The writer never waits for a reader.
            recorded.waitForFinished();
            if (recorded.resultCount() == 0)
                return ErrorCode::Cancelled;
            if (const Result<Done> entry = recorded.result(); !entry.ok())
                return entry.error();
            if (start.isEmpty())
                remember(newest.request, {page.understood, page.rows.size()});
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
    m_begun.reset(); // the next search is another one
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
    m_newest.reset();
    m_begun.reset();
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
