#include "ui/screens/household/household_screen.h"

#include "domain/reason.h"
#include "domain/wareki.h"
#include "ui/screens/household/concerns.h"
#include "ui/screens/household/household_header.h"
#include "ui/screens/household/taking_back.h"
#include "ui/screens/household/timeline_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/lamp_row.h"
#include "ui/widgets/month_table.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"
#include "ui/words/high_cost_words.h"
#include "ui/words/people_words.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedLayout>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
enum Page { Empty, Filled, Back };
enum Column { EligibleFrom = 2, CoverFrom = 4, CoverUntil };
enum Tab { Eligibility, Certificates, Notifications, Deliveries, HighCosts };

/// A date with its reason, or why there is none.
Cell dateCell(QDate date, const QString &reason, const QString &whyNone)
{
    if (!date.isValid())
        return absent(whyNone);
    const QString year = QString::number(date.year());
    return {domain::formatWarekiShort(date), reason.isEmpty() ? year : year + u"  "_s + domain::reasonName(reason)};
}
} // namespace

Screen *createHousehold(api::Services &services, QWidget *parent) { return new HouseholdScreen(services, parent); }

HouseholdScreen::HouseholdScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_pages(new QStackedLayout(this)), m_empty(new EmptyState), m_column(new QVBoxLayout), m_header(new HouseholdHeader),
      m_scroll(new QScrollArea), m_timeline(new TimelineView), m_sentence(new QLabel), m_tabs(new QTabWidget),
      m_takingBack(new TakingBack(services.reception)),
      m_eligibility(new RowsTable(tr("Eligibility"), {{tr("Name"), 100}, {tr("Municipality"), 76}, {tr("Eligible from"), 124}, {tr("Eligible until"), 104},
                                                      {tr("Cover from"), 124}, {tr("Cover until"), 104}, {tr("Date"), 76}, {tr("Verdict"), 0}})),
      m_certificates(new RowsTable(tr("Certificates"), {{tr("Name"), 100}, {tr("Certificate"), 156}, {tr("Issued on"), 92}, {tr("Valid until"), 92},
                                                        {tr("To be returned since"), 124}, {tr("Returned on"), 92}, {tr("State"), 0}})),
      m_notifications(new RowsTable(tr("Notifications"), {{tr("Number"), 110}, {tr("Notified on"), 128}, {tr("Kind"), 104}, {tr("Taken by"), 104}, {tr("Delivery"), 0}})),
      m_deliveries(new RowsTable(tr("Delivery by station"), {{tr("Number"), 110}, {tr("Station"), 140}, {tr("State"), 196}, {tr("At"), 120}, {tr("Note"), 0}}))
{
    showNothing();
    connect(m_empty, &EmptyState::acted, this, [this] { Q_EMIT goTo({ScreenId::Search, {}}); });
    m_pages->addWidget(m_empty);

    auto *page = new QWidget;
    page->setLayout(m_column);
    m_column->addWidget(m_header);
    m_scroll->setWidget(m_timeline);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_column->addWidget(m_scroll, 100); // what it needs; the rest is for the lists
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setObjectName(u"barSentence"_s);
    m_sentence->setMinimumHeight(20);
    m_column->addWidget(m_sentence);
    m_eligibility->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_eligibility->setEmptyText(tr("Nobody of this household has been insured."));
    m_certificates->setObjectName(u"certificates"_s);
    m_certificates->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_certificates->setEmptyText(tr("Nobody of this household is insured here today, and no certificate has been issued to anybody."));
    for (RowsTable *table : {m_notifications, m_deliveries})
        table->setEmptyText(tr("No notification yet."));
    m_tabs->addTab(m_eligibility, tr("Eligibility"));
    m_tabs->addTab(m_certificates, tr("Certificates"));
    m_tabs->addTab(m_notifications, tr("Notifications"));
    m_tabs->addTab(m_deliveries, tr("Delivery"));
    m_tabs->addTab(highCosts(), tr("High costs"));
    m_tabs->setTabVisible(HighCosts, services.session.may(api::UseCase::MonthsCount));
    m_tabs->tabBar()->setAccessibleName(tr("More about the household"));
    m_column->addWidget(m_tabs, 1);
    m_tabs->setCornerWidget(beginnings());
    m_pages->addWidget(page);
    m_pages->addWidget(m_takingBack);
    setCompact(false);

    connect(m_tabs, &QTabWidget::currentChanged, this, &HouseholdScreen::countMonths);
    connect(m_timeline, &TimelineView::currentChanged, this, &HouseholdScreen::pointAt);
    connect(m_eligibility, &RowsTable::rowChanged, this, &HouseholdScreen::lightBack);
    connect(m_takingBack, &TakingBack::done, this, [this] {
        turnTo(Filled);
        Q_EMIT told(tr("Taken back. It goes to the federation with today's files."));
        load(m_id);
    });
    connect(&services.people, &api::PeopleService::householdChanged, this, [this](const HouseholdId &id) {
        if (id == m_id || (id.isEmpty() && !m_id.isEmpty()))
            load(m_id);
    });
}

