#include "ui/screens/home/custody_table.h"

#include "ui/words/formats.h"
#include "ui/words/media_words.h"

#include <QHeaderView>

#include <algorithm>

namespace madoguchi::ui {

namespace {
constexpr int soon = 60; // minutes: from then on it is in the colour of what wants attention

QString clock(qint64 seconds)
{
    const qint64 minutes = seconds / 60;
    return minutes < 60 ? CustodyTable::tr("%1 min").arg(minutes) : CustodyTable::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

Cell::Note due(const api::MediaRequest &request, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(request.eraseBy);
    if (request.state == api::MediaState::GoneReported)
        return {Icon::Warning, Tone::Attention, mediaStateWord(request)};
    if (seconds < 0)
        return {Icon::Warning, Tone::Blocked, CustodyTable::tr("%1 late").arg(clock(-seconds))};
    return {Icon::Waiting, seconds < soon * 60 ? Tone::Attention : Tone::Neutral, CustodyTable::tr("%1 left").arg(clock(seconds))};
}
} // namespace

CustodyTable::CustodyTable(QWidget *parent) : RowsTable(tr("Media that are out"), {{tr("Who has it, which, and until when"), 0}}, parent)
{
    setObjectName(QStringLiteral("custody"));
    verticalHeader()->setDefaultSectionSize(twoLines);
}

void CustodyTable::setRequests(const QList<api::MediaRequest> &requests)
{
    m_out.clear();
    std::ranges::copy_if(requests, std::back_inserter(m_out), &api::MediaRequest::isOut);
    std::ranges::stable_sort(m_out, {}, &api::MediaRequest::eraseBy);
}

void CustodyTable::tell(const QDateTime &now)
{
    QList<QList<Cell>> rows;
    for (const api::MediaRequest &request : std::as_const(m_out))
        rows.append({Cell{.text = request.holder(), .second = request.mediumSerial, .note = due(request, now)}});
    setRows(rows);
}

MediaRequestId CustodyTable::current() const
{
    const int row = currentRow();
    return row >= 0 && row < m_out.size() ? m_out[row].id : MediaRequestId();
}

} // namespace madoguchi::ui
