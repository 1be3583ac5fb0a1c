#include "people/federation_rows.h"

#include "journal/outbox.h"

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

const QString begins = u"1"_s, changes = u"2"_s, cancels = u"3"_s; // 処理区分

QString stamp(const QDateTime &utc)
{
    return utc.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'Z';
}

QString wholeDate(const QString &birth)
{
    return isBirth(birth, false) ? birth : u""_s;
}

QString bit(bool value)
{
    return value ? u"1"_s : u"0"_s;
}

QString sevenDigits(QString postalCode)
{
    return postalCode.remove(u'-');
}

QJsonObject keys(const Office &office, const Household &household)
{
    return {{u"municipality"_s, office.municipality}, {u"insurer"_s, office.insurer}, {u"household"_s, household.householdNumber}, {u"symbol"_s, household.symbol},
        {u"number"_s, household.number}};
}

/// From when until when somebody of the household was insured without a gap: the last such stretch.
struct Applied {
    domain::Period period;
    QString fromReason, untilReason;
};

std::optional<Applied> appliedOf(const Household &household, const QString &municipality)
{
    QList<Applied> covers;
    for (const Member &m : household.members)
        for (const Eligibility &e : m.eligibility)
            if (!e.superseded && e.municipality == municipality)
                covers.append({e.municipal, e.municipalFromReason, e.municipalUntilReason});
    std::ranges::stable_sort(covers, {}, [](const Applied &one) { return one.period.from; });
    std::optional<Applied> last;
    for (const Applied &next : std::as_const(covers)) {
        if (!last || (!last->period.isOpen() && next.period.from > last->period.until)) {
            last = next;
        } else if (!last->period.isOpen() && (next.period.isOpen() || next.period.until > last->period.until)) {
            last->period.until = next.period.until;
            last->untilReason = next.untilReason;
        }
    }
    return last;
}

} // namespace

QJsonObject householdRow(const Household &household, const Office &office)
{
    const auto applied = appliedOf(household, office.municipality);
    if (!applied)
        return {};
    QJsonObject row = keys(office, household);
    for (const Member &m : household.members) {
        if (!m.head)
            continue;
        row[u"head_addressee"_s] = m.addressee;
        row[u"head_kind"_s] = m.insured ? u"1"_s : u"2"_s; // 2: 擬制世帯主
        row[u"head_name"_s] = m.nameKanji;
        row[u"head_kana"_s] = m.nameKana;
        row[u"head_birth"_s] = wholeDate(m.birth);
        row[u"head_birth_unknown"_s] = bit(m.birthUnknown);
        row[u"head_sex"_s] = QString::number(static_cast<int>(m.sex));
    }
    row[u"applied_from"_s] = isoDate(applied->period.from);
    row[u"applied_from_reason"_s] = applied->fromReason;
    row[u"applied_until"_s] = isoDate(applied->period.until);
    row[u"applied_until_reason"_s] = orEmpty(applied->untilReason);
    row[u"postal_code"_s] = sevenDigits(household.postalCode);
    row[u"address"_s] = household.address;
    row[u"address_extra"_s] = u""_s;
    return row;
}

QJsonObject personRow(const Household &household, const Member &m, const Eligibility &e, const Office &office)
{
    QJsonObject row = keys(office, household);
    row[u"addressee"_s] = m.addressee;
    row[u"federation_id"_s] = orEmpty(m.federationId);
    row[u"branch"_s] = m.branch;
    row[u"name"_s] = m.nameKanji;
    row[u"kana"_s] = m.nameKana;
    row[u"sex"_s] = QString::number(static_cast<int>(m.sex));
    row[u"birth"_s] = wholeDate(m.birth);
    row[u"birth_unknown"_s] = bit(m.birthUnknown);
    row[u"relation"_s] = m.relation;
    row[u"undisclosed"_s] = u"0"_s;
    row[u"category"_s] = u"01"_s; // 一般
    row[u"prefecture_from"_s] = isoDate(e.prefecture.from);
    row[u"prefecture_from_reason"_s] = e.prefectureFromReason;
    row[u"notified_on"_s] = isoDate(e.notifiedOn);
    row[u"prefecture_until"_s] = isoDate(e.prefecture.until);
    row[u"prefecture_until_reason"_s] = orEmpty(e.prefectureUntilReason);
    row[u"loss_notified_on"_s] = isoDate(e.endNotifiedOn);
    row[u"municipal_from"_s] = isoDate(e.municipal.from);
    row[u"municipal_from_reason"_s] = e.municipalFromReason;
    row[u"municipal_until"_s] = isoDate(e.municipal.until);
    row[u"municipal_until_reason"_s] = orEmpty(e.municipalUntilReason);
    row[u"previous_municipality"_s] = orEmpty(e.previousMunicipality);
    row[u"next_municipality"_s] = orEmpty(e.nextMunicipality);
    return row;
}

namespace {

class Difference {
public:
    Difference(const std::optional<Household> &before, Household &after, const Office &office, const QHash<QString, QString> &receipts, const QDateTime &utc)
        : m_before(before), m_after(after), m_office(office), m_receipts(receipts), m_utc(utc)
    {
    }

