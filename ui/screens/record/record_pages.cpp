#include "ui/screens/record/record_pages.h"

#include <algorithm>
#include <limits>

namespace madoguchi::ui {

void RecordPages::begin(const api::RecordLook &look)
{
    clear();
    m_look = look.number;
    m_rows = static_cast<int>(std::min<qint64>(look.all.entries, std::numeric_limits<int>::max()));
    m_pages[0] = look.lines;
}

void RecordPages::clear()
{
    m_answers.forget();
    m_pages.clear();
    m_asking = false;
    m_rows = m_first = m_last = 0;
}

const api::RecordLine *RecordPages::row(int row) const
{
    const auto page = m_pages.find(row / pageRows);
    return row < 0 || page == m_pages.end() || row % pageRows >= page->second.size() ? nullptr : &page->second[row % pageRows];
}

void RecordPages::look(int first, int last)
{
    m_first = first / pageRows;
    m_last = last / pageRows;
    askNext();
}

/// One at a time, and always for what is on the screen by then: pages that flew past are not asked for.
void RecordPages::askNext()
{
    int page = m_first;
    while (page <= m_last && m_pages.contains(page))
        ++page;
    if (m_asking || page > m_last || page * pageRows >= m_rows)
        return;
    m_asking = true;
    m_answers.when(m_record.lines(m_look, qint64{page} * pageRows, pageRows), [this, page](const Result<QList<api::RecordLine>> &answer) {
        m_asking = false;
        if (!answer)
            return Q_EMIT failed(answer.error());
        m_pages[page] = *answer;
        const auto far = [this](const auto &one) { return std::abs(2 * one.first - m_first - m_last); };
        while (m_pages.size() > mostPages)
            m_pages.erase(std::ranges::max_element(m_pages, {}, far));
        Q_EMIT arrived(page * pageRows, page * pageRows + pageRows - 1);
        askNext();
    });
}

} // namespace madoguchi::ui
