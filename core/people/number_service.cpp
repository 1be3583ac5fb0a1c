#include "people/number_service.h"

#include "people/number_receipt.h"
#include "people/number_sealer.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;

namespace {

using Verdict = Result<api::NumberVerdict>;

QFuture<Verdict> ready(Verdict answer)
{
    QPromise<Verdict> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

} // namespace

NumberServiceImpl::NumberServiceImpl(Office office, journal::UseCaseRunner &runner, api::NumberChannel &channel, Keys keys, const Clock &clock)
    : m_office(std::move(office)), m_runner(runner), m_channel(channel), m_keys(std::move(keys)), m_clock(clock)
{
}

QFuture<Verdict> NumberServiceImpl::submit(QString addresseeNumber, ReceptionId reception, domain::IndividualNumber number)
{
    // Sealed in the caller's thread, before anything can wait with the digits in hand.
    if (const auto admitted = m_runner.gate().admit(api::UseCase::NumberSubmit); !admitted.ok())
        return ready(admitted.error());
    const auto key = m_keys.federation();
    if (!key.ok())
        return record(addresseeNumber, reception, u"sealed"_s, key.error());
    const QByteArray context = (u"number|"_s + m_office.municipality + u'|' + addresseeNumber + u'|' + m_office.terminal.text() + u'|' + reception.text()).toUtf8();
    const auto sealed = NumberSealer::seal(*key, std::move(number), context);
    if (!sealed.ok())
        return record(addresseeNumber, reception, u"sealed"_s, sealed.error());
    return send(addresseeNumber, reception,
                {{u"addressee"_s, addresseeNumber}, {u"reception"_s, reception.text()}, {u"source"_s, u"sealed"_s},
                 {u"sealed"_s, QString::fromLatin1(sealed->toBase64())},
                 {u"deviceSignature"_s, QString::fromLatin1(m_keys.deviceSign(*sealed + context).toBase64())}});
}

QFuture<Verdict> NumberServiceImpl::takeFromRegister(QString addresseeNumber, ReceptionId reception)
{
    if (const auto admitted = m_runner.gate().admit(api::UseCase::NumberSubmit); !admitted.ok())
        return ready(admitted.error());
    return send(addresseeNumber, reception, {{u"addressee"_s, addresseeNumber}, {u"reception"_s, reception.text()}, {u"source"_s, u"register"_s}});
}

QFuture<Verdict> NumberServiceImpl::send(const QString &addressee, const ReceptionId &reception, const QJsonObject &body)
{
    // In the record before it leaves: whatever happens to the answer (a lock, a cut), that it was sent is known (C-09).
    const QString source = body.value(u"source"_s).toString();
    auto started = m_runner.run<Done>(api::UseCase::NumberSubmit, [reception, source](journal::UseCaseRunner::Scope &scope) -> Result<Done> {
        scope.note.object = reception.text();
        scope.note.detail = source + u" start"_s;
        return done();
    });
    return started
        .then([this, body](Result<Done> recorded) { return recorded.ok() ? m_channel.send(body) : ready(recorded.error()); })
        .unwrap()
        .then([this, addressee, reception, source](Verdict verdict) {
            if (verdict.ok() && verdict->receipt.isEmpty())
                verdict = ErrorCode::AnswerMalformed;
            return record(addressee, reception, source, verdict);
        })
        .unwrap();
}

/// The entry with its outcome, and the receipt; the answer is given only when they are committed (C-09).
QFuture<Verdict> NumberServiceImpl::record(const QString &addressee, const ReceptionId &reception, const QString &source, const Verdict &verdict)
{
    return m_runner.run<api::NumberVerdict>(api::UseCase::NumberSubmit, [this, addressee, reception, source, verdict](journal::UseCaseRunner::Scope &scope) -> Verdict {
        scope.note.object = reception.text();
        if (!verdict.ok())
            return verdict;
        scope.note.detail = source + u' ' + answerWord(verdict->answer);
        MADOGUCHI_TRY(storeNumberReceipt(scope.transaction, {verdict->receipt, addressee, reception, verdict->answer}, m_clock.utc()));
        return verdict;
    });
}

} // namespace madoguchi::people
