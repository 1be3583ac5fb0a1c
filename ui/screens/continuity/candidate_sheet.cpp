#include "ui/screens/continuity/candidate_sheet.h"

#include "ui/screens/continuity/continuity_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/month_table.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/scroll_page.h"
#include "ui/words/formats.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int captionWidth = 84, sideWidth = 136; // px

/// As high as its rows: the page scrolls, not the table.
void fit(RowsTable *table)
{
    const QHeaderView *rows = table->verticalHeader();
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + rows->defaultSectionSize() * std::max(1, table->rows()) + 2 * table->frameWidth());
}

Cell told(const QString &text, const QString &otherwise) { return text.isEmpty() ? absent(otherwise) : Cell{text}; }

Cell differing(Cell cell, bool differs)
{
    if (differs) {
        cell.icon = Icon::Warning;
        cell.iconTone = Tone::Attention;
    }
    return cell;
}
} // namespace

CandidateSheet::CandidateSheet(QWidget *parent)
    : Sheet(tr("Household"), parent), m_page(new ScrollPage), m_next(new Notice),
      m_sides(new RowsTable(tr("Before and after the move"), {{QString(), captionWidth}, {tr("Left"), sideWidth}, {tr("Came to"), 0}})),
      m_months(new MonthTable), m_facts(new FactList),
      m_monthsHeading(new QLabel)
{
    m_sides->setObjectName(u"sides"_s);
    m_sides->setSelectionMode(QAbstractItemView::NoSelection); // nothing is chosen in it; the keyboard may go there to read
    setStyleProperty(m_monthsHeading, "type", u"heading"_s);
    m_page->append(m_next);
    m_page->append(m_sides);
    m_page->append(m_facts);
    m_page->append(m_monthsHeading);
    m_page->append(m_months);
    body()->addWidget(m_page, 1);
    clear();
}

void CandidateSheet::show(const api::ContinuityCandidate &candidate)
{
    const api::ContinuityRow &row = candidate.row;
    const api::ContinuityHousehold &here = row.incoming ? candidate.own : candidate.previous;
    setHeading(!here.headName.isEmpty() ? here.headName : !row.headKana.isEmpty() ? row.headKana : tr("not known here"));
    setNote(row.id.text());
    m_next->say(row.state == api::ContinuityState::ToDecide || row.state == api::ContinuityState::CancelRequested || row.monthsToSend ? Tone::Accent : Tone::Neutral,
                row.state == api::ContinuityState::Decided && !row.monthsToSend ? Icon::Check : Icon::Arrow, tr("What to do next"), whatToDo(candidate));
    showSides(candidate);
    showFacts(candidate);
    m_monthsHeading->setVisible(false);
    m_months->setVisible(false);
    QList<MonthTable::Row> rows;
    if (row.incoming) {
        for (const auto &one : candidate.inherited)
            rows += {one.month, one.takenBack        ? absent(verdictWords(domain::MonthVerdict::TakenBack))
                                : one.month.counts ? Cell{verdictWords(domain::MonthVerdict::Counts)}
                                                   : absent(verdictWords(domain::MonthVerdict::NotCounted))};
        m_months->setMonths(rows);
        if (!rows.isEmpty())
            showMonths(tr("Months that came with it (F7 counts)"));
    } else {
        using State = api::MonthToTell::State;
        for (const auto &one : candidate.months)
            rows += {one.month, one.state == State::Told     ? badge(Tone::Confirmed, Icon::Check, tr("sent"))
                                : one.state == State::ToTell ? badge(Tone::Accent, Icon::Arrow, tr("to send"))
                                                             : badge(Tone::Attention, Icon::Warning, tr("to take back"))};
        m_months->setMonths(rows);
        showMonths(tr("Its months here"));
    }
}

