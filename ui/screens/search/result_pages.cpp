#include "ui/screens/search/result_pages.h"

namespace madoguchi::ui {

namespace {
constexpr int measuredAfter = 150; // ms; nobody needs the length of a result that the next key replaces
constexpr int ahead = 40;          // rows before and behind the screen that are fetched early
} // namespace

ResultPages::ResultPages(api::PeopleService &people, QObject *parent) : QObject(parent), m_people(people)
{
    m_stands.setSingleShot(true);
    m_stands.setInterval(measuredAfter);
    connect(&m_stands, &QTimer::timeout, this, [this] {
        m_answers.when(m_people.searchExtent(m_request, pageRows), [this](const Result<api::SearchExtent> &answer) { take(answer); });
    });
}

void ResultPages::begin(const api::SearchPage &first)
{
    clear();
    m_request = first.request;
    m_starts = {QByteArray()};
    m_pages[0] = first.rows;
    if (!first.next.isEmpty()) {
        m_starts += first.next;
        m_stands.start();
    }
    setReach(static_cast<int>(first.rows.size()), first.next.isEmpty() ? Reach::Complete : Reach::Unknown);
}

void ResultPages::clear()
{
    m_answers.forget();
    m_stands.stop();
    m_pages.clear();
    m_starts.clear();
    m_failed.clear();
    m_wanted.clear();
    m_asking = false;
    m_seen = 0;
    m_kept = -1;
    setReach(0, Reach::Complete);
}

const api::SearchRow *ResultPages::row(int row) const
{
    const auto page = m_pages.find(row / pageRows);
    if (row < 0 || page == m_pages.end() || row % pageRows >= page->second.size())
        return nullptr;
    return &page->second[row % pageRows];
}

bool ResultPages::isComing(int row) const { return row >= 0 && row < m_rows && !m_pages.contains(row / pageRows) && !m_failed.contains(row / pageRows); }

void ResultPages::look(int first, int last)
{
    m_seen = (first + last) / 2 / pageRows;
    m_wanted.clear();
    for (int page = first / pageRows; page <= last / pageRows; ++page)
        want(page);
    want((last + ahead) / pageRows);
    want(std::max(0, first - ahead) / pageRows);
    if (m_kept >= 0)
        want(m_kept);
    askNext();
}

void ResultPages::keep(int row)
{
    m_kept = row < 0 ? -1 : row / pageRows;
    if (m_kept >= 0)
        want(m_kept);
    askNext();
}

int ResultPages::held() const
{
    qsizetype rows = 0;
    for (const auto &[number, page] : m_pages)
        rows += page.size();
    return static_cast<int>(rows);
}

void ResultPages::want(int page)
{
    if (page < m_starts.size() && !m_pages.contains(page) && !m_failed.contains(page) && !m_wanted.contains(page))
        m_wanted += page;
}

void ResultPages::askNext()
{
    if (m_asking || m_wanted.isEmpty())
        return;
    m_asking = true;
    const int page = m_wanted.takeFirst();
    m_answers.when(m_people.searchPage(m_request, m_starts[page], pageRows), [this, page](const Result<api::SearchPage> &answer) { take(page, answer); });
}

void ResultPages::take(int page, const Result<api::SearchPage> &answer)
{
    m_asking = false;
    m_wanted.removeOne(page);
    if (!answer) {
        m_failed.insert(page);
        if (answer.error().code != ErrorCode::Cancelled) // a newer search has the word
            Q_EMIT failed(answer.error());
    } else {
        m_pages[page] = answer->rows;
        forgetFarPages();
        if (m_reach == Reach::Unknown && page == m_starts.size() - 1) {
            if (!answer->next.isEmpty())
                m_starts += answer->next;
            setReach(page * pageRows + static_cast<int>(answer->rows.size()), answer->next.isEmpty() ? Reach::Complete : Reach::Unknown);
        }
    }
    askNext();
    Q_EMIT arrived(page * pageRows, page * pageRows + pageRows - 1);
}

void ResultPages::take(const Result<api::SearchExtent> &answer)
{
    if (!answer) {
        if (answer.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(answer.error());
        return;
    }
    m_starts = answer->starts;
    setReach(static_cast<int>(answer->rows), answer->complete ? Reach::Complete : Reach::Partial);
}

void ResultPages::setReach(int rows, Reach reach)
{
    if (rows == m_rows && reach == m_reach)
        return;
    m_rows = rows;
    m_reach = reach;
    Q_EMIT counted();
}

void ResultPages::forgetFarPages()
{
    const auto far = [this](const auto &page) { return page.first == m_kept ? -1 : std::abs(page.first - m_seen); };
    while (m_pages.size() > mostPages)
        m_pages.erase(std::ranges::max_element(m_pages, {}, far));
}

} // namespace madoguchi::ui
