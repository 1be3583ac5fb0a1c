#include "handover/federation_rows.h"

#include "domain/municipality.h"
#include "handover/month.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::handover {

namespace {

constexpr int candidateLength = 20, householdLength = 15, idLength = 20, kanaLength = 100, idsLength = 650, receiptLength = 20;

QString upTo(BodyReader &reader, QLatin1String key, int length, BodyReader::Need need = BodyReader::Required)
{
    const QString text = reader.identifier(key, need);
    if (text.size() > length)
        reader.fault(key);
    return text;
}

QString municipalityAt(BodyReader &reader, QLatin1String key)
{
    const QString code = reader.digits(key, 6, BodyReader::Required);
    if (code.size() != 6)
        reader.fault(key);
    return code;
}

bool flag(BodyReader &reader, QLatin1String key) { return reader.oneOf(key, {u"Y"_s, u"N"_s}) == "Y"_L1; }

QStringList idsAt(BodyReader &reader, QLatin1String key)
{
    const QStringList ids = reader.words(key, idsLength, BodyReader::Required).split(u';', Qt::SkipEmptyParts);
    for (const QString &id : ids)
        if (id.size() > idLength)
            reader.fault(key);
    return ids;
}

/// `prefix` + "_head_id" and so on.
api::ContinuityHousehold householdAt(BodyReader &reader, const QByteArray &prefix)
{
    const auto key = [&](const char *column) { return QByteArray(prefix + column); };
    const QByteArray municipality = key("municipality"), household = key("household"), id = key("head_id"), kana = key("head_kana"), birth = key("head_birth"), kind = key("head_kind"),
                     members = key("member_ids");
    api::ContinuityHousehold side;
    side.municipality = municipalityAt(reader, QLatin1String(municipality));
    side.householdNumber = upTo(reader, QLatin1String(household), householdLength);
    side.headId = upTo(reader, QLatin1String(id), idLength);
    side.headKana = reader.words(QLatin1String(kana), kanaLength, BodyReader::Required);
    side.headBirth = reader.date(QLatin1String(birth));
    side.nominalHead = reader.oneOf(QLatin1String(kind), {u"1"_s, u"2"_s}) == "2"_L1;
    side.memberIds = idsAt(reader, QLatin1String(members));
    return side;
}

Candidate::Standing standingAt(BodyReader &reader)
{
    const QString state = reader.oneOf("state"_L1, {u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"9"_s});
    return state == "3"_L1 ? Candidate::Standing::Held : state == "9"_L1 ? Candidate::Standing::Withdrawn : state == "0"_L1 ? Candidate::Standing::ToDecide : Candidate::Standing::Decided;
}

/// Later files, and in a file later lines, are later words.
QString wordOf(const journal::FeedItem &row) { return wireTime(row.at) + u' ' + QString::number(row.position).rightJustified(7, u'0'); }

QString textOf(const QJsonObject &body) { return QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact)); }

template <typename T>
using Reader = Result<T> (*)(const QJsonObject &, const QString &);

/// The rows' first column through the reader that took them in; the second is the word.
template <typename T>
Result<QList<T>> readAll(Result<store::Statement> found, const QString &municipality, Reader<T> read)
{
    MADOGUCHI_ASSIGN(auto row, std::move(found));
    QList<T> all;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, row.next());
        if (!more)
            return all;
        MADOGUCHI_ASSIGN(T one, read(QJsonDocument::fromJson(row.text(0).toUtf8()).object(), municipality));
        if constexpr (requires { one.word; })
            one.word = row.text(1);
        all.append(std::move(one));
    }
}

template <typename T>
Result<std::optional<T>> readFirst(Result<store::Statement> found, const QString &municipality, Reader<T> read)
{
    MADOGUCHI_ASSIGN(const auto all, readAll<T>(std::move(found), municipality, read));
    return all.isEmpty() ? std::nullopt : std::optional(all.first());
}

} // namespace

