#include "federation/cycle.h"

#include "domain/eligibility.h"
#include "domain/municipality.h"
#include "federation/candidates.h"
#include "federation/continuity.h"
#include "federation/embedded_store.h"
#include "federation/message.h"
#include "federation/next_station.h"
#include "federation/number_ledger.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int answerDays = 14; ///< to work through what needs action; ours
const QString ownItem = u"municipal_from"_s, partnersItem = u"municipal_until"_s; ///< where a move is wrong: who came in, and who was left

QString textOf(const QString &code)
{
    static const QHash<QString, QString> texts{{u"W10"_s, u"同一の宛名番号に異なる個人番号があります"_s},
                                               {u"W11"_s, u"個人番号が空白です"_s},
                                               {u"W12"_s, u"氏名又は生年月日が前回と相違しています"_s},
                                               {u"W13"_s, u"枝番が重複しています"_s},
                                               {u"W20"_s, u"転出元との間に空白期間があります"_s},
                                               {u"W21"_s, u"転出元との間に重複期間があります"_s},
                                               {u"W22"_s, u"転出元の資格情報が未着です"_s}};
    return texts.value(code, code);
}

QString endOf(const QString &code)
{
    static const QHash<QString, QString> texts{{u"W20"_s, u"転出元との間の空白期間は解消しました"_s}, {u"W21"_s, u"転出元との間の重複期間は解消しました"_s}, {u"W22"_s, u"転出元の資格情報が届きました"_s}};
    return texts.value(code, code);
}

/// Of a move that is not continuous; empty: nothing is wrong.
QString codeOf(int verdict)
{
    static const QHash<int, QString> codes{{2, u"W20"_s}, {3, u"W21"_s}, {9, u"W22"_s}};
    return codes.value(verdict);
}

QByteArray orNull(const QByteArray &blob) { return blob.isEmpty() ? QByteArray() : blob; }

QDate dateOf(const QString &iso) { return QDate::fromString(iso, Qt::ISODate); }

} // namespace

QString Cycle::today() const { return m_context.utc.addSecs(9 * 3600).date().toString(Qt::ISODate); }

Result<int> Cycle::run()
{
    NextStation station(m_transaction, m_context.municipality, m_context.utc, m_answers);
    if (!m_context.atOnce)
        MADOGUCHI_TRY(station.pass()); // what the cycle before has handed on
    MADOGUCHI_ASSIGN(const QList<Waiting> items, waiting());
    for (const Waiting &item : items)
        MADOGUCHI_TRY(process(item));
    for (int pass = 0; m_context.atOnce && pass < 2; ++pass) // registered, then visible
        MADOGUCHI_TRY(station.pass());
    MADOGUCHI_TRY(m_transaction.exec("DELETE FROM waiting_row WHERE municipality = ?1", {m_context.municipality}));
    // Decisions first: what falls with today's rows is told after what it takes back.
    MADOGUCHI_TRY(Continuity(m_transaction, m_context.prefecture, m_context.utc).tell(m_context.municipality, m_answers));
    MADOGUCHI_TRY(Candidates(m_transaction, {m_context.prefecture, m_context.municipality, dateOf(today()), m_context.extract}, m_answers).run());
    for (auto answers = m_answers.cbegin(); answers != m_answers.cend(); ++answers)
        for (auto rows = answers->cbegin(); rows != answers->cend(); ++rows)
            MADOGUCHI_TRY(write(answers.key(), rows.key(), *rows));
    return m_files;
}

Result<QList<Cycle::Waiting>> Cycle::waiting()
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT municipality, file_id, sequence, line, columns, findings FROM waiting_row WHERE municipality = ?1 ORDER BY id", {m_context.municipality}));
    QList<Waiting> items;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            return items;
        Waiting item{rows.text(0), rows.text(1), rows.integer(2), int(rows.integer(3)), {}, QJsonDocument::fromJson(rows.text(5).toUtf8()).array()};
        item.row = rowOf(objectOf(rows.text(4)));
        items.append(std::move(item));
    }
}

