#pragma once

#include "sync/link.h"
#include "sync/source_survey.h"
#include "sync/source_table.h"

namespace madoguchi::sync {

/// The sources of what the federation has signed for (C-20): overwritten, removed, the folder synced; an entry in the record each, with how, where and the hash. Found
/// by the hash, whatever they are called now; what has another stays.
class SourceErasing {
public:
    SourceErasing(Link &link, SourceSurvey &survey) : m_link(link), m_survey(survey) {}
    /// How many were settled. One on a medium that is away waits for it. FileUnreadable, FileUnwritable: tried again, and the others go on.
    Result<int> run();

private:
    Result<bool> settle(const SourceRow &row, const QList<LyingSources> &reached);
    Result<bool> eraseAt(const LyingSources &lying, const SourceRow &row);
    Result<bool> eraseTaken(const SourcePlace &place, const SourceRow &row, const QString &name);
    Result<Done> finish(const SourcePlace &place, const SourceRow &row, bool said);
    Result<Done> say(const SourceRow &row, const QString &how, const QString &medium);
    Link &m_link;
    SourceSurvey &m_survey;
};

} // namespace madoguchi::sync