Result<Candidate> readCandidate(const QJsonObject &row, const QString &municipality)
{
    BodyReader reader(row);
    Candidate c;
    c.id = CandidateId(upTo(reader, "candidate"_L1, candidateLength));
    c.extractedOn = reader.date("extracted_on"_L1, BodyReader::Required);
    c.dueOn = reader.date("due_on"_L1, BodyReader::Required);
    c.movedOn = reader.date("moved_on"_L1, BodyReader::Required);
    c.previous = householdAt(reader, "previous_");
    c.own = householdAt(reader, "own_");
    c.facts = {c.previous.headId, c.own.headId, c.previous.memberIds, c.own.memberIds, flag(reader, "same_head"_L1), flag(reader, "same_members"_L1),
               reader.digits("households"_L1, 2, BodyReader::Required).toInt(), c.previous.nominalHead, c.own.nominalHead};
    c.recentHighCost = flag(reader, "recent_high_cost"_L1);
    c.standing = standingAt(reader);
    // Another prefecture is no candidate, and another municipality decides for itself.
    if (c.own.municipality != municipality || c.previous.municipality == municipality || !domain::samePrefecture(c.previous.municipality, municipality))
        reader.fault("own_municipality"_L1);
    MADOGUCHI_TRY(reader.finish());
    return c;
}

Result<Confirmed> readConfirmed(const QJsonObject &row, const QString &municipality)
{
    BodyReader reader(row);
    Confirmed c;
    c.id = CandidateId(upTo(reader, "candidate"_L1, candidateLength));
    const auto decision = domain::continuityDecision(reader.oneOf("decision"_L1, {u"1"_s, u"2"_s}));
    c.confirmation.decision = decision.value_or(domain::ContinuityDecision::Refused);
    c.confirmation.decidedOn = reader.date("decided_on"_L1, BodyReader::Required);
    (void)upTo(reader, "decided_by"_L1, idLength); // who, and why: the shared decision has it
    (void)reader.identifier("reason"_L1);
    (void)reader.words("reason_text"_L1, 200);
    c.confirmation.cancelled = flag(reader, "cancelled"_L1);
    c.confirmation.receipt = upTo(reader, "federation_receipt"_L1, receiptLength);
    c.confirmation.confirmedOn = reader.date("confirmed_on"_L1, BodyReader::Required);
    c.previousMunicipality = municipalityAt(reader, "previous_municipality"_L1);
    c.previousHousehold = upTo(reader, "previous_household"_L1, householdLength);
    c.ownMunicipality = municipalityAt(reader, "own_municipality"_L1);
    if ((c.ownMunicipality == municipality) == (c.previousMunicipality == municipality))
        reader.fault("own_municipality"_L1);
    MADOGUCHI_TRY(reader.finish());
    return c;
}

Result<InheritedMonth> readInherited(const QJsonObject &row, const QString &municipality)
{
    BodyReader reader(row);
    InheritedMonth m;
    m.candidate = CandidateId(upTo(reader, "candidate"_L1, candidateLength));
    m.municipality = municipalityAt(reader, "previous_municipality"_L1);
    (void)upTo(reader, "household"_L1, householdLength); // the other municipality's number
    (void)reader.digits("row"_L1, 4, BodyReader::Required);
    m.month = readColumns(reader);
    m.takenBack = flag(reader, "cancelled"_L1);
    if (m.municipality == municipality)
        reader.fault("previous_municipality"_L1);
    if (m.month.treatedIn < domain::inheritanceBegan())
        reader.fault("treated_in"_L1);
    MADOGUCHI_TRY(reader.finish());
    return m;
}

Result<Done> takeRow(store::Transaction &transaction, const journal::FeedItem &row, const QString &municipality)
{
    const QString word = wordOf(row), body = textOf(row.body);
    if (row.kind == "F5"_L1) {
        MADOGUCHI_ASSIGN(const Candidate c, readCandidate(row.body, municipality));
        return transaction.exec("INSERT INTO continuity_candidate (id, word, own_household, body) VALUES (?1, ?2, ?3, ?4)"
                                " ON CONFLICT (id) DO UPDATE SET word = ?2, own_household = ?3, body = ?4 WHERE word <= ?2",
                                {c.id.text(), word, c.own.householdNumber, body});
    }
    if (row.kind == "F7"_L1) {
        MADOGUCHI_ASSIGN(const Confirmed c, readConfirmed(row.body, municipality));
        return transaction.exec("INSERT INTO continuity_confirmed (id, word, previous_municipality, body) VALUES (?1, ?2, ?3, ?4)"
                                " ON CONFLICT (id) DO UPDATE SET word = ?2, previous_municipality = ?3, body = ?4 WHERE word <= ?2",
                                {c.id.text(), word, c.previousMunicipality, body});
    }
    MADOGUCHI_ASSIGN(const InheritedMonth m, readInherited(row.body, municipality));
    return transaction.exec("INSERT INTO inherited_month (candidate, treated_in, word, body) VALUES (?1, ?2, ?3, ?4)"
                            " ON CONFLICT (candidate, treated_in) DO UPDATE SET word = ?3, body = ?4 WHERE word <= ?3",
                            {m.candidate.text(), monthText(m.month.treatedIn), word, body});
}

