#pragma once

#include "exchange/layout.h"
#include "sync/feed_applier.h"
#include "sync/file_table.h"
#include "sync/link.h"
#include "sync/time_left.h"

namespace madoguchi::sync {

/// Fetches the federation's files and takes each in whole or not at all (C-02): downloaded in ranges that survive a
/// restart, its hash compared, read strictly, its rows taken in (file_import.h). A file whose predecessor is missing is
/// held; one that the interface does not allow is refused and kept, and neither blocks others. A list that gives another
/// content the id of a file that was taken in stops receiving, and says so: nobody knows then which of the two holds.
class FileReceiver {
public:
    FileReceiver(Link &link, FeedApplier &applier) : m_link(link), m_applier(applier) {}
    Result<int> run();   ///< asked by a person: an entry in the record, whatever was there. Files imported
    Result<int> fetch(); ///< by itself: an entry for each file. Files imported

private:
    struct Listed {
        FileRow row;
        qint64 position = 0;
    };
    struct List {
        QString epoch;
        QList<Listed> files;
    };
    Result<List> list(const journal::Cursor &cursor);
    Result<Done> download(const FileRow &row);
    static Request range(const FileRow &row, qint64 at, qint64 count);
    void report(const FileRow &row, qint64 bytes, const TimeLeft &left);
    Result<Done> keep(const FileRow &row, qint64 at, const QByteArray &bytes);
    Result<int> takeWaiting(); ///< held files whose turn has come, those half taken in, and those wanted once more
    Result<Done> setAside(const FileRow &row, ErrorCode why);
    Link &m_link;
    FeedApplier &m_applier;
    QList<exchange::Layout> m_layouts;
    int m_seen = 0;
};

} // namespace madoguchi::sync
