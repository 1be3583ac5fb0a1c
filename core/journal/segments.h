#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <span>

namespace madoguchi::journal {

/// The files NNNN.log of the record: encoded entries in frames, 10,000 a file (FORMAT.md §3). Not thread-safe.
class Segments {
public:
    enum class Use { Write, Read };
    explicit Segments(QString directory, Use use = Use::Write) : m_directory(std::move(directory)), m_use(use) {}

    static constexpr qint64 entriesOfOne = 10'000;
    static QString fileName(qint64 segment); ///< from 1: "0001.log"
    static QByteArray header(qint64 segment);
    static constexpr qsizetype headerSize = 16;

    /// Hands over every entry in order, up to what a kill or a power cut left half-written at the end of the last file: that is cut off, unless it is only read. Error: RecordBroken.
    Result<Done> load(const std::function<Result<Done>(const QByteArray &)> &take);
    /// All or (after an error) none of them; on the disk with synchronise(), files that are full at once. Until then the database has what a power cut takes.
    Result<Done> append(const QList<QByteArray> &entries);
    /// Before anything else says how far they go: a head, a receipt.
    Result<Done> synchronise();
    /// In the order asked for; neighbours come in few reads. NotFound, FileUnreadable, RecordBroken.
    Result<QList<QByteArray>> read(std::span<const qint64> sequences) const;
    qint64 size() const { return m_offsets.size(); }

private:
    QString path(qint64 segment) const { return m_directory + u'/' + fileName(segment); }
    QString m_directory;
    Use m_use;
    QList<qint64> m_offsets; ///< of each entry's frame in its file
    qint64 m_end = 0;        ///< of the last file
    bool m_synchronised = false; ///< a program that was killed may have left something
};

} // namespace madoguchi::journal
