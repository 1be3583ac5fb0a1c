#include "ui/screens/home/home_screen.h"

#include "ui/frame/answers.h"
#include "ui/frame/work_items.h"
#include "ui/screens/home/delivery_table.h"
#include "ui/screens/home/health_table.h"
#include "ui/screens/home/reception_table.h"
#include "ui/screens/home/work_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"
#include "ui/words/sentences.h"

#include <QGridLayout>

namespace madoguchi::ui {

namespace {

class HomeScreen final : public Screen {
    Q_OBJECT
public:
    HomeScreen(api::Services &services, QWidget *parent)
        : Screen(services, parent), m_work(new WorkItems(services, this)), m_workTable(new WorkTable), m_health(new HealthTable),
          m_answers(new Answers(this))
    {
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(space::large, space::medium, space::large, space::large);
        grid->setSpacing(space::medium);

        auto *work = new Sheet(tr("Work waiting"));
        work->body()->addWidget(m_workTable);
        m_workSheet = work;
        auto *link = new Sheet(tr("Link and terminal"));
        link->body()->addWidget(m_health);
        grid->addWidget(work, 0, 0);
        grid->addWidget(link, 0, 1);
        grid->setColumnStretch(0, 4);
        grid->setColumnStretch(1, 5);

        if (services.session.may(api::UseCase::ReceptionOpen)) {
            m_receptions = new ReceptionTable;
            m_receptionSheet = new Sheet(tr("Receptions today"));
            m_receptionSheet->body()->addWidget(m_receptions);
            grid->addWidget(m_receptionSheet, 1, 0);
            connect(&services.reception, &api::ReceptionService::receptionsChanged, this, &HomeScreen::refreshReceptions);
            connect(m_receptions, &QAbstractItemView::activated, this, [this] { Q_EMIT goTo({ScreenId::Reception, {}}); });
        }
        if (services.session.may(api::UseCase::FilePreview)) {
            m_deliveries = new DeliveryTable;
            m_deliverySheet = new Sheet(tr("Way of the latest changes"));
            m_deliverySheet->body()->addWidget(m_deliveries);
            grid->addWidget(m_deliverySheet, 1, m_receptions ? 1 : 0, 1, m_receptions ? 1 : 2);
            connect(&services.link, &api::LinkService::deliveriesChanged, this, &HomeScreen::refreshDeliveries);
            connect(m_deliveries, &QAbstractItemView::activated, this, [this] { Q_EMIT goTo({ScreenId::Link, {}}); });
        }
        grid->setRowStretch(0, 5);
        grid->setRowStretch(1, 4);

        connect(m_work, &WorkItems::changed, this, [this] {
            m_workTable->setItems(m_work->items(), m_services.clock.utc());
            m_workSheet->setNote(m_work->items().isEmpty() ? QString() : tr("Enter opens it"));
        });
        connect(m_workTable, &WorkTable::chosen, this, &Screen::goTo);
        connect(&services.link, &api::LinkService::statusChanged, this, &HomeScreen::refreshHealth);
    }

    QString title() const override { return tr("Home"); }
    bool isLit(FunctionKey key) const override { return key == FunctionKey::F5; }
    void trigger(FunctionKey key) override
    {
        if (key != FunctionKey::F5)
            return;
        if (!m_services.session.may(api::UseCase::StoreSync))
            return open({});
        Q_EMIT told(tr("Asking the server…"));
        m_answers->when(m_services.link.syncNow(), [this](const Result<Done> &answer) {
            Q_EMIT told(answer ? tr("Everything is up to date.") : sentence(answer.error()));
            open({});
        });
    }
    void open(const QString &) override
    {
        m_work->refresh();
        refreshHealth();
        refreshReceptions();
        refreshDeliveries();
    }
    QWidget *firstFocus() override { return m_workTable; }
    QString context() const override
    {
        return tr("Work waiting: what is blocked stands first, then what is due.\n\nA green mark means that a signed receipt has been checked. "
                  "What is on its way is kept on this terminal and sent again by itself, so you can go on working while the link is down.");
    }
    void clear() override
    {
        m_answers->forget();
        m_work->clear();
        m_workTable->setItems({}, {});
        if (m_receptions)
            m_receptions->setReceptions({});
        if (m_deliveries)
            m_deliveries->setDeliveries({});
    }

private:
    void refreshHealth() { m_health->setStatus(m_services.link.status(), m_services.clock.utc()); }
    void refreshReceptions()
    {
        if (!m_receptions || m_services.session.phase() != api::SessionService::Phase::Active)
            return;
        m_answers->when(m_services.reception.today(), [this](const Result<QList<api::Reception>> &list) {
            m_receptions->setReceptions(list ? *list : QList<api::Reception>());
            m_receptionSheet->setNote(list ? tr("%1 so far").arg(list->size()) : sentence(list.error()));
        });
    }
    void refreshDeliveries()
    {
        if (!m_deliveries || m_services.session.phase() != api::SessionService::Phase::Active)
            return;
        m_answers->when(m_services.link.deliveries(), [this](const Result<QList<api::Delivery>> &list) {
            m_deliveries->setDeliveries(list ? *list : QList<api::Delivery>());
            m_deliverySheet->setNote(list ? QString() : sentence(list.error()));
        });
    }

    WorkItems *m_work;
    WorkTable *m_workTable;
    HealthTable *m_health;
    Answers *m_answers;
    Sheet *m_workSheet = nullptr, *m_receptionSheet = nullptr, *m_deliverySheet = nullptr;
    ReceptionTable *m_receptions = nullptr;
    DeliveryTable *m_deliveries = nullptr;
};

} // namespace

Screen *createHome(api::Services &services, QWidget *parent) { return new HomeScreen(services, parent); }

} // namespace madoguchi::ui

#include "home_screen.moc"
