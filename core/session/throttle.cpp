#include "session/throttle.h"

#include "base/json_members.h"
#include "crypto/digest.h"
#include "session/files.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {

constexpr qint64 fileLimit = 1024 * 1024;
constexpr qint64 firstWaitMs = 30'000;
constexpr qint64 longestWaitMs = 3'600'000;

qint64 waitMs(int failures)
{
    if (failures < Throttle::freeTries)
        return 0;
    return std::min(longestWaitMs, firstWaitMs << std::min(failures - Throttle::freeTries, 10));
}

} // namespace

Throttle::Throttle(QString path, SecretBytes key, const Clock &clock) : m_path(std::move(path)), m_key(std::move(key)), m_clock(clock)
{
    load();
}

void Throttle::load()
{
    const auto file = readFile(m_path, fileLimit);
    if (!file.ok() && file.error().code == ErrorCode::NotFound)
        return;
    // MAC in hex, newline, JSON. Whatever is wrong with it: everybody waits once, as after the last free try.
    m_everybody = Count{freeTries, m_clock.utc().toMSecsSinceEpoch(), m_clock.monotonic()};
    if (!file.ok())
        return;
    const qsizetype split = file->indexOf('\n');
    const QByteArray body = file->mid(split + 1);
    if (split < 0 || file->first(split) != crypto::hmacSha256(m_key, body).toHex())
        return;
    JsonMembers members(QJsonDocument::fromJson(body).object(), ErrorCode::Internal);
    members.integer("format"_L1, 1, 1);
    const QJsonObject failures = members.object("failures"_L1);
    QHash<StaffId, Count> counts;
    for (auto staff = failures.begin(); staff != failures.end(); ++staff) {
        JsonMembers row(staff.value().toObject(), ErrorCode::Internal);
        Count count;
        count.failures = static_cast<int>(row.integer("count"_L1, 0, 1'000'000));
        count.lastUtcMs = row.integer("last"_L1);
        if (!row.finish().ok())
            return;
        counts.insert(StaffId(staff.key()), count);
    }
    if (!members.finish().ok())
        return;
    m_counts = std::move(counts);
    m_everybody.reset();
}

Result<Done> Throttle::save() const
{
    QJsonObject failures;
    for (auto count = m_counts.begin(); count != m_counts.end(); ++count)
        failures.insert(count.key().text(), QJsonObject{{u"count"_s, count->failures}, {u"last"_s, count->lastUtcMs}});
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"format"_s, 1}, {u"failures"_s, failures}}).toJson(QJsonDocument::Compact);
    return writeFile(m_path, crypto::hmacSha256(m_key, body).toHex() + '\n' + body);
}

int Throttle::secondsLeft(const StaffId &staff) const
{
    const auto left = [this](const Count &count) {
        const qint64 wait = waitMs(count.failures);
        // A wall clock that was put forward does not shorten the wait while the program runs, one that was put back
        // does not lengthen it beyond the wait itself.
        qint64 passed = std::max(Q_INT64_C(0), m_clock.utc().toMSecsSinceEpoch() - count.lastUtcMs);
        if (count.lastMonotonic.count() >= 0)
            passed = (m_clock.monotonic() - count.lastMonotonic).count();
        return std::max(Q_INT64_C(0), wait - passed);
    };
    qint64 ms = m_everybody ? left(*m_everybody) : 0;
    if (const auto count = m_counts.constFind(staff); count != m_counts.cend())
        ms = std::max(ms, left(*count));
    return static_cast<int>((ms + 999) / 1000);
}

Result<int> Throttle::begin(const StaffId &staff)
{
    Count &count = m_counts[staff];
    if (m_everybody)
        count.failures = std::max(count.failures, m_everybody->failures);
    ++count.failures;
    count.lastUtcMs = m_clock.utc().toMSecsSinceEpoch();
    count.lastMonotonic = m_clock.monotonic();
    MADOGUCHI_TRY(save());
    return std::max(0, freeTries - m_counts[staff].failures);
}

Result<Done> Throttle::clear(const StaffId &staff)
{
    m_counts.remove(staff);
    return save();
}

} // namespace madoguchi::session
