#include "people/answer_table.h"

#include "base/json_members.h"
#include "domain/municipality.h"
#include "domain/reason.h"
#include "people/household_table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using journal::RowBlock;
using journal::RowFile;
using store::Connection;
using store::Param;
using store::Transaction;

namespace {

enum State { Staging = 0, Current = 1, NotTaken = 2 };

constexpr int leastRows = 100;   ///< of a slice
constexpr int walkedAtOnce = 500; ///< rows of a table that one statement goes through

const QStringList &columnsOf(bool dates)
{
    static const QStringList f3{u"municipality"_s, u"addressee"_s, u"federation_id"_s, u"previous_municipality"_s, u"previous_until"_s, u"own_from"_s, u"verdict"_s, u"days"_s,
                                u"prefecture_from"_s, u"prefecture_from_reason"_s, u"prefecture_until"_s, u"prefecture_until_reason"_s, u"processed_on"_s},
        f4{u"municipality"_s, u"addressee"_s, u"federation_id"_s, u"assignment"_s, u"merged_into"_s, u"valid_from"_s, u"processed_on"_s};
    return dates ? f3 : f4;
}

constexpr auto insertDates = "INSERT OR REPLACE INTO dates_answer (addressee, own_from, generation, line, federation_id, previous_municipality, verdict, days, prefecture_from,"
                             " prefecture_from_reason, prefecture_until, prefecture_until_reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
constexpr auto insertId = "INSERT OR REPLACE INTO id_answer (addressee, generation, line, federation_id) VALUES (?1, ?2, ?3, ?4)";

// Rows of files that were not taken, and those that say nothing which a later one does not say as well; it must be one that can be taken wherever the earlier one could.
constexpr auto removeDates =
    "DELETE FROM dates_answer AS o WHERE o.addressee >= ?1 AND o.addressee <= ?2 AND (EXISTS (SELECT 1 FROM answer_generation g WHERE g.key = o.generation AND g.state = 2)"
    " OR EXISTS (SELECT 1 FROM dates_answer n JOIN answer_generation g ON g.key = n.generation AND g.state = 1 JOIN answer_generation h ON h.key = o.generation AND h.state = 1"
    " WHERE n.addressee = o.addressee AND n.own_from = o.own_from AND (g.made_at, g.key, n.line) > (h.made_at, h.key, o.line)"
    // Of the municipalities before, the first that was told stays: no other may move up.
    " AND (o.previous_municipality = '' OR (n.previous_municipality = o.previous_municipality AND NOT EXISTS (SELECT 1 FROM dates_answer m"
    " JOIN answer_generation f ON f.key = m.generation AND f.state = 1 WHERE m.addressee = o.addressee AND m.own_from = o.own_from"
    " AND m.previous_municipality NOT IN ('', o.previous_municipality) AND (f.made_at, f.key, m.line) > (h.made_at, h.key, o.line))))"
    " AND n.federation_id <> '' AND n.prefecture_from <> '' AND n.prefecture_from_reason <> ''"
    " AND (n.prefecture_until <> '' OR (o.prefecture_until = '' AND n.prefecture_from <= o.prefecture_from))))";
constexpr auto removeIds =
    "DELETE FROM id_answer AS o WHERE o.addressee >= ?1 AND o.addressee <= ?2 AND (EXISTS (SELECT 1 FROM answer_generation g WHERE g.key = o.generation AND g.state = 2)"
    " OR EXISTS (SELECT 1 FROM id_answer n JOIN answer_generation g ON g.key = n.generation AND g.state = 1 JOIN answer_generation h ON h.key = o.generation AND h.state = 1"
    " WHERE n.addressee = o.addressee AND (g.made_at, g.key, n.line) > (h.made_at, h.key, o.line)))";

struct Generation {
    qint64 key = 0;
    int staged = 1;
    bool current = false;
    QByteArray sha256{}; ///< empty: its rows came one by one
};
/// That counts, or will; nothing: there is none.
Result<std::optional<Generation>> generationOf(Connection &connection, const FileId &file)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT key, staged, state, sha256 FROM answer_generation WHERE file = ?1 AND state < 2", {file.text()}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? std::optional(Generation{row.integer(0), static_cast<int>(row.integer(1)), row.integer(2) == Current, row.blob(3)}) : std::nullopt;
}

