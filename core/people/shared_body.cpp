#include "people/shared_body.h"

#include "people/answer_task.h"
#include "people/household_table.h"
#include "people/notification.h"
#include "people/reception_table.h"
#include "people/register_record.h"

namespace madoguchi::people {

namespace {

/// `read`, then as a version of its own into `write`.
template <typename T>
Result<SharedBody> body(Result<T> read, HouseholdId T::*household, std::function<Result<Done>(store::Transaction &, const T &, const SharedVersion &)> write)
{
    MADOGUCHI_ASSIGN(const T value, std::move(read));
    return SharedBody{household ? value.*household : HouseholdId(), [value, write = std::move(write)](store::Transaction &transaction, const SharedVersion &as) {
                          T stored = value;
                          stored.version = as.version;
                          return write(transaction, stored, as);
                      }};
}

} // namespace

const journal::SharedTable *sharedTable(const QString &kind)
{
    for (const journal::SharedTable *table : {&householdTable, &registerTable, &receptionTable, &notificationTable, &answerTaskTable})
        if (kind == QLatin1String(table->kind))
            return table;
    return nullptr;
}

Result<SharedBody> readShared(const Office &office, const QString &kind, const QString &aggregate, const QJsonObject &json)
{
    const journal::SharedTable *table = sharedTable(kind);
    using store::Transaction;
    if (table == &householdTable)
        return body<Household>(householdFromJson(HouseholdId(aggregate), json), &Household::id,
                               [municipality = office.municipality](Transaction &transaction, const Household &household, const SharedVersion &as) {
                                   return storeHousehold(transaction, household, municipality, as.actor, as.confirmed);
                               });
    if (table == &registerTable)
        return body<RegisterRecord>(registerRecordFromJson(RegisterRecordId(aggregate), json), nullptr,
                                    [](Transaction &transaction, const RegisterRecord &record, const SharedVersion &as) {
                                        return storeRegisterRecord(transaction, record, as.actor, as.confirmed);
                                    });
    if (table == &receptionTable)
        return body<SharedReception>(receptionFromJson(ReceptionId(aggregate), json), nullptr,
                                     [](Transaction &transaction, const SharedReception &reception, const SharedVersion &as) {
                                         return storeReception(transaction, reception, as.actor, as.confirmed);
                                     });
    if (table == &answerTaskTable)
        return body<AnswerTask>(answerTaskFromJson(AnswerTaskId(aggregate), json), nullptr,
                                [](Transaction &transaction, const AnswerTask &task, const SharedVersion &as) {
                                    return storeAnswerTask(transaction, task, as.actor, as.confirmed);
                                });
    if (table == &notificationTable)
        return body<Notification>(notificationFromJson(NotificationId(aggregate), json), &Notification::household,
                                  [](Transaction &transaction, const Notification &notification, const SharedVersion &as) {
                                      return storeNotification(transaction, notification, as.change, as.actor, as.confirmed);
                                  });
    return ErrorCode::FeedItemRefused;
}

} // namespace madoguchi::people
