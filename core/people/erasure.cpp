#include "people/erasure.h"

#include "domain/retention.h"
#include "people/household_table.h"
#include "people/shared_body.h"

using namespace Qt::StringLiterals;

namespace madoguchi::people {

namespace {

constexpr int sliceRows = 200;

qint64 beginningOf(QDate day) { return QDateTime(day, QTime(0, 0), Qt::UTC).addSecs(-9 * 3600).toMSecsSinceEpoch(); } // in Japan

/// Answers the household that it is about.
Result<QString> takePersonsOf(store::Transaction &transaction, const QString &id)
{
    QString household = id;
    {
        MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT household FROM notification WHERE id = ?1", {id}));
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (there)
            household = row.text(0);
    }
    MADOGUCHI_TRY(transaction.exec("DELETE FROM notification_person WHERE notification = ?1", {id}));
    return household;
}

struct Old {
    const char *kind, *sql; ///< ?1: before it, ?2: rows
};
// An answer about somebody who stands here stays as long as they do.
constexpr Old local[] = {
    {"federation-answer", "DELETE FROM dates_answer WHERE (addressee, own_from, generation, line) IN (SELECT d.addressee, d.own_from, d.generation, d.line FROM dates_answer AS d"
                          " JOIN answer_generation AS g ON g.key = d.generation WHERE g.made_at < ?1 AND NOT EXISTS (SELECT 1 FROM person AS p WHERE p.addressee = d.addressee) LIMIT ?2)"},
    {"federation-answer", "DELETE FROM id_answer WHERE (addressee, generation, line) IN (SELECT d.addressee, d.generation, d.line FROM id_answer AS d"
                          " JOIN answer_generation AS g ON g.key = d.generation WHERE g.made_at < ?1 AND NOT EXISTS (SELECT 1 FROM person AS p WHERE p.addressee = d.addressee) LIMIT ?2)"},
    {"number-receipt", "DELETE FROM number_receipt WHERE receipt IN (SELECT receipt FROM number_receipt AS r WHERE at < ?1 AND NOT EXISTS (SELECT 1 FROM person AS p"
                       " WHERE p.addressee = r.addressee) LIMIT ?2)"},
};

} // namespace

Result<QString> eraseShared(store::Transaction &transaction, const QString &kind, const QString &aggregate, const QStringList &given)
{
    const journal::SharedTable *table = sharedTable(kind);
    if (!table)
        return ErrorCode::FeedItemRefused;
    QString object = aggregate;
    if (kind == "notification"_L1) {
        MADOGUCHI_ASSIGN(object, takePersonsOf(transaction, aggregate));
    }
    if (kind == "household"_L1)
        MADOGUCHI_TRY(eraseMembers(transaction, HouseholdId(aggregate)));
    for (const QString &number : given)
        MADOGUCHI_TRY(transaction.exec("INSERT OR IGNORE INTO number_given (number) VALUES (?1)", {number}));
    MADOGUCHI_TRY(transaction.exec(table->erase, {aggregate}));
    return object;
}

Result<qint64> eraseOld(store::Transaction &transaction, QDate day)
{
    qint64 rows = 0;
    for (const Old &old : local) {
        const QDate before = domain::expiredBefore(domain::retentionPeriods(), QString::fromLatin1(old.kind), day);
        if (!before.isValid())
            continue;
        MADOGUCHI_TRY(transaction.exec(old.sql, {beginningOf(before), sliceRows}));
        rows += transaction.changes();
    }
    return rows;
}

} // namespace madoguchi::people