Result<Done> Cycle::process(const Waiting &item)
{
    for (const QJsonValue &warning : item.findings)
        finding(item, warning["code"_L1].toString(), warning["item"_L1].toString(), warning["needsAction"_L1].toBool());
    if (!item.row[u"head_addressee"_s].isEmpty())
        return processNominalHead(item);
    // A row may bring nothing but a warning of the household file.
    if (item.row[u"addressee"_s].isEmpty())
        return done();
    MADOGUCHI_ASSIGN(const Person person, identify(item));
    m_answers[item.municipality][u"F4"_s].append({{u"municipality"_s, item.municipality},
                                             {u"addressee"_s, item.row[u"addressee"_s]},
                                             {u"federation_id"_s, person.federationId},
                                             {u"assignment"_s, person.assignment},
                                             {u"valid_from"_s, item.row[u"municipal_from"_s]},
                                             {u"processed_on"_s, today()}});
    MADOGUCHI_ASSIGN(const Before stood, before(item));
    MADOGUCHI_ASSIGN(const exchange::Row continuity, judge(item, person, stood));
    const int verdict = continuity.value(u"verdict"_s).toInt();
    if (!continuity.isEmpty())
        m_answers[item.municipality][u"F3"_s].append(continuity);
    if (stood.verdict != verdict && !codeOf(stood.verdict).isEmpty())
        ended(item, codeOf(stood.verdict), ownItem);
    if (!codeOf(verdict).isEmpty())
        finding(item, codeOf(verdict), ownItem, verdict != 9);
    MADOGUCHI_TRY(tellPartner(item, person, stood, verdict));
    MADOGUCHI_TRY(remember(item, person, continuity));
    MADOGUCHI_TRY(NextStation::hand(m_transaction, item.municipality, item.sequence, item.line, item.row));
    return judgeThoseWhoLeftFor(item, person);
}

/// He has no cover here and no F4; but his number makes him the same person anywhere, insured or not.
Result<Done> Cycle::processNominalHead(const Waiting &household)
{
    Waiting head = household;
    head.row = {{u"operation"_s, household.row[u"operation"_s]}, {u"addressee"_s, household.row[u"head_addressee"_s]}, {u"number_receipt"_s, household.row[u"head_number_receipt"_s]}};
    MADOGUCHI_ASSIGN(const Person person, identify(head));
    return m_transaction.exec("INSERT INTO known_person (municipality, addressee, number_index, number_sealed, federation_id, questioned_index) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                              "ON CONFLICT (municipality, addressee) DO UPDATE SET number_index = excluded.number_index, number_sealed = excluded.number_sealed, "
                              "federation_id = excluded.federation_id, questioned_index = excluded.questioned_index",
                              {head.municipality, head.row[u"addressee"_s], orNull(person.numberIndex), orNull(person.numberSealed), person.federationId, orNull(person.questioned)});
}

Result<Cycle::Before> Cycle::before(const Waiting &item)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT verdict, previous_municipality, federation_id, municipal_from, prefecture_from, prefecture_from_reason FROM known_person WHERE municipality = ?1 AND addressee = ?2", {item.municipality, item.row[u"addressee"_s]}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    return known ? Before{int(rows.integer(0)), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)} : Before{};
}

/// The municipality that was left, with its own names for the person; line 0: of no file of its own. Nothing: it does not know the person.
Result<std::optional<Cycle::Waiting>> Cycle::partner(const Waiting &item, const QString &municipality, const QString &federationId)
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT addressee, household FROM known_person WHERE municipality = ?1 AND federation_id = ?2 AND municipal_from <> '' "
                                                    "ORDER BY municipal_from DESC LIMIT 1",
                                                    {municipality, federationId}));
    MADOGUCHI_ASSIGN(const bool known, rows.next());
    if (!known)
        return std::optional<Waiting>();
    return std::optional(Waiting{municipality, item.fileId, 0, 0, {{u"addressee"_s, rows.text(0)}, {u"household"_s, rows.text(1)}}, {}});
}

