#include "handover/shared.h"

#include "domain/free_text.h"
#include "handover/month.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::handover {

const journal::SharedTable decisionTable{"continuity", "SELECT version, confirmed FROM continuity_decision WHERE id = ?1",
                                         "UPDATE continuity_decision SET confirmed = ?2 WHERE id = ?1", "DELETE FROM continuity_decision WHERE id = ?1"};
const journal::SharedTable toldTable{"continuity-months", "SELECT version, confirmed FROM continuity_months WHERE id = ?1",
                                     "UPDATE continuity_months SET confirmed = ?2 WHERE id = ?1", "DELETE FROM continuity_months WHERE id = ?1"};
const journal::SharedTable ownTable{"high-cost", "SELECT version, confirmed FROM high_cost WHERE id = ?1", "UPDATE high_cost SET confirmed = ?2 WHERE id = ?1", "DELETE FROM high_cost WHERE id = ?1"};

namespace {

constexpr int textLength = 200, nameLength = 100, candidateLength = 20, householdLength = 15, signatureBytes = 512;

const QStringList &stateWords() // in the order of Decision::State
{
    static const QStringList words{u"decided"_s, u"cancel-requested"_s, u"cancelled"_s};
    return words;
}

QString dateText(QDate date) { return date.isValid() ? date.toString(Qt::ISODate) : u""_s; }
QString given(const QString &text) { return text.isNull() ? u""_s : text; }
QString textOf(const QJsonObject &body) { return QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact)); }

void checkId(BodyReader &reader, const QString &id, int length)
{
    if (id.isEmpty() || id.size() > length)
        reader.fault("aggregate"_L1);
}

QString readText(BodyReader &reader, QLatin1String key)
{
    const QString text = reader.words(key, textLength);
    if (!domain::checkText(text, {textLength}, key).ok())
        reader.fault(key);
    return text;
}

/// What goes with each state, and two persons where two are needed.
void checkState(BodyReader &reader, const Decision &d)
{
    const api::ContinuityRecord &r = d.record;
    const bool asked = d.state != Decision::State::Decided, cancelled = d.state == Decision::State::Cancelled;
    if (asked == r.cancelBy.isEmpty() || asked == r.cancelReason.isEmpty())
        reader.fault("cancelBy"_L1);
    if (asked && !r.cancelRefusal.isEmpty())
        reader.fault("cancelRefusal"_L1);
    if (cancelled == r.cancelApprovedBy.isEmpty() || cancelled == d.cancelApproval.isEmpty())
        reader.fault("cancelApprovedBy"_L1);
    if (cancelled && (r.cancelApprovedBy == r.by || r.cancelApprovedBy == r.cancelBy))
        reader.fault("cancelApprovedBy"_L1);
    if (r.reason == QStringView(domain::departureReason) && r.reasonText.isEmpty())
        reader.fault("reasonText"_L1);
}

template <typename T>
using Maker = Result<T> (*)(const QString &, const QJsonObject &);

/// Columns id, body, version.
template <typename T>
Result<std::optional<T>> first(Result<store::Statement> found, Maker<T> make)
{
    MADOGUCHI_ASSIGN(auto row, std::move(found));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    if (!there)
        return std::optional<T>();
    MADOGUCHI_ASSIGN(T value, make(row.text(0), QJsonDocument::fromJson(row.text(1).toUtf8()).object()));
    value.version = row.integer(2);
    return std::optional(std::move(value));
}

Result<Decision> makeDecision(const QString &id, const QJsonObject &body) { return decisionFromJson(CandidateId(id), body); }
Result<ToldMonths> makeTold(const QString &id, const QJsonObject &body) { return toldFromJson(CandidateId(id), body); }
Result<OwnMonths> makeOwn(const QString &id, const QJsonObject &body) { return ownFromJson(HouseholdId(id), body); }

} // namespace

Result<Decision> decisionFromJson(const CandidateId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    Decision d;
    d.id = id;
    api::ContinuityRecord &r = d.record;
    r.decision = domain::continuityDecision(reader.oneOf("decision"_L1, {u"1"_s, u"2"_s})).value_or(domain::ContinuityDecision::Refused);
    r.decidedOn = reader.date("decidedOn"_L1, BodyReader::Required);
    d.decidedAt = reader.time("decidedAt"_L1);
    r.reason = reader.oneOf("reason"_L1, domain::continuityReasons());
    r.reasonText = readText(reader, "reasonText"_L1);
    r.by = StaffId(reader.identifier("by"_L1));
    r.byName = reader.words("byName"_L1, nameLength);
    d.state = static_cast<Decision::State>(std::max<qsizetype>(0, stateWords().indexOf(reader.oneOf("state"_L1, stateWords()))));
    r.cancelReason = readText(reader, "cancelReason"_L1);
    r.cancelRefusal = readText(reader, "cancelRefusal"_L1);
    r.cancelBy = StaffId(reader.identifier("cancelBy"_L1, BodyReader::MayBeEmpty));
    r.cancelByName = reader.words("cancelByName"_L1, nameLength);
    r.cancelApprovedBy = StaffId(reader.identifier("cancelApprovedBy"_L1, BodyReader::MayBeEmpty));
    r.cancelApprovedByName = reader.words("cancelApprovedByName"_L1, nameLength);
    d.cancelApproval = reader.base64("cancelApproval"_L1, signatureBytes);
    checkId(reader, id.text(), candidateLength);
    checkState(reader, d);
    MADOGUCHI_TRY(reader.finish());
    return d;
}