void HouseholdScreen::setCompact(bool compact)
{
    m_compact = compact;
    const int edge = compact ? space::tiny : space::medium;
    m_column->setContentsMargins(space::large, edge, space::large, edge);
    m_column->setSpacing(compact ? space::tiny : space::small);
    m_header->setCompact(compact);
    m_timeline->setCompact(compact);
    for (const int from : {EligibleFrom, CoverFrom}) // with the reason beneath
        m_eligibility->setColumnWidth(from, compact ? 124 : 164);
    m_tabs->setMinimumHeight(compact ? 78 : 148);
    fitTimeline();
    pointAt(m_timeline->current());
}

/// All of it where there is room, three members in any case, two in a small window.
void HouseholdScreen::fitTimeline()
{
    m_scroll->setMaximumHeight(m_timeline->sizeHint().height() + 2);
    const int shown = std::min(m_compact ? 2 : 3, static_cast<int>(m_household.members.size()));
    m_scroll->setMinimumHeight(static_cast<int>(m_timeline->plan().row(shown - 1).bottom()) + 2);
}

/// What begins here: a notification, and the taking back of the selected cover.
QWidget *HouseholdScreen::beginnings()
{
    auto *corner = new QWidget;
    auto *row = new QHBoxLayout(corner);
    row->setContentsMargins({});
    row->setSpacing(space::small);
    m_back = new QPushButton(tr("Take back (Ctrl+D)"));
    m_notify = new QPushButton(tr("Begin a notification (Ctrl+N)"));
    m_back->setEnabled(false);
    m_back->setObjectName(u"takeBack"_s);
    for (const auto &[button, key] : {std::pair(m_back, Qt::Key_D), std::pair(m_notify, Qt::Key_N)}) {
        setStyleProperty(button, "kind", u"quiet"_s);
        row->addWidget(button);
        connect(new QShortcut(Qt::CTRL | key, this), &QShortcut::activated, button, &QPushButton::click);
    }
    connect(m_notify, &QPushButton::clicked, this, [this] { Q_EMIT goTo({ScreenId::Reception, notifySection + m_id.text()}); });
    connect(m_back, &QPushButton::clicked, this, [this] {
        const auto [member, cover] = m_covers.value(m_eligibility->currentRow());
        m_takingBack->ask(m_id, m_household.members[member], m_household.members[member].eligibility[cover]);
        turnTo(Back);
    });
    return corner;
}

/// How many months with high costs count for treatment in this month, own and inherited, and why each does or does not (F-04).
QWidget *HouseholdScreen::highCosts()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(space::tiny);
    m_count = new QLabel;
    m_count->setObjectName(u"monthCount"_s);
    m_months = new MonthTable;
    column->addWidget(m_count);
    column->addWidget(m_months, 1);
    page->setFocusProxy(m_months);
    return page;
}

