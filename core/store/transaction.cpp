#include "store/transaction.h"

namespace madoguchi::store {

Result<Transaction> Transaction::begin(Connection &connection)
{
    MADOGUCHI_TRY(connection.exec("BEGIN IMMEDIATE"));
    return Transaction(connection);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)), m_keep(other.m_keep), m_announces(other.m_announces), m_afterCommit(std::move(other.m_afterCommit))
{
}

Transaction::~Transaction()
{
    if (m_connection)
        m_connection->rollback();
}

Result<Done> Transaction::commit()
{
    MADOGUCHI_TRY(m_connection->admit("commit"));
    MADOGUCHI_TRY(m_connection->exec("COMMIT"));
    m_connection = nullptr;
    for (const auto &action : m_afterCommit)
        action();
    m_afterCommit.clear();
    return done();
}

} // namespace madoguchi::store
