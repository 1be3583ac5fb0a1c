#pragma once

#include "exchange/row_reader.h"
#include "sync/feed_applier.h"
#include "sync/file_table.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// Takes a file that is here into the store, whole or not at all (C-02): first read to its end, strictly and row by row, then its rows applied. A short one with its cursor
/// and its entry in one transaction. A long one in slices, between which a clerk's save finds its place: nothing can be refused any more then, a kill goes on at the line
/// that was reached, and an entry in the record stands at its beginning and at its end.
class FileImport {
public:
    enum class Taken { Imported, Held, Refused };
    /// `layouts`: all that are known, in every version.
    FileImport(Link &link, FeedApplier &applier, const QList<exchange::Layout> &layouts) : m_link(link), m_applier(applier), m_layouts(layouts) {}

    /// With a cursor: moves it too. Without: one that was held or half taken in. HashMismatch: the pieces were not what was announced; those that have just come are thrown away.
    Result<Taken> run(const FileRow &row, const std::optional<journal::Cursor> &cursor);
    static qint64 lastTaken(const QList<FileRow> &rows, const FileRow &file); ///< 通番 of the last one of its kind that was taken in or refused: nothing before it is waited for

private:
    struct Checked {
        std::optional<exchange::FileHeader> header; ///< the file is good
        QString refusal;                            ///< "line:item E01" or an error's text
        QList<journal::FeedItem> items;             ///< all of a short file
    };
    static bool isShort(const FileRow &row);
    Result<Done> readThrough(const FileRow &row, exchange::RowReader &reader, QByteArray *sha256) const;
    exchange::RowReader reader(const FileRow &row, exchange::RowReader::Sink sink, QList<exchange::Refusal> *refusals = nullptr) const;
    Result<Checked> check(const FileRow &row);
    Result<Taken> decide(journal::UseCaseRunner::Scope &scope, const FileRow &row, const Checked &checked);
    Result<Done> applySlices(const FileRow &row);
    Result<Done> apply(store::Transaction &transaction, const FileRow &row, const QList<journal::FeedItem> &items);
    Result<Done> finish(journal::UseCaseRunner::Scope &scope, const FileRow &row);
    Link &m_link;
    FeedApplier &m_applier;
    const QList<exchange::Layout> &m_layouts;
};

} // namespace madoguchi::sync