/// Either side of a move may have to correct: the one that was left is told as well, once, and told when it is over.
Result<Done> Cycle::tellPartner(const Waiting &item, const Person &person, const Before &before, int verdict)
{
    const QString left = item.row[u"previous_municipality"_s];
    const bool same = before.verdict == verdict && before.previous == left && before.federationId == person.federationId;
    if (!same && !codeOf(before.verdict).isEmpty()) {
        MADOGUCHI_ASSIGN(const auto told, partner(item, before.previous, before.federationId));
        if (told)
            ended(*told, codeOf(before.verdict), partnersItem);
    }
    if (!same && !codeOf(verdict).isEmpty()) {
        MADOGUCHI_ASSIGN(const auto told, partner(item, left, person.federationId));
        if (told)
            finding(*told, codeOf(verdict), partnersItem, true);
    }
    return done();
}

/// The same number anywhere in the prefecture is the same person. Without a number only an id that the municipality
/// already holds identifies: name and date of birth alone would join twins and namesakes.
Result<Cycle::Person> Cycle::identify(const Waiting &item)
{
    Person person;
    const QString addressee = item.row[u"addressee"_s];
    QString own;
    {
        MADOGUCHI_ASSIGN(auto known, m_transaction.query("SELECT number_index, number_sealed, federation_id, questioned_index FROM known_person WHERE municipality = ?1 AND addressee = ?2",
                                                         {item.municipality, addressee}));
        MADOGUCHI_ASSIGN(const bool exists, known.next());
        if (exists) {
            person.numberIndex = known.blob(0);
            person.numberSealed = known.blob(1);
            own = known.text(2);
            person.questioned = known.blob(3);
        }
    }
    KeptNumber sent;
    {
        MADOGUCHI_ASSIGN(auto receipt, m_transaction.query("SELECT number_index, number_sealed FROM number_receipt WHERE receipt = ?1 AND municipality = ?2 AND addressee = ?3",
                                                           {item.row[u"number_receipt"_s], item.municipality, addressee}));
        MADOGUCHI_ASSIGN(const bool exists, receipt.next());
        if (exists)
            sent = {receipt.blob(0), receipt.blob(1)};
    }
    // A number that contradicts the one already kept waits for the confirmation list (W10); sent once more as a change, it is the right one.
    const bool contradicts = !sent.index.isEmpty() && !person.numberIndex.isEmpty() && sent.index != person.numberIndex;
    const bool confirmed = contradicts && item.row[u"operation"_s] == "2"_L1 && sent.index == person.questioned;
    const bool late = !sent.index.isEmpty() && person.numberIndex.isEmpty() && !own.isEmpty(); // registered without one (W11): only now it can be known who this is
    if (confirmed || late) {
        MADOGUCHI_ASSIGN(own, idAfterCorrection(item, own, sent.index));
    }
    if (!sent.index.isEmpty())
        person.questioned = contradicts && !confirmed ? sent.index : QByteArray();
    if (!sent.index.isEmpty() && (!contradicts || confirmed)) {
        person.numberIndex = sent.index;
        person.numberSealed = sent.sealed;
    }
    if (own.isEmpty() && !person.numberIndex.isEmpty()) {
        MADOGUCHI_ASSIGN(own, idOf(person.numberIndex, item));
    }
    person.assignment = own.isEmpty() ? u"1"_s : u"2"_s;
    person.federationId = own;
    if (own.isEmpty()) {
        MADOGUCHI_ASSIGN(person.federationId, newId());
    }
    return person;
}

/// The id of whoever else has this number; empty: nobody.
Result<QString> Cycle::idOf(const QByteArray &numberIndex, const Waiting &item)
{
    MADOGUCHI_ASSIGN(auto same, m_transaction.query("SELECT federation_id FROM known_person WHERE number_index = ?1 AND federation_id <> '' AND NOT (municipality = ?2 AND addressee = ?3) LIMIT 1",
                                                    {numberIndex, item.municipality, item.row[u"addressee"_s]}));
    MADOGUCHI_ASSIGN(const bool exists, same.next());
    return exists ? same.text(0) : QString();
}

