#pragma once

#include "exchange/layout.h"
#include "sync/link.h"
#include "sync/source_survey.h"
#include "sync/source_table.h"

namespace madoguchi::sync {

/// Places as people are told them, with the items as their layout calls them.
QList<api::SourceFault> faultsOf(const QList<exchange::Refusal> &refusals, const QMap<QString, exchange::Layout> &layouts);
/// The layouts of `layouts` that have number columns.
const QStringList &sourceLayouts();

/// The list of the municipality's files: what lies where, what became of it, and what is known of what cannot be seen now.
class SourceFolder {
public:
    SourceFolder(Link &link, SourceSurvey &survey) : m_link(link), m_survey(survey) {}
    Result<api::SourceFolder> list();

private:
    using Layouts = QMap<QString, exchange::Layout>; ///< in force, by id
    QString labelOf(const QString &medium) const;
    void addPlace(const SourcePlace &place, const QList<SourceRow> &rows, api::SourceFolder &folder);
    void addAway(const QString &medium, const QList<SourceRow> &rows, api::SourceFolder &folder) const;
    api::SourceFile shown(const SeenSource &seen) const;
    Link &m_link;
    SourceSurvey &m_survey;
    Layouts m_layouts;
};

} // namespace madoguchi::sync
