#include "ui/widgets/health_table.h"

#include "api/link_health.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/formats.h"
#include "ui/words/link_words.h"
#include "ui/words/sentences.h"

#include <QHeaderView>

#include <cmath>

namespace madoguchi::ui {

namespace {
constexpr int denseRow = 22;                                         // px
constexpr int certificateSoon = 30;                                  // days
constexpr qint64 clockOff = 2 * 60 * 1000;                           // ms; receipts tolerate 5 min
} // namespace

HealthTable::HealthTable(QWidget *parent)
    : RowsTable(tr("Link and terminal"), {{tr("What"), 96}, {tr("State"), 0}, {tr("Last success"), 132}}, parent)
{
    setObjectName(QStringLiteral("health"));
    verticalHeader()->setMinimumSectionSize(denseRow);
    verticalHeader()->setDefaultSectionSize(denseRow); // all of it at a glance, without scrolling
}

void HealthTable::setStatus(const api::LinkStatus &status, const api::BackupStatus &backup, const QDateTime &now, bool rests)
{
    const QDate today = inJapan(now).date();
    QList<QList<Cell>> rows;
    const auto add = [&](const QString &what, Tone tone, const QString &state, const Cell &when = {}) {
        Cell how = toned(tone, state);
        how.icon = toneIcon(tone);
        how.iconTone = tone;
        rows += {{what}, how, when.text.isEmpty() ? absent(tr("does not apply")) : when};
    };
    if (rests)
        add(tr("Federation"), Tone::Neutral, tr("Rests in this session"), {ago(status.lastFeed, now)});
    else if (status.online)
        add(tr("Federation"), Tone::Confirmed, tr("Connected"), {ago(status.lastFeed, now)});
    else
        add(tr("Federation"), status.trouble ? Tone::Blocked : Tone::Neutral, status.trouble ? sentence(*status.trouble) : tr("Being checked"),
            {ago(status.lastFeed, now)});

    const auto kind = [&](api::Exchange exchange) {
        const api::Health health = api::health(status, exchange, now);
        add(exchangeWord(exchange), healthTone(health.state), healthWord(health.state), {shortTime(health.last, today)});
    };
    kind(api::Exchange::Feed);
    kind(api::Exchange::Changes);
    if (status.unacknowledged == 0)
        add(tr("Acknowledgement"), Tone::Confirmed, tr("Everything acknowledged"));
    else
        add(tr("Acknowledgement"), Tone::Attention, tr("%1 not yet acknowledged").arg(status.unacknowledged),
            {tr("oldest %1").arg(duration(status.oldestUnacknowledged.secsTo(now)))});
    add(tr("Refusals"), status.refused > 0 ? Tone::Blocked : Tone::Confirmed, status.refused > 0 ? tr("%1 refused").arg(status.refused) : tr("None"));
    kind(api::Exchange::FilesSent);
    kind(api::Exchange::FilesReceived);
    if (status.supply.answers)
        kind(api::Exchange::Supply);
    if (status.sequenceGap)
        add(tr("Serial numbers"), Tone::Blocked, tr("A file is missing"));
    kind(api::Exchange::Directory);
    if (status.recordUnanchored > 0 && !api::health(status, api::Exchange::Record, now).isAlarm())
        add(tr("Record"), Tone::Neutral, tr("%1 not yet witnessed").arg(status.recordUnanchored), {shortTime(status.recordAnchoredAt, today)});
    else
        kind(api::Exchange::Record);
    const api::Health copies = api::health(backup, now);
    if (backup.trouble) {
        // Of the copy, not of what was copied: that is read through by opening it.
        const bool damaged = backup.trouble->code == ErrorCode::StoreDamaged || backup.trouble->code == ErrorCode::RecordBroken;
        add(tr("Copies of the data"), Tone::Attention, damaged ? tr("The last one was damaged; another one is made") : sentence(*backup.trouble), {shortTime(copies.last, today)});
    } else {
        add(tr("Copies of the data"), healthTone(copies.state), healthWord(copies.state), {shortTime(copies.last, today)});
    }
    if (status.certificateDaysLeft >= 0)
        add(tr("Terminal certificate"), status.certificateDaysLeft <= certificateSoon ? Tone::Attention : Tone::Confirmed,
            tr("%1 days left").arg(status.certificateDaysLeft), warekiCell(inJapan(status.certificateUntil).date()));
    else
        add(tr("Terminal certificate"), Tone::Neutral, tr("Not yet checked"));
    if (!status.clockKnown)
        add(tr("Clock"), Tone::Neutral, tr("Not yet compared"));
    else
        add(tr("Clock"), std::abs(status.clockDifferenceMs) > clockOff ? Tone::Attention : Tone::Confirmed,
            tr("%1 s from the server").arg(std::abs(static_cast<double>(status.clockDifferenceMs)) / 1000, 0, 'f', 1));
    setRows(rows);
    if (!hasFocus()) // it is read, not worked through
        setCurrentIndex({});
}

} // namespace madoguchi::ui