/// An entry of the record: asked for only when somebody turns to it.
void HouseholdScreen::countMonths()
{
    if (m_tabs->currentIndex() != HighCosts || m_counted == m_id || m_id.isEmpty())
        return;
    m_counted = m_id;
    m_answers.when(m_services.continuity.countMonths(m_id, m_services.clock.today()), [this](const Result<domain::HighCostCount> &answer) {
        m_count->setText(answer ? countWords(*answer) : sentence(answer.error()));
        m_months->setCount(answer ? *answer : domain::HighCostCount());
    });
}

void HouseholdScreen::turnTo(int page)
{
    m_pages->setCurrentIndex(page);
    if (isVisible())
        firstFocus()->setFocus();
    Q_EMIT keysChanged();
    Q_EMIT contextChanged();
}

/// Only this municipality's own cover can be taken back here, and only once.
void HouseholdScreen::lightBack(int row)
{
    const bool known = row >= 0 && row < m_covers.size();
    const auto *cover = known ? &m_household.members[m_covers[row].first].eligibility[m_covers[row].second] : nullptr;
    m_back->setEnabled(cover && !cover->superseded && cover->municipalityName == m_services.municipalityName && m_services.session.may(api::UseCase::CoverTakeBack));
}

bool HouseholdScreen::stepBack()
{
    if (m_pages->currentIndex() != Back)
        return false;
    m_takingBack->clear();
    turnTo(Filled);
    return true;
}

QString HouseholdScreen::title() const { return tr("Household"); }
QWidget *HouseholdScreen::firstFocus()
{
    if (m_pages->currentIndex() == Back)
        return m_takingBack->firstField();
    return m_pages->currentIndex() == Filled ? static_cast<QWidget *>(m_timeline) : m_empty;
}

QString HouseholdScreen::context() const
{
    if (m_pages->currentIndex() == Back)
        return tr("What should never have been is taken back, never deleted: the row stays visible with its reason, and the federation is told with the day's files.\n\n"
                  "The cover: somebody was never insured here, or the federation has refused it and it is notified anew. Only its end: the cover was ended by mistake.");
    const QString sentence = m_timeline->describe(m_timeline->current());
    const QString rule = tr("Upper bar: eligibility at the level of the prefecture. Lower bar: cover by the municipality. A move within the prefecture ends "
                            "the lower one and keeps the upper one; its date is taken over once the federation has answered.\n\n"
                            "Arrow keys go from bar to bar. Hatched: a gap. Red outline: an overlap, or a cover that was not ended when the next began. Struck: a cancelled row. "
                            "Pins: certificates, on the day of issue; the line ends where one was returned or runs out.");
    return sentence.isEmpty() ? rule : sentence + u"\n\n"_s + rule;
}

bool HouseholdScreen::isLit(FunctionKey key) const
{
    if (m_pages->currentIndex() == Back)
        return key == FunctionKey::F12;
    const bool filled = m_pages->currentIndex() == Filled;
    return filled && (key == FunctionKey::F4 || key == FunctionKey::F5 || key == FunctionKey::F6 || key == FunctionKey::F7);
}

void HouseholdScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (key == FunctionKey::F12)
        return m_takingBack->proceed();
    if (key == FunctionKey::F5)
        return load(m_id);
    if (key == FunctionKey::F6)
        return m_timeline->setFocus();
    m_tabs->setCurrentIndex(key == FunctionKey::F7 ? Eligibility : Notifications);
    m_tabs->currentWidget()->setFocus();
}

void HouseholdScreen::open(const QString &object)
{
    const HouseholdId id(object.section(u'/', 0, 0));
    if (id.isEmpty())
        return;
    if (id != m_id) {
        clear();
        load(id);
    }
    m_wanted = object.section(u'/', 1);
    pointAtWanted();
}

