#include "session/throttle.h"

#include "base/json_members.h"
#include "crypto/digest.h"
#include "directory/tries.h"
#include "session/files.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madoguchi::session {

namespace {
constexpr qint64 fileLimit = 1024 * 1024;
}

Throttle::Throttle(QString path, SecretBytes key, const Clock &clock, const journal::Record::Tries &recorded)
    : m_path(std::move(path)), m_key(std::move(key)), m_clock(clock)
{
    auto counts = read();
    if (counts.ok())
        m_counts = std::move(counts).value();
    else if (counts.error().code == ErrorCode::NotFound && !recorded.begun)
        std::ignore = save(); // from now on its absence means something
    else // gone, or not ours: everybody waits once, as after the last free try
        m_everybody = Count{directory::freeTries, m_clock.monotonic()};
    for (auto wrong = recorded.wrong.begin(); wrong != recorded.wrong.end(); ++wrong) {
        Count &count = m_counts[StaffId(wrong.key())];
        if (count.failures < wrong.value())
            count = {wrong.value(), m_clock.monotonic()};
    }
}

/// MAC in hex, newline, JSON. NotFound; anything else: it cannot be believed.
Result<QHash<StaffId, Throttle::Count>> Throttle::read() const
{
    MADOGUCHI_ASSIGN(const QByteArray file, readFile(m_path, fileLimit));
    const qsizetype split = file.indexOf('\n');
    const QByteArray body = file.mid(split + 1);
    if (split < 0 || file.first(split) != crypto::hmacSha256(m_key, body).toHex())
        return ErrorCode::Internal;
    JsonMembers members(QJsonDocument::fromJson(body).object(), ErrorCode::Internal);
    members.integer("format"_L1, 2, 2);
    const QJsonObject failures = members.object("failures"_L1);
    MADOGUCHI_TRY(members.finish());
    QHash<StaffId, Count> counts;
    for (auto staff = failures.begin(); staff != failures.end(); ++staff) {
        JsonMembers row(staff.value().toObject(), ErrorCode::Internal);
        const int count = static_cast<int>(row.integer("count"_L1, 0, 1'000'000));
        const std::chrono::milliseconds last(row.integer("last"_L1, 0));
        MADOGUCHI_TRY(row.finish());
        // Later than now: it was before the machine was started. Since then at least its running time has passed.
        counts.insert(StaffId(staff.key()), {count, last <= m_clock.monotonic() ? last : std::chrono::milliseconds(0)});
    }
    return counts;
}

Result<Done> Throttle::save() const
{
    QJsonObject failures;
    for (auto count = m_counts.begin(); count != m_counts.end(); ++count)
        failures.insert(count.key().text(), QJsonObject{{u"count"_s, count->failures}, {u"last"_s, static_cast<qint64>(count->last.count())}});
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"format"_s, 2}, {u"failures"_s, failures}}).toJson(QJsonDocument::Compact);
    return writeFile(m_path, crypto::hmacSha256(m_key, body).toHex() + '\n' + body);
}

int Throttle::secondsLeft(const Count &count) const { return directory::secondsLeft(count.failures, m_clock.monotonic() - count.last); }

int Throttle::secondsLeft(const StaffId &staff) const
{
    const auto count = m_counts.constFind(staff);
    return std::max(m_everybody ? secondsLeft(*m_everybody) : 0, count != m_counts.cend() ? secondsLeft(*count) : 0);
}

Result<int> Throttle::begin(const StaffId &staff)
{
    Count &count = m_counts[staff];
    if (m_everybody)
        count.failures = std::max(count.failures, m_everybody->failures);
    ++count.failures;
    count.last = m_clock.monotonic();
    MADOGUCHI_TRY(save());
    return std::max(0, directory::freeTries - m_counts[staff].failures);
}

Result<Done> Throttle::clear(const StaffId &staff)
{
    m_counts.remove(staff);
    return save();
}

} // namespace madoguchi::session