Result<QList<Candidate>> candidates(store::Connection &connection, const QString &municipality)
{
    return readAll<Candidate>(connection.query("SELECT body, word FROM continuity_candidate ORDER BY id"), municipality, readCandidate);
}

Result<std::optional<Candidate>> findCandidate(store::Connection &connection, const CandidateId &id, const QString &municipality)
{
    return readFirst<Candidate>(connection.query("SELECT body, word FROM continuity_candidate WHERE id = ?1", {id.text()}), municipality, readCandidate);
}

Result<QList<Candidate>> candidatesOf(store::Connection &connection, const QString &household, const QString &municipality)
{
    return readAll<Candidate>(connection.query("SELECT body, word FROM continuity_candidate WHERE own_household = ?1 ORDER BY id", {household}), municipality, readCandidate);
}

Result<QList<Confirmed>> confirmedLeaving(store::Connection &connection, const QString &municipality)
{
    return readAll<Confirmed>(connection.query("SELECT body, word FROM continuity_confirmed WHERE previous_municipality = ?1 ORDER BY id", {municipality}), municipality, readConfirmed);
}

Result<std::optional<Confirmed>> findConfirmed(store::Connection &connection, const CandidateId &id, const QString &municipality)
{
    return readFirst<Confirmed>(connection.query("SELECT body, word FROM continuity_confirmed WHERE id = ?1", {id.text()}), municipality, readConfirmed);
}

Result<QList<InheritedMonth>> inheritedMonths(store::Connection &connection, const CandidateId &id, const QString &municipality)
{
    return readAll<InheritedMonth>(connection.query("SELECT body, word FROM inherited_month WHERE candidate = ?1 ORDER BY treated_in", {id.text()}), municipality, readInherited);
}

Result<Done> eraseCandidate(store::Transaction &transaction, const QString &id)
{
    for (const char *sql : {"DELETE FROM continuity_candidate WHERE id = ?1", "DELETE FROM continuity_confirmed WHERE id = ?1", "DELETE FROM inherited_month WHERE candidate = ?1"})
        MADOGUCHI_TRY(transaction.exec(sql, {id}));
    return done();
}

Result<qint64> eraseRowsBefore(store::Transaction &transaction, QDate day)
{
    // A word begins with its time. What was decided of a candidate goes with the decision.
    const QString word = wireTime(QDateTime(day, QTime(0, 0), Qt::UTC).addSecs(-9 * 3600));
    qint64 rows = 0;
    for (const char *sql : {"DELETE FROM continuity_candidate WHERE id IN (SELECT id FROM continuity_candidate AS c WHERE word < ?1 AND NOT EXISTS (SELECT 1 FROM continuity_decision AS d"
                            " WHERE d.id = c.id) LIMIT 200)",
                            "DELETE FROM continuity_confirmed WHERE id IN (SELECT id FROM continuity_confirmed AS c WHERE word < ?1 AND NOT EXISTS (SELECT 1 FROM continuity_decision AS d"
                            " WHERE d.id = c.id) LIMIT 200)",
                            "DELETE FROM inherited_month WHERE (candidate, treated_in) IN (SELECT candidate, treated_in FROM inherited_month AS m WHERE word < ?1"
                            " AND NOT EXISTS (SELECT 1 FROM continuity_decision AS d WHERE d.id = m.candidate) LIMIT 200)"}) {
        MADOGUCHI_TRY(transaction.exec(sql, {word}));
        rows += transaction.changes();
    }
    return rows;
}

} // namespace madoguchi::handover
