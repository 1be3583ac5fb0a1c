#include "federation/expiry.h"

#include "base/json_members.h"
#include "crypto/digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr qint64 japanSeconds = 9 * 3600;

QDate day(const QJsonValue &text) { return QDate::fromString(text.toString(), Qt::ISODate); }
QDate dayOf(const QString &wire) { return fromWireTime(wire).addSecs(japanSeconds).date(); }

struct Standing {
    QString aggregate, at;
    qint64 version = 0;
    QJsonObject body;
};
using Look = std::function<void(const Standing &)>;

/// Each aggregate of a kind as it stands.
Result<Done> eachStanding(store::Connection &connection, const QString &kind, const Look &look)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT aggregate, version, at, body FROM feed_item AS f WHERE kind = ?1 AND contents = ''"
                                                " AND NOT EXISTS (SELECT 1 FROM feed_item AS n WHERE n.kind = f.kind AND n.aggregate = f.aggregate AND n.version > f.version)"
                                                " ORDER BY aggregate",
                                                {kind}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            return done();
        look({row.text(0), row.text(2), row.integer(1), QJsonDocument::fromJson(row.text(3).toUtf8()).object()});
    }
}

/// The last day of somebody's last cover; invalid: it runs on. `fallback`: they never had one.
QDate coverEnd(const QJsonObject &member, QDate fallback)
{
    QDate last;
    bool any = false;
    for (const QJsonValue &value : member["eligibility"_L1].toArray()) {
        const QJsonObject cover = value.toObject();
        if (cover["superseded"_L1].toBool())
            continue;
        const QDate until = day(cover["municipalUntil"_L1]); // exclusive
        if (!until.isValid())
            return {};
        any = true;
        last = last.isValid() ? std::max(last, until.addDays(-1)) : until.addDays(-1);
    }
    return any ? last : fallback;
}

/// How each of the simple kinds ends; invalid: it has not.
QDate endOf(const QString &kind, const Standing &one)
{
    if (kind == "reception"_L1)
        return dayOf(one.body["openedAt"_L1].toString());
    if (kind == "notification"_L1)
        return day(one.body["notifiedOn"_L1]);
    if (kind == "register"_L1)
        return one.body["settled"_L1].toBool() ? dayOf(one.at) : QDate();
    if (kind == "answer-task"_L1)
        return one.body["state"_L1] == "closed"_L1 ? dayOf(one.at) : QDate();
    if (kind == "continuity"_L1)
        return one.body["state"_L1] == "cancel-requested"_L1 ? QDate() : dayOf(one.at);
    if (kind == "media-request"_L1) {
        static constexpr std::array ended{"refused"_L1, "erased"_L1, "lost"_L1, "destroyed"_L1, "void"_L1}; // core/media/state_machine.cpp
        return std::ranges::find(ended, one.body["state"_L1].toString()) != ended.end() ? dayOf(one.at) : QDate();
    }
    return dayOf(one.at); // continuity-months, high-cost
}

class Finder {
public:
    Finder(store::Connection &connection, QDate day, const QList<domain::RetentionPeriod> &periods) : m_connection(connection), m_periods(periods) { m_expiry.day = day; }

    Result<Expiry> run()
    {
        MADOGUCHI_TRY(eachStanding(m_connection, u"answer-task"_s, [this](const Standing &one) { hold(one); }));
        for (const QString &kind : {u"answer-task"_s, u"continuity"_s, u"continuity-months"_s, u"high-cost"_s, u"media-request"_s, u"notification"_s, u"reception"_s, u"register"_s})
            MADOGUCHI_TRY(eachStanding(m_connection, kind, [&](const Standing &one) { takeSimple(kind, one); }));
        MADOGUCHI_TRY(eachStanding(m_connection, u"household"_s, [this](const Standing &one) { takeHousehold(one); }));
        std::ranges::sort(m_expiry.things, {}, [](const ExpiredThing &thing) { return std::tie(thing.kind, thing.aggregate); });
        MADOGUCHI_TRY(countSuperseded());
        return std::move(m_expiry);
    }

private:
    /// Somebody is still working on what the federation says of them.
    void hold(const Standing &task)
    {
        if (task.body["state"_L1] == "closed"_L1)
            return;
        m_heldAddressees.insert(task.body["addressee"_L1].toString());
        m_heldHouseholds.insert(task.body["householdNumber"_L1].toString());
    }

