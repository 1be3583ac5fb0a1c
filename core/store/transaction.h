#pragma once

#include "store/connection.h"

namespace madoguchi::store {

/// BEGIN IMMEDIATE … COMMIT. Dropped without commit() it rolls back. Every change goes through one.
class Transaction {
public:
    static Result<Transaction> begin(Connection &connection);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    Result<Statement> query(QByteArrayView sql, std::initializer_list<Param> params = {}) { return m_connection->query(sql, params); }
    Result<Done> exec(QByteArrayView sql, std::initializer_list<Param> params = {}) { return m_connection->exec(sql, params); }
    qint64 changes() const { return m_connection->changes(); }
    Result<Done> commit();
    Connection &connection() { return *m_connection; }
    /// The work answers with an error, yet what it has written so far shall stay (the record entry of a failed use case).
    void keepDespiteError() { m_keep = true; }
    bool keptDespiteError() const { return m_keep; }
    /// Runs after the commit has succeeded, in order, on the store thread (record segments, signals). Not after a rollback.
    void afterCommit(std::function<void()> action) { m_afterCommit.push_back(std::move(action)); }
    /// Something was written that another part of the program waits for: the store's listener hears of it after the commit.
    void announce() { m_announces = true; }
    bool announces() const { return m_announces; }
    /// For whoever rolls back to a savepoint: forgets the actions registered since `afterCommitCount()` was `count`.
    void forgetAfterCommit(std::size_t count) { m_afterCommit.resize(count); }
    std::size_t afterCommitCount() const { return m_afterCommit.size(); }

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
    bool m_keep = false, m_announces = false;
    std::vector<std::function<void()>> m_afterCommit;
};

} // namespace madoguchi::store