    QList<FederationRow> run()
    {
        const QJsonObject stood = m_before ? householdRow(*m_before, m_office) : QJsonObject(), stands = householdRow(m_after, m_office);
        if (stood.isEmpty() && !stands.isEmpty())
            addHousehold(begins, stands);
        else if (!stood.isEmpty() && stands.isEmpty())
            addHousehold(cancels, stood);
        else if (stood != stands)
            addHousehold(changes, stands);
        for (Member &member : m_after.members)
            compare(member);
        return m_rows;
    }

private:
    const Member *before(const Member &member) const
    {
        if (!m_before)
            return nullptr;
        const auto at = std::ranges::find(m_before->members, member.person, &Member::person);
        return at == m_before->members.end() ? nullptr : &*at;
    }

    void compare(Member &member)
    {
        const Member *was = before(member);
        const Eligibility *last = member.lastCover(m_office.municipality);
        for (const Eligibility &e : std::as_const(member.eligibility)) {
            const Eligibility *stood = was ? was->cover(e.id) : nullptr;
            if (e.municipality != m_office.municipality || (stood ? stood->superseded : e.superseded))
                continue;
            if (!stood) {
                addPerson(begins, member, personRow(m_after, member, e, m_office));
            } else if (e.superseded) {
                addPerson(cancels, member, personRow(*m_before, *was, *stood, m_office));
                if (last) // the federation has one cover a person: with this one it has forgotten that one too
                    addPerson(begins, member, personRow(m_after, member, *last, m_office));
            } else if ((&e == last || e != *stood) && personRow(*m_before, *was, *stood, m_office) != personRow(m_after, member, e, m_office)) {
                addPerson(changes, member, personRow(m_after, member, e, m_office));
            }
        }
    }

    void addHousehold(const QString &operation, QJsonObject row)
    {
        row[u"head_number_receipt"_s] = orEmpty(m_receipts.value(row[u"head_addressee"_s].toString()));
        add(u"F1"_s, {}, operation, ++m_after.history, row);
    }
    void addPerson(const QString &operation, Member &member, QJsonObject row)
    {
        row[u"number_receipt"_s] = orEmpty(m_receipts.value(member.addressee));
        add(u"F2"_s, member.addressee, operation, ++member.history, row);
    }
    void add(const QString &layout, const QString &addressee, const QString &operation, int history, QJsonObject row)
    {
        row[u"operation"_s] = operation;
        row[u"history"_s] = QString::number(history);
        row[u"updated_at"_s] = stamp(m_utc);
        m_rows.append({layout, addressee, row});
    }

    const std::optional<Household> &m_before;
    Household &m_after;
    const Office &m_office;
    const QHash<QString, QString> &m_receipts;
    const QDateTime &m_utc;
    QList<FederationRow> m_rows;
};

/// Whether the federation has it, as far as this terminal knows from what became of its rows.
enum class There { Unknown, No, Yes };

There thereAfter(const QList<journal::OutboxItem> &rows)
{
    There there = There::Unknown;
    for (const journal::OutboxItem &row : rows) {
        const QString operation = row.body[u"operation"_s].toString();
        const bool arrives = row.state == journal::OutboxItem::State::Queued || row.state == journal::OutboxItem::State::Acknowledged;
        if (arrives)
            there = operation == cancels ? There::No : There::Yes;
        else if (there == There::Unknown)
            there = operation == begins ? There::No : There::Yes;
    }
    return there;
}

Result<Done> queueRow(store::Transaction &transaction, const HouseholdId &household, FederationRow row, const api::Actor &actor, const QDateTime &utc)
{
    MADOGUCHI_ASSIGN(auto earlier, journal::rowsAbout(transaction.connection(), row.layout, household.text()));
    earlier.removeIf([&](const journal::OutboxItem &item) { return item.body[u"addressee"_s].toString() != row.addressee; });
    for (const journal::OutboxItem &item : std::as_const(earlier))
        if (item.state == journal::OutboxItem::State::Refused)
            MADOGUCHI_TRY(journal::close(transaction, item.id, {utc, actor.staff.text(), actor.name, u"後の届出又は訂正による"_s}));
    if (thereAfter(earlier) == There::No) {
        if (row.body[u"operation"_s] == cancels)
            return done(); // it never arrived
        row.body[u"operation"_s] = begins;
    }
    journal::OutboxItem item;
    item.id = ChangeId(newId());
    item.destination = journal::Destination::FederationFile;
    item.kind = row.layout;
    item.aggregate = household.text();
    item.actor = actor.staff.text();
    item.body = row.body;
    return journal::enqueue(transaction, item, utc);
}

} // namespace

QList<FederationRow> rowsBetween(const std::optional<Household> &before, Household &after, const Office &office, const QHash<QString, QString> &receipts,
                                 const QDateTime &utc)
{
    return Difference(before, after, office, receipts, utc).run();
}

std::optional<FederationRow> numberRow(const Household &household, const QString &addressee, const Office &office, const QString &receipt, const QDateTime &utc)
{
    const auto m = std::ranges::find(household.members, addressee, &Member::addressee);
    const Eligibility *cover = m == household.members.end() ? nullptr : m->lastCover(office.municipality);
    if (!cover)
        return std::nullopt;
    QJsonObject row = personRow(household, *m, *cover, office);
    row[u"number_receipt"_s] = receipt;
    row[u"operation"_s] = changes;
    row[u"history"_s] = QString::number(m->history);
    row[u"updated_at"_s] = stamp(utc);
    return FederationRow{u"F2"_s, addressee, row};
}

Result<Done> queueRows(store::Transaction &transaction, const HouseholdId &household, const QList<FederationRow> &rows, const api::Actor &actor, const QDateTime &utc)
{
    for (const FederationRow &row : rows)
        MADOGUCHI_TRY(queueRow(transaction, household, row, actor, utc));
    return done();
}

} // namespace madoguchi::people