Result<Generation> addGeneration(Transaction &transaction, const RowFile &file, const Office &office, State state)
{
    MADOGUCHI_TRY(transaction.exec("INSERT INTO answer_generation (file, sha256, layout, municipality, made_at, state, staged, tidied) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 1)",
                                   {file.id.text(), file.sha256.isNull() ? QByteArray("") : file.sha256, file.layout, office.municipality,
                                    file.at.isValid() ? file.at.toMSecsSinceEpoch() : 0, static_cast<int>(state)}));
    MADOGUCHI_ASSIGN(const auto made, generationOf(transaction.connection(), file.id));
    return made.value();
}

Result<Done> insertAnswer(Transaction &transaction, const FederationAnswer &answer, qint64 generation, qint64 line)
{
    if (const auto *id = std::get_if<IdAnswer>(&answer.says))
        return transaction.exec(insertId, {answer.addressee, generation, line, id->federationId});
    const auto &dates = std::get<DateAnswer>(answer.says);
    return transaction.exec(insertDates, {answer.addressee, isoDate(dates.ownFrom), generation, line, dates.federationId, dates.previousMunicipality, verdictCode(dates.verdict), dates.days,
                                          isoDate(dates.prefecture.from), dates.fromReason, isoDate(dates.prefecture.until), dates.untilReason});
}

bool isAll(QByteArrayView text, char first, char last)
{
    return std::all_of(text.begin(), text.end(), [=](char c) { return c >= first && c <= last; });
}

/// 2026-11-20, a day that there is; or nothing.
bool isDate(QByteArrayView text)
{
    if (text.isEmpty())
        return true;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const QByteArrayView year = text.first(4), month = text.sliced(5, 2), day = text.sliced(8);
    for (const QByteArrayView part : {year, month, day})
        if (!isAll(part, '0', '9'))
            return false; // a year below nought would be one to QDate
    return QDate::isValid(year.toInt(), month.toInt(), day.toInt());
}

bool isReason(QByteArrayView code, bool acquisition)
{
    static const auto codes = [](bool wanted) {
        QByteArrayList list;
        for (const domain::Reason &reason : domain::reasons())
            if (reason.acquisition == wanted)
                list.append(QStringView(reason.code).toLatin1());
        return list;
    };
    static const QByteArrayList begins = codes(true), ends = codes(false);
    return std::ranges::any_of(acquisition ? begins : ends, [code](const QByteArray &one) { return code == one; });
}

} // namespace

/// A block, read without a string for each value. What it is in doubt about goes the long way, through readAnswer(): it alone says what is wrong.
class AnswerTable::Rows {
public:
    Rows(const AnswerTable &table, const RowFile &file, const RowBlock &block) : m_table(table), m_file(file), m_block(block)
    {
        for (const QString &column : columnsOf(table.isDates()))
            m_places.push_back(file.columns.indexOf(column));
    }
    QByteArrayView value(qsizetype row, std::size_t column) const { return m_block.value(row, m_places[column]); }
    /// Takable for sure.
    bool isPlain(qsizetype row)
    {
        const QByteArrayView addressee = value(row, 1), id = value(row, 2);
        if (value(row, 0) != m_municipality || addressee.isEmpty() || addressee.size() > 15 || !isAll(addressee, '0', '9') || id.isEmpty() || id.size() > 64 || !isAll(id, '!', '~'))
            return false;
        return m_table.isDates() ? hasPlainDates(row) : hasPlainId(row);
    }
    journal::FeedItem item(qsizetype row) const
    {
        journal::FeedItem item;
        item.position = m_block.line(row);
        item.kind = m_file.layout;
        item.at = m_file.at;
        for (qsizetype i = 0; i < m_file.columns.size(); ++i)
            item.body.insert(m_file.columns[i], QString::fromUtf8(m_block.value(row, i)));
        return item;
    }

private:
    bool hasPlainDates(qsizetype row)
    {
        const QByteArrayView previous = value(row, 3), verdict = value(row, 6), days = value(row, 7), from = value(row, 8), until = value(row, 10);
        return isMunicipality(previous) && isDate(value(row, 4)) && !value(row, 5).isEmpty() && isDate(value(row, 5)) && verdict.size() == 1 && QByteArrayView("1239").contains(verdict)
            && !days.isEmpty() && days.size() <= 5 && isAll(days, '0', '9') && !from.isEmpty() && isDate(from) && isReason(value(row, 9), true) && isDate(until)
            && (until.isEmpty() ? value(row, 11).size() <= 2 && isAll(value(row, 11), '!', '~') : until >= from && isReason(value(row, 11), false)) && isDate(value(row, 12));
    }
    bool hasPlainId(qsizetype row) const
    {
        const QByteArrayView assignment = value(row, 3), merged = value(row, 4);
        return assignment.size() == 1 && QByteArrayView("1234").contains(assignment) && merged.size() <= 64 && isAll(merged, '!', '~') && isDate(value(row, 5)) && isDate(value(row, 6));
    }
    bool isMunicipality(QByteArrayView code)
    {
        if (code != m_known) {
            if (!domain::isMunicipalityCode(QString::fromLatin1(code)))
                return false;
            m_known = code;
        }
        return true;
    }

