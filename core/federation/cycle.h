#pragma once

#include "federation/answer_files.h"

#include <QDateTime>

namespace madoguchi::federation {

/// 資格 cycle of one municipality: takes its accepted rows of persons that wait, identifies the persons across municipalities, judges the
/// continuity of their cover (F-02), tells what `Continuity` and `Candidates` have to tell, and writes the answer files. All in the caller's transaction.
class Cycle {
public:
    struct Context {
        const QMap<QString, exchange::Layout> &layouts;
        QString prefecture, municipality;
        QDateTime utc;
        bool extract = false; ///< new 継続候補世帯 too
        bool atOnce = false;  ///< the next station does not wait for the next cycle
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
    struct Person {
        QString federationId;
        QString assignment; ///< as in F4
        QByteArray numberIndex, numberSealed;
        QByteArray questioned; ///< index of another number, told as W10 and not decided
    };
    /// What stands of a person before a row: the judgement of the move, from where, who was meant there, and since when they are covered here.
    struct Before {
        int verdict = 0; ///< as in F3; 0: none
        QString previous, federationId, from = {}, prefectureFrom = {}, prefectureFromReason = {};
    };
    Result<QList<Waiting>> waiting();
    Result<Done> process(const Waiting &item);
    Result<Done> processNominalHead(const Waiting &household);
    Result<Person> identify(const Waiting &item);
    Result<QString> newId();
    Result<exchange::Row> judge(const Waiting &item, const Person &person, const Before &before);
    Result<Done> remember(const Waiting &item, const Person &person, const exchange::Row &continuity);
    Result<Before> before(const Waiting &item);
    Result<QString> idOf(const QByteArray &numberIndex, const Waiting &item);
    Result<QString> idAfterCorrection(const Waiting &item, const QString &id, const QByteArray &numberIndex);
    Result<Done> judgeThoseWhoLeftFor(const Waiting &item, const Person &person);
    Result<std::optional<Waiting>> partner(const Waiting &item, const QString &municipality, const QString &federationId);
    Result<Done> tellPartner(const Waiting &item, const Person &person, const Before &before, int verdict);
    void finding(const Waiting &item, const QString &code, const QString &columnKey, bool needsAction);
    void ended(const Waiting &item, const QString &code, const QString &columnKey);
    void result(const Waiting &item, const QString &severity, const QString &code, const QString &text, const QString &columnKey, const QString &dueOn);
    Result<Done> write(const QString &municipality, const QString &layout, const QList<exchange::Row> &rows);
    QString today() const;
    store::Transaction &m_transaction;
    const Context &m_context;
    Answers m_answers;
    int m_files = 0;
};

} // namespace madoguchi::federation