/// The cover that somebody was sent for: where the federation's verdict is not continuous, else the newest.
void HouseholdScreen::pointAtWanted()
{
    const auto &bars = m_timeline->plan().bars();
    int found = -1;
    for (int i = 0; i < bars.size() && !m_wanted.isEmpty(); ++i) {
        const api::MemberView &member = m_household.members[bars[i].member];
        if (member.addresseeNumber != m_wanted || bars[i].lane != TimelineBar::Lane::Municipal || bars[i].eligibility < 0)
            continue;
        found = i;
        const api::Verdict verdict = member.eligibility[bars[i].eligibility].verdict;
        if (verdict != api::Verdict::None && verdict != api::Verdict::Continuous)
            break;
    }
    if (found < 0)
        return;
    m_wanted.clear();
    m_timeline->setCurrent(found);
}

void HouseholdScreen::load(const HouseholdId &id)
{
    m_id = id;
    if (m_pages->currentIndex() == Empty) {
        m_empty->set(Icon::Waiting, tr("The household is being opened"));
        m_empty->setAction({});
    }
    m_answers.forget();
    m_answers.when(m_services.people.household(id), [this](const Result<api::HouseholdView> &answer) {
        if (answer)
            return show(*answer);
        m_empty->set(Icon::Warning, sentence(answer.error()), nextStep(answer.error()) + u"  "_s + shortCode(answer.error()));
        m_empty->setAction(tr("To the search (F2)"));
        m_pages->setCurrentIndex(Empty);
        m_id = {};
        Q_EMIT keysChanged();
    });
}

void HouseholdScreen::show(const api::HouseholdView &household)
{
    // The keyboard goes along only if it has not left for elsewhere while the household was fetched.
    const QWidget *keyboard = window()->focusWidget();
    const bool takesKeyboard = m_pages->currentIndex() != Filled && (!keyboard || isAncestorOf(keyboard));
    m_household = household;
    if (m_pages->currentIndex() != Back) // what is typed there is not left behind
        m_pages->setCurrentIndex(Filled);
    m_timeline->setHousehold(household, m_services.clock.today());
    fitTimeline();
    m_notify->setEnabled(m_services.session.may(api::UseCase::ReceptionOpen) && m_services.session.may(api::UseCase::NotificationRegister));
    fillEligibility();
    fillCertificates();
    fillNotifications();
    m_counted = {};
    countMonths();
    pointAtWanted();
    if (takesKeyboard && isVisible())
        m_timeline->setFocus();
    Q_EMIT keysChanged();
}

void HouseholdScreen::pointAt(int bar)
{
    const int member = bar >= 0 ? m_timeline->plan().bars()[bar].member : 0;
    m_header->show(m_household, member);
    m_sentence->setText(m_timeline->describe(bar));
    Q_EMIT contextChanged();
}

void HouseholdScreen::fillEligibility()
{
    QList<QList<Cell>> rows;
    m_covers.clear();
    const QList<Concern> all = concerns(m_household);
    const auto isNotEnded = [&](qsizetype member, qsizetype row) {
        return std::ranges::any_of(all, [&](const Concern &c) { return c.kind == Concern::Kind::NotEnded && c.member == member && c.eligibility == row; });
    };
    for (qsizetype index = 0; index < m_household.members.size(); ++index) {
        const auto &member = m_household.members[index];
        for (auto row = member.eligibility.crbegin(); row != member.eligibility.crend(); ++row) { // newest first
            const QString verdict = verdictWords(row->verdict, row->verdictDays);
            QList<Cell> cells{{member.nameKanji, member.nameKana},
                              {row->municipalityName},
                              dateCell(row->prefecture.from, row->prefecture.fromReason, tr("not yet in")),
                              dateCell(row->prefecture.until, row->prefecture.untilReason, tr("goes on")),
                              dateCell(row->municipal.from, row->municipal.fromReason, tr("not yet in")),
                              dateCell(row->municipal.until, row->municipal.untilReason, tr("goes on")),
                              {row->inherited ? tr("taken over") : tr("own")},
                              verdict.isEmpty() ? absent(tr("nothing to compare")) : badge(verdictTone(row->verdict), verdictIcon(row->verdict), verdict)};
            if (isNotEnded(index, member.eligibility.crend() - row - 1))
                cells[CoverUntil] = badge(Tone::Blocked, Icon::Blocked, tr("not ended"));
            if (row->superseded) {
                for (Cell &cell : cells)
                    cell.struck = true;
                cells.last() = row->supersededReason.isEmpty() ? badge(Tone::Neutral, Icon::Empty, tr("cancelled")) : Cell{tr("cancelled"), row->supersededReason};
            }
            rows += cells;
            m_covers += {index, member.eligibility.crend() - row - 1};
        }
    }
    m_eligibility->setRows(rows);
    lightBack(m_eligibility->currentRow());
}

