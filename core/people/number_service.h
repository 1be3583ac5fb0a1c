#pragma once

#include "api/number_channel.h"
#include "base/clock.h"
#include "journal/use_case_runner.h"
#include "people/office.h"

namespace madoguchi::people {

/// Sends numbers at once and keeps nothing but the receipt (NumberCapture=OnlineOnly).
class NumberServiceImpl final : public api::NumberService {
    Q_OBJECT
public:
    struct Keys {
        std::function<Result<crypto::PublicKey>()> federation;  ///< of the directory in force
        std::function<QByteArray(QByteArrayView)> deviceSign;   ///< ECDSA-SHA256 with the device key, DER
    };
    NumberServiceImpl(Office office, journal::UseCaseRunner &runner, api::NumberChannel &channel, Keys keys, const Clock &clock);

    QFuture<Result<api::NumberVerdict>> submit(QString addresseeNumber, ReceptionId reception, domain::IndividualNumber number) override;
    QFuture<Result<api::NumberVerdict>> takeFromRegister(QString addresseeNumber, ReceptionId reception) override;

private:
    QFuture<Result<api::NumberVerdict>> send(const QString &addressee, const ReceptionId &reception, const QJsonObject &body);
    QFuture<Result<api::NumberVerdict>> record(const QString &addressee, const ReceptionId &reception, const QString &source, const Result<api::NumberVerdict> &verdict);

    const Office m_office;
    journal::UseCaseRunner &m_runner;
    api::NumberChannel &m_channel;
    const Keys m_keys;
    const Clock &m_clock;
};

} // namespace madoguchi::people
