#include "people/row_examination.h"

#include "journal/outbox.h"
#include "people/federation_rows.h"
#include "people/household_table.h"

#include <algorithm>

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

using Kind = api::PreviewWarning::Kind;
constexpr int shortGap = 31; ///< days: who was without cover for so few of them more likely has a wrong day

/// Items that say otherwise in a row than `now`; what each row has of its own is not compared.
QStringList otherwise(const QMap<QString, QString> &row, const QJsonObject &now)
{
    QStringList items;
    for (auto item = now.begin(); item != now.end(); ++item)
        if (row.value(item.key()) != item->toString())
            items.append(item.key());
    return items;
}

class Examination {
public:
    Examination(const Household &household, const Office &office, const QMap<QString, QString> &row, QList<journal::OutboxItem> rows)
        : m_household(household), m_office(office), m_row(row), m_rows(std::move(rows))
    {
    }
    QList<api::PreviewWarning> ofHousehold()
    {
        const QJsonObject now = householdRow(m_household, m_office);
        compare(cancels() ? now.isEmpty() : !now.isEmpty(), cancels() ? QJsonObject() : now, u"applied_from"_s);
        return m_found;
    }
    QList<api::PreviewWarning> ofPerson(const Member &member)
    {
        const Eligibility *last = member.lastCover(m_office.municipality);
        compare(cancels() == !last, last && !cancels() ? personRow(m_household, member, *last, m_office) : QJsonObject(), u"municipal_from"_s);
        if (!cancels())
            compareWithOthers(member);
        findForgotten(member);
        return m_found;
    }

private:
    bool cancels() const { return m_row.value(u"operation"_s) == "3"_L1; }

    /// `agrees`: whether there is a cover here where the row says that there is one, and none where it says none.
    void compare(bool agrees, const QJsonObject &now, const QString &principal)
    {
        const qint64 history = m_row.value(u"history"_s).toLongLong();
        const auto later = std::ranges::count_if(m_rows, [&](const journal::OutboxItem &item) {
            return item.state != journal::OutboxItem::State::Closed && item.body[u"history"_s].toString().toLongLong() > history;
        });
        const QStringList items = agrees ? otherwise(m_row, now) : QStringList{principal};
        if (later > 0)
            m_found.append({Kind::MoreToCome, {QString::number(later)}});
        else if (!items.isEmpty())
            m_found.append({Kind::Differs, items});
    }

    void compareWithOthers(const Member &member)
    {
        const domain::Period told{QDate::fromString(m_row.value(u"municipal_from"_s), Qt::ISODate), QDate::fromString(m_row.value(u"municipal_until"_s), Qt::ISODate)};
        for (const Eligibility &other : member.eligibility) {
            if (other.superseded || other.municipality != m_office.municipality || other.municipal.from == told.from)
                continue;
            const domain::Period &stands = other.municipal;
            if ((stands.isOpen() || told.from < stands.until) && (told.isOpen() || stands.from < told.until))
                m_found.append({Kind::Overlap, {isoDate(stands.from), isoDate(stands.until)}});
            else if (!stands.isOpen() && stands.until < told.from && stands.until.daysTo(told.from) <= shortGap)
                m_found.append({Kind::Gap, {QString::number(stands.until.daysTo(told.from)), isoDate(stands.until)}});
        }
    }

    /// A cover that was taken back here, and of which the federation has never been told so.
    void findForgotten(const Member &member)
    {
        QList<ToldRow> told;
        for (const journal::OutboxItem &item : std::as_const(m_rows))
            if (item.state == journal::OutboxItem::State::Queued || item.state == journal::OutboxItem::State::Acknowledged)
                told.append({item.body[u"operation"_s].toString(), item.body[u"municipal_from"_s].toString()});
        const QStringList stillBelieved = believed(told);
        for (const QString &from : stillBelieved) {
            const bool stands = std::ranges::any_of(member.eligibility, [&](const Eligibility &e) {
                return !e.superseded && e.municipality == m_office.municipality && isoDate(e.municipal.from) == from;
            });
            if (!stands)
                m_found.append({Kind::NotTakenBack, {from}});
        }
    }

    const Household &m_household;
    const Office &m_office;
    const QMap<QString, QString> &m_row;
    const QList<journal::OutboxItem> m_rows; ///< about the same household, or the same person
    QList<api::PreviewWarning> m_found;
};

} // namespace

QStringList believed(const QList<ToldRow> &rows)
{
    QStringList covers;
    for (const ToldRow &row : rows) {
        if (row.operation == "3"_L1)
            covers.removeOne(row.from);
        else if (row.operation == "2"_L1 && !covers.isEmpty() && !covers.contains(row.from))
            covers.last() = row.from;
        else if (!covers.contains(row.from))
            covers.append(row.from);
    }
    return covers;
}

Result<QList<api::PreviewWarning>> examineRow(store::Connection &connection, const Office &office, const QString &layout, const QMap<QString, QString> &row)
{
    MADOGUCHI_ASSIGN(const auto household, householdByNumber(connection, row.value(u"household"_s)));
    if (!household || (layout != "F1"_L1 && layout != "F2"_L1))
        return QList<api::PreviewWarning>();
    const QString addressee = row.value(u"addressee"_s);
    MADOGUCHI_ASSIGN(auto rows, journal::rowsAbout(connection, layout, household->id.text()));
    rows.removeIf([&](const journal::OutboxItem &item) { return item.body[u"addressee"_s].toString() != addressee; });
    Examination examination(*household, office, row, std::move(rows));
    if (layout == "F1"_L1)
        return examination.ofHousehold();
    const auto member = std::ranges::find(household->members, addressee, &Member::addressee);
    return member == household->members.end() ? QList<api::PreviewWarning>() : examination.ofPerson(*member);
}

} // namespace madoguchi::people
