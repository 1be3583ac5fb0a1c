#include "people/reception_service.h"

#include "domain/purpose.h"
#include "people/household_table.h"
#include "people/registrar.h"

namespace madoguchi::people {

using namespace Qt::StringLiterals;
using Scope = journal::UseCaseRunner::Scope;

ReceptionServiceImpl::ReceptionServiceImpl(Office office, journal::UseCaseRunner &runner, PeopleHandler &handler, const Clock &clock)
    : m_office(std::move(office)), m_runner(runner), m_handler(handler), m_clock(clock)
{
    connect(&handler, &PeopleHandler::receptionsChanged, this, &api::ReceptionService::receptionsChanged);
}

/// For what shows no resident beyond a use case that is recorded anyway: admitted, not recorded.
template <typename T>
QFuture<Result<T>> ReceptionServiceImpl::read(api::UseCase useCase, std::function<Result<T>(store::Connection &)> work)
{
    const auto admitted = m_runner.gate().admit(useCase);
    if (admitted.ok())
        return m_runner.store().read<T>(std::move(work));
    return ready(Result<T>(admitted.error()));
}

QFuture<Result<api::Reception>> ReceptionServiceImpl::openReception(QString purpose)
{
    return m_runner.run<api::Reception>(api::UseCase::ReceptionOpen, [this, purpose](Scope &scope) -> Result<api::Reception> {
        if (!domain::findPurpose(purpose))
            return Error{ErrorCode::FieldInvalid, {}, u"purpose"_s};
        const QDateTime now = m_clock.utc();
        SharedReception opened;
        opened.reception.id = ReceptionId(newId());
        MADOGUCHI_ASSIGN(opened.reception.number, nextReceptionNumber(scope.transaction.connection(), m_clock.today(), m_office.terminalNumber()));
        opened.reception.openedAt = now;
        opened.reception.by = scope.actor.name;
        opened.reception.purpose = purpose;
        opened.staff = scope.actor.staff.text();
        const QJsonObject body = toJson(opened);
        MADOGUCHI_ASSIGN(SharedReception reception, receptionFromJson(opened.reception.id, body));
        reception.version = 1;
        MADOGUCHI_TRY(storeReception(scope.transaction, reception, opened.staff, 0));
        MADOGUCHI_TRY(shareChange(scope.transaction, receptionTable, reception.reception.id.text(), 0, body, opened.staff, now));
        scope.note.object = reception.reception.id.text();
        scope.note.receptionNumber = reception.reception.number;
        scope.note.detail = purpose + u' ' + reception.reception.number;
        scope.transaction.afterCommit([this, id = reception.reception.id, number = reception.reception.number] {
            m_runner.gate().setReception(id, number);
            Q_EMIT receptionsChanged();
        });
        return reception.reception;
    });
}

QFuture<Result<Done>> ReceptionServiceImpl::closeReception(ReceptionId id)
{
    return m_runner.run<Done>(api::UseCase::ReceptionClose, [this, id](Scope &scope) -> Result<Done> {
        scope.note.object = id.text();
        MADOGUCHI_ASSIGN(auto found, findReception(scope.transaction.connection(), id));
        if (!found)
            return ErrorCode::NotFound;
        if (found->reception.closed)
            return done();
        found->reception.closed = true;
        const qint64 base = found->version++;
        const QString staff = scope.actor.staff.text();
        MADOGUCHI_TRY(storeReception(scope.transaction, *found, staff, 0));
        MADOGUCHI_TRY(shareChange(scope.transaction, receptionTable, id.text(), base, toJson(*found), staff, m_clock.utc()));
        const bool current = scope.actor.reception == id;
        scope.transaction.afterCommit([this, current] {
            if (current)
                m_runner.gate().setReception({}, {});
            Q_EMIT receptionsChanged();
        });
        return done();
    });
}

QFuture<Result<QList<api::Reception>>> ReceptionServiceImpl::today()
{
    return read<QList<api::Reception>>(api::UseCase::ReceptionOpen, [day = m_clock.today()](store::Connection &connection) { return receptionsOn(connection, day); });
}

QFuture<Result<QList<api::RegisterProposal>>> ReceptionServiceImpl::proposals(QString kana)
{
    // The list shows names: it is an access like any other (C-09).
    return m_runner.run<QList<api::RegisterProposal>>(api::UseCase::RegisterRecordOpen, [kana](Scope &scope) -> Result<QList<api::RegisterProposal>> {
        MADOGUCHI_ASSIGN(const auto records, openRegisterRecords(scope.transaction.connection(), kana));
        QList<api::RegisterProposal> proposals;
        for (const RegisterRecord &record : records)
            proposals.append(toProposal(record));
        scope.note.count = proposals.size();
        scope.note.detail = kana.isEmpty() ? u"list"_s : u"list kana"_s;
        return proposals;
    });
}

QFuture<Result<int>> ReceptionServiceImpl::proposalCount()
{
    return read<int>(api::UseCase::RegisterRecordOpen, countOpenRegisterRecords);
}

QFuture<Result<api::RegisterProposal>> ReceptionServiceImpl::proposal(RegisterRecordId id)
{
    return m_runner.run<api::RegisterProposal>(api::UseCase::RegisterRecordOpen, [this, id](Scope &scope) -> Result<api::RegisterProposal> {
        scope.note.object = id.text();
        MADOGUCHI_ASSIGN(const auto record, findRegisterRecord(scope.transaction.connection(), id));
        if (!record)
            return ErrorCode::NotFound;
        api::RegisterProposal proposal = toProposal(*record);
        MADOGUCHI_ASSIGN(const auto household, householdOfAddressee(scope.transaction.connection(), record->headAddressee, m_office.municipality));
        proposal.household = household.value_or(HouseholdId());
        return proposal;
    });
}

QFuture<Result<api::NotificationCheck>> ReceptionServiceImpl::check(api::NotificationDraft draft)
{
    return read<api::NotificationCheck>(api::UseCase::NotificationRegister,
        [this, draft, today = m_clock.today()](store::Connection &connection) -> Result<api::NotificationCheck> {
            MADOGUCHI_ASSIGN(const CheckedDraft checked, checkDraft(connection, draft, m_office, today));
            return checked.check;
        });
}

QFuture<Result<api::Registered>> ReceptionServiceImpl::registerNotification(api::NotificationDraft draft)
{
    return m_runner.run<api::Registered>(api::UseCase::NotificationRegister, [this, draft](Scope &scope) -> Result<api::Registered> {
        scope.note.object = draft.reception.text();
        MADOGUCHI_ASSIGN(const CheckedDraft checked, checkDraft(scope.transaction.connection(), draft, m_office, m_clock.today()));
        if (!checked.check.errors.isEmpty())
            return checked.check.errors.first();
        MADOGUCHI_ASSIGN(const api::Registered registered, Registrar(scope.transaction, m_office, scope.actor, m_clock.utc()).registerNotification(checked, draft));
        scope.note.object = registered.household.text();
        scope.note.detail = draft.reason;
        scope.note.count = checked.check.effects.size();
        scope.transaction.afterCommit([this, household = registered.household] {
            Q_EMIT m_handler.householdChanged(household);
            Q_EMIT receptionsChanged();
        });
        return registered;
    });
}

QFuture<Result<Done>> ReceptionServiceImpl::takeBack(api::TakingBack what)
{
    return m_runner.run<Done>(api::UseCase::CoverTakeBack, [this, what](Scope &scope) -> Result<Done> {
        scope.note.object = what.household.text();
        scope.note.detail = what.onlyEnd ? u"end"_s : u"cover"_s;
        MADOGUCHI_TRY(Registrar(scope.transaction, m_office, scope.actor, m_clock.utc()).takeBack(what));
        scope.transaction.afterCommit([this, household = what.household] { Q_EMIT m_handler.householdChanged(household); });
        return done();
    });
}

} // namespace madoguchi::people
