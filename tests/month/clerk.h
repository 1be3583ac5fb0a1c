#pragma once

#include "month/desk.h"
#include "month/registry.h"

namespace madoguchi::month {

/// How a number reaches the form.
enum class Paper { Card, Register, Wrong };

/// Works a day at a desk: what a person does with the windows, through the same services and in their order.
class Clerk {
public:
    Clerk(Desk &desk, const Registry &registry, const Clock &clock) : m_desk(desk), m_registry(registry), m_clock(clock) {}

    Desk &desk() { return m_desk; }

    /// Everybody of whom the register tells. `paper`: of the first who moves in.
    int workProposals(Paper paper = Paper::Card);
    /// 社会保険, 生活保護: of one person of a household that is here. Nothing else has happened to them.
    void notify(const HouseholdId &household, const QString &addressee, const QString &reason, QDate happenedOn);
    void takeBackEnd(const HouseholdId &household, const QString &addressee, const QString &reason);

    int enterNumbers(); ///< those that had no answer, from the card of whoever is called back
    int workAnswers();  ///< takes each and closes it with a reason, but for what the other town has to do
    int workHouseholds(); ///< 高額該当引き継ぎ: decides as proposed, tells the months
    int workAside();    ///< what was refused: closed with a reason; what cannot be explained ends the month
    /// The day's files, previewed and sent; a refusal is left to workAside(). How many files were taken.
    int sendFiles();
    void receiveFiles();

    QHash<QString, int> counted; ///< what was done, by its word

private:
    api::Reception open(const QString &purpose);
    api::NotificationDraft::Person person(const QString &addressee, const ReceptionId &reception, Paper paper);
    void finish(api::NotificationDraft draft);
    void step(const QString &what, int times = 1);
    api::Services &services() { return m_desk.services(); }

    Desk &m_desk;
    const Registry &m_registry;
    const Clock &m_clock;
};

} // namespace madoguchi::month