/// With the wrong number the person may have had the id of somebody else: then it is given up (empty: a new one is due).
Result<QString> Cycle::idAfterCorrection(const Waiting &item, const QString &id, const QByteArray &numberIndex)
{
    MADOGUCHI_ASSIGN(const QString right, idOf(numberIndex, item));
    if (!right.isEmpty())
        return right;
    MADOGUCHI_ASSIGN(auto others, m_transaction.query("SELECT 1 FROM known_person WHERE federation_id = ?1 AND NOT (municipality = ?2 AND addressee = ?3) LIMIT 1",
                                                      {id, item.municipality, item.row[u"addressee"_s]}));
    MADOGUCHI_ASSIGN(const bool shared, others.next());
    return shared ? QString() : id;
}

/// A letter first: nothing that looks like an individual number (twelve digits) may come out.
Result<QString> Cycle::newId()
{
    for (;;) {
        qint64 serial = 0;
        {
            MADOGUCHI_ASSIGN(auto rows, m_transaction.query("UPDATE federation_meta SET next_person = next_person + 1 RETURNING next_person - 1"));
            MADOGUCHI_TRY(rows.next());
            serial = rows.integer(0);
            MADOGUCHI_TRY(rows.next());
        }
        const QString id = u"H%1%2"_s.arg(m_context.prefecture).arg(serial, 9, 10, QChar(u'0'));
        MADOGUCHI_ASSIGN(auto taken, m_transaction.query("SELECT 1 FROM known_person WHERE federation_id = ?1", {id}));
        MADOGUCHI_ASSIGN(const bool exists, taken.next());
        if (!exists)
            return id;
    }
}

/// domain.md §3.3: only for a move within the prefecture; empty otherwise.
Result<exchange::Row> Cycle::judge(const Waiting &item, const Person &person, const Before &before)
{
    const exchange::Row &row = item.row;
    const QString previous = row[u"previous_municipality"_s];
    if (row[u"operation"_s] == "3"_L1 || row[u"municipal_from_reason"_s] != "A1"_L1 || previous == item.municipality ||
        !domain::samePrefecture(previous, item.municipality))
        return exchange::Row{};
    MADOGUCHI_ASSIGN(auto partner, m_transaction.query("SELECT municipal_until, prefecture_from, prefecture_from_reason, prefecture_until, prefecture_until_reason, municipal_from FROM known_person "
                                                       "WHERE municipality = ?1 AND federation_id = ?2 AND municipal_from <> '' ORDER BY municipal_from > ?3, municipal_from DESC LIMIT 1",
                                                       {previous, person.federationId, row[u"municipal_from"_s]}));
    MADOGUCHI_ASSIGN(const bool known, partner.next());
    // Who has gone back there since is known there by the later cover alone: what was found of the move before stands.
    const bool goneBack = known && partner.text(5) > row[u"municipal_from"_s] && before.verdict == int(domain::Continuity::Continuous) && before.previous == previous &&
                          before.from == row[u"municipal_from"_s];
    const QString until = goneBack ? before.from : known ? partner.text(0) : QString();
    const domain::ContinuityVerdict verdict = domain::judgeContinuity(dateOf(until), dateOf(row[u"municipal_from"_s]));
    exchange::Row answer{{u"municipality"_s, item.municipality},
                         {u"addressee"_s, row[u"addressee"_s]},
                         {u"federation_id"_s, person.federationId},
                         {u"previous_municipality"_s, previous},
                         {u"previous_until"_s, until},
                         {u"own_from"_s, row[u"municipal_from"_s]},
                         {u"verdict"_s, QString::number(int(verdict.continuity))},
                         {u"days"_s, QString::number(verdict.days)},
                         {u"prefecture_from"_s, row[u"prefecture_from"_s]},
                         {u"prefecture_from_reason"_s, row[u"prefecture_from_reason"_s]},
                         {u"prefecture_until"_s, row[u"prefecture_until"_s]},
                         {u"prefecture_until_reason"_s, row[u"prefecture_until_reason"_s]},
                         {u"processed_on"_s, today()}};
    // Cover of the prefecture that did not stop goes on from its first day; a gap begins anew; a missing partner decides nothing.
    const bool goesOn = verdict.continuity == domain::Continuity::Continuous || verdict.continuity == domain::Continuity::Overlap;
    const QString inherited = goneBack ? before.prefectureFrom : partner.text(1), reason = goneBack ? before.prefectureFromReason : partner.text(2);
    if (goesOn && !inherited.isEmpty() && inherited < row[u"prefecture_from"_s]) {
        answer[u"prefecture_from"_s] = inherited;
        answer[u"prefecture_from_reason"_s] = reason.isEmpty() ? row[u"prefecture_from_reason"_s] : reason;
    }
    return answer;
}

