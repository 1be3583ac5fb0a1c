#include "ui/screens/home/home_screen.h"

#include "ui/frame/answers.h"
#include "ui/frame/work_items.h"
#include "ui/screens/home/custody_table.h"
#include "ui/screens/home/delivery_table.h"
#include "ui/screens/home/reception_table.h"
#include "ui/screens/home/work_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fact_sheet.h"
#include "ui/widgets/health_table.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"

#include <QGridLayout>
#include <QResizeEvent>

#include <algorithm>

namespace madoguchi::ui {

namespace {
constexpr int clockTick = 20'000; // ms: minutes are shown
constexpr int threeColumns = 880; // px; narrower, what is third goes beneath what is first
constexpr int lowScreen = 480;    // px; lower, only what nobody else shows

class HomeScreen final : public Screen {
    Q_OBJECT
public:
    HomeScreen(api::Services &services, QWidget *parent)
        : Screen(services, parent), m_grid(new QGridLayout(this)), m_left(new QWidget), m_healthSheet(new Sheet(tr("Link and terminal"))),
          m_health(new HealthTable), m_answers(new Answers(this))
    {
        m_grid->setContentsMargins(space::large, space::medium, space::large, space::medium);
        m_grid->setSpacing(space::medium);
        auto *left = new QVBoxLayout(m_left);
        left->setContentsMargins({});
        left->setSpacing(space::medium);
        m_healthSheet->body()->addWidget(m_health);
        const auto may = [&](api::UseCase useCase) { return services.session.may(useCase); };

        // First what this person is here for.
        if (may(api::UseCase::MediaApprove)) {
            m_approvals = new WorkTable(tr("Approvals and media"), QStringLiteral("work-approvals"));
            left->addWidget(sheetOf(m_approvals), 2);
            m_custody = new CustodyTable;
            left->addWidget(sheetOf(m_custody), 1);
            m_clock.setInterval(clockTick);
            connect(&m_clock, &QTimer::timeout, this, [this] { m_custody->tell(m_services.clock.utc()); });
            connect(&services.media, &api::MediaService::requestsChanged, this, &HomeScreen::refreshCustody);
            connect(m_custody, &RowsTable::opened, this, [this] { Q_EMIT goTo({ScreenId::Media, m_custody->current().text()}); });
        }
        m_work = new WorkTable(m_approvals ? tr("Other work") : tr("Work waiting"), QStringLiteral("work"));
        left->addWidget(sheetOf(m_work), 3);
        if (may(api::UseCase::RecordRead) && !may(api::UseCase::HouseholdOpen)) {
            m_record = new FactSheet(tr("Record"), {tr("Entries"), tr("Signed here"), tr("Witnessed"), tr("Still open"), tr("Next review")});
            left->addWidget(m_record);
            connect(&services.record, &api::RecordService::headChanged, this, &HomeScreen::refreshRecord);
        }
        if (may(api::UseCase::TerminalStatus)) {
            m_certificates = new FactSheet(tr("Certificates"), {tr("Terminal valid until"), tr("Days left"), tr("Your card valid until")});
            left->addWidget(m_certificates);
        }
        if (may(api::UseCase::ReceptionOpen)) {
            m_receptions = new ReceptionTable;
            m_receptionSheet = sheetOf(m_receptions);
            connect(&services.reception, &api::ReceptionService::receptionsChanged, this, &HomeScreen::refreshReceptions);
            connect(m_receptions, &RowsTable::opened, this, [this] { Q_EMIT goTo({ScreenId::Reception, {}}); });
        }
        if (may(api::UseCase::FilePreview)) {
            m_deliveries = new DeliveryTable;
            m_deliverySheet = sheetOf(m_deliveries);
            connect(&services.link, &api::LinkService::deliveriesChanged, this, &HomeScreen::refreshDeliveries);
            connect(m_deliveries, &QAbstractItemView::activated, this, [this] { Q_EMIT goTo({ScreenId::Link, {}}); });
        }
        for (WorkTable *table : {m_approvals, m_work}) {
            if (table)
                connect(table, &WorkTable::chosen, this, &Screen::goTo);
        }
        connect(&services.link, &api::LinkService::statusChanged, this, &HomeScreen::refreshHealth);
        connect(&services.session, &api::SessionService::backupChanged, this, &HomeScreen::refreshHealth);
        arrange(width(), height());
    }

