#pragma once

#include "base/clock.h"
#include "journal/feed.h"
#include "people/answer_table.h"

#include <QObject>

#include <mutex>
#include <set>

namespace madoguchi::people {

/// Applies what comes from the municipal store (household, register, reception, notification, answer-task) and the federation's answers
/// (F3, F4, F9). Wrong items are refused (FeedItemRefused and others); sync sets them aside.
class PeopleHandler final : public QObject, public journal::FeedHandler {
    Q_OBJECT
public:
    PeopleHandler(Office office, const Clock &clock);

    QStringList kinds() const override;
    Result<Done> apply(store::Transaction &transaction, const journal::FeedItem &item) override;
    void applied(const QList<journal::FeedItem> &items) override;
    journal::RowTable *rowTable(const QString &layout) override;
    Result<QString> erase(store::Transaction &transaction, const journal::FeedItem &item) override;
    Result<qint64> sweep(store::Transaction &transaction, QDate day) override;
    Result<Done> forget(store::Transaction &transaction, const QString &kind, const QString &aggregate) override;
    Result<Done> expectMany(store::Transaction &transaction) override; ///< the search index is built afterwards
    Result<journal::Backlog> catchUp(store::Transaction &transaction) override;

Q_SIGNALS: // from the store thread, after the commit
    void householdChanged(madoguchi::HouseholdId id); ///< empty: any may have
    void receptionsChanged();
    void answersChanged();

private:
    AnswerTable *answerTable(const QString &kind); ///< nullptr: not the federation's dates and ids
    Result<Done> applyAnswer(store::Transaction &transaction, AnswerTable &table, const journal::FeedItem &row);
    Result<Done> applyShared(store::Transaction &transaction, const journal::FeedItem &item);
    void touch(const HouseholdId &id);

    const Office m_office;
    const Clock &m_clock;
    AnswerTable m_dates, m_ids;
    std::mutex m_mutex;
    std::set<QString> m_touched; ///< households changed since the last applied()
};

} // namespace madoguchi::people
