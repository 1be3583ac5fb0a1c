#pragma once

#include "api/continuity_service.h"
#include "ui/widgets/sheet.h"

class QLabel;

namespace madoguchi::ui {

class FactList;
class MonthTable;
class Notice;
class RowsTable;
class ScrollPage;

/// One household that moved: both sides beside each other, what speaks for going on, what was decided by whom, and its months.
class CandidateSheet : public Sheet {
    Q_OBJECT
public:
    explicit CandidateSheet(QWidget *parent = nullptr);
    void show(const api::ContinuityCandidate &candidate);
    /// The months in the order of the count, with why each counts or does not.
    void showCount(const domain::HighCostCount &count);
    void clear();

private:
    void showSides(const api::ContinuityCandidate &candidate);
    void showFacts(const api::ContinuityCandidate &candidate);
    void showMonths(const QString &heading);
    ScrollPage *m_page;
    Notice *m_next;
    RowsTable *m_sides;
    MonthTable *m_months;
    FactList *m_facts;
    QLabel *m_monthsHeading;
};

} // namespace madoguchi::ui