    std::optional<QDate> overSince(const QString &kind, QDate ended) const
    {
        const QDate kept = domain::keptUntil(m_periods, kind, ended, m_expiry.day);
        return kept.isValid() && kept < m_expiry.day ? std::optional(kept) : std::nullopt;
    }

    void takeSimple(const QString &kind, const Standing &one)
    {
        if (const auto kept = overSince(kind, endOf(kind, one)))
            m_expiry.things.append({kind, one.aggregate, one.version, *kept, kind == "reception"_L1 || kind == "notification"_L1 ? one.body["number"_L1].toString() : QString(), {}});
    }

    void takeHousehold(const Standing &one)
    {
        const QJsonArray members = one.body["members"_L1].toArray();
        const QDate changed = dayOf(one.at);
        QDate ended;
        bool goesOn = members.isEmpty() || m_heldHouseholds.contains(one.body["householdNumber"_L1].toString());
        QStringList all, leaving;
        QJsonArray staying;
        QDate longest;
        for (const QJsonValue &value : members) {
            const QJsonObject member = value.toObject();
            const bool held = m_heldAddressees.contains(member["addressee"_L1].toString());
            const QDate end = coverEnd(member, QDate(1, 1, 1));
            goesOn = goesOn || held || !end.isValid();
            ended = ended.isValid() && end.isValid() ? std::max(ended, end) : end;
            all.append(member["person"_L1].toString());
            const bool everCovered = end.isValid() && end.year() > 1;
            const auto kept = everCovered ? overSince(u"member"_s, end) : std::nullopt;
            if (kept && !held && !member["head"_L1].toBool()) {
                leaving.append(all.last());
                longest = longest.isValid() ? std::min(longest, *kept) : *kept;
            } else {
                staying.append(member);
            }
        }
        const QString label = (one.body["symbol"_L1].toString() + u' ' + one.body["number"_L1].toString()).trimmed();
        if (ended.isValid() && ended.year() == 1)
            ended = changed; // nobody of them was ever covered
        if (!goesOn) {
            if (const auto kept = overSince(u"household"_s, ended)) {
                m_expiry.things.append({u"household"_s, one.aggregate, one.version, *kept, label, all});
                return;
            }
        }
        if (leaving.isEmpty() || staying.isEmpty())
            return;
        QJsonObject left = one.body;
        left["members"_L1] = staying;
        m_expiry.things.append({u"household"_s, one.aggregate, one.version, longest, label, leaving, left});
    }

    Result<Done> countSuperseded()
    {
        QSet<std::pair<QString, QString>> erased;
        for (const ExpiredThing &thing : std::as_const(m_expiry.things))
            erased.insert({thing.kind, thing.aggregate});
        const QDate before = domain::expiredBefore(m_periods, u"superseded"_s, m_expiry.day);
        if (!before.isValid())
            return done();
        MADOGUCHI_ASSIGN(auto row, m_connection.query(supersededBefore, {momentOf(before)}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, row.next());
            if (!more)
                return done();
            m_expiry.superseded += erased.contains({row.text(0), row.text(1)}) ? 0 : 1;
        }
    }

    store::Connection &m_connection;
    const QList<domain::RetentionPeriod> &m_periods;
    QSet<QString> m_heldAddressees, m_heldHouseholds;
    Expiry m_expiry;
};

} // namespace

const char *const supersededBefore = "SELECT f.kind, f.aggregate, f.version FROM feed_item AS f JOIN feed_item AS n ON n.kind = f.kind AND n.aggregate = f.aggregate AND n.version = f.version + 1"
                                     " WHERE f.contents = '' AND n.at < ?1";

QString momentOf(QDate japaneseDay) { return wireTime(QDateTime(japaneseDay, QTime(0, 0), Qt::UTC).addSecs(-japanSeconds)); }

QByteArray Expiry::digest() const
{
    QByteArray text = day.toString(Qt::ISODate).toUtf8() + '\n' + QByteArray::number(superseded) + '\n';
    for (const ExpiredThing &thing : things)
        text += QStringList{thing.kind, thing.aggregate, QString::number(thing.version), thing.keptUntil.toString(Qt::ISODate), thing.isPart() ? u"part"_s : u"all"_s, thing.persons.join(u' ')}
                    .join(u'\t').toUtf8() + '\n';
    return crypto::sha256(text);
}

Result<Expiry> findExpired(store::Connection &connection, QDate day, const QList<domain::RetentionPeriod> &periods)
{
    return Finder(connection, day, periods).run();
}

} // namespace madoguchi::federation
