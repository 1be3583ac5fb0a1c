#pragma once

#include "ui/frame/answers.h"
#include "ui/frame/screen.h"

class QStackedLayout;

namespace madoguchi::ui {

class NotificationForm;
class EmptyState;
class NumberTasks;
class ReceptionDesk;

/// 受付: today's visits, and the notification of the visit at hand (F-08, F-18).
class ReceptionScreen : public Screen {
    Q_OBJECT
public:
    ReceptionScreen(api::Services &services, QWidget *parent);

    QString title() const override;
    bool isLit(FunctionKey key) const override;
    int keyCount(FunctionKey key) const override;
    void trigger(FunctionKey key) override;
    bool stepBack() override;
    void open(const QString &object) override;
    QWidget *firstFocus() override;
    QString context() const override;
    QByteArray draft() const override;
    void restoreDraft(const QByteArray &draft) override;
    void setCompact(bool compact) override;
    void clear() override;

private:
    enum Page { Desk, Visit, Form, Numbers };
    void turnTo(int page);
    void begin(const api::Reception &reception);
    void visit(const api::Reception &reception); ///< no form: the desk goes elsewhere with it
    void notify(const HouseholdId &household);
    void fill(const api::Reception &reception, const HouseholdId &household);
    void park();
    void lookForParked();
    void resume();
    void finished(const api::Registered &registered);

    Answers m_answers;
    QByteArray m_parked;
    ReceptionId m_atCounter; ///< the visit that was opened last
    QStackedLayout *m_pages;
    ReceptionDesk *m_desk;
    EmptyState *m_visit;
    NotificationForm *m_form;
    NumberTasks *m_numbers;
};

Screen *createReception(api::Services &services, QWidget *parent);

} // namespace madoguchi::ui
