#include "federation/candidates.h"

#include "crypto/digest.h"
#include "domain/business_day.h"
#include "federation/continuity.h"
#include "federation/embedded_store.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int decisionDays = 10; ///< business days to decide: two weeks, as for whatever else the federation asks (F9); ours
constexpr int calendarDays = 14; ///< the same, where the calendar of business days ends
constexpr int countedMonths = 12; ///< a month counts for the twelve that follow: of an older move nothing is left to inherit
constexpr int noticeDays = 14;   ///< leaving may be notified so long in advance, and with it who heads those who stay
constexpr int mostHouseholds = 99; // as the layout has it
constexpr qsizetype idsLength = 650;

// A person who moved without a gap from one household (old) to another (own). What was decided of this very move under another household of the
// town is not asked again: the person has changed households since. CROSS JOIN keeps the planner to the order: movers are few, persons are many.
#define MOVED                                                                                                                                        \
    "FROM known_person own JOIN known_person old ON old.municipality = own.previous_municipality AND old.federation_id = own.federation_id "         \
    "AND old.municipal_until = own.municipal_from AND old.household <> '' "                                                                          \
    "WHERE own.verdict = 1 AND own.household <> '' AND own.federation_id <> '' AND own.municipal_from >= ?2 "                                        \
    "AND NOT EXISTS (SELECT 1 FROM continuity_mover v CROSS JOIN continuity_candidate c ON c.candidate = v.candidate WHERE v.federation_id = own.federation_id " \
    "AND v.moved_on = own.municipal_from AND c.own_municipality = own.municipality AND c.own_household <> own.household AND c.decision <> '') "

// Mover v of candidate c has moved nevertheless: not cancelled, not judged otherwise since, not another move on the same day; while nobody has decided, not
// written into another household either, here or there. Whoever has moved on, or comes again from elsewhere, has moved.
#define MOVER_STANDS                                                                                                                                 \
    "EXISTS (SELECT 1 FROM known_person p WHERE p.municipality = c.own_municipality AND p.federation_id = v.federation_id AND p.municipal_from <> '' "  \
    "AND CASE WHEN p.previous_municipality = c.previous_municipality THEN p.verdict = 1 AND (c.decision <> '' OR p.household = c.own_household) "      \
    "ELSE p.municipal_from <> v.moved_on END) "                                                                                                      \
    "AND (c.decision <> '' OR NOT EXISTS (SELECT 1 FROM known_person o WHERE o.municipality = c.previous_municipality AND o.federation_id = v.federation_id " \
    "AND o.municipal_until = v.moved_on AND o.household <> c.previous_household))"

QString iso(QDate day) { return day.toString(Qt::ISODate); }

QString yesOrNo(bool yes) { return yes ? u"Y"_s : u"N"_s; }

/// As many as the column holds: nobody's household has fifty members, and no home of hundreds may stop the cycle.
QString listed(const QSet<QString> &ids)
{
    QStringList sorted(ids.begin(), ids.end());
    sorted.sort();
    QString list;
    for (const QString &id : sorted) {
        if (list.size() + 1 + id.size() > idsLength)
            break;
        list += (list.isEmpty() ? QString() : u";"_s) + id;
    }
    return list;
}

} // namespace

QString fileName(QChar letter, const QString &prefecture, const QStringList &what)
{
    constexpr auto letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"_L1; // no I, no O
    const QByteArray digest = crypto::sha256(what.join(u'\n').toUtf8());
    quint64 value = qFromBigEndian<quint64>(digest.constData());
    QString name;
    for (int i = 0; i < 14; ++i) {
        name += (i == 7 ? u"-"_s : QString()) + QChar(letters[qsizetype(value % quint64(letters.size()))]);
        value /= quint64(letters.size());
    }
    return letter + prefecture + u'-' + name;
}

Result<Done> Candidates::run()
{
    MADOGUCHI_ASSIGN(const QList<Move> found, moves());
    for (const Move &move : found)
        MADOGUCHI_TRY(look(move));
    return withdraw();
}

