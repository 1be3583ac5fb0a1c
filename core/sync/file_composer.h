#pragma once

#include "exchange/interface_file.h"
#include "journal/outbox.h"
#include "sync/file_table.h"
#include "sync/link.h"

namespace madoguchi::sync {

/// Composes the day's files out of the rows that wait in the outbox: 資格情報(世帯) first, then (個人), which refers to it.
/// What is composed is kept; composing again without new rows gives the same bytes, and exactly these are sent (C-36).
/// A row leaves only behind its change (journal::rowsToSend). One that the layout refuses is set aside and named; the others are composed without it, and are
/// sent after a preview that has refused nothing.
class FileComposer {
public:
    explicit FileComposer(Link &link) : m_link(link) {}
    Result<api::DayPreview> preview();

private:
    struct Plan { ///< one file to be composed
        exchange::Layout layout;
        FileRow row; ///< id and number of the file that it replaces, if any
    };
    Result<QList<Plan>> plan(const QMap<QString, exchange::Layout> &layouts);
    Result<Done> takeSequence(Plan &plan);
    Result<Done> compose(store::Transaction &transaction, const Plan &plan, QList<Error> &blocking);
    /// Empty: there is nothing to write. What is set aside leaves `items` and stands in `blocking`.
    Result<QByteArray> write(store::Transaction &transaction, const Plan &plan, exchange::FileHeader &header, QList<journal::OutboxItem> &items, QList<Error> &blocking);
    Result<Done> setAside(store::Transaction &transaction, const ChangeId &row, const QString &code, const QString &item);
    Result<QList<api::PreviewWarning>> examine(store::Connection &connection, const exchange::Layout &layout, const exchange::Row &row) const;
    Result<Done> describe(store::Connection &connection, const QMap<QString, exchange::Layout> &layouts, api::DayPreview &preview);
    Link &m_link;
};

} // namespace madoguchi::sync
