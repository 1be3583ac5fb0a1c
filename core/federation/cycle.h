#pragma once

#include "exchange/interface_file.h"
#include "store/transaction.h"

#include <QDateTime>

namespace madoguchi::federation {

/// 資格 cycle of one municipality: takes its accepted rows of persons that wait, identifies the persons across municipalities, judges the
/// continuity of their cover (F-02) and writes the answer files F3, F4 and F9. All in the caller's transaction.
class Cycle {
public:
    struct Context {
        const QMap<QString, exchange::Layout> &layouts;
        QString prefecture, municipality;
        QDateTime utc;
    };
    Cycle(store::Transaction &transaction, const Context &context) : m_transaction(transaction), m_context(context) {}
    Result<int> run(); ///< number of files written

private:
    struct Waiting {
        QString municipality, fileId;
        qint64 sequence = 0;
        int line = 0;
        exchange::Row row;
        QJsonArray findings;
    };
    struct Answers {
        QList<exchange::Row> continuity, ids, results;
    };
    struct Person {
        QString federationId;
        QString assignment; ///< as in F4
        QByteArray numberIndex, numberSealed;
    };
    Result<QList<Waiting>> waiting();
    Result<Done> process(const Waiting &item);
    Result<Person> identify(const Waiting &item);
    Result<QString> newId();
    Result<exchange::Row> judge(const Waiting &item, const Person &person);
    Result<Done> remember(const Waiting &item, const Person &person, const exchange::Row &continuity);
    Result<Done> answerThoseWhoWaited(const Waiting &item, const Person &person);
    void finding(const Waiting &item, const QString &code, const QString &columnKey, bool needsAction);
    Result<Done> write(const QString &municipality, const QString &layout, const QList<exchange::Row> &rows);
    QString today() const;
    store::Transaction &m_transaction;
    const Context &m_context;
    QMap<QString, Answers> m_answers; ///< by municipality
    int m_files = 0;
};

} // namespace madoguchi::federation