/// Both ways: what either municipality reports may make a candidate or take its ground away.
Result<QList<Candidates::Move>> Candidates::moves()
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT old.municipality, old.household, own.municipality, own.household, min(own.municipal_from), max(own.municipal_from) " MOVED
                                                    "AND (own.municipality = ?1 OR own.previous_municipality = ?1) GROUP BY 1, 2, 3, 4 ORDER BY 5, 1, 2, 3, 4",
                                                    {m_context.municipality, iso(m_context.today.addMonths(-countedMonths))}));
    QList<Move> moves;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            return moves;
        moves.append({{rows.text(0), rows.text(1)}, {rows.text(2), rows.text(3)}, rows.text(4), rows.text(5)});
    }
}

Result<Done> Candidates::look(const Move &move)
{
    MADOGUCHI_ASSIGN(const auto stands, known(move));
    if (!stands && !m_context.extract)
        return done();
    if (stands && !stands->decision.isEmpty())
        return keepMovers(stands->candidate, move);
    MADOGUCHI_ASSIGN(const auto found, facts(move));
    if (!found)
        return done();
    const bool isNew = !stands || stands->withdrawn;
    const QDate due = domain::addBusinessDays(m_context.today, decisionDays);
    QJsonObject row = objectOf(*found);
    const QString candidate = row["candidate"_L1].toString();
    row["extracted_on"_L1] = isNew ? iso(m_context.today) : stands->told["extracted_on"_L1].toString();
    row["due_on"_L1] = !isNew ? stands->told["due_on"_L1].toString() : iso(due.isValid() ? due : m_context.today.addDays(calendarDays));
    row["state"_L1] = u"0"_s;
    if (isNew || row != stands->told) {
        MADOGUCHI_TRY(m_transaction.exec("INSERT INTO continuity_candidate (candidate, previous_municipality, previous_household, own_municipality, own_household, moved_on, told) "
                                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (candidate) DO UPDATE SET moved_on = excluded.moved_on, told = excluded.told, withdrawn = 0",
                                         {candidate, move.left.municipality, move.left.household, move.own.municipality, move.own.household, move.first, compact(row)}));
        tell(move.own.municipality, row);
    }
    return keepMovers(candidate, move);
}

Result<std::optional<Candidates::Known>> Candidates::known(const Move &move)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT candidate, decision, withdrawn, told FROM continuity_candidate WHERE previous_municipality = ?1 AND previous_household = ?2 "
                                                    "AND own_municipality = ?3 AND own_household = ?4",
                                                    {move.left.municipality, move.left.household, move.own.municipality, move.own.household}));
    MADOGUCHI_ASSIGN(const bool exists, rows.next());
    return exists ? std::optional(Known{rows.text(0), rows.text(1), rows.integer(2) != 0, objectOf(rows.text(3))}) : std::nullopt;
}

Result<Done> Candidates::keepMovers(const QString &candidate, const Move &move)
{
    return m_transaction.exec("INSERT OR REPLACE INTO continuity_mover (candidate, federation_id, moved_on) SELECT ?1, own.federation_id, own.municipal_from " MOVED
                              "AND old.municipality = ?3 AND old.household = ?4 AND own.municipality = ?5 AND own.household = ?6",
                              {candidate, iso(m_context.today.addMonths(-countedMonths)), move.left.municipality, move.left.household, move.own.municipality, move.own.household});
}

