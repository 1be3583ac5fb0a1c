#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QPushButton;
class QTabBar;
class QTimer;

namespace madoguchi::ui {

class CandidateSheet;
class Choices;
class EmptyState;
class Field;
class Notice;
class PlainEdit;
class RowsTable;
class StepUp;

/// 高額引継: households that moved within the prefecture, whether they go on, and their months (F-03, F-04). The same list at every terminal.
class ContinuityScreen : public Screen {
    Q_OBJECT
public:
    ContinuityScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override; ///< a candidate's number, "months", or nothing
    QWidget *firstFocus() override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

private:
    /// What the one who is in may do now with what is shown.
    enum class Doing { Nothing, Decide, AskToCancel, AnswerCancel, SendMonths };

    void load();
    void count();
    void showRows(const Result<QList<api::ContinuityRow>> &answer);
    void choose();
    void look(); ///< asks for the whole of what is chosen: an entry of the record
    void show(const Result<api::ContinuityCandidate> &answer);
    const api::ContinuityRow *current() const;
    Doing doing() const;
    void arrange();
    std::optional<domain::ContinuityDecision> chosen() const;
    bool departs() const; ///< from the proposal: a text is required
    bool checkReason(const QString &missing);
    void goOn();
    void arm(const QString &sentence, const QString &more);
    void disarm();
    void decide();
    void askToCancel();
    void approveCancel();
    void refuseCancel();
    void sendMonths();
    void done(const Result<Done> &answer, const QString &sentence);
    void countMonths();
    void openHousehold();

    Answers m_answers;
    Answers m_lists; ///< the newest question of the list
    Answers m_looks; ///< … and of what is chosen in it
    QList<api::ContinuityRow> m_rows;
    CandidateId m_current;
    QString m_wanted; ///< to be chosen as soon as the list is there
    std::optional<api::ContinuityCandidate> m_candidate;
    bool m_opening = false, m_busy = false, m_armed = false;
    QTimer *m_rest; ///< the keyboard rests on a row: only then it is looked at
    QTabBar *m_filter;
    RowsTable *m_list;
    QWidget *m_right;
    EmptyState *m_none;
    CandidateSheet *m_sheet;
    Choices *m_decision;
    PlainEdit *m_reason;
    Field *m_decisionField, *m_reasonField;
    StepUp *m_stepUp;
    Notice *m_notice;
    QPushButton *m_household, *m_second, *m_first;
};

Screen *createContinuity(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
