#pragma once

#include "checker/checker.h"
#include "sync/engine_options.h"

#include <QFile>
#include <QFileInfo>

#include <memory>

namespace madoguchi::sync {

/// Whether it can be used now: FileUnreadable (the folder), MediumMissing, MediumUnregistered.
Result<Done> reach(const SourcePlace &place);
/// The place of that medium (empty: the folder). MediumUnregistered: none of the register; NotFound: there is no folder.
Result<SourcePlace> placeOf(const SourceOptions &options, const QString &medium);
/// One of its files, open for the checker alone: nothing here reads it (C-20). NotFound; InvalidArgument: no name of one.
Result<std::unique_ptr<QFile>> openSource(const SourcePlace &place, const QString &name);

/// What one of the municipality's files is, as far as the checker says.
struct SeenSource {
    QString name;
    qint64 size = -1;
    QDateTime written;
    QList<exchange::Refusal> refusals; ///< of its header
    exchange::FileHeader header;
    QByteArray sha256;                 ///< empty: no file of the interface, or not read
    std::optional<Error> trouble;      ///< it could not be looked at
};
struct LyingSources {
    SourcePlace place;
    QList<SeenSource> files;
    QStringList hidden; ///< names that begin with a dot, as those have that are being erased
    qsizetype more = 0; ///< that are not looked at
};

/// Looks into the places where the municipality's files lie. A file is hashed when its size or time has changed, not before.
class SourceSurvey {
public:
    /// Not more than a day's work of a municipality has, but those that are called as in `wanted`. Errors of reach().
    Result<LyingSources> of(const SourcePlace &place, const QString &checker, const QStringList &wanted);

private:
    QHash<QString, QList<SeenSource>> m_seen; ///< by the place's path
};

} // namespace madoguchi::sync