Result<std::optional<exchange::Row>> Candidates::facts(const Move &move)
{
    MADOGUCHI_ASSIGN(const auto before, head(move.left, move.first));
    MADOGUCHI_ASSIGN(const auto after, head(move.own, {}));
    if (!before || !after)
        return std::optional<exchange::Row>();
    const QString dayBefore = iso(QDate::fromString(move.first, Qt::ISODate).addDays(-1));
    MADOGUCHI_ASSIGN(const auto left, members(move.left, dayBefore));
    MADOGUCHI_ASSIGN(const auto own, members(move.own, move.last));
    MADOGUCHI_ASSIGN(const int involved, households(move, left, own));
    MADOGUCHI_ASSIGN(const bool highCost, hasHighCost(move));
    return std::optional(exchange::Row{
        {u"candidate"_s, fileName(u'C', m_context.prefecture, {move.left.municipality, move.left.household, move.own.municipality, move.own.household})},
        {u"previous_municipality"_s, move.left.municipality},
        {u"previous_household"_s, move.left.household},
        {u"previous_head_id"_s, before->id},
        {u"previous_head_kana"_s, before->kana},
        {u"previous_head_birth"_s, before->birth},
        {u"previous_head_kind"_s, before->kind},
        {u"previous_member_ids"_s, listed(left)},
        {u"own_municipality"_s, move.own.municipality},
        {u"own_household"_s, move.own.household},
        {u"own_head_id"_s, after->id},
        {u"own_head_kana"_s, after->kana},
        {u"own_head_birth"_s, after->birth},
        {u"own_head_kind"_s, after->kind},
        {u"own_member_ids"_s, listed(own)},
        {u"moved_on"_s, move.first},
        {u"same_head"_s, yesOrNo(before->id == after->id)},
        {u"same_members"_s, yesOrNo(left == own)},
        {u"households"_s, QString::number(std::min(involved, mostHouseholds))},
        {u"recent_high_cost"_s, yesOrNo(highCost)}});
}

/// Whoever heads the household, or headed it when somebody left it on the day `before`. A town tells of the next head of those who stay with the
/// leaving of the former one, and the candidates come later; but a head whose cover had ended by then (death) was none any more.
Result<std::optional<Candidates::Head>> Candidates::head(const Home &home, const QString &before)
{
    const QString earliest = before.isEmpty() ? QString() : iso(QDate::fromString(before, Qt::ISODate).addDays(-noticeDays));
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT p.federation_id, h.kana, h.birth, h.kind FROM known_head h JOIN known_person p ON p.municipality = h.municipality AND p.addressee = h.addressee "
                                                    "WHERE h.municipality = ?1 AND h.household = ?2 AND (h.replaced_on = '' OR (?3 <> '' AND h.replaced_on >= ?4 AND "
                                                    "(h.kind = '2' OR (p.municipal_from <> '' AND p.municipal_from < ?3 AND (p.municipal_until = '' OR p.municipal_until >= ?3))))) "
                                                    "ORDER BY h.replaced_on = '', h.replaced_on LIMIT 1",
                                                    {home.municipality, home.household, stored(before), stored(earliest)}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    if (!known || rows.text(0).isEmpty() || rows.text(1).isEmpty())
        return std::optional<Head>();
    return std::optional(Head{rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
}

/// Covered there on `day`: the first day without cover is later.
Result<QSet<QString>> Candidates::members(const Home &home, const QString &day)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT federation_id FROM known_person WHERE municipality = ?1 AND household = ?2 AND municipal_from <> '' AND municipal_from <= ?3 "
                                                    "AND (municipal_until = '' OR municipal_until > ?3)",
                                                    {home.municipality, home.household, day}));
    QSet<QString> ids;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            return ids;
        ids.insert(rows.text(0));
    }
}

/// 1: the one became the other, whoever was born, died, joined or left the insurance with it. One more for each household in which somebody stayed, to
/// which somebody else went, or from which somebody came (世帯分離, 世帯合併).
Result<int> Candidates::households(const Move &move, const QSet<QString> &left, const QSet<QString> &own)
{
    const QString dayBefore = iso(QDate::fromString(move.first, Qt::ISODate).addDays(-1));
    QSet<QString> others;
    MADOGUCHI_ASSIGN(const auto stayed, members(move.left, move.last));
    if (!stayed.isEmpty())
        others.insert(move.left.municipality + u' ' + move.left.household);
    MADOGUCHI_ASSIGN(const auto there, members(move.own, dayBefore));
    if (!there.isEmpty())
        others.insert(move.own.municipality + u' ' + move.own.household);
    for (const QString &id : left - own)
        MADOGUCHI_TRY(addHomes(id, move.last, move, others));
    for (const QString &id : own - left)
        MADOGUCHI_TRY(addHomes(id, dayBefore, move, others));
    return 1 + int(others.size());
}

