#pragma once

#include "sync/file_table.h"
#include "sync/link.h"
#include "sync/time_left.h"

namespace madoguchi::sync {

/// Sends what was composed and previewed, byte for byte: tus upload in chunks, taken up where it stopped, then the
/// federation's answer. Nothing counts as delivered before the signed receipt is verified.
class FileSender {
public:
    explicit FileSender(Link &link) : m_link(link) {}
    /// NotFound: nothing is composed. LineRefused: the last preview has set rows aside. FileRefused, SequenceGap (held): the federation's answer.
    Result<Done> run();
    /// Goes on with what has begun, without a person asking. How many files were accepted; errors as run().
    Result<int> resume();

private:
    using Files = QList<FileRow>;
    Result<Files> start();
    Result<int> sendAll(const Files &files, bool asked);
    Result<int> keepFailure(const FileRow &file, const Error &error);
    Result<Done> send(FileRow file);
    Result<Done> upload(FileRow &file);
    Result<Done> createUpload(FileRow &file);
    Result<qint64> offset(const FileRow &file); ///< NotFound: the server has forgotten it
    Result<Done> answer(const FileRow &file);
    Result<Done> keepAccepted(const FileRow &file, const QJsonValue &receipt);
    Result<Done> keepRefused(const FileRow &file, const QJsonArray &refusals, const QString &reason);
    void report(const FileRow &file, qint64 bytes, const TimeLeft &left);
    Link &m_link;
};

} // namespace madoguchi::sync
