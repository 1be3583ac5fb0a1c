#pragma once

#include "federation/answer_files.h"

#include <QDateTime>
#include <QJsonArray>

namespace madoguchi::federation {

/// 医療保険者等向け中間サーバー and オンライン資格確認 behind it, as training needs them (F-06): takes the persons' rows that the federation hands on, one pass after
/// the other, compares each with what the national register knows of the number, and says what became of it. All in the caller's transaction.
class NextStation {
public:
    NextStation(store::Transaction &transaction, QString municipality, QDateTime utc, Answers &answers)
        : m_transaction(transaction), m_municipality(std::move(municipality)), m_utc(std::move(utc)), m_answers(answers)
    {
    }
    /// Accepted, and in its turn.
    static Result<Done> hand(store::Transaction &transaction, const QString &municipality, qint64 sequence, int line, const exchange::Row &row);
    /// What was handed on is registered, or stops with a code that the municipality is told (F9); what was registered by an earlier pass is visible.
    Result<Done> pass();
    struct Page {
        QString sha256; ///< of the file, hex
        QJsonArray rows; ///< `SupplyRow`
        bool more = false;
    };
    /// Of one file, in the order of its lines, behind line `after`. NotFound: no such file of that municipality was accepted.
    static Result<Page> page(store::Connection &connection, const QString &municipality, qint64 sequence, qint64 after);

private:
    struct Row {
        qint64 sequence = 0;
        int line = 0;
        QString addressee, household, code;
        bool isRegistered = false;
    };
    Result<QList<Row>> open();
    Result<QString> judge(const Row &row); ///< why it cannot be registered; empty: it can
    void tell(const Row &row, bool over);

    store::Transaction &m_transaction;
    const QString m_municipality;
    const QDateTime m_utc;
    Answers &m_answers;
};

} // namespace madoguchi::federation
