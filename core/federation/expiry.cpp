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
    qint64 version = 0, position = 0;
    QJsonObject body;
};
using Look = std::function<void(const Standing &)>;

/// Each aggregate of a kind as it stands.
Result<Done> eachStanding(store::Connection &connection, const QString &kind, const Look &look)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT aggregate, version, at, body, position FROM feed_item AS f WHERE kind = ?1 AND contents = ''"
                                                " AND NOT EXISTS (SELECT 1 FROM feed_item AS n WHERE n.kind = f.kind AND n.aggregate = f.aggregate AND n.version > f.version)"
                                                " ORDER BY aggregate",
                                                {kind}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            return done();
        look({row.text(0), row.text(2), row.integer(1), row.integer(4), QJsonDocument::fromJson(row.text(3).toUtf8()).object()});
    }
}

/// When somebody's cover was over, and nobody had anything more to do about it: the last of its last day and of the days on which it was notified. Invalid: it runs on. A cover that was
/// taken back counts with its notification alone. `never`: they had none.
QDate coverEnd(const QJsonObject &member, QDate never)
{
    QDate last = never;
    const auto reach = [&last](QDate reached) { last = reached.isValid() ? std::max(last, reached) : last; };
    for (const QJsonValue &value : member["eligibility"_L1].toArray()) {
        const QJsonObject cover = value.toObject();
        reach(day(cover["notifiedOn"_L1]));
        reach(day(cover["endNotifiedOn"_L1]));
        if (cover["superseded"_L1].toBool())
            continue;
        const QDate until = day(cover["municipalUntil"_L1]); // exclusive
        if (!until.isValid())
            return {};
        reach(until.addDays(-1));
    }
    return last;
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
    if (kind == "continuity"_L1)
        return one.body["state"_L1] == "cancel-requested"_L1 ? QDate() : dayOf(one.at);
    if (kind == "media-request"_L1) {
        static constexpr std::array ended{"refused"_L1, "erased"_L1, "lost"_L1, "destroyed"_L1, "void"_L1}; // core/media/state_machine.cpp
        return std::ranges::find(ended, one.body["state"_L1].toString()) != ended.end() ? dayOf(one.at) : QDate();
    }
    return dayOf(one.at); // continuity-months, high-cost
}

/// What the federation has said of one matter, one word after the other (core/people/answer_task.cpp reads them the same way for the desk).
struct Word {
    QString aggregate, at;
    qint64 version = 0;
    QString order, addressee, household;
    bool isFinding = false; ///< F9; else a judgement, F3
    bool isOver = false;    ///< severity I: the matter is over
    bool isClosed = false;  ///< by somebody
};
QString matterOf(const QJsonObject &task)
{
    const auto text = [&](QLatin1String key) { return task[key].toString(); };
    const QString about = !text("addressee"_L1).isEmpty()         ? u"a "_s + text("addressee"_L1)
                          : !text("householdNumber"_L1).isEmpty() ? u"h "_s + text("householdNumber"_L1)
                                                                  : QStringList{u"r"_s, text("targetFile"_L1), text("targetSequence"_L1), QString::number(task["targetLine"_L1].toInt())}.join(u' ');
    return QStringList{about, text("code"_L1), text("item"_L1)}.join(u' ');
}
/// Somebody has still something to do: the newest finding, or a judgement behind it, is neither over nor closed.
bool isOpen(const QList<Word> &matter)
{
    const Word *finding = nullptr, *judgement = nullptr;
    for (const Word &word : matter) {
        const Word *&newest = word.isFinding ? finding : judgement;
        if (!newest || newest->order < word.order)
            newest = &word;
    }
    const auto toDo = [](const Word *word) { return word && !word->isOver && !word->isClosed; };
    return toDo(finding) || (toDo(judgement) && (!finding || (finding->isClosed && finding->order < judgement->order)));
}

class Finder {
public:
    Finder(store::Connection &connection, QDate day, const QList<domain::RetentionPeriod> &periods) : m_connection(connection), m_periods(periods) { m_expiry.day = day; }