QJsonObject toJson(const Decision &d)
{
    const api::ContinuityRecord &r = d.record;
    return {{u"decision"_s, domain::toCode(r.decision)},
            {u"decidedOn"_s, dateText(r.decidedOn)},
            {u"decidedAt"_s, wireTime(d.decidedAt)},
            {u"reason"_s, r.reason},
            {u"reasonText"_s, given(r.reasonText)},
            {u"by"_s, r.by.text()},
            {u"byName"_s, given(r.byName)},
            {u"state"_s, stateWords().at(static_cast<int>(d.state))},
            {u"cancelReason"_s, given(r.cancelReason)},
            {u"cancelRefusal"_s, given(r.cancelRefusal)},
            {u"cancelBy"_s, given(r.cancelBy.text())},
            {u"cancelByName"_s, given(r.cancelByName)},
            {u"cancelApprovedBy"_s, given(r.cancelApprovedBy.text())},
            {u"cancelApprovedByName"_s, given(r.cancelApprovedByName)},
            {u"cancelApproval"_s, QString::fromLatin1(d.cancelApproval.toBase64())}};
}

QByteArray cancelStatement(const Decision &d)
{
    const api::ContinuityRecord &r = d.record;
    // QJsonObject keeps its members sorted and Compact has one form: the same request is the same bytes everywhere.
    return QJsonDocument(QJsonObject{{u"type"_s, u"continuity-cancel"_s},
                                     {u"candidate"_s, d.id.text()},
                                     {u"decision"_s, domain::toCode(r.decision)},
                                     {u"decidedOn"_s, dateText(r.decidedOn)},
                                     {u"reason"_s, r.reason},
                                     {u"by"_s, r.by.text()},
                                     {u"cancelBy"_s, r.cancelBy.text()},
                                     {u"cancelReason"_s, r.cancelReason},
                                     {u"version"_s, d.version}})
        .toJson(QJsonDocument::Compact);
}

Result<ToldMonths> toldFromJson(const CandidateId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    ToldMonths t;
    t.id = id;
    t.householdNumber = reader.identifier("householdNumber"_L1);
    t.months = readMonths(reader, "months"_L1);
    t.by = StaffId(reader.identifier("by"_L1));
    t.byName = reader.words("byName"_L1, nameLength);
    t.toldOn = reader.date("toldOn"_L1, BodyReader::Required);
    checkId(reader, id.text(), candidateLength);
    checkId(reader, t.householdNumber, householdLength);
    MADOGUCHI_TRY(reader.finish());
    return t;
}

QJsonObject toJson(const ToldMonths &t)
{
    return {{u"householdNumber"_s, t.householdNumber}, {u"months"_s, toJson(t.months)}, {u"by"_s, t.by.text()}, {u"byName"_s, given(t.byName)}, {u"toldOn"_s, dateText(t.toldOn)}};
}

Result<OwnMonths> ownFromJson(const HouseholdId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    OwnMonths own;
    own.household = id;
    own.householdNumber = reader.identifier("householdNumber"_L1);
    own.months = readMonths(reader, "months"_L1);
    checkId(reader, id.text(), 64);
    checkId(reader, own.householdNumber, householdLength);
    MADOGUCHI_TRY(reader.finish());
    return own;
}

QJsonObject toJson(const OwnMonths &own) { return {{u"householdNumber"_s, own.householdNumber}, {u"months"_s, toJson(own.months)}}; }

Result<Done> put(store::Transaction &transaction, const Decision &d, const QString &actor, qint64 confirmed)
{
    return transaction.exec("INSERT INTO continuity_decision (id, body, version, confirmed, actor) VALUES (?1, ?2, ?3, ?4, ?5)"
                            " ON CONFLICT (id) DO UPDATE SET body = ?2, version = ?3, confirmed = max(confirmed, ?4), actor = ?5",
                            {d.id.text(), textOf(toJson(d)), d.version, confirmed, given(actor)});
}

Result<Done> put(store::Transaction &transaction, const ToldMonths &t, const QString &actor, qint64 confirmed)
{
    return transaction.exec("INSERT INTO continuity_months (id, body, version, confirmed, actor) VALUES (?1, ?2, ?3, ?4, ?5)"
                            " ON CONFLICT (id) DO UPDATE SET body = ?2, version = ?3, confirmed = max(confirmed, ?4), actor = ?5",
                            {t.id.text(), textOf(toJson(t)), t.version, confirmed, given(actor)});
}

Result<Done> put(store::Transaction &transaction, const OwnMonths &own, const QString &actor, qint64 confirmed)
{
    return transaction.exec("INSERT INTO high_cost (id, household_number, body, version, confirmed, actor) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                            " ON CONFLICT (id) DO UPDATE SET household_number = ?2, body = ?3, version = ?4, confirmed = max(confirmed, ?5), actor = ?6",
                            {own.household.text(), own.householdNumber, textOf(toJson(own)), own.version, confirmed, given(actor)});
}

Result<std::optional<Decision>> findDecision(store::Connection &connection, const CandidateId &id)
{
    return first<Decision>(connection.query("SELECT id, body, version FROM continuity_decision WHERE id = ?1", {id.text()}), makeDecision);
}

Result<std::optional<ToldMonths>> findTold(store::Connection &connection, const CandidateId &id)
{
    return first<ToldMonths>(connection.query("SELECT id, body, version FROM continuity_months WHERE id = ?1", {id.text()}), makeTold);
}

Result<std::optional<OwnMonths>> findOwn(store::Connection &connection, const HouseholdId &id)
{
    return first<OwnMonths>(connection.query("SELECT id, body, version FROM high_cost WHERE id = ?1", {id.text()}), makeOwn);
}

Result<std::optional<OwnMonths>> findOwnByNumber(store::Connection &connection, const QString &householdNumber)
{
    return first<OwnMonths>(connection.query("SELECT id, body, version FROM high_cost WHERE household_number = ?1 ORDER BY id LIMIT 1", {householdNumber}), makeOwn);
}

} // namespace madoguchi::handover
