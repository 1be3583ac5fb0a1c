#include "people/notification.h"

#include "base/body_reader.h"
#include "domain/free_text.h"
#include "domain/reason.h"
#include "people/household.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

const journal::SharedTable notificationTable{"notification", "SELECT version, confirmed FROM notification WHERE id = ?1",
                                    "UPDATE notification SET confirmed = ?2 WHERE id = ?1", "DELETE FROM notification WHERE id = ?1"};

namespace {

constexpr int maximumPersons = 100, noteLength = 200;

// Each list in the order of its enumeration.
const QStringList &notifierWords()
{
    static const QStringList words{u"self"_s, u"head"_s, u"proxy"_s};
    return words;
}
const QStringList &identityWords()
{
    static const QStringList words{u"none"_s, u"one-photo"_s, u"two-others"_s, u"known-in-person"_s};
    return words;
}
const QStringList &documentWords()
{
    static const QStringList words{u"none"_s, u"number-card"_s, u"notification-card"_s, u"resident-copy"_s, u"from-register"_s, u"not-written"_s};
    return words;
}

template <typename Enum>
Enum fromWord(const QStringList &words, const QString &word)
{
    return static_cast<Enum>(std::max<qsizetype>(0, words.indexOf(word)));
}
template <typename Enum>
QString toWord(const QStringList &words, Enum value)
{
    return words.at(static_cast<int>(value));
}

Notification::Person readPerson(BodyReader &reader)
{
    Notification::Person p;
    p.addressee = reader.digits("addressee"_L1, 15, BodyReader::Required);
    p.numberDocument = fromWord<api::NumberDocument>(documentWords(), reader.oneOf("numberDocument"_L1, documentWords()));
    p.numberReceipt = reader.identifier("numberReceipt"_L1, BodyReader::MayBeEmpty);
    // A receipt is R-…: a number in clear would not pass (C-20).
    if (!p.numberReceipt.isEmpty() && (!p.numberReceipt.startsWith(u"R-"_s) || p.numberReceipt.size() > 40))
        reader.fault("numberReceipt"_L1);
    return p;
}

} // namespace

Result<Notification> notificationFromJson(const NotificationId &id, const QJsonObject &body)
{
    BodyReader reader(body);
    Notification n;
    n.id = id;
    n.number = reader.words("number"_L1, 30, BodyReader::Required);
    n.registerRecord = RegisterRecordId(reader.identifier("register"_L1, BodyReader::MayBeEmpty));
    n.household = HouseholdId(reader.identifier("household"_L1));
    n.reception = ReceptionId(reader.identifier("reception"_L1, BodyReader::MayBeEmpty));
    n.notifier = fromWord<api::Notifier>(notifierWords(), reader.oneOf("notifier"_L1, notifierWords()));
    n.proxyName = reader.words("proxyName"_L1, 100);
    n.mandateSeen = reader.boolean("mandateSeen"_L1);
    n.identity = fromWord<api::IdentityDocument>(identityWords(), reader.oneOf("identity"_L1, identityWords()));
    n.notifiedOn = reader.date("notifiedOn"_L1, BodyReader::Required);
    n.reason = reader.words("reason"_L1, 2, BodyReader::Required);
    if (!domain::findReason(n.reason))
        reader.fault("reason"_L1);
    n.happenedOn = reader.date("happenedOn"_L1, BodyReader::Required);
    n.previousMunicipality = reader.digits("previousMunicipality"_L1, 6);
    n.nextMunicipality = orEmpty(reader.optionalText("nextMunicipality"_L1, 6)); // older bodies have none
    const auto persons = reader.objects("persons"_L1, maximumPersons);
    for (qsizetype i = 0; i < persons.size(); ++i) {
        BodyReader nested(persons[i], reader.place("persons"_L1, i));
        n.persons.append(readPerson(nested));
        reader.add(nested.finish());
    }
    n.note = reader.words("note"_L1, noteLength);
    if (!domain::checkText(n.note, {noteLength}, u"note"_s).ok())
        reader.fault("note"_L1);
    n.by = reader.identifier("by"_L1);
    n.byName = reader.words("byName"_L1, 100);
    if (id.isEmpty() || id.text().size() > 64)
        reader.fault("aggregate"_L1);
    MADOGUCHI_TRY(reader.finish());
    return n;
}

QJsonObject toJson(const Notification &n)
{
    QJsonArray persons;
    for (const auto &p : n.persons)
        persons.append(QJsonObject{{u"addressee"_s, p.addressee}, {u"numberDocument"_s, toWord(documentWords(), p.numberDocument)}, {u"numberReceipt"_s, p.numberReceipt}});
    return {{u"number"_s, n.number}, {u"register"_s, n.registerRecord.text()}, {u"household"_s, n.household.text()}, {u"reception"_s, n.reception.text()},
        {u"notifier"_s, toWord(notifierWords(), n.notifier)}, {u"proxyName"_s, n.proxyName}, {u"mandateSeen"_s, n.mandateSeen},
        {u"identity"_s, toWord(identityWords(), n.identity)}, {u"notifiedOn"_s, isoDate(n.notifiedOn)}, {u"reason"_s, n.reason},
        {u"happenedOn"_s, isoDate(n.happenedOn)}, {u"previousMunicipality"_s, n.previousMunicipality}, {u"persons"_s, persons}, {u"note"_s, n.note},
        {u"by"_s, n.by}, {u"byName"_s, n.byName}, {u"nextMunicipality"_s, orEmpty(n.nextMunicipality)}};
}

