#pragma once

#include "exchange/row_reader.h"
#include "sync/feed_applier.h"
#include "sync/file_table.h"
#include "sync/link.h"
#include "sync/row_stager.h"

namespace madoguchi::sync {

/// Takes a file that is here into the store, whole or not at all (C-02). A short one is read to its end and then applied with its cursor and its entry in one transaction.
/// The rows of a long one go into a table of their own where they have one (journal/row_table.h): read once, strictly, and staged on the way, seen by nobody before the
/// file is known to be good; what is remarkable about them afterwards, and the rows that have no table, in slices. A clerk's save finds its place between two slices, a kill
/// goes on at the line that was reached, and an entry in the record stands where its rows begin to count and at its end.
class FileImport {
public:
    enum class Taken { Imported, Held, Refused };
    /// `layouts`: all that are known, in every version.
    FileImport(Link &link, FeedApplier &applier, const QList<exchange::Layout> &layouts) : m_link(link), m_applier(applier), m_layouts(layouts) {}

    /// With a cursor: moves it too. Without: one that was held or half taken in. HashMismatch: the pieces were not what was announced; those that have just come are thrown away.
    Result<Taken> run(const FileRow &row, const std::optional<journal::Cursor> &cursor);
    static bool isAboutTheFile(const Error &error); ///< and neither about the store nor about the moment
    /// Removes what newer files have superseded, and what is left of refused ones, slice by slice.
    Result<Done> tidy();
    static qint64 lastTaken(const QList<FileRow> &rows, const FileRow &file); ///< 通番 of the last one of its kind that was taken in or refused: nothing before it is waited for

private:
    struct Checked {
        std::optional<exchange::FileHeader> header; ///< the file is good
        QString refusal;                            ///< "line:item E01" or an error's text
        QList<journal::FeedItem> items;             ///< all of a short file
        bool staged = false;
    };
    static bool isShort(const FileRow &row);
    Result<Done> readThrough(const FileRow &row, exchange::RowReader &reader, QByteArray *sha256) const;
    QList<exchange::Layout> fitting(const FileRow &row) const;
    Result<Checked> check(const FileRow &row);
    std::unique_ptr<RowStager> stager(const FileRow &row, const exchange::Layout &layout) const; ///< nullptr: its rows are applied one by one
    Result<Done> applyBlock(const FileRow &row, const exchange::Layout &layout, const journal::RowBlock &block, journal::RowTable *table);
    Result<Taken> decide(journal::UseCaseRunner::Scope &scope, const FileRow &row, const Checked &checked);
    Result<Done> applySlices(const FileRow &row);
    Result<Done> apply(store::Transaction &transaction, const FileRow &row, const QList<journal::FeedItem> &items);
    Result<Done> finish(journal::UseCaseRunner::Scope &scope, const FileRow &row);
    void report(const FileRow &row, int records) const;
    Link &m_link;
    FeedApplier &m_applier;
    const QList<exchange::Layout> &m_layouts;
};

} // namespace madoguchi::sync