/// Where else the person was covered on `day`.
Result<Done> Candidates::addHomes(const QString &id, const QString &day, const Move &move, QSet<QString> &homes)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT municipality || ' ' || household FROM known_person WHERE federation_id = ?1 AND household <> '' AND municipal_from <> '' "
                                                    "AND municipal_from <= ?2 AND (municipal_until = '' OR municipal_until > ?2) AND NOT (municipality = ?3 AND household = ?4) "
                                                    "AND NOT (municipality = ?5 AND household = ?6)",
                                                    {id, day, move.left.municipality, move.left.household, move.own.municipality, move.own.household}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            return done();
        homes.insert(rows.text(0));
    }
}

/// In the twelve months up to the last day of the old cover; months that it has inherited itself are its own.
Result<bool> Candidates::hasHighCost(const Move &move)
{
    const QDate last = QDate::fromString(move.first, Qt::ISODate).addDays(-1);
    const auto month = [](QDate day) { return day.toString(u"yyyy-MM"_s); };
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT 1 FROM known_high_cost WHERE municipality = ?1 AND household = ?2 AND counts = 1 AND treated_in BETWEEN ?3 AND ?4 UNION ALL "
                                                    "SELECT 1 FROM continuity_candidate c JOIN inherited_month i ON i.candidate = c.candidate WHERE c.own_municipality = ?1 AND c.own_household = ?2 "
                                                    "AND c.decision = '1' AND i.treated_in BETWEEN ?3 AND ?4 AND i.cancelled = 0 AND " LAST_WORD " LIMIT 1",
                                                    {move.left.municipality, move.left.household, month(last.addMonths(1 - countedMonths)), month(last)}));
    return rows.next();
}

/// The ground of a candidate are its movers; with the last of them it falls away.
Result<Done> Candidates::withdraw()
{
    struct Fallen {
        QString candidate;
        CandidatePlace place;
        QJsonObject told;
        QJsonObject standing; ///< the decision, if there is one
        QString receipt;
    };
    QList<Fallen> fallen;
    {
        MADOGUCHI_ASSIGN(auto rows, m_transaction.query(
            "SELECT c.candidate, c.previous_municipality, c.previous_household, c.own_municipality, c.told, coalesce(d.request, ''), coalesce(d.receipt, '') FROM continuity_candidate c "
            "LEFT JOIN continuity_decision d ON d.position = c.standing "
            "WHERE c.withdrawn = 0 AND (c.own_municipality = ?1 OR c.previous_municipality = ?1) AND c.moved_on >= ?2 "
            "AND NOT EXISTS (SELECT 1 FROM continuity_mover v WHERE v.candidate = c.candidate AND " MOVER_STANDS ")",
            {m_context.municipality, iso(m_context.today.addMonths(-countedMonths))}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            fallen.append({rows.text(0), {rows.text(1), rows.text(2), rows.text(3)}, objectOf(rows.text(4)), objectOf(rows.text(5)), rows.text(6)});
        }
    }
    for (Fallen &one : fallen) {
        one.told["state"_L1] = u"9"_s;
        MADOGUCHI_TRY(m_transaction.exec("UPDATE continuity_candidate SET withdrawn = 1, decision = '', standing = 0, told = ?2 WHERE candidate = ?1", {one.candidate, compact(one.told)}));
        MADOGUCHI_TRY(m_transaction.exec("DELETE FROM continuity_mover WHERE candidate = ?1", {one.candidate}));
        tell(one.place.ownMunicipality, one.told);
        if (one.receipt.isEmpty())
            continue;
        for (const QString &side : {one.place.previousMunicipality, one.place.ownMunicipality})
            m_answers[side][u"F7"_s].append(confirmed(one.standing, one.place, one.receipt, m_context.today, true));
    }
    return done();
}

void Candidates::tell(const QString &municipality, const QJsonObject &row) { m_answers[municipality][u"F5"_s].append(rowOf(row)); }

} // namespace madoguchi::federation