    Result<Expiry> run()
    {
        MADOGUCHI_TRY(takeTasks());
        for (const QString &kind : {u"continuity"_s, u"continuity-months"_s, u"high-cost"_s, u"media-request"_s, u"notification"_s, u"reception"_s, u"register"_s})
            MADOGUCHI_TRY(eachStanding(m_connection, kind, [&](const Standing &one) { takeSimple(kind, one); }));
        MADOGUCHI_TRY(eachStanding(m_connection, u"household"_s, [this](const Standing &one) { takeHousehold(one); }));
        MADOGUCHI_TRY(leaveOutWhoMoved());
        m_expiry.things.removeIf([this](const ExpiredThing &thing) { return thing.kind == "notification"_L1 && m_needed.contains(thing.aggregate); });
        std::ranges::sort(m_expiry.things, {}, [](const ExpiredThing &thing) { return std::tie(thing.kind, thing.aggregate); });
        MADOGUCHI_TRY(countSuperseded());
        return std::move(m_expiry);
    }

private:
    /// A matter that somebody is still working on holds what it is about; of one that is over each word ends with the last.
    Result<Done> takeTasks()
    {
        QHash<QString, QList<Word>> matters;
        MADOGUCHI_TRY(eachStanding(m_connection, u"answer-task"_s, [&](const Standing &one) {
            const QString layout = one.body["layout"_L1].toString();
            const QString order = QStringList{one.body["at"_L1].toString(), layout, QString::number(one.body["line"_L1].toInt()).rightJustified(7, u'0')}.join(u' ');
            matters[matterOf(one.body)].append({one.aggregate, one.at, one.version, order, one.body["addressee"_L1].toString(), one.body["householdNumber"_L1].toString(),
                                                layout == "F9"_L1, one.body["severity"_L1] == "I"_L1, one.body["state"_L1] == "closed"_L1});
        }));
        for (const QList<Word> &matter : std::as_const(matters)) {
            if (isOpen(matter)) {
                for (const Word &word : matter) {
                    m_heldAddressees.insert(word.addressee);
                    m_heldHouseholds.insert(word.household);
                }
                continue;
            }
            const QString last = std::ranges::max_element(matter, {}, &Word::at)->at;
            if (const auto kept = overSince(u"answer-task"_s, dayOf(last)))
                for (const Word &word : matter)
                    m_expiry.things.append({u"answer-task"_s, word.aggregate, word.version, *kept, {}, {}});
        }
        m_heldAddressees.remove({});
        m_heldHouseholds.remove({});
        return done();
    }

    /// Imported data may list a person twice. Terminals show them where they were listed last (core/people/household_table.cpp): to list them where they were before once more would take them away there.
    Result<Done> leaveOutWhoMoved()
    {
        QHash<QString, std::pair<QString, qint64>> staying; // person: of which household's rest, told at which place
        for (const ExpiredThing &thing : std::as_const(m_expiry.things))
            for (const QJsonValue &member : thing.left["members"_L1].toArray())
                staying.insert(member["person"_L1].toString(), {thing.aggregate, m_places.value(thing.aggregate)});
        if (staying.isEmpty())
            return done();
        QSet<std::pair<QString, QString>> moved; // household, person
        MADOGUCHI_TRY(eachStanding(m_connection, u"household"_s, [&](const Standing &one) {
            for (const QJsonValue &member : one.body["members"_L1].toArray()) {
                const auto before = staying.constFind(member["person"_L1].toString());
                if (before != staying.constEnd() && before->first != one.aggregate && before->second < one.position)
                    moved.insert({before->first, before.key()});
            }
        }));
        for (ExpiredThing &thing : m_expiry.things) {
            QJsonArray members = thing.left.value("members"_L1).toArray();
            for (qsizetype i = members.size(); i-- > 0;)
                if (moved.contains({thing.aggregate, members[i]["person"_L1].toString()}))
                    members.removeAt(i);
            if (thing.isPart())
                thing.left["members"_L1] = members;
        }
        m_expiry.things.removeIf([](const ExpiredThing &thing) { return thing.isPart() && thing.left.value("members"_L1).toArray().isEmpty(); });
        return done();
    }

