#include "people/reception_table.h"

#include "base/body_reader.h"
#include "domain/purpose.h"
#include "domain/wareki.h"
#include "journal/record.h"
#include "people/household.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

const journal::SharedTable receptionTable{"reception", "SELECT version, confirmed FROM reception WHERE id = ?1",
                                 "UPDATE reception SET confirmed = ?2 WHERE id = ?1", "DELETE FROM reception WHERE id = ?1"};

namespace {

constexpr auto columns = "SELECT id, number, opened_at, by, by_name, purpose, closed, version FROM reception ";

SharedReception read(const store::Statement &row)
{
    SharedReception r;
    r.reception.id = ReceptionId(row.text(0));
    r.reception.number = row.text(1);
    r.reception.openedAt = QDateTime::fromMSecsSinceEpoch(row.integer(2), Qt::UTC);
    r.staff = row.text(3);
    r.reception.by = row.text(4);
    r.reception.purpose = row.text(5);
    r.reception.closed = row.integer(6) != 0;
    r.version = row.integer(7);
    return r;
}

QDate dayInJapan(const QDateTime &utc)
{
    return utc.toUTC().addSecs(9 * 3600).date();
}

} // namespace

Result<SharedReception> receptionFromJson(const ReceptionId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    SharedReception r;
    r.reception.id = id;
    r.reception.number = reader.words("number"_L1, 30, BodyReader::Required);
    r.reception.openedAt = reader.time("openedAt"_L1);
    r.staff = reader.identifier("by"_L1);
    r.reception.by = reader.words("byName"_L1, 100);
    r.reception.purpose = reader.words("purpose"_L1, 40);
    r.reception.closed = reader.boolean("closed"_L1);
    if (!domain::findPurpose(r.reception.purpose))
        reader.fault("purpose"_L1);
    if (id.isEmpty() || id.text().size() > 64)
        reader.fault("aggregate"_L1);
    MADOGUCHI_TRY(reader.finish());
    return r;
}

QJsonObject toJson(const SharedReception &r)
{
    return {{u"number"_s, r.reception.number}, {u"openedAt"_s, wireTime(r.reception.openedAt)}, {u"by"_s, r.staff}, {u"byName"_s, r.reception.by},
        {u"purpose"_s, r.reception.purpose}, {u"closed"_s, r.reception.closed}};
}

Result<std::optional<SharedReception>> findReception(store::Connection &connection, const ReceptionId &id)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(columns) + "WHERE id = ?1", {id.text()}));
    MADOGUCHI_ASSIGN(const bool there, row.next());
    return there ? std::optional(read(row)) : std::nullopt;
}

Result<QList<api::Reception>> receptionsOn(store::Connection &connection, QDate day)
{
    MADOGUCHI_ASSIGN(auto row, connection.query(QByteArray(columns) + "WHERE day = ?1 ORDER BY opened_at DESC, number DESC", {isoDate(day)}));
    QList<api::Reception> receptions;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return receptions;
        receptions.append(read(row).reception);
    }
}

Result<Done> storeReception(store::Transaction &transaction, const SharedReception &r, const QString &actor, qint64 confirmed)
{
    return transaction.exec("INSERT INTO reception (id, number, day, opened_at, by, by_name, purpose, closed, version, confirmed, actor)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET number = ?2, day = ?3, opened_at = ?4, by = ?5, by_name = ?6,"
        " purpose = ?7, closed = ?8, version = ?9, confirmed = max(confirmed, ?10), actor = ?11",
        {r.reception.id.text(), r.reception.number, isoDate(dayInJapan(r.reception.openedAt)), r.reception.openedAt.toMSecsSinceEpoch(), r.staff,
         r.reception.by, r.reception.purpose, r.reception.closed, r.version, confirmed, actor});
}

Result<QString> nextReceptionNumber(store::Connection &connection, QDate day, int terminalNumber)
{
    const auto year = domain::eraYear(day);
    if (!year)
        return ErrorCode::DateInvalid;
    const QString prefix = QString::number(year->year) + u'-' + day.toString(u"MMdd"_s) + u'-' + QString::number(terminalNumber);
    // The count is the last three digits, so that terminal 1's numbers are never taken for terminal 11's.
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT max(CAST(substr(number, -3) AS INTEGER)) FROM reception WHERE day = ?1"
        " AND substr(number, 1, length(number) - 3) = ?2", {isoDate(day), prefix}));
    MADOGUCHI_TRY(row.next());
    qint64 last = row.integer(0);
    MADOGUCHI_ASSIGN(const QStringList forgotten, journal::forgottenReceptions(connection, prefix));
    for (const QString &number : forgotten) {
        if (number.size() == prefix.size() + 3)
            last = std::max<qint64>(last, QStringView(number).last(3).toInt());
    }
    const qint64 next = last + 1;
    if (next > 999)
        return ErrorCode::TooLarge;
    return prefix + QString::number(next).rightJustified(3, u'0');
}

} // namespace madoguchi::people