    QString title() const override { return tr("Home"); }
    bool isLit(FunctionKey key) const override { return key == FunctionKey::F5; }
    void trigger(FunctionKey key) override
    {
        if (key != FunctionKey::F5)
            return;
        if (!m_services.session.may(api::UseCase::StoreSync))
            return renew();
        Q_EMIT told(tr("Asking the server…"));
        m_answers->when(m_services.link.syncNow(), [this](const Result<Done> &answer) {
            Q_EMIT told(answer ? tr("Everything is up to date.") : sentence(answer.error()));
            renew();
        });
    }
    void watch(WorkItems &work) override
    {
        m_items = &work;
        connect(m_items, &WorkItems::changed, this, &HomeScreen::showWork);
        showWork();
    }
    void open(const QString &) override
    {
        refreshHealth();
        refreshRecord();
        refreshReview();
        refreshReceptions();
        refreshDeliveries();
        refreshCustody();
    }
    QWidget *firstFocus() override { return m_approvals && (m_approvals->rows() > 0 || m_work->rows() == 0) ? m_approvals : m_work; }
    QString context() const override
    {
        return tr("Work waiting: what is blocked stands first, then what is due.\n\nA green mark means that a signed receipt has been checked. "
                  "What is on its way is kept on this terminal and sent again by itself, so you can go on working while the link is down.");
    }
    void clear() override
    {
        m_answers->forget();
        for (WorkTable *table : {m_approvals, m_work}) {
            if (table)
                table->setItems({}, {});
        }
        if (m_receptions)
            m_receptions->setReceptions({});
        if (m_deliveries)
            m_deliveries->setDeliveries({});
        if (m_custody)
            showCustody({});
    }

protected:
    void resizeEvent(QResizeEvent *event) override { arrange(event->size().width(), event->size().height()); }

private:
    static Sheet *sheetOf(QWidget *content)
    {
        auto *sheet = new Sheet(content->accessibleName());
        sheet->body()->addWidget(content);
        return sheet;
    }
    /// Work at the left, the link in the middle, the day at the right; beneath, the way of what was sent.
    void arrange(int width, int height)
    {
        const bool three = m_receptionSheet && width >= threeColumns, low = height < lowScreen;
        m_grid->addWidget(m_left, 0, 0);
        m_grid->addWidget(m_healthSheet, 0, 1, m_receptionSheet && !three && !low ? 2 : 1, 1);
        if (m_receptionSheet) {
            m_grid->addWidget(m_receptionSheet, three ? 0 : 1, three ? 2 : 0);
            m_receptionSheet->setVisible(three || !low);
        }
        if (m_deliverySheet) {
            m_grid->addWidget(m_deliverySheet, 2, 0, 1, three ? 3 : 2);
            m_deliverySheet->setVisible(!low);
        }
        m_grid->setColumnStretch(0, three ? 28 : 9);
        m_grid->setColumnStretch(1, three ? 43 : 10);
        m_grid->setColumnStretch(2, three ? 29 : 0);
        m_grid->setRowStretch(0, 20);
        m_grid->setRowStretch(1, m_receptionSheet && !three && !low ? 10 : 0);
        m_grid->setRowStretch(2, m_deliverySheet && !low ? 7 : 0);
    }
    void renew()
    {
        if (m_items)
            m_items->refresh();
        open({});
    }
    void showWork()
    {
        QList<WorkItem> first, rest;
        for (const WorkItem &item : m_items->items())
            (m_approvals && (item.where.screen == ScreenId::Approvals || item.where.screen == ScreenId::Media) ? first : rest).append(item);
        const QDateTime now = m_services.clock.utc();
        if (m_approvals)
            m_approvals->setItems(first, now);
        m_work->setItems(rest, now);
    }
    void refreshHealth()
    {
        const auto session = m_services.session.current();
        const api::LinkStatus link = m_services.link.status();
        m_health->setStatus(link, m_services.session.backup(), m_services.clock.utc(), session && !session->storeOpen);
        if (!m_certificates)
            return;
        const auto day = [&](const QDateTime &at) { return at.isValid() ? dayAndYear(inJapan(at).date()) : tr("unknown"); };
        m_certificates->setFacts({day(link.certificateUntil), link.certificateDaysLeft >= 0 ? tr("%1 days").arg(link.certificateDaysLeft) : tr("unknown"),
                                  session ? day(session->certificateUntil) : tr("unknown")});
    }
    void refreshRecord()
    {
        if (!m_record)
            return;
        const api::RecordHead head = m_services.record.head();
        const QDateTime now = m_services.clock.utc();
        m_record->setFacts({tr("%1 entries").arg(grouped(head.size)), ago(head.signedAt, now), ago(head.anchoredAt, now),
                            tr("%1 entries").arg(grouped(head.size - head.anchored)), m_due.isValid() ? dayAndYear(m_due) : tr("unknown")});
    }
    void refreshReview()
    {
        if (!m_record || m_services.session.phase() != api::SessionService::Phase::Active)
            return;
        m_answers->when(m_services.review.work(), [this](const Result<api::ReviewWork> &work) {
            m_due = work ? work->due : QDate();
            refreshRecord();
        });
    }
    void refreshReceptions()
    {
        if (!m_receptions || m_services.session.phase() != api::SessionService::Phase::Active)
            return;
        m_answers->when(m_services.reception.today(), [this](const Result<QList<api::Reception>> &list) {
            m_receptions->setReceptions(list ? *list : QList<api::Reception>());
            m_receptionSheet->setNote(list ? tr("%1 so far").arg(list->size()) : sentence(list.error()));
        });
    }
    void refreshCustody()
    {
        if (!m_custody || m_services.session.phase() != api::SessionService::Phase::Active)
            return;
        m_answers->when(m_services.media.requests(), [this](const Result<QList<api::MediaRequest>> &list) {
            showCustody(list ? *list : QList<api::MediaRequest>());
            m_custody->setEmptyText(list ? tr("Every medium lies in the locked store.") : sentence(list.error()));
        });
    }
    void showCustody(const QList<api::MediaRequest> &requests)
    {
        m_custody->setRequests(requests);
        m_custody->tell(m_services.clock.utc());
        requests.isEmpty() ? m_clock.stop() : m_clock.start();
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

    WorkItems *m_items = nullptr;
    QGridLayout *m_grid;
    QWidget *m_left;
    Sheet *m_healthSheet, *m_receptionSheet = nullptr, *m_deliverySheet = nullptr;
    WorkTable *m_work = nullptr, *m_approvals = nullptr;
    HealthTable *m_health;
    FactSheet *m_certificates = nullptr, *m_record = nullptr;
    QDate m_due; ///< of the next review
    ReceptionTable *m_receptions = nullptr;
    DeliveryTable *m_deliveries = nullptr;
    CustodyTable *m_custody = nullptr;
    QTimer m_clock{this}; ///< the custody clock goes on while nobody does anything
    Answers *m_answers;
};

} // namespace

Screen *createHome(api::Services &services, QWidget *parent) { return new HomeScreen(services, parent); }

} // namespace madoguchi::ui

#include "home_screen.moc"