    const AnswerTable &m_table;
    const RowFile &m_file;
    const RowBlock &m_block;
    const QByteArray m_municipality = m_table.m_office.municipality.toLatin1();
    QByteArrayView m_known; ///< a municipality's code
    std::vector<qsizetype> m_places;
};

AnswerTable::AnswerTable(const QString &layout, Office office, std::function<void()> changed) : m_layout(layout), m_office(std::move(office)), m_changed(std::move(changed)) {}

bool AnswerTable::knows(const RowFile &file) const
{
    QStringList columns = file.columns, known = columnsOf(isDates());
    columns.sort();
    known.sort();
    return file.layout == m_layout && columns == known;
}

Result<int> AnswerTable::begin(Transaction &transaction, const RowFile &file)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE answer_generation SET state = 2, tidied = 0 WHERE file = ?1 AND state = 0 AND (sha256 <> ?2 OR layout <> ?3)", {file.id.text(), file.sha256, file.layout}));
    MADOGUCHI_ASSIGN(const auto known, generationOf(transaction.connection(), file.id));
    if (known && known->current && !known->sha256.isEmpty() && known->sha256 != file.sha256)
        return ErrorCode::HashMismatch;
    if (known)
        return known->current ? std::numeric_limits<int>::max() : known->staged;
    MADOGUCHI_ASSIGN(const Generation made, addGeneration(transaction, file, m_office, Staging));
    return made.staged;
}

void AnswerTable::arrange(const RowFile &file, RowBlock &block)
{
    const qsizetype addressee = file.columns.indexOf(u"addressee"_s), ownFrom = file.columns.indexOf(isDates() ? u"own_from"_s : u"addressee"_s);
    block.sort([&](qsizetype row) { return std::pair(block.value(row, addressee), block.value(row, ownFrom)); });
}

Result<qsizetype> AnswerTable::stage(Transaction &transaction, const RowFile &file, const RowBlock &block, qsizetype first, const QDeadlineTimer &until)
{
    MADOGUCHI_ASSIGN(const auto generation, generationOf(transaction.connection(), file.id));
    if (!generation)
        return ErrorCode::NotFound;
    Rows rows(*this, file, block);
    std::optional<store::Statement> insert;
    const auto run = [&](std::span<const Param> values) -> Result<Done> {
        if (!insert) {
            MADOGUCHI_ASSIGN(store::Statement prepared, transaction.connection().query(isDates() ? insertDates : insertId, values));
            insert.emplace(std::move(prepared));
        } else {
            MADOGUCHI_TRY(insert->again(values));
        }
        MADOGUCHI_TRY(insert->next());
        return done();
    };
    qsizetype row = first;
    for (; row < block.size() && (row - first < leastRows || row % leastRows != 0 || !until.hasExpired()); ++row) {
        if (!rows.isPlain(row)) {
            if (const auto answer = readAnswer(m_office, rows.item(row)); answer.ok())
                MADOGUCHI_TRY(insertAnswer(transaction, *answer, generation->key, block.line(row)));
            continue;
        }
        const auto text = [&](std::size_t column) { return Param::view(rows.value(row, column)); };
        if (isDates()) {
            const std::array values{text(1), text(5), Param(generation->key), Param(block.line(row)), text(2), text(3), text(6), text(7), text(8), text(9), text(10), text(11)};
            MADOGUCHI_TRY(run(values));
        } else {
            const QByteArrayView assignment = rows.value(row, 3), merged = rows.value(row, 4);
            const QByteArrayView id = assignment == "4" ? QByteArrayView() : assignment == "3" && !merged.isEmpty() ? merged : rows.value(row, 2);
            const std::array values{text(1), Param(generation->key), Param(block.line(row)), Param::view(id)};
            MADOGUCHI_TRY(run(values));
        }
    }
    if (row == block.size() && row > first)
        MADOGUCHI_TRY(transaction.exec("UPDATE answer_generation SET staged = ?2 WHERE key = ?1", {generation->key, block.lastLine()}));
    return row;
}

