#pragma once

#include "api/use_case.h"
#include "store/connection.h"

#include <span>

namespace madoguchi::journal {

/// Rows that only an entry of the record can have brought about, or of which entries speak; each room says its own.
struct Deeds {
    const char *table;
    const char *rows;             ///< SQL; a row: internal id, object as it stands in the entry, staff ('': anybody), 1 if it was done at this terminal (?1)
    QList<api::UseCase> by;       ///< one entry of one of these for each row that was done here
    QList<api::UseCase> lasting;  ///< what an entry of these did to its object still has a row
    bool oneEach = false;         ///< and each of these entries a row of its own, done here
    const char *kind = nullptr;   ///< of the feed: rows that were erased because their period was over are no finding (erased.h)
};

/// The record's files against the database that they followed, and the database against itself (C-11).
struct StoreCheck {
    struct Finding {
        enum class What {
            Changed,    ///< an entry is another one in the database than in the files
            Missing,    ///< an entry is not in the database, though later ones are
            Behind,     ///< the database ends before this entry: it, or its WAL, is an older one
            Unrecorded, ///< a row for which there is no entry, or something that is to leave in a person's name
            Undone,     ///< an entry whose row is gone
        } what = What::Changed;
        qint64 sequence = 0; ///< of the entry; 0: there is none
        QString row;         ///< of a row without entry
    };
    qint64 entries = 0;   ///< of the files
    qint64 waiting = 0;   ///< of the database, behind them: a kill, or a full disk; the next opening writes them out
    qint64 rows = 0;      ///< that were held against the entries
    qint64 erased = 0;    ///< entries whose row is gone because its period was over, as an entry of its erasure says (C-22): no finding
    qint64 forgotten = 0; ///< entries whose row is gone, and that a copy which two officers have put back did not have: no finding
    bool restored = false; ///< such a copy was put back, and nobody has opened it since: it ends before the files, and may
    qint64 found = 0;
    QList<Finding> findings; ///< the first 100
};

/// `directory`: the record's; its files have been verified (verifyRecord). Changes nothing. The database is in nobody else's hands meanwhile.
/// Errors: RecordBroken (the files cannot be read), those of the store.
Result<StoreCheck> checkStore(const QString &directory, store::Connection &connection, std::span<const Deeds> deeds);

} // namespace madoguchi::journal
