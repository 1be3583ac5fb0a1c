#pragma once

#include "api/number_channel.h"
#include "crypto/seal.h"
#include "people/answer_service.h"
#include "people/conflict_service.h"
#include "people/number_service.h"
#include "people/people_service.h"
#include "people/reception_service.h"
#include "support/secrets.h"
#include "support/town.h"
#include "support/workplace.h"

#include <QJsonArray>
#include <gtest/gtest.h>

namespace madoguchi::test {

/// Stands for the federation's online function; the test answers.
class FakeChannel final : public api::NumberChannel {
public:
    QList<QJsonObject> sent;
    std::function<Result<api::NumberVerdict>(const QJsonObject &)> answer = [this](const QJsonObject &) -> Result<api::NumberVerdict> {
        return api::NumberVerdict{api::NumberAnswer::Matches, u"R-"_s + QString::number(sent.size()).rightJustified(8, u'0')};
    };
    QFuture<Result<api::NumberVerdict>> send(QJsonObject body) override
    {
        sent.append(body);
        QPromise<Result<api::NumberVerdict>> promise;
        promise.start();
        promise.addResult(answer(body));
        promise.finish();
        return promise.future();
    }
};

/// A counter with its three services on a real encrypted store.
class CounterTest : public testing::Test {
protected:
    explicit CounterTest(const QString &terminal = u"terminal-1"_s) : place(terminal), m_office(test::office(terminal)) {}
    ~CounterTest() override { store::Connection::setFaultHook({}); }

    /// Applies one feed item as sync does.
    Result<Done> apply(const journal::FeedItem &item)
    {
        return get(place.store().write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_TRY(handler.apply(transaction, item));
            transaction.afterCommit([&] { handler.applied({item}); });
            return done();
        }));
    }
    void bring(const people::Household &household, qint64 version = 1)
    {
        Workplace::must(apply(feedItem(u"household"_s, household.id.text(), version, toJson(household))));
    }
    void bring(const people::RegisterRecord &record, qint64 version = 1)
    {
        Workplace::must(apply(feedItem(u"register"_s, record.id.text(), version, toJson(record))));
    }
    QJsonObject body(const char *kind, int index = -1) ///< of the outbox; the last by default
    {
        const auto list = outbox(kind);
        return list.isEmpty() ? QJsonObject() : list.at(index < 0 ? list.size() - 1 : index).body;
    }
    QList<journal::OutboxItem> outbox(const char *kind)
    {
        return place.read<QList<journal::OutboxItem>>([&](store::Connection &connection) -> Result<QList<journal::OutboxItem>> {
            QList<journal::OutboxItem> items;
            for (const auto destination : {journal::Destination::Municipal, journal::Destination::FederationFile}) {
                MADOGUCHI_ASSIGN(const auto queued, journal::queued(connection, destination, 1000));
                for (const auto &item : queued)
                    if (item.kind == QLatin1String(kind))
                        items.append(item);
            }
            return items;
        });
    }

    Workplace place;
    const people::Office m_office;
    people::PeopleHandler handler{m_office, place.clock};
    people::PeopleServiceImpl people{m_office, place.runner(), handler, place.clock};
    people::ReceptionServiceImpl reception{m_office, place.runner(), handler, place.clock};
    people::AnswerServiceImpl answer{m_office, place.runner(), handler, place.clock};
    people::ConflictServiceImpl conflict{m_office, place.runner(), handler, place.clock, [](const QString &staff) { return staff + u" の名前"_s; }};
    FakeChannel channel;
    bool mayWait = false; ///< policy sealedQueue
    bool mayDeliver = true;
    crypto::PrivateKey federation = Workplace::must(crypto::PrivateKey::generate());
    people::NumberServiceImpl number{m_office, place.runner(), channel,
                                     {[this]() -> Result<crypto::PublicKey> { return federation.publicKey(); }, [this](QByteArrayView data) { return place.deviceKey.sign(data); },
                                      [this] { return mayWait; }, [this] { return mayDeliver; }},
                                     place.clock};
};

} // namespace madoguchi::test
