#include "ui/screens/administration/administration_screen.h"

#include "domain/wareki.h"
#include "ui/frame/answers.h"
#include "ui/screens/home/health_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>

namespace madoguchi::ui {

namespace {

class AdministrationScreen final : public Screen {
    Q_OBJECT
public:
    AdministrationScreen(api::Services &services, QWidget *parent) : Screen(services, parent), m_health(new HealthTable), m_answers(new Answers(this))
    {
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(space::large, space::medium, space::large, space::large);
        grid->setSpacing(space::medium);
        auto *terminal = new Sheet(tr("Terminal"));
        m_terminal = form(terminal, {tr("Terminal number"), tr("Municipality"), tr("Municipality code"), tr("Kind"), tr("Version")});
        auto *certificates = new Sheet(tr("Certificates"));
        m_certificates = form(certificates, {tr("Terminal valid until"), tr("Days left"), tr("Your card valid until"), tr("Card reader")});
        auto *state = new Sheet(tr("State"));
        state->body()->addWidget(m_health);
        grid->addWidget(terminal, 0, 0);
        grid->addWidget(certificates, 1, 0);
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
    static QList<QLabel *> form(Sheet *sheet, const QStringList &names)
    {
        auto *rows = new QFormLayout;
        rows->setHorizontalSpacing(space::large);
        rows->setVerticalSpacing(space::small);
        rows->setLabelAlignment(Qt::AlignLeft);
        QList<QLabel *> values;
        for (const QString &name : names) {
            auto *label = new QLabel(name);
            label->setMinimumWidth(128);
            setStyleProperty(label, "type", QStringLiteral("soft"));
            auto *value = new QLabel;
            value->setWordWrap(true);
            rows->addRow(label, value);
            values << value;
        }
        sheet->body()->addLayout(rows);
        return values;
    }
    void refresh()
    {
        const auto session = m_services.session.current();
        const api::LinkStatus link = m_services.link.status();
        m_health->setStatus(link, m_services.clock.utc());
        const QString unknown = tr("unknown");
        const auto day = [&](const QDateTime &at) { return at.isValid() ? domain::formatWareki(inJapan(at).date()) : unknown; };
        m_terminal[0]->setText(session ? session->actor.terminal.text() : unknown);
        m_terminal[1]->setText(m_services.municipalityName);
        m_terminal[2]->setText(session ? session->actor.municipality : unknown);
        m_terminal[3]->setText(m_services.training ? tr("Training; cannot reach the real server") : tr("In service"));
        m_terminal[4]->setText(QStringLiteral(MADOGUCHI_VERSION));
        m_certificates[0]->setText(day(link.certificateUntil));
        m_certificates[1]->setText(link.certificateDaysLeft >= 0 ? tr("%1 days").arg(link.certificateDaysLeft) : unknown);
        m_certificates[2]->setText(session ? day(session->certificateUntil) : unknown);
        m_certificates[3]->setText(cardSentence(m_services.session.card()));
    }

    QList<QLabel *> m_terminal, m_certificates;
    HealthTable *m_health;
    Answers *m_answers;
};

} // namespace

Screen *createAdministration(api::Services &services, QWidget *parent) { return new AdministrationScreen(services, parent); }

} // namespace madoguchi::ui

#include "administration_screen.moc"