void HouseholdScreen::fillCertificates()
{
    QList<QList<Cell>> rows;
    for (const auto &member : std::as_const(m_household.members)) {
        const Cell bearer{member.nameKanji, member.nameKana};
        for (auto view = member.certificates.crbegin(); view != member.certificates.crend(); ++view) { // newest first
            const auto &paper = view->paper;
            rows += {bearer, {certificateWord(paper.kind)}, dateCell(paper.issuedOn, {}, {}), dateCell(paper.validUntil, {}, tr("without expiry")),
                     dateCell(paper.returnDueSince, {}, tr("no reason")), dateCell(paper.returnedOn, {}, tr("not returned")),
                     badge(standingTone(view->standing), standingIcon(view->standing), standingWord(view->standing))};
        }
        if (member.certificates.isEmpty() && member.insured && member.state == api::PersonState::Valid) {
            const Cell none = absent(tr("none"));
            rows += {bearer, none, none, none, none, none, badge(Tone::Attention, Icon::Warning, tr("none issued yet"))};
        }
    }
    m_certificates->setRows(rows);
}

void HouseholdScreen::fillNotifications()
{
    QList<QList<Cell>> notifications, stations;
    const std::pair<QString, api::Delivery::Station api::Delivery::*> ways[] = {{tr("terminal"), &api::Delivery::terminal},
                                                                                 {tr("municipality"), &api::Delivery::municipal},
                                                                                 {tr("federation"), &api::Delivery::federation},
                                                                                 {tr("intermediate server"), &api::Delivery::intermediate},
                                                                                 {tr("eligibility verification"), &api::Delivery::verification}};
    for (const auto &line : std::as_const(m_household.notifications)) {
        Cell lamps;
        lamps.lamps = line.delivery;
        notifications += {{line.number}, warekiCell(line.date), {domain::reasonName(line.reason)}, {line.by}, lamps};
        for (const auto &[name, station] : ways) {
            const auto &state = line.delivery.*station;
            const LampLook shown = look(state.lamp);
            stations += {{line.number}, {name}, badge(shown.tone, shown.icon, shown.word),
                         state.at.isValid() ? Cell{shortTime(state.at, m_services.clock.today())} : absent(tr("not yet")),
                         state.note.isEmpty() ? absent(tr("no note")) : Cell{state.note}};
        }
    }
    m_notifications->setRows(notifications);
    m_deliveries->setRows(stations);
}

void HouseholdScreen::clear()
{
    m_answers.forget();
    m_id = {};
    m_wanted.clear();
    m_household = {};
    m_takingBack->clear();
    m_timeline->clear();
    m_header->show({}, -1);
    m_sentence->clear();
    for (RowsTable *table : {m_eligibility, m_certificates, m_notifications, m_deliveries})
        table->setRows({});
    m_counted = {};
    m_count->clear();
    m_months->setRows({});
    showNothing();
    m_pages->setCurrentIndex(Empty);
    Q_EMIT keysChanged();
}

void HouseholdScreen::showNothing()
{
    m_empty->set(Icon::Household, tr("No household is open"), tr("Search for a person with F2 and open the household with Enter."));
    m_empty->setAction(tr("To the search (F2)"));
}

} // namespace madoguchi::ui
