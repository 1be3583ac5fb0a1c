#pragma once

#include "ui/frame/answers.h"
#include "ui/screens/reception/draft_json.h"
#include "ui/screens/reception/form_page.h"

#include "api/services.h"

#include <QTimer>

class QStackedLayout;

namespace madoguchi::ui {

class EffectsPanel;
class NumbersPage;
class ProposalPage;
class ReasonPage;
class StepRail;
class SummaryPage;

/// The guided notification: six steps in the paper's order, checked while it is filled in, registered by F12 twice. It begins with a record of the resident
/// register (moving in, or what it tells of a household that is here) or with a household that is here (every other reason).
class NotificationForm : public QWidget {
    Q_OBJECT
public:
    NotificationForm(api::Services &services, QWidget *parent = nullptr);

    void start(const api::Reception &reception);
    void startFromRegister(const api::Reception &reception); ///< with what the register tells of households that are here
    void start(const api::Reception &reception, const HouseholdId &household);
    void resume(const ParkedNotification &parked);
    ParkedNotification parked() const;
    bool isStarted() const { return !m_state.draft.reception.isEmpty(); }
    bool isAbout() const { return m_state.isAbout(); } ///< whom and what it is about is known
    bool isMovingIn() const; ///< or is to become one
    void setCompact(bool compact); ///< a narrower preview of what will happen
    void clear();

    QString context() const;
    int errorCount() const;
    void showList(); ///< F4
    void refresh();  ///< F5
    void proceed();  ///< F12: shows what will happen; once more: registers
    bool stepBack();
    void focusFirst();

Q_SIGNALS:
    void stateChanged();
    void registered(const madoguchi::api::Registered &registered);

private:
    enum Step { Reception, Identity, Persons, Dates, Numbers, Summary, StepCount };

    void begin(const api::Reception &reception);
    bool beginsWithList() const { return m_state.draft.household.isEmpty(); } ///< of the register's records
    void goToStep(int step);
    void storePages();
    void edited();
    void take(const RegisterRecordId &id, const std::optional<ParkedNotification> &kept = {});
    void take(const HouseholdId &id, const std::optional<ParkedNotification> &kept = {});
    void takeUp(const std::optional<ParkedNotification> &kept, int step);
    void reasonChosen();
    void returnTo(const QString &field, const QString &text);
    void prefill(const api::RegisterProposal &proposal);
    void takeEvent(const api::RegisterProposal &proposal, const std::optional<ParkedNotification> &kept);
    void refuseProposal(const Error &error);
    void check(bool arm);
    void show(const api::NotificationCheck &check);
    void submit();
    int stepOf(const QString &field) const;
    QString placeOf(const Error &error) const;
    QList<api::Effect> notifiedSoFar() const;

    api::Services &m_services;
    Answers m_answers, m_checks;
    FormState m_state;
    api::NotificationCheck m_check;
    QTimer m_pause; ///< after an edit, before the check
    int m_step = 0, m_reached = 0;
    bool m_judged = false; ///< F12 was pressed: every error is shown, not only those of finished steps
    bool m_armed = false;  ///< F12 once more registers
    bool m_busy = false;
    ProposalPage *m_proposals;
    ReasonPage *m_reasons;
    NumbersPage *m_numbers;
    SummaryPage *m_summary;
    QList<FormPage *> m_pages; ///< a step each; the first is m_proposals or m_reasons
    StepRail *m_rail;
    QStackedLayout *m_stack;
    EffectsPanel *m_effects;
};

} // namespace madoguchi::ui