Result<Done> AnswerTable::makeCurrent(Transaction &transaction, const FileId &file)
{
    MADOGUCHI_TRY(transaction.exec("UPDATE answer_generation SET state = 1, tidied = 0 WHERE file = ?1 AND state = 0", {file.text()}));
    transaction.afterCommit(m_changed);
    return done();
}

Result<bool> AnswerTable::holds(Connection &connection, const FileId &file)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT 1 FROM answer_generation WHERE file = ?1 AND state = 1 AND sha256 <> x''", {file.text()}));
    return row.next();
}

Result<Done> AnswerTable::drop(Transaction &transaction, const FileId &file)
{
    return transaction.exec("UPDATE answer_generation SET state = 2, tidied = 0 WHERE file = ?1 AND state = 0", {file.text()});
}

Result<QList<qsizetype>> AnswerTable::remarkable(Connection &connection, const RowFile &file, const RowBlock &block)
{
    constexpr auto findCover = "SELECT 1 FROM person p JOIN eligibility e ON e.home = p.home AND e.position = p.position WHERE p.addressee = ?1 AND e.municipal_from = ?2 AND e.municipality = ?3"
                               " AND e.superseded = 0 AND (e.prefecture_until = '' OR ?5 <> '' OR e.prefecture_until >= ?4)";
    constexpr auto findPerson = "SELECT 1 FROM person WHERE addressee = ?1";
    Rows rows(*this, file, block);
    QList<qsizetype> found;
    std::optional<store::Statement> look;
    for (qsizetype row = 0; row < block.size(); ++row) {
        bool remarkable = !rows.isPlain(row) || (isDates() && rows.value(row, 6) != "1");
        if (!remarkable) {
            const auto text = [&](std::size_t column) { return Param::view(rows.value(row, column)); };
            const std::array values{text(1), text(isDates() ? 5 : 1), Param(m_office.municipality), text(isDates() ? 8 : 1), text(isDates() ? 10 : 1)};
            const std::span<const Param> used(values.data(), isDates() ? values.size() : 1);
            if (!look) {
                MADOGUCHI_ASSIGN(store::Statement prepared, connection.query(isDates() ? findCover : findPerson, used));
                look.emplace(std::move(prepared));
            } else {
                MADOGUCHI_TRY(look->again(used));
            }
            MADOGUCHI_ASSIGN(const bool known, look->next());
            remarkable = !known;
        }
        if (remarkable)
            found.append(row);
    }
    return found;
}

Result<Done> AnswerTable::put(Transaction &transaction, const journal::FeedItem &row, const FederationAnswer &answer)
{
    RowFile file;
    file.id = FileId(orEmpty(row.source));
    file.layout = row.kind;
    file.at = row.at;
    MADOGUCHI_ASSIGN(auto generation, generationOf(transaction.connection(), file.id));
    if (!generation) {
        MADOGUCHI_ASSIGN(generation, addGeneration(transaction, file, m_office, Current));
    }
    MADOGUCHI_TRY(insertAnswer(transaction, answer, generation->key, row.position));
    return removeSuperseded(transaction, answer.addressee, answer.addressee);
}

Result<Done> AnswerTable::removeSuperseded(Transaction &transaction, const QString &from, const QString &to)
{
    return transaction.exec(isDates() ? removeDates : removeIds, {from, to});
}

