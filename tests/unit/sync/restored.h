#pragma once

#include "desk_line.h"
#include "journal/shared_row.h"

#include <QDirIterator>

namespace madoguchi::test {

inline const journal::SharedTable shelfTable{"household", "SELECT version, confirmed FROM test_shelf WHERE aggregate = ?1",
                                             "UPDATE test_shelf SET confirmed = ?2 WHERE aggregate = ?1",
                                             "DELETE FROM test_shelf WHERE aggregate = ?1"};

/// Keeps one value an aggregate by its version, as room people does.
class Shelf final : public journal::FeedHandler {
public:
    explicit Shelf(QString terminal) : m_terminal(std::move(terminal)) {}
    QStringList kinds() const override { return {u"household"_s}; }
    Result<Done> apply(store::Transaction &transaction, const journal::FeedItem &item) override
    {
        MADOGUCHI_TRY(prepare(transaction));
        MADOGUCHI_ASSIGN(const auto intake, journal::decideIntake(transaction, shelfTable, item, TerminalId(m_terminal)));
        return intake == journal::Intake::Ignore ? done() : put(transaction, item.aggregate, item.version, item.version, item.body["n"_L1].toString());
    }
    Result<Done> forget(store::Transaction &transaction, const QString &, const QString &aggregate) override
    {
        return transaction.exec(shelfTable.confirm, {aggregate, qint64(0)});
    }
    static Result<Done> prepare(store::Transaction &transaction)
    {
        return transaction.exec("CREATE TABLE IF NOT EXISTS test_shelf (aggregate TEXT PRIMARY KEY, version INTEGER, confirmed INTEGER, value TEXT) STRICT");
    }
    static Result<Done> put(store::Transaction &transaction, const QString &aggregate, qint64 version, qint64 confirmed, const QString &value)
    {
        return transaction.exec("INSERT INTO test_shelf VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET version = ?2, confirmed = max(confirmed, ?3), value = ?4",
                                {aggregate, version, confirmed, value});
    }

private:
    QString m_terminal;
};

/// A desk whose server shares what it accepts, and copies of both that are put back.
class RestoredDesk : public DeskLine {
public:
    Shelf shelf{place.terminal};

    RestoredDesk()
    {
        central.shares = true;
        central.now = place.clock.utc();
        engine->addHandler(&shelf);
    }
    ~RestoredDesk() { engine.reset(); } // its worker may be in a cycle of its own, and still asks the shelf
    void restart(const std::function<void()> &between = {})
    {
        DeskLine::restart(between);
        engine->addHandler(&shelf);
    }
    void others(const QString &aggregate, const QString &value) { central.addFeed(u"household"_s, aggregate, {{"n"_L1, value}}); }
    /// A clerk here changes something.
    void changeHere(int id, const QString &aggregate, const QString &value)
    {
        place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_TRY(Shelf::prepare(transaction));
            journal::OutboxItem item;
            {
                MADOGUCHI_ASSIGN(auto row, transaction.query("SELECT version FROM test_shelf WHERE aggregate = ?1", {aggregate}));
                MADOGUCHI_ASSIGN(const bool known, row.next());
                item.baseVersion = known ? row.integer(0) : 0;
            }
            MADOGUCHI_TRY(Shelf::put(transaction, aggregate, item.baseVersion + 1, 0, value));
            item.id = ChangeId(change(id));
            item.kind = u"household"_s;
            item.aggregate = aggregate;
            item.actor = u"clerk-1"_s;
            item.body = {{"n"_L1, value}};
            return journal::enqueue(transaction, item, place.clock.utc());
        });
    }
    QStringList values() { return place.rows("SELECT aggregate, version, value FROM test_shelf ORDER BY 1", 3); }
    QStringList lost() { return place.rows("SELECT kind, aggregate, iif(reason = 'N-031', reason || ' ' || terminal, reason) FROM feed_set_aside ORDER BY position", 3); }
    QStringList unsettled() { return place.rows("SELECT id, state, reason FROM outbox WHERE state <> 1 ORDER BY position", 3); }

    /// The whole folder, as a backup takes it.
    void copyHere(const QString &to)
    {
        restart([&] { copyFolder(place.path(u""_s), to); });
    }
    void putBackHere(const QString &from)
    {
        restart([&] {
            QDir(place.path(u""_s)).removeRecursively();
            copyFolder(from, place.path(u""_s));
        });
    }

private:
    static void copyFolder(const QString &from, const QString &to)
    {
        QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString target = QDir(to).filePath(QDir(from).relativeFilePath(files.next()));
            QDir().mkpath(QFileInfo(target).path());
            if (!QFile::copy(files.filePath(), target))
                throw std::runtime_error("not copied");
        }
    }
};

} // namespace madoguchi::test
