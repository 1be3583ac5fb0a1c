#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QPushButton;

namespace madoguchi::ui {

class ApprovalSheet;
class EmptyState;
class Field;
class Notice;
class PlainEdit;
class RowsTable;
class StepUp;

/// What waits for a second person (C-18, C-19). The step-up, card and password once more, is asked for in place: the
/// approver signs what stands on the sheet.
class ApprovalsScreen : public Screen {
    Q_OBJECT
public:
    ApprovalsScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override;
    QWidget *firstFocus() override;
    QString context() const override;
    void clear() override;

private:
    void load();
    void show(const QList<api::MediaRequest> &all);
    void choose(int row);
    const api::MediaRequest *current() const;
    QString me() const;
    bool waitsForMe(const api::MediaRequest &request) const; ///< else it stands there to be seen
    void askStepUp();
    void hideStepUp();
    void approve();
    void refuse();
    void decided(const Result<api::MediaRequest> &answer, const QString &sentence);

    Answers m_answers;
    QList<api::MediaRequest> m_requests; ///< those that wait, and those that are overdue
    QString m_wanted;                    ///< id that open() asked for
    bool m_busy = false;
    RowsTable *m_list;
    QWidget *m_right;
    EmptyState *m_none;
    ApprovalSheet *m_sheet;
    PlainEdit *m_reason;
    Field *m_reasonField;
    StepUp *m_stepUp;
    QPushButton *m_approve, *m_refuse;
    Notice *m_notice;
};

Screen *createApprovals(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
