#pragma once

#include "federation/answer_files.h"

#include <QSet>

namespace madoguchi::federation {

/// 継続候補世帯 (domain.md §3.4): households of one municipality that may go on as one of another of the prefecture, found by persons who moved
/// without a gap (F3 judged 連続; an overlap is settled first). Tells 転入地 of them (F5): when they appear, when their facts change before anybody has decided, and
/// when their ground falls away. A pair of households is one candidate, under the same number for ever. All in the caller's transaction.
class Candidates {
public:
    struct Context {
        QString prefecture, municipality;
        QDate today;
        bool extract = false; ///< new ones too; else only those that are known are looked after
    };
    Candidates(store::Transaction &transaction, const Context &context, Answers &answers) : m_transaction(transaction), m_context(context), m_answers(answers) {}
    Result<Done> run();

private:
    struct Home {
        QString municipality, household;
    };
    struct Move {
        Home left, own;
        QString first, last; ///< days on which persons of the pair moved
    };
    struct Head {
        QString id, kana, birth, kind;
    };
    struct Known {
        QString candidate, decision;
        bool withdrawn = false;
        QJsonObject told;
    };
    Result<QList<Move>> moves();
    Result<Done> look(const Move &move);
    Result<std::optional<Known>> known(const Move &move);
    Result<std::optional<exchange::Row>> facts(const Move &move); ///< nothing: the head of one of them is not known yet
    Result<std::optional<Head>> head(const Home &home, const QString &before);
    Result<QSet<QString>> members(const Home &home, const QString &day);
    Result<int> households(const Move &move, const QSet<QString> &left, const QSet<QString> &own);
    Result<Done> addHomes(const QString &id, const QString &day, const Move &move, QSet<QString> &homes);
    Result<bool> hasHighCost(const Move &move);
    Result<Done> keepMovers(const QString &candidate, const Move &move);
    Result<Done> withdraw();
    void tell(const QString &municipality, const QJsonObject &row);
    store::Transaction &m_transaction;
    const Context m_context;
    Answers &m_answers;
};

/// What stands for `what` in a file: a letter, the prefecture and fourteen letters, no digit among them that could be taken for part of a number. Made from
/// `what` alone, so that a copy of the store that was put back gives the same name again.
QString fileName(QChar letter, const QString &prefecture, const QStringList &what);

} // namespace madoguchi::federation
