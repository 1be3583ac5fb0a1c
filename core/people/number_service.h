#pragma once

#include "api/number_channel.h"
#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "number/number_request.h"
#include "people/number_task.h"
#include "people/office.h"

#include <mutex>
#include <set>

namespace madoguchi::people {

/// Seals numbers and sends them at once; of an answered one the receipt stays, of another a task. Whether its sealed blob may wait beside the task is
/// the municipality's decision (policy sealedQueue of the signed directory); by itself nothing sealed touches the disk.
class NumberServiceImpl final : public api::NumberService, public api::NumberQueue {
    Q_OBJECT
public:
    struct Keys {
        std::function<Result<crypto::PublicKey>()> federation;  ///< of the directory in force
        std::function<QByteArray(QByteArrayView)> deviceSign;   ///< ECDSA-SHA256 with the device key, DER
        std::function<bool()> mayWait;                          ///< policy of the directory in force
        std::function<bool()> mayDeliver;                       ///< NumberDeliver, of whoever is in; asked without an entry in the record
    };
    NumberServiceImpl(Office office, journal::UseCaseRunner &runner, api::NumberChannel &channel, Keys keys, const Clock &clock);

    QFuture<Result<api::NumberVerdict>> submit(QString addresseeNumber, ReceptionId reception, domain::IndividualNumber number) override;
    QFuture<Result<api::NumberVerdict>> takeFromRegister(QString addresseeNumber, ReceptionId reception) override;
    QFuture<Result<QList<api::NumberTask>>> tasks() override;
    QFuture<Result<api::NumberTaskCount>> taskCount() override;

    QFuture<Result<Done>> tidy() override;
    QFuture<Result<QList<QJsonObject>>> waiting() override;
    QFuture<Result<Done>> answered(QJsonObject body, Result<api::NumberVerdict> verdict) override;

private:
    using Scope = journal::UseCaseRunner::Scope;
    NumberTask newTask(const QString &addressee, const ReceptionId &reception) const;
    number::NumberRequest requestOf(const NumberTask &task) const;
    QJsonObject bodyOf(const NumberTask &task) const;
    QFuture<Result<api::NumberVerdict>> send(const NumberTask &task);
    QFuture<Result<api::NumberVerdict>> conclude(const NumberTask &task, const Result<api::NumberVerdict> &verdict);
    /// The answer into the tables; false: the task was gone.
    Result<bool> settle(const Scope &scope, const NumberTask &task, const api::NumberVerdict &verdict) const;
    void tellTasks(store::Transaction &transaction);

    const Office m_office;
    journal::UseCaseRunner &m_runner;
    api::NumberChannel &m_channel;
    const Keys m_keys;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::set<QString> m_underWay; ///< sent by the counter just now: not the queue's to send as well
};

} // namespace madoguchi::people
