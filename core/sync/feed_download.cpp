#include "sync/feed_download.h"

#include "journal/outbox.h"
#include "sync/history.h"
#include "sync/state.h"

using namespace Qt::StringLiterals;

namespace madoguchi::sync {

namespace {

constexpr int pageItems = 500;
constexpr int smallSlice = 100; // about 50 ms of the writer (architecture.md)
constexpr auto cursorName = "municipal"_L1;

QList<journal::FeedItem> upTo(const QList<journal::FeedItem> &items, qint64 after, qint64 last)
{
    QList<journal::FeedItem> part;
    std::copy_if(items.begin(), items.end(), std::back_inserter(part),
                 [=](const journal::FeedItem &item) { return item.position > after && item.position <= last; });
    return part;
}

} // namespace

Result<qint64> FeedDownload::run(const QString &what)
{
    // A first load has the desk to itself, and larger slices make it quicker; else the clerk's save never waits longer than for a small one.
    m_first = !what.isNull();
    const int sliceItems = m_first ? pageItems : smallSlice;
    const TimeLeft left(m_link.clock);
    qint64 taken = 0, total = -1;
    MADOGUCHI_ASSIGN(journal::Cursor cursor, await(m_link.store().read<journal::Cursor>([](store::Connection &connection) {
        return journal::cursor(connection, QString(cursorName));
    })));
    for (;;) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const FeedPage page, this->page(cursor));
        if (total < 0)
            total = page.count;
        cursor.epoch = page.epoch;
        const qint64 from = cursor.position;
        for (int first = 0; first < page.items.size() || cursor.position < page.end; first += sliceItems) {
            const auto slice = page.items.mid(first, sliceItems);
            const qint64 last = first + sliceItems >= page.items.size() ? page.end : slice.last().position;
            const auto bad = upTo(page.bad, cursor.position, last);
            cursor.position = last;
            auto applied = applySlice(slice, bad, cursor);
            if (!applied.ok() && applied.error().code == ErrorCode::StoreFailed)
                applied = applySlice(slice, bad, cursor); // once more: tells a bad item from a bad moment (FeedApplier)
            MADOGUCHI_TRY(applied);
            taken += slice.size() + bad.size();
            report(what, taken, total, left);
        }
        if (cursor.position == from || cursor.position >= page.head) {
            MADOGUCHI_TRY(catchUp(what.isNull() ? QString() : u"search-index"_s));
            MADOGUCHI_TRY(await(m_link.store().write<Done>([&](store::Transaction &transaction) {
                return setSuccess(transaction, "feed"_L1, m_link.clock.utc());
            })));
            return taken;
        }
    }
}

Result<Done> FeedDownload::catchUp(const QString &what)
{
    // What is left is reckoned from the first slice on: an earlier run may have done a part.
    std::optional<TimeLeft> left;
    for (;;) {
        if (m_link.cancelled())
            return ErrorCode::Cancelled;
        MADOGUCHI_ASSIGN(const auto backlog, await(m_link.store().write<journal::Backlog>([this](store::Transaction &transaction) { return m_applier.catchUp(transaction); })));
        if (backlog.isEmpty())
            return done();
        if (!left)
            left.emplace(m_link.clock, backlog.done);
        report(what, backlog.done, backlog.total, *left);
    }
}

Result<FeedPage> FeedDownload::page(const journal::Cursor &cursor)
{
    MADOGUCHI_ASSIGN(const FeedPoint known, await(m_link.store().read<FeedPoint>(knownPoint)));
    Request request;
    request.path = u"/v1/feed?after=%1&limit=%2&"_s.arg(cursor.position).arg(pageItems) + query(known);
    MADOGUCHI_ASSIGN(const Response response, m_link.client.call(std::move(request)));
    MADOGUCHI_ASSIGN(FeedPage page, FeedPage::parse(response, cursor.position));
    // Another epoch, or a head behind what we already have: a restored server. Nothing is taken; the next greeting goes back.
    if ((!cursor.epoch.isEmpty() && page.epoch != cursor.epoch) || page.head < cursor.position)
        return Error{ErrorCode::EpochChanged, {u"feed"_s}, {}};
    return page;
}

/// The rooms take what stands in this terminal's name for their own change that comes back. In a store put back from a copy it need not be.
Result<QList<journal::FeedItem>> FeedDownload::inWhoseName(store::Connection &connection, QList<journal::FeedItem> items)
{
    for (journal::FeedItem &item : items) {
        if (item.terminal != m_link.options.terminal)
            continue;
        MADOGUCHI_ASSIGN(const bool ours, journal::isOurs(connection, item));
        if (!ours)
            item.terminal = u""_s;
    }
    return items;
}

Result<Done> FeedDownload::applySlice(QList<journal::FeedItem> items, const QList<journal::FeedItem> &bad, const journal::Cursor &to)
{
    return await(m_link.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
        const QDateTime now = m_link.clock.utc();
        for (const journal::FeedItem &item : bad)
            MADOGUCHI_TRY(FeedApplier::setAside(transaction, cursorName, item, {ErrorCode::FeedItemRefused, {}, {}}, now));
        for (journal::FeedItem &item : items)
            if (!m_first || item.at >= now.addDays(-journal::rememberedDays))
                item.told = now;
        MADOGUCHI_ASSIGN(const auto named, inWhoseName(transaction.connection(), items));
        MADOGUCHI_TRY(m_applier.apply(transaction, cursorName, named, now));
        MADOGUCHI_TRY(trace(transaction, items, now));
        return journal::setCursor(transaction, cursorName, to);
    }));
}

void FeedDownload::report(const QString &what, qint64 records, qint64 total, const TimeLeft &left)
{
    if (what.isNull())
        return;
    api::Progress progress;
    progress.state = api::Progress::State::Running;
    progress.what = what;
    progress.records = records;
    progress.recordsTotal = std::max(total, records);
    progress.secondsLeft = left.seconds(records, progress.recordsTotal);
    m_link.report(progress);
}

} // namespace madoguchi::sync
