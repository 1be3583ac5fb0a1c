#pragma once

#include "journal/record.h"
#include "store/store.h"

namespace madoguchi::journal {

/// The one natural way of a use case through core: gate → transaction { change · record entry · outbox item } → answer.
/// A refusal by the gate has been recorded by it. If the work fails, its transaction rolls back and an entry "failed"
/// with the error's text is committed alone; if the record cannot be written, nothing is answered but RecordUnwritable.
class UseCaseRunner {
public:
    UseCaseRunner(api::Gate &gate, store::Store &store, Record &record) : m_gate(gate), m_store(store), m_record(record) {}

    struct Scope {
        store::Transaction &transaction;
        const api::Actor &actor;
        Note note; ///< the work fills in what the record shall say
    };

    template <typename T>
    QFuture<Result<T>> run(api::UseCase useCase, std::function<Result<T>(Scope &)> work)
    {
        auto admitted = m_gate.admit(useCase);
        if (!admitted.ok())
            return ready(Result<T>(admitted.error()));
        const api::Actor actor = std::move(admitted).value();
        return m_store.write<T>([this, useCase, actor, work = std::move(work)](store::Transaction &transaction) -> Result<T> {
            return inTransaction<T>(transaction, useCase, actor, work);
        });
    }
    store::Store &store() { return m_store; }
    api::Gate &gate() { return m_gate; }
    Record &record() { return m_record; }

private:
    template <typename T>
    Result<T> inTransaction(store::Transaction &transaction, api::UseCase useCase, const api::Actor &actor, const std::function<Result<T>(Scope &)> &work)
    {
        MADOGUCHI_TRY(transaction.exec("SAVEPOINT use_case"));
        const std::size_t actions = transaction.afterCommitCount();
        Scope scope{transaction, actor, {}};
        Result<T> answer = work(scope);
        if (answer.ok()) {
            MADOGUCHI_TRY(transaction.exec("RELEASE use_case"));
            MADOGUCHI_TRY(m_record.append(transaction, actor, useCase, api::Outcome::Done, scope.note));
            return answer;
        }
        // The effect goes, the entry stays: hence a savepoint, and the outer transaction must commit.
        MADOGUCHI_TRY(transaction.exec("ROLLBACK TO use_case"));
        MADOGUCHI_TRY(transaction.exec("RELEASE use_case"));
        transaction.forgetAfterCommit(actions);
        scope.note.detail = errorText(answer.error().code);
        MADOGUCHI_TRY(m_record.append(transaction, actor, useCase, api::Outcome::Failed, scope.note));
        transaction.keepDespiteError();
        return answer;
    }

    api::Gate &m_gate;
    store::Store &m_store;
    Record &m_record;
};

} // namespace madoguchi::journal