Result<Done> Cycle::remember(const Waiting &item, const Person &person, const exchange::Row &continuity)
{
    const exchange::Row &row = item.row;
    const bool cancelled = row[u"operation"_s] == "3"_L1; // 取消: the person stays known, the cover never was
    const auto kept = [&](const QString &key) { return stored(cancelled ? QString() : continuity.value(key, row[key])); };
    const auto own = [&](const QString &key) { return stored(cancelled ? QString() : row[key]); };
    return m_transaction.exec(
        "INSERT INTO known_person (municipality, addressee, number_index, number_sealed, federation_id, household, name_kana, birth, prefecture_from, "
        "prefecture_from_reason, prefecture_until, prefecture_until_reason, municipal_from, municipal_until, previous_municipality, verdict, history, questioned_index) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) ON CONFLICT (municipality, addressee) DO UPDATE SET "
        "number_index = excluded.number_index, number_sealed = excluded.number_sealed, federation_id = excluded.federation_id, household = excluded.household, "
        "name_kana = excluded.name_kana, birth = excluded.birth, prefecture_from = excluded.prefecture_from, prefecture_from_reason = excluded.prefecture_from_reason, "
        "prefecture_until = excluded.prefecture_until, prefecture_until_reason = excluded.prefecture_until_reason, municipal_from = excluded.municipal_from, "
        "municipal_until = excluded.municipal_until, previous_municipality = excluded.previous_municipality, verdict = excluded.verdict, "
        "history = excluded.history, questioned_index = excluded.questioned_index",
        {item.municipality, row[u"addressee"_s], orNull(person.numberIndex), orNull(person.numberSealed), person.federationId, stored(row[u"household"_s]), stored(row[u"kana"_s]), stored(row[u"birth"_s]),
         kept(u"prefecture_from"_s), kept(u"prefecture_from_reason"_s), kept(u"prefecture_until"_s), kept(u"prefecture_until_reason"_s), own(u"municipal_from"_s),
         own(u"municipal_until"_s), own(u"previous_municipality"_s), continuity.value(u"verdict"_s, u"0"_s).toInt(),
         row[u"history"_s].toLongLong(), person.questioned});
}

