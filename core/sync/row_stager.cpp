#include "sync/row_stager.h"

#include <QElapsedTimer>

using namespace std::chrono_literals;

namespace madoguchi::sync {

namespace {

constexpr qsizetype blockRows = 50'000;
constexpr auto longestSlice = 50ms; // with its commit: a save waits for one of them and for its own (architecture.md)

} // namespace

RowStager::~RowStager()
{
    if (m_writing)
        (void)await(*m_writing); // it reads what lies here
}

Result<Done> RowStager::add(int line, std::span<const QByteArrayView> values)
{
    if (!m_staged) {
        MADOGUCHI_ASSIGN(m_staged, await(m_link.store().write<int>([this](store::Transaction &transaction) { return m_table.begin(transaction, m_file); })));
    }
    if (line <= *m_staged)
        return done();
    m_next.append(line, values);
    return m_next.size() < blockRows ? done() : flush();
}

Result<Done> RowStager::finish()
{
    if (!m_next.isEmpty())
        MADOGUCHI_TRY(flush());
    return settle();
}

Result<Done> RowStager::flush()
{
    MADOGUCHI_TRY(settle());
    std::swap(m_next, m_under);
    m_next.clear();
    m_table.arrange(m_file, m_under);
    m_writing = write(0);
    return done();
}

/// What is on its way has arrived.
Result<Done> RowStager::settle()
{
    while (m_writing) {
        const auto reached = await(*m_writing);
        m_writing.reset();
        MADOGUCHI_TRY(reached);
        // Rows in no order touch a page each, and the commit writes them all: then fewer at a time.
        const auto took = m_took.load();
        m_sliceTime = took > longestSlice ? m_sliceTime * longestSlice.count() / took.count() : std::min(m_link.options.sliceTime, m_sliceTime + 1ms);
        if (*reached < m_under.size())
            m_writing = write(*reached);
    }
    return done();
}

QFuture<Result<qsizetype>> RowStager::write(qsizetype first)
{
    return m_link.store().write<qsizetype>([this, first](store::Transaction &transaction) {
        QElapsedTimer begun;
        begun.start();
        transaction.afterCommit([this, begun] { m_took = std::chrono::milliseconds(begun.elapsed()); });
        return m_table.stage(transaction, m_file, m_under, first, QDeadlineTimer(m_sliceTime));
    });
}

} // namespace madoguchi::sync
