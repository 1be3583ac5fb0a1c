#pragma once

#include "journal/row_table.h"
#include "people/federation_answer.h"

namespace madoguchi::people {

/// Where rows of one layout stand, one generation a file: F3 in dates_answer, F4 in id_answer.
class AnswerTable final : public journal::RowTable {
public:
    /// `changed`: after the commit that made a file current.
    AnswerTable(const QString &layout, Office office, std::function<void()> changed);

    bool knows(const journal::RowFile &file) const override;
    Result<int> begin(store::Transaction &transaction, const journal::RowFile &file) override;
    void arrange(const journal::RowFile &file, journal::RowBlock &block) override;
    Result<qsizetype> stage(store::Transaction &transaction, const journal::RowFile &file, const journal::RowBlock &block, qsizetype first, const QDeadlineTimer &until) override;
    Result<Done> makeCurrent(store::Transaction &transaction, const FileId &file) override;
    Result<bool> holds(store::Connection &connection, const FileId &file) override;
    Result<Done> drop(store::Transaction &transaction, const FileId &file) override;
    Result<QList<qsizetype>> remarkable(store::Connection &connection, const journal::RowFile &file, const journal::RowBlock &block) override;
    Result<bool> tidy(store::Transaction &transaction, const QDeadlineTimer &until) override;

    /// A row by itself, current with the caller's transaction; what it supersedes goes at once. Twice is once.
    Result<Done> put(store::Transaction &transaction, const journal::FeedItem &row, const FederationAnswer &answer);

private:
    class Rows;
    bool isDates() const { return m_layout == u"F3"; }
    Result<Done> removeSuperseded(store::Transaction &transaction, const QString &from, const QString &to);

    const QString m_layout;
    const Office m_office;
    const std::function<void()> m_changed;
    struct Walk {
        QList<qint64> generations; ///< that it is for
        QString reached;           ///< 宛名番号
    };
    std::optional<Walk> m_walk; ///< writer's thread; lost, it begins again
};

/// What the current generations say of the members of `household`, in the order in which it was said.
Result<Done> takeOverAnswers(store::Connection &connection, qint64 home, Household &household);
/// If nobody here bears the 宛名番号 any more.
Result<Done> dropAnswersAbout(store::Transaction &transaction, const QString &addressee);
/// createdAt of the newest current file with dates; invalid: there is none.
Result<QDateTime> newestDates(store::Connection &connection);

} // namespace madoguchi::people