void CandidateSheet::showSides(const api::ContinuityCandidate &candidate)
{
    const auto &[before, now] = std::tie(candidate.previous, candidate.own);
    const auto head = [this](const api::ContinuityHousehold &side) { return told(side.headName.isEmpty() ? side.headKana : side.headName, tr("not told")); };
    const auto kind = [this](const api::ContinuityHousehold &side) { return side.nominalHead ? tr("nominal head") : tr("insured"); };
    const auto members = [this](const api::ContinuityHousehold &side) {
        return side.memberIds.isEmpty() ? absent(tr("not told")) : Cell{tr("%1 persons").arg(side.memberIds.size())};
    };
    const bool known = !before.headKana.isEmpty() && !now.headKana.isEmpty(); // of a household that left only the numbers are told
    QList<QList<Cell>> rows{{Cell{tr("Municipality")}, Cell{municipalityWords(before.municipalityName, before.municipality)}, Cell{municipalityWords(now.municipalityName, now.municipality)}},
                            {Cell{tr("Head")}, head(before), differing(head(now), known && !candidate.facts.sameHead)}};
    if (known) {
        rows += {Cell{tr("Born")}, warekiCell(before.headBirth), warekiCell(now.headBirth)};
        rows += {Cell{tr("Head is")}, Cell{kind(before)}, differing(Cell{kind(now)}, before.nominalHead != now.nominalHead)};
        rows += {Cell{tr("Insured")}, members(before), differing(members(now), !candidate.facts.sameMembers)};
    }
    rows += {Cell{tr("Number")}, told(before.householdNumber, tr("not told")), told(now.householdNumber, tr("not told"))};
    m_sides->setRows(rows);
    fit(m_sides);
}

void CandidateSheet::showFacts(const api::ContinuityCandidate &candidate)
{
    const api::ContinuityRow &row = candidate.row;
    m_facts->clear();
    QStringList names = (row.incoming ? candidate.own : candidate.previous).memberNames;
    names.removeAll(QString());
    if (!names.isEmpty())
        m_facts->add(tr("Insured here"), names.join(u'、'));
    m_facts->add(tr("Moved on"), row.movedOn.isValid() ? dayAndYear(row.movedOn) : tr("not told"));
    if (row.incoming) {
        if (row.dueOn.isValid())
            m_facts->add(tr("To be decided by"), dayAndYear(row.dueOn));
        m_facts->add(tr("Proposal"), proposalWords(candidate.proposal));
        m_facts->add(tr("High costs in the 12 months before"), row.recentHighCost ? tr("yes") : tr("no"));
    }
    if (candidate.decided) {
        const api::ContinuityRecord &decided = *candidate.decided;
        m_facts->add(tr("Decision"), decisionWord(decided.decision));
        m_facts->add(tr("Decided by"), tr("%1, %2").arg(decided.byName, dayAndYear(decided.decidedOn)));
        m_facts->add(tr("Reason"), decided.reasonText.isEmpty() ? domain::continuityReasonName(decided.reason) : decided.reasonText);
        if (!decided.cancelReason.isEmpty())
            m_facts->add(tr("Asks to cancel"), tr("%1: %2").arg(decided.cancelByName, decided.cancelReason));
        if (!decided.cancelApprovedByName.isEmpty())
            m_facts->add(tr("Cancelled by"), decided.cancelApprovedByName);
    }
    if (const QString delivery = deliveryWords(row.delivery); !delivery.isEmpty())
        m_facts->add(tr("On its way"), delivery);
    if (candidate.confirmed) {
        m_facts->add(tr("Receipt of the federation"), candidate.confirmed->receipt);
        m_facts->add(tr("Confirmed"), tr("%1, %2").arg(candidate.confirmed->cancelled ? tr("cancelled") : decisionWord(candidate.confirmed->decision), dayAndYear(candidate.confirmed->confirmedOn)));
    }
}

void CandidateSheet::showCount(const domain::HighCostCount &count)
{
    m_months->setCount(count);
    showMonths(countWords(count));
    m_months->setFocus(); // and with it in sight
}

void CandidateSheet::showMonths(const QString &heading)
{
    m_monthsHeading->setText(heading);
    m_monthsHeading->setWordWrap(true);
    m_months->fit();
    m_monthsHeading->setVisible(true);
    m_months->setVisible(true);
}

void CandidateSheet::clear()
{
    setHeading(tr("Household"));
    setNote({});
    m_next->hush();
    m_facts->clear();
    m_sides->setRows({});
    m_months->setRows({});
    m_monthsHeading->setVisible(false);
    m_months->setVisible(false);
}

} // namespace madoguchi::ui
