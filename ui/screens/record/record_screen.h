#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"
#include "ui/screens/record/record_pages.h"
#include "ui/widgets/rows_table.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace madoguchi::ui {

class EmptyState;
class FilterRow;
class ReviewSection;
class StateBadge;
class StatisticsSection;

/// The record of operations, newest first, as sentences: what is looked for, one person's trail, the history of one household or visit, how often what was done, and the review. Looking is itself recorded (C-10).
class RecordScreen final : public Screen {
    Q_OBJECT
public:
    RecordScreen(api::Services &services, QWidget *parent);

    QString title() const override { return tr("Record"); }
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override;
    QWidget *firstFocus() override;
    void setCompact(bool compact) override;
    QString context() const override;
    void clear() override;

private:
    enum Tab { List, Counts, Review };
    void narrow(const api::RecordFilter &filter); ///< and Esc goes back
    void look(const api::RecordFilter &filter);
    void take(const api::RecordFilter &filter, const Result<api::RecordLook> &answer);
    void triggerInReview(FunctionKey key);
    void showTab(); ///< with what belongs to it
    void refreshHead();
    void showFound(const api::RecordCount &all);
    QString scope() const;
    Cell cell(int row, int column) const;
    const api::RecordLine *current() const;

    QWidget *m_headLine, *m_foundLine;
    QLabel *m_head, *m_found;
    StateBadge *m_badge;
    FilterRow *m_filterRow;
    QPushButton *m_everything;
    QTabWidget *m_tabs;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    RowsTable *m_table;
    StatisticsSection *m_counts;
    ReviewSection *m_review;
    RecordPages m_pages;
    Answers m_answers;
    QTimer m_long; ///< a look that takes longer says so
    api::RecordFilter m_filter;
    QList<api::RecordFilter> m_past;
    bool m_looked = false; ///< something is shown
    bool m_fromReview = false; ///< Esc goes back to the case
};

Screen *createRecord(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