Result<bool> AnswerTable::tidy(Transaction &transaction, const QDeadlineTimer &until)
{
    Walk walk = m_walk.value_or(Walk{{}, u""_s});
    if (!m_walk) {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT key FROM answer_generation WHERE tidied = 0 AND state > 0 AND layout = ?1", {m_layout}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                break;
            walk.generations.append(row.integer(0));
        }
        if (walk.generations.isEmpty())
            return false;
    }
    bool more = true;
    do {
        QString end = u"~"_s; // behind all digits
        {
            MADOGUCHI_ASSIGN(auto row, transaction.query(isDates() ? "SELECT addressee FROM dates_answer WHERE addressee > ?1 ORDER BY addressee LIMIT 1 OFFSET ?2"
                                                                   : "SELECT addressee FROM id_answer WHERE addressee > ?1 ORDER BY addressee LIMIT 1 OFFSET ?2",
                                                         {walk.reached, walkedAtOnce}));
            MADOGUCHI_ASSIGN(more, row.next());
            if (more)
                end = row.text(0);
        }
        MADOGUCHI_TRY(removeSuperseded(transaction, walk.reached, end));
        walk.reached = end;
    } while (more && !until.hasExpired());
    for (qsizetype i = 0; !more && i < walk.generations.size(); ++i) {
        MADOGUCHI_TRY(transaction.exec("UPDATE answer_generation SET tidied = 1 WHERE key = ?1", {walk.generations[i]}));
        MADOGUCHI_TRY(transaction.exec("DELETE FROM answer_generation WHERE key = ?1 AND state = 2", {walk.generations[i]}));
    }
    transaction.afterCommit([this, walk, more] { m_walk = more ? std::optional(walk) : std::nullopt; });
    return true;
}

Result<Done> takeOverAnswers(Connection &connection, qint64 home, Household &household)
{
    struct Word {
        qint64 at, key, line;
        bool ofId;
        qint64 position;
        FederationAnswer answer;
        auto order() const { return std::tie(at, ofId, key, line); } // ids were given where dates were told: of one day the id is the last word
    };
    QList<Word> words;
    const auto read = [&](bool ofId, QByteArrayView sql) -> Result<Done> {
        MADOGUCHI_ASSIGN(auto row, connection.query(sql, {home}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, row.next());
            if (!there)
                return done();
            Word word{row.integer(1), row.integer(2), row.integer(3), ofId, row.integer(0), {QDateTime::fromMSecsSinceEpoch(row.integer(1), Qt::UTC), row.text(4), {}, {}}};
            if (ofId)
                word.answer.says = IdAnswer{row.text(5)};
            else
                word.answer.says = DateAnswer{row.text(5), row.text(6), fromWireDate(row.text(7)), verdictFrom(row.integer(8)), static_cast<int>(row.integer(9)),
                                              {fromWireDate(row.text(10)), fromWireDate(row.text(12))}, row.text(11), row.text(13)};
            words.append(std::move(word));
        }
    };
    MADOGUCHI_TRY(read(false, "SELECT p.position, g.made_at, g.key, a.line, g.municipality, a.federation_id, a.previous_municipality, a.own_from, a.verdict, a.days, a.prefecture_from,"
                              " a.prefecture_from_reason, a.prefecture_until, a.prefecture_until_reason FROM person p CROSS JOIN dates_answer a ON a.addressee = p.addressee"
                              " CROSS JOIN answer_generation g ON g.key = a.generation AND g.state = 1 WHERE p.home = ?1"));
    MADOGUCHI_TRY(read(true, "SELECT p.position, g.made_at, g.key, a.line, g.municipality, a.federation_id FROM person p CROSS JOIN id_answer a ON a.addressee = p.addressee"
                             " CROSS JOIN answer_generation g ON g.key = a.generation AND g.state = 1 WHERE p.home = ?1"));
    std::ranges::sort(words, {}, &Word::order);
    for (const Word &word : std::as_const(words))
        if (word.position < household.members.size())
            (void)takeOver(household.members[word.position], word.answer); // about a cover that is not here, or not any more: it says nothing
    return done();
}

Result<Done> dropAnswersAbout(store::Transaction &transaction, const QString &addressee)
{
    for (const char *sql : {"DELETE FROM dates_answer WHERE addressee = ?1 AND NOT EXISTS (SELECT 1 FROM person WHERE addressee = ?1)",
                            "DELETE FROM id_answer WHERE addressee = ?1 AND NOT EXISTS (SELECT 1 FROM person WHERE addressee = ?1)"})
        MADOGUCHI_TRY(transaction.exec(sql, {addressee}));
    return done();
}

Result<QDateTime> newestDates(Connection &connection)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT max(made_at) FROM answer_generation WHERE layout = 'F3' AND state = 1"));
    MADOGUCHI_TRY(row.next());
    return row.isNull(0) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(row.integer(0), Qt::UTC);
}

} // namespace madoguchi::people
