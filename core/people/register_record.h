#pragma once

#include "api/reception_service.h"
#include "domain/notification.h"
#include "journal/shared_row.h"

#include <QJsonObject>

namespace madoguchi::people {

/// A proposal from the resident register (住基), body of kind "register" (F-20).
struct RegisterRecord {
    struct Person {
        QString addressee;
        QString nameKanji, nameKana;
        QString birth; ///< as Member::birth
        bool birthUnknown = false;
        api::Sex sex = api::Sex::NotApplicable;
        QString relation;
        bool head = false;
        friend bool operator==(const Person &, const Person &) = default;
    };
    RegisterRecordId id;
    domain::RegisterEvent event = domain::RegisterEvent::MovedIn;
    QString headAddressee; ///< 宛名番号 of the head of the household that is here; empty: moved in
    QString headNameKanji, headNameKana;
    QDate moveDate; ///< the day of the event
    QString previousMunicipality, previousMunicipalityName;
    QString nextMunicipality; ///< of a moving out; empty: any other
    QString postalCode, address, town;
    bool settled = false; ///< a notification has dealt with it
    QList<Person> persons;
    qint64 version = 0;
    friend bool operator==(const RegisterRecord &, const RegisterRecord &) = default;
};

extern const journal::SharedTable registerTable;

Result<RegisterRecord> registerRecordFromJson(const RegisterRecordId &id, const QJsonObject &body); ///< FeedItemRefused
QJsonObject toJson(const RegisterRecord &record);
api::RegisterProposal toProposal(const RegisterRecord &record);

Result<std::optional<RegisterRecord>> findRegisterRecord(store::Connection &connection, const RegisterRecordId &id);
/// Not settled, newest event first, at most 200; `kana` is a prefix in any width, empty for all.
Result<QList<RegisterRecord>> openRegisterRecords(store::Connection &connection, const QString &kana);
/// Not settled, told of the household of that head.
Result<QList<RegisterRecord>> openRegisterRecordsOf(store::Connection &connection, const QString &headAddressee);
/// All that are not settled.
Result<int> countOpenRegisterRecords(store::Connection &connection);
Result<Done> storeRegisterRecord(store::Transaction &transaction, const RegisterRecord &record, const QString &actor, qint64 confirmed);
/// Name of another municipality as the register told it; the code itself if it never did.
Result<QString> municipalityName(store::Connection &connection, const QString &code);

} // namespace madoguchi::people
