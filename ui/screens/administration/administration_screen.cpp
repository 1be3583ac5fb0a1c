#include "ui/screens/administration/administration_screen.h"

#include "ui/frame/answers.h"
#include "ui/screens/home/health_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fact_sheet.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QGridLayout>

namespace madoguchi::ui {

namespace {

class AdministrationScreen final : public Screen {
    Q_OBJECT
public:
    AdministrationScreen(api::Services &services, QWidget *parent) : Screen(services, parent), m_health(new HealthTable), m_answers(new Answers(this))
    {
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(space::large, space::medium, space::large, space::medium);
        grid->setSpacing(space::medium);
        m_terminal = new FactSheet(tr("Terminal"), {tr("Terminal number"), tr("Municipality"), tr("Municipality code"), tr("Kind"), tr("Version")});
        m_certificates = new FactSheet(tr("Certificates"), {tr("Terminal valid until"), tr("Days left"), tr("Your card valid until"), tr("Card reader")});
        auto *state = new Sheet(tr("State"));
        state->body()->addWidget(m_health);
        grid->addWidget(m_terminal, 0, 0);
        grid->addWidget(m_certificates, 1, 0);
        grid->addWidget(state, 0, 1, 3, 1);
        grid->setRowStretch(2, 1);
        grid->setColumnStretch(0, 1);
        grid->setColumnStretch(1, 1);
        connect(&services.link, &api::LinkService::statusChanged, this, &AdministrationScreen::refresh);
        connect(&services.session, &api::SessionService::cardChanged, this, &AdministrationScreen::refresh);
    }

    QString title() const override { return tr("Administration"); }
    bool isLit(FunctionKey key) const override { return key == FunctionKey::F5; }
    void trigger(FunctionKey key) override
    {
        if (key == FunctionKey::F5)
            refresh();
    }
    void open(const QString &) override { refresh(); }
    QWidget *firstFocus() override { return m_health; }
    QString context() const override
    {
        return tr("A terminal certificate is renewed by IT before its last 30 days end.\n\nA clock that is more than two minutes off makes signatures and "
                  "receipts doubtful; have it set before going on.");
    }
    void clear() override { m_answers->forget(); }

private:
    void refresh()
    {
        const auto session = m_services.session.current();
        const api::LinkStatus link = m_services.link.status();
        m_health->setStatus(link, m_services.clock.utc(), session && !session->storeOpen);
        const api::CardStatus card = m_services.session.card();
        const QString unknown = tr("unknown");
        const auto day = [&](const QDateTime &at) { return at.isValid() ? dayAndYear(inJapan(at).date()) : unknown; };
        m_terminal->setFacts({session ? session->actor.terminal.text() : unknown, m_services.municipalityName,
                              session ? session->actor.municipality : unknown,
                              m_services.training ? tr("Training; cannot reach the real server") : tr("In service"),
                              QStringLiteral(MADOGUCHI_VERSION)});
        m_certificates->setFacts({day(link.certificateUntil),
                                  link.certificateDaysLeft >= 0 ? tr("%1 days").arg(link.certificateDaysLeft) : unknown,
                                  session ? day(session->certificateUntil) : unknown, card.watched || card.state != api::CardState::Present ? cardSentence(card) : tr("%1 (only looked at twice a second: no card service)").arg(cardSentence(card))});
    }

    FactSheet *m_terminal, *m_certificates;
    HealthTable *m_health;
    Answers *m_answers;
};

} // namespace

Screen *createAdministration(api::Services &services, QWidget *parent) { return new AdministrationScreen(services, parent); }

} // namespace madoguchi::ui

#include "administration_screen.moc"