    std::optional<QDate> overSince(const QString &kind, QDate ended) const
    {
        const QDate kept = domain::keptUntil(m_periods, kind, ended, m_expiry.day);
        return kept.isValid() && kept < m_expiry.day ? std::optional(kept) : std::nullopt;
    }

    void takeSimple(const QString &kind, const Standing &one)
    {
        const auto kept = overSince(kind, endOf(kind, one));
        if (!kept)
            return;
        if (kind == "notification"_L1) // the federation knows a person's number by the receipt of it
            for (const QJsonValue &person : one.body["persons"_L1].toArray())
                if (!person["numberReceipt"_L1].toString().isEmpty())
                    m_receipts[person["addressee"_L1].toString()].append(one.aggregate);
        m_expiry.things.append({kind, one.aggregate, one.version, *kept, kind == "reception"_L1 || kind == "notification"_L1 ? one.body["number"_L1].toString() : QString(), {}});
    }

    void takeHousehold(const Standing &one)
    {
        static const QDate never(1, 1, 1);
        const QJsonArray members = one.body["members"_L1].toArray();
        QDate ended = never;
        bool goesOn = members.isEmpty() || m_heldHouseholds.contains(one.body["householdNumber"_L1].toString());
        QStringList all, leaving;
        QJsonArray staying;
        QDate longest;
        int lastBranch = one.body["lastBranch"_L1].toInt();
        for (const QJsonValue &value : members) {
            const QJsonObject member = value.toObject();
            const bool held = m_heldAddressees.contains(member["addressee"_L1].toString());
            const QDate end = coverEnd(member, never);
            goesOn = goesOn || held || !end.isValid();
            ended = end.isValid() ? std::max(ended, end) : ended;
            all.append(member["person"_L1].toString());
            lastBranch = std::max(lastBranch, member["branch"_L1].toString().toInt());
            const auto kept = end.isValid() && end > never ? overSince(u"member"_s, end) : std::nullopt;
            if (kept && !held && !member["head"_L1].toBool()) {
                leaving.append(all.last());
                longest = longest.isValid() ? std::min(longest, *kept) : *kept;
            } else {
                staying.append(member);
            }
        }
        const QString label = (one.body["symbol"_L1].toString() + u' ' + one.body["number"_L1].toString()).trimmed();
        if (!goesOn) { // one of which nobody was ever covered ends with its last change
            if (const auto kept = overSince(u"household"_s, ended > never ? ended : dayOf(one.at))) {
                ExpiredThing thing{u"household"_s, one.aggregate, one.version, *kept, label, all};
                for (const QString &number : {one.body["number"_L1].toString(), one.body["householdNumber"_L1].toString()})
                    if (number.startsWith(u'9')) // given out at a terminal (core/people/registrar.cpp)
                        thing.given.append(number);
                m_expiry.things.append(thing);
                return;
            }
        }
        const bool reduced = !leaving.isEmpty() && !staying.isEmpty();
        for (const QJsonValue &member : reduced ? staying : members)
            for (const QString &notification : m_receipts.value(member["addressee"_L1].toString()))
                m_needed.insert(notification);
        if (!reduced)
            return;
        QJsonObject left = one.body;
        left["members"_L1] = staying;
        if (lastBranch > 0) // imported data may have none
            left["lastBranch"_L1] = lastBranch;
        m_places.insert(one.aggregate, one.position);
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
    QHash<QString, QStringList> m_receipts; ///< 宛名番号: notifications, over their period, that have a receipt of theirs
    QSet<QString> m_needed;                 ///< of these, those of somebody who stays
    QHash<QString, qint64> m_places;        ///< in the feed, of households that are to stay without a member
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
        text += QStringList{thing.kind, thing.aggregate, QString::number(thing.version), thing.keptUntil.toString(Qt::ISODate), thing.isPart() ? QString::fromUtf8(QJsonDocument(thing.left).toJson(QJsonDocument::Compact)) : u"all"_s, thing.persons.join(u' ')}
                    .join(u'\t').toUtf8() + '\n';
    return crypto::sha256(text);
}

Result<Expiry> findExpired(store::Connection &connection, QDate day, const QList<domain::RetentionPeriod> &periods)
{
    return Finder(connection, day, periods).run();
}

} // namespace madoguchi::federation