Result<Done> storeNotification(store::Transaction &transaction, const Notification &n, const ChangeId &change, const QString &actor, qint64 confirmed)
{
    MADOGUCHI_TRY(transaction.exec("DELETE FROM notification_person WHERE notification = ?1", {n.id.text()}));
    MADOGUCHI_TRY(transaction.exec("INSERT INTO notification (id, number, register_record, household, reception, notifier, proxy_name, mandate_seen, identity,"
        " notified_on, reason, happened_on, previous_municipality, note, by, by_name, change_id, version, confirmed, actor, next_municipality)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21) ON CONFLICT (id) DO UPDATE SET number = ?2,"
        " register_record = ?3, household = ?4, reception = ?5, notifier = ?6, proxy_name = ?7, mandate_seen = ?8, identity = ?9, notified_on = ?10,"
        " reason = ?11, happened_on = ?12, previous_municipality = ?13, note = ?14, by = ?15, by_name = ?16, version = ?18, confirmed = max(confirmed, ?19), actor = ?20,"
        " next_municipality = ?21",
        {n.id.text(), n.number, n.registerRecord.text(), n.household.text(), n.reception.text(), toWord(notifierWords(), n.notifier),
         n.proxyName, n.mandateSeen, toWord(identityWords(), n.identity), isoDate(n.notifiedOn), n.reason, isoDate(n.happenedOn),
         n.previousMunicipality, n.note, n.by, n.byName, orEmpty(change.text()), n.version, confirmed, actor, orEmpty(n.nextMunicipality)}));
    for (const auto &p : n.persons)
        MADOGUCHI_TRY(transaction.exec("INSERT INTO notification_person (notification, addressee, number_document, number_receipt) VALUES (?1, ?2, ?3, ?4)",
            {n.id.text(), p.addressee, toWord(documentWords(), p.numberDocument), p.numberReceipt}));
    return done();
}

Result<QList<HouseholdId>> settleNumber(store::Transaction &transaction, const QString &addressee, const ReceptionId &reception, const QString &receipt)
{
    QMap<HouseholdId, bool> households; // and whether the federation was told of nothing, or of somebody else's number
    {
        MADOGUCHI_ASSIGN(auto rows, transaction.query("SELECT n.household, p.number_receipt = '' OR EXISTS (SELECT 1 FROM number_receipt r WHERE r.receipt = p.number_receipt AND r.answer = 'differs')"
                                                      " FROM notification n JOIN notification_person p ON p.notification = n.id WHERE n.reception = ?1 AND p.addressee = ?2",
                                                      {orEmpty(reception.text()), addressee}));
        for (;;) {
            MADOGUCHI_ASSIGN(const bool there, rows.next());
            if (!there)
                break;
            bool &without = households[HouseholdId(rows.text(0))];
            without |= rows.integer(1) != 0;
        }
    }
    MADOGUCHI_TRY(transaction.exec("UPDATE notification_person SET number_receipt = ?3 WHERE addressee = ?2 AND notification IN"
                                   " (SELECT id FROM notification WHERE reception = ?1)", {orEmpty(reception.text()), addressee, receipt}));
    QList<HouseholdId> left;
    for (auto household = households.cbegin(); household != households.cend(); ++household) {
        bool filled = false;
        const auto fill = [&](journal::OutboxItem &item) {
            const bool head = item.kind == u"F1"_s;
            const QString who = head ? u"head_addressee"_s : u"addressee"_s, column = head ? u"head_number_receipt"_s : u"number_receipt"_s;
            if (item.body.value(who).toString() != addressee || !item.body.value(column).toString().isEmpty())
                return false;
            item.body[column] = receipt;
            filled |= !head;
            return true;
        };
        MADOGUCHI_TRY(journal::amendRows(transaction, household.key().text(), fill));
        if (household.value() && !filled)
            left.append(household.key());
    }
    return left;
}

Result<QList<api::HouseholdView::NotificationLine>> notificationsOf(store::Connection &connection, const HouseholdId &household)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT id, number, notified_on, reason, by_name, change_id, confirmed FROM notification WHERE household = ?1"
        " ORDER BY notified_on DESC, number DESC", {household.text()}));
    QList<api::HouseholdView::NotificationLine> lines;
    for (;;) {
        MADOGUCHI_ASSIGN(const bool there, row.next());
        if (!there)
            return lines;
        api::HouseholdView::NotificationLine line;
        line.id = NotificationId(row.text(0));
        line.number = row.text(1);
        line.date = QDate::fromString(row.text(2), Qt::ISODate);
        line.reason = row.text(3);
        line.by = row.text(4);
        line.delivery.change = ChangeId(row.text(5));
        line.delivery.what = line.number;
        line.delivery.terminal.lamp = api::Lamp::Confirmed;
        // Another terminal's notification came out of the municipal store: it is there.
        line.delivery.municipal.lamp = row.integer(6) > 0 && row.text(5).isEmpty() ? api::Lamp::Confirmed : api::Lamp::Waiting;
        line.delivery.intermediate.lamp = line.delivery.verification.lamp = api::Lamp::CannotBeConfirmedHere;
        lines.append(line);
    }
}

Result<QString> nextNotificationNumber(store::Connection &connection, const api::Reception &reception)
{
    MADOGUCHI_ASSIGN(auto row, connection.query("SELECT count(*) FROM notification WHERE reception = ?1", {reception.id.text()}));
    MADOGUCHI_TRY(row.next());
    return reception.number + u'-' + QString::number(row.integer(0) + 1);
}

} // namespace madoguchi::people
