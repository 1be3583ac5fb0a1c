// Wrong passwords in the municipal store: counted over all terminals, kept over restarts (C-14).
#include "federation/embedded_municipal_store.h"

#include "directory/tries.h"

namespace madoguchi::federation {

namespace {

struct Row {
    int failures = 0;
    qint64 countedAt = 0;
    QByteArray statement;
};

Result<Row> rowOf(store::Connection &connection, const StaffId &staff)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT failures, counted_at, statement FROM password_try WHERE staff = ?1", {staff.text()}));
    MADOGUCHI_ASSIGN(const bool known, row.next());
    return known ? Row{static_cast<int>(row.integer(0)), row.integer(1), row.blob(2)} : Row{};
}

} // namespace

QFuture<Result<api::TryCount>> EmbeddedMunicipalStore::countTry(StaffId staff, QByteArray statement, QDateTime shownAt)
{
    return m_store->write<api::TryCount>([this, staff, statement, shownAt](store::Transaction &transaction) -> Result<api::TryCount> {
        MADOGUCHI_ASSIGN(const Row row, rowOf(transaction.connection(), staff));
        const auto left = [](int failures) { return std::max(0, directory::freeTries - failures); };
        if (row.failures > 0 && row.statement == statement)
            return api::TryCount{0, left(row.failures)};
        const qint64 now = m_clock.utc().toMSecsSinceEpoch();
        if (const int seconds = directory::secondsLeft(row.failures, std::chrono::milliseconds(now - row.countedAt)); seconds > 0)
            return api::TryCount{seconds, 0};
        MADOGUCHI_TRY(transaction.exec("INSERT INTO password_try (staff, failures, counted_at, statement, shown_at) VALUES (?1, ?2, ?3, ?4, ?5)"
                                       " ON CONFLICT (staff) DO UPDATE SET failures = ?2, counted_at = ?3, statement = ?4, shown_at = ?5",
                                       {staff.text(), row.failures + 1, now, statement, shownAt.toMSecsSinceEpoch()}));
        return api::TryCount{0, left(row.failures + 1)};
    });
}

QFuture<Result<Done>> EmbeddedMunicipalStore::forgetTries(StaffId staff, QDateTime shownAt)
{
    return m_store->write<Done>([staff, shownAt](store::Transaction &transaction) {
        return transaction.exec("DELETE FROM password_try WHERE staff = ?1 AND shown_at <= ?2", {staff.text(), shownAt.toMSecsSinceEpoch()});
    });
}

} // namespace madoguchi::federation
