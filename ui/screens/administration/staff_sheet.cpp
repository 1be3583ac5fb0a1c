#include "ui/screens/administration/staff_sheet.h"

#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/scroll_page.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

StaffSheet::StaffSheet(QWidget *parent)
    : Sheet({}, parent), m_facts(new FactList), m_grants(new FactList), m_known(new ScrollPage),
      m_nobody(new EmptyState(Icon::Person, tr("Nobody is chosen"), tr("Choose somebody in the list at the left.")))
{
    m_known->append(m_facts);
    m_known->append(m_grants);
    body()->addWidget(m_known, 1);
    body()->addWidget(m_nobody, 1);
    show(nullptr);
}

void StaffSheet::show(const api::StaffView *staff)
{
    m_known->setVisible(staff);
    m_nobody->setVisible(!staff);
    m_facts->clear();
    m_grants->clear();
    setHeading(staff ? staff->name : QString());
    setNote(staff ? staff->kana : QString());
    if (!staff)
        return;
    const auto day = [](QDate date, const QString &none) { return date.isValid() ? dayAndYear(date) : none; };
    m_facts->add(tr("Staff id"), staff->id.text());
    m_facts->add(tr("Section"), staff->section);
    m_facts->add(tr("Duties"), roleWord(staff->role));
    m_facts->add(tr("Last day"), day(staff->until, tr("open")));
    m_facts->add(tr("Card"), staff->cardSerial.isEmpty() ? cardStandingWord(staff->card) : tr("%1 (No. %2)").arg(cardStandingWord(staff->card), staff->cardSerial));
    if (staff->card != api::CardStanding::None)
        m_facts->add(tr("Certificate"), tr("until %1").arg(day(inJapan(staff->cardUntil).date(), tr("unknown"))));
    if (staff->card == api::CardStanding::InUse)
        m_facts->add(tr("Password"), staff->passwordUntil.isValid() ? tr("chosen %1, until %2").arg(dayAndYear(staff->passwordSince), dayAndYear(staff->passwordUntil))
                                                                    : tr("chosen %1, no end").arg(day(staff->passwordSince, tr("unknown"))));
    if (api::hasSlot(staff->role))
        m_facts->add(tr("This terminal"), staff->enrolledHere ? tr("has worked here") : tr("has not worked here yet"));
    m_facts->add(tr("Today"), staff->inForce.isEmpty() ? tr("no functions") : permissionsWords(staff->inForce));
    for (const api::GrantView &grant : staff->grants)
        m_grants->add(grant.inForce ? tr("Grant") : tr("Grant (not today)"),
                      tr("%1\n%2\nReason: %3\nApplied for by %4, granted by %5")
                          .arg(periodWords(grant.from, grant.until), permissionsWords(grant.permissions), grant.reason, grant.appliedBy, grant.grantedBy));
}

} // namespace madoguchi::ui
