#include "ui/screens/record/statistics_section.h"

#include "ui/screens/record/density_strip.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

namespace {
constexpr int entriesWidth = 76, countWidth = 48, hoursWidth = 64; // px

RowsTable *table(const QString &name, const QString &first, const QString &objectName)
{
    auto *table = new RowsTable(name, {{first, 0},
                                       {StatisticsSection::tr("Entries"), entriesWidth, true},
                                       {StatisticsSection::tr("Refused"), countWidth, true},
                                       {StatisticsSection::tr("Failed"), countWidth, true},
                                       {StatisticsSection::tr("Outside hours"), hoursWidth, true}});
    table->setObjectName(objectName);
    table->setEmptyText(StatisticsSection::tr("Nothing to count."));
    return table;
}

/// Nothing is a number, too, but not one to look at.
Cell counted(qint64 count, Tone tone)
{
    Cell cell = toned(count > 0 ? tone : Tone::Neutral, grouped(count));
    cell.soft = count == 0;
    return cell;
}
} // namespace

StatisticsSection::StatisticsSection(QWidget *parent)
    : QWidget(parent), m_strip(new DensityStrip), m_people(table(tr("By person"), tr("Person"), QStringLiteral("by-person"))),
      m_useCases(table(tr("By operation"), tr("Operation"), QStringLiteral("by-operation")))
{
    auto *tables = new QHBoxLayout;
    tables->setSpacing(space::medium);
    tables->addWidget(m_people, 2);
    tables->addWidget(m_useCases, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::small, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_strip);
    column->addLayout(tables, 1);
    connect(m_people, &RowsTable::opened, this, [this](int row) {
        if (!m_peopleIds[row].isEmpty()) // nobody has no trail
            Q_EMIT personPicked(m_peopleIds[row]);
    });
    connect(m_useCases, &RowsTable::opened, this, [this](int row) { Q_EMIT useCasePicked(m_useCaseIds[row]); });
    setFocusProxy(m_people);
}

void StatisticsSection::show(const api::RecordLook &look)
{
    m_strip->setHours(look.hours, look.all.outsideHours);
    const auto fill = [](RowsTable *table, QStringList &ids, const QList<api::RecordCount> &counts, auto word) {
        ids.clear();
        QList<QList<Cell>> rows;
        for (const api::RecordCount &count : counts) {
            ids += count.id;
            rows += {{word(count)}, {grouped(count.entries)}, counted(count.denied, Tone::Blocked), counted(count.failed, Tone::Attention), counted(count.outsideHours, Tone::Attention)};
        }
        table->setRows(rows);
    };
    fill(m_people, m_peopleIds, look.staff, [](const api::RecordCount &count) { return count.id.isEmpty() ? tr("not logged in") : count.name.isEmpty() ? count.id : count.name; });
    fill(m_useCases, m_useCaseIds, look.useCases, [](const api::RecordCount &count) { return deedWord(count.id); });
}

} // namespace madoguchi::ui
