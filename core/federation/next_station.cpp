#include "federation/next_station.h"

#include "domain/business_day.h"
#include "federation/message.h"

using namespace Qt::StringLiterals;

namespace madoguchi::federation {

namespace {

constexpr int correctionDays = 5; ///< business days: meanwhile the person's cover cannot be seen where it is asked for; ours
constexpr int pageRows = 10'000;
const QString otherInRegister = u"W30"_s, noNumber = u"W11"_s;

} // namespace

Result<Done> NextStation::hand(store::Transaction &transaction, const QString &municipality, qint64 sequence, int line, const exchange::Row &row)
{
    return transaction.exec("INSERT INTO supplied_row (municipality, sequence, line, addressee, household) VALUES (?1, ?2, ?3, ?4, ?5)",
                            {municipality, sequence, line, row[u"addressee"_s], row[u"household"_s]});
}

Result<Done> NextStation::pass()
{
    const QString now = wireTime(m_utc);
    MADOGUCHI_ASSIGN(const QList<Row> rows, open());
    for (const Row &row : rows) {
        if (row.isRegistered) {
            MADOGUCHI_TRY(m_transaction.exec("UPDATE supplied_row SET visible_at = ?4 WHERE municipality = ?1 AND sequence = ?2 AND line = ?3",
                                             {m_municipality, row.sequence, row.line, now}));
            continue;
        }
        MADOGUCHI_ASSIGN(const QString code, judge(row));
        if (code == row.code && !code.isEmpty())
            continue;
        MADOGUCHI_TRY(m_transaction.exec("UPDATE supplied_row SET code = ?4, registered_at = ?5, stopped_at = ?6 WHERE municipality = ?1 AND sequence = ?2 AND line = ?3",
                                         {m_municipality, row.sequence, row.line, code, code.isEmpty() ? now : u""_s, code.isEmpty() ? u""_s : now}));
        if (row.code == otherInRegister)
            tell(row, true);
        if (code == otherInRegister)
            tell(row, false);
    }
    return done();
}

Result<QList<NextStation::Row>> NextStation::open()
{
    MADOGUCHI_ASSIGN(auto rows, m_transaction.query("SELECT sequence, line, addressee, household, code, registered_at <> '' FROM supplied_row WHERE municipality = ?1 AND visible_at = ''"
                                                    " ORDER BY sequence, line", {m_municipality}));
    QList<Row> found;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool more, rows.next());
        if (!more)
            return found;
        found.append({rows.integer(0), int(rows.integer(1)), rows.text(2), rows.text(3), rows.text(4), rows.integer(5) != 0});
    }
}

/// Whoever else bears the number was born on the same day: that much of the national register can be known here.
Result<QString> NextStation::judge(const Row &row)
{
    MADOGUCHI_ASSIGN(auto known, m_transaction.query("SELECT p.number_index IS NULL, EXISTS (SELECT 1 FROM known_person other WHERE other.number_index = p.number_index"
                                                     " AND other.birth <> '' AND p.birth <> '' AND other.birth <> p.birth) FROM known_person p WHERE municipality = ?1 AND addressee = ?2",
                                                     {m_municipality, row.addressee}));
    MADOGUCHI_ASSIGN(const bool exists, known.next());
    if (!exists || known.integer(0) != 0)
        return noNumber; // the intake has told the municipality already
    return known.integer(1) != 0 ? otherInRegister : u""_s;
}

void NextStation::tell(const Row &row, bool over)
{
    const QDate due = domain::addBusinessDays(m_utc.addSecs(9 * 3600).date(), correctionDays);
    m_answers[m_municipality][u"F9"_s].append({{u"file_id"_s, u"KKKOJIN"_s},
                                              {u"sequence"_s, u"%1"_s.arg(row.sequence, 8, 10, QChar(u'0'))},
                                              {u"line"_s, QString::number(row.line)},
                                              {u"addressee"_s, row.addressee},
                                              {u"household"_s, row.household},
                                              {u"item"_s, u"birth"_s},
                                              {u"severity"_s, over ? u"I"_s : u"W"_s},
                                              {u"code"_s, otherInRegister},
                                              {u"text"_s, over ? u"住民基本台帳の記録と一致しました"_s : u"住民基本台帳の記録と相違するため閲覧を停止しています"_s},
                                              {u"needs_action"_s, over ? u"N"_s : u"Y"_s},
                                              {u"due_on"_s, over ? QString() : (due.isValid() ? due : m_utc.date().addDays(7)).toString(Qt::ISODate)}});
}

Result<NextStation::Page> NextStation::page(store::Connection &connection, const QString &municipality, qint64 sequence, qint64 after)
{
    Page page;
    {
        MADOGUCHI_ASSIGN(auto file, connection.query("SELECT sha256 FROM accepted_file WHERE municipality = ?1 AND layout = 'F2' AND sequence = ?2", {municipality, sequence}));
        MADOGUCHI_ASSIGN(const bool accepted, file.next());
        if (!accepted)
            return ErrorCode::NotFound;
        page.sha256 = file.text(0);
    }
    MADOGUCHI_ASSIGN(auto rows, connection.query("SELECT line, registered_at, visible_at, stopped_at, code FROM supplied_row WHERE municipality = ?1 AND sequence = ?2 AND line > ?3"
                                                 " ORDER BY line LIMIT ?4", {municipality, sequence, after, pageRows + 1}));
    for (;;) {
        MADOGUCHI_ASSIGN(const bool another, rows.next());
        if (!another)
            return page;
        page.more = page.rows.size() == pageRows;
        if (page.more)
            return page;
        page.rows.append(QJsonObject{{"line"_L1, rows.integer(0)}, {"registeredAt"_L1, rows.text(1)}, {"visibleAt"_L1, rows.text(2)}, {"stoppedAt"_L1, rows.text(3)}, {"code"_L1, rows.text(4)}});
    }
}

} // namespace madoguchi::federation
