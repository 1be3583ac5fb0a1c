#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QPushButton;
class QTabBar;

namespace madoguchi::ui {

class AnswerSheet;
class EmptyState;
class Field;
class Notice;
class PlainEdit;
class RowsTable;

/// 回答: every answer of the federation that somebody has to work through, the same list at every terminal (F-02, C-04).
class AnswersScreen : public Screen {
    Q_OBJECT
public:
    AnswersScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override;
    QWidget *firstFocus() override;
    QString context() const override;
    void setCompact(bool compact) override;
    void clear() override;

private:
    void load();
    void count();
    void show(const Result<QList<api::AnswerTask>> &answer);
    void choose();
    const api::AnswerTask *current() const;
    bool isMine(const api::AnswerTask &task) const;
    bool isDone() const;
    void openHousehold();
    void takeOrGiveBack();
    void close();
    void disarm();
    void decided(const Result<Done> &answer, const QString &sentence);

    Answers m_answers;
    Answers m_lists; ///< the newest question of the list; earlier ones are not wanted any more
    QList<api::AnswerTask> m_tasks;
    AnswerTaskId m_current;
    bool m_opening = false; ///< the keyboard goes into the list as soon as there is one
    bool m_busy = false;
    bool m_armed = false; ///< the reason was read once more: F12 closes
    QTabBar *m_filter;
    RowsTable *m_list;
    QWidget *m_right;
    EmptyState *m_none;
    AnswerSheet *m_sheet;
    PlainEdit *m_reason;
    Field *m_reasonField;
    Notice *m_notice;
    QPushButton *m_take, *m_household, *m_close;
};

Screen *createAnswers(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
