#include "ui/screens/administration/this_terminal_section.h"

#include "ui/theme/theme.h"
#include "ui/widgets/fact_sheet.h"
#include "ui/widgets/health_table.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

ThisTerminalSection::ThisTerminalSection(api::Services &services)
    : Section(services, tr("This terminal")),
      m_terminal(new FactSheet(tr("Terminal"), {tr("Terminal number"), tr("Municipality"), tr("Municipality code"), tr("Kind"), tr("Version")})),
      m_certificates(new FactSheet(tr("Certificates"), {tr("Terminal valid until"), tr("Days left"), tr("Your card valid until"), tr("Card reader")})),
      m_health(new HealthTable)
{
    left()->addWidget(m_terminal);
    left()->addWidget(m_certificates);
    left()->addStretch();
    auto *state = new Sheet(tr("State"));
    state->body()->addWidget(m_health);
    setDetail(state);
    connect(&services.link, &api::LinkService::statusChanged, this, &ThisTerminalSection::refresh);
    connect(&services.session, &api::SessionService::cardChanged, this, &ThisTerminalSection::refresh);
    connect(&services.session, &api::SessionService::backupChanged, this, &ThisTerminalSection::refresh);
}

QWidget *ThisTerminalSection::list() const { return m_health; }

QString ThisTerminalSection::context() const
{
    return tr("A terminal certificate is renewed by IT before its last 30 days end.\n\nA clock that is more than two minutes off makes signatures and "
              "receipts doubtful; have it set before going on.\n\nThe copies of the data are made and tried by themselves. Without a good one for days IT looks whether their disk is there and has room.");
}

void ThisTerminalSection::refresh()
{
    const auto session = m_services.session.current();
    const api::LinkStatus link = m_services.link.status();
    m_health->setStatus(link, m_services.session.backup(), m_services.clock.utc(), session && !session->storeOpen);
    const QString unknown = tr("unknown");
    const auto day = [&](const QDateTime &at) { return at.isValid() ? dayAndYear(inJapan(at).date()) : unknown; };
    m_terminal->setFacts({session ? session->actor.terminal.text() : unknown, m_services.municipalityName, session ? session->actor.municipality : unknown,
                          m_services.training ? tr("Training; cannot reach the real server") : tr("In service"), QStringLiteral(MADOGUCHI_VERSION)});
    const api::CardStatus card = m_services.session.card();
    m_certificates->setFacts({day(link.certificateUntil), link.certificateDaysLeft >= 0 ? tr("%1 days").arg(link.certificateDaysLeft) : unknown,
                              session ? day(session->certificateUntil) : unknown,
                              card.watched || card.state != api::CardState::Present ? cardSentence(card) : tr("%1 (only looked at twice a second: no card service)").arg(cardSentence(card))});
}

} // namespace madoguchi::ui