/// What a municipality reports of somebody who left for another one decides that move anew: 相手未着 ends, a gap or an overlap may.
Result<Done> Cycle::judgeThoseWhoLeftFor(const Waiting &item, const Person &person)
{
    struct Other {
        Waiting move;
        int verdict = 0;
    };
    QList<Other> others;
    {
        MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT municipality, addressee, municipal_from, prefecture_from, prefecture_from_reason, prefecture_until, prefecture_until_reason, "
                                                        "household, verdict FROM known_person WHERE federation_id = ?1 AND previous_municipality = ?2 AND verdict <> 0",
                                                        {person.federationId, item.municipality}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool more, rows.next());
            if (!more)
                break;
            const int verdict = int(rows.integer(8));
            const bool inherited = (verdict == 1 || verdict == 3) && rows.text(3) < rows.text(2); // judged anew, it is inherited anew or not
            others.append({{rows.text(0), item.fileId, 0, 0,
                            {{u"operation"_s, u"2"_s}, {u"addressee"_s, rows.text(1)}, {u"municipal_from"_s, rows.text(2)}, {u"municipal_from_reason"_s, u"A1"_s},
                             {u"prefecture_from"_s, rows.text(inherited ? 2 : 3)}, {u"prefecture_from_reason"_s, inherited ? u"A1"_s : rows.text(4)},
                             {u"prefecture_until"_s, rows.text(5)}, {u"prefecture_until_reason"_s, rows.text(6)}, {u"previous_municipality"_s, item.municipality},
                             {u"household"_s, rows.text(7)}}, {}},
                           verdict});
        }
    }
    for (const auto &[move, stood] : others) {
        if (item.row[u"operation"_s] != "3"_L1 && item.row[u"municipal_from"_s] > move.row[u"municipal_from"_s])
            continue; // who has come back: the later cover says nothing of the leaving
        MADOGUCHI_ASSIGN(const exchange::Row continuity, judge(move, person, {}));
        const int verdict = continuity.value(u"verdict"_s).toInt();
        if (verdict == stood && codeOf(verdict) != "W20"_L1 && codeOf(verdict) != "W21"_L1) // of a gap and an overlap the days may be others
            continue;
        m_answers[move.municipality][u"F3"_s].append(continuity);
        if (verdict != stood) {
            if (!codeOf(stood).isEmpty())
                ended(move, codeOf(stood), ownItem);
            if (!codeOf(verdict).isEmpty())
                finding(move, codeOf(verdict), ownItem, verdict != 9);
            MADOGUCHI_TRY(tellPartner(move, person, {stood, item.municipality, person.federationId}, verdict));
        }
        MADOGUCHI_TRY(m_transaction.exec("UPDATE known_person SET verdict = ?3, prefecture_from = ?4, prefecture_from_reason = ?5 WHERE municipality = ?1 AND addressee = ?2",
                                         {move.municipality, move.row[u"addressee"_s], verdict, continuity[u"prefecture_from"_s], continuity[u"prefecture_from_reason"_s]}));
    }
    return done();
}

void Cycle::finding(const Waiting &item, const QString &code, const QString &columnKey, bool needsAction)
{
    result(item, u"W"_s, code, textOf(code), columnKey, needsAction ? dateOf(today()).addDays(answerDays).toString(Qt::ISODate) : QString());
}

/// With the item of the finding that is over: somebody who moved in and has left again may have one of either.
void Cycle::ended(const Waiting &item, const QString &code, const QString &columnKey)
{
    result(item, u"I"_s, code, endOf(code), columnKey, {});
}

void Cycle::result(const Waiting &item, const QString &severity, const QString &code, const QString &text, const QString &columnKey, const QString &dueOn)
{
    m_answers[item.municipality][u"F9"_s].append(
        {{u"file_id"_s, item.fileId},
         {u"sequence"_s, u"%1"_s.arg(item.sequence, 8, 10, QChar(u'0'))},
         {u"line"_s, QString::number(item.line)},
         {u"addressee"_s, item.row[u"addressee"_s]},
         {u"household"_s, item.row[u"household"_s]},
         {u"item"_s, columnKey},
         {u"severity"_s, severity},
         {u"code"_s, code},
         {u"text"_s, text},
         {u"needs_action"_s, dueOn.isEmpty() ? u"N"_s : u"Y"_s},
         {u"due_on"_s, dueOn}});
}

Result<Done> Cycle::write(const QString &municipality, const QString &layoutId, const QList<exchange::Row> &rows)
{
    const auto layout = m_context.layouts.constFind(layoutId);
    if (layout == m_context.layouts.cend())
        return done();
    qint64 sequence = 0;
    {
        MADOGUCHI_ASSIGN(auto last, m_transaction.query("SELECT coalesce(max(sequence), 0) FROM answer_file WHERE municipality = ?1 AND layout = ?2", {municipality, layoutId}));
        MADOGUCHI_TRY(last.next());
        sequence = last.integer(0) + 1;
    }
    exchange::FileHeader header;
    header.fileId = layout->fileId;
    header.version = layout->version;
    header.sender = u"K"_s + m_context.prefecture;
    header.receiver = municipality;
    header.sequence = sequence;
    header.previousSequence = sequence - 1;
    header.createdAt = m_context.utc;
    MADOGUCHI_ASSIGN(const QByteArray content, exchange::writeFile(*layout, header, rows));
    ++m_files;
    return AnswerFiles::put(m_transaction, {municipality, layoutId, layout->name, sequence, rows.size(), wireTime(m_context.utc)}, content);
}

} // namespace madoguchi::federation
