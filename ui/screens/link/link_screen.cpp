#include "ui/screens/link/link_screen.h"

#include "domain/wareki.h"
#include "ui/screens/link/aside_section.h"
#include "ui/screens/link/file_words.h"
#include "ui/screens/link/source_section.h"
#include "ui/screens/link/station_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/progress_panel.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/formats.h"
#include "ui/words/link_words.h"
#include "ui/words/people_words.h"
#include "ui/words/preview_words.h"

#include <QHeaderView>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
enum Tab { Today, Sent, Files, Aside, Sources };
constexpr qint64 longWait = 30 * 60; // s; then waiting is worth a look

/// A station and what goes there and comes from there: the worse of the two says how it stands, the later success when it was last heard of.
StationLine::Station station(const QString &name, bool trouble, const api::Health &there, const api::Health &back, const QString &second, QDate today)
{
    const api::Health health = worse(there, back);
    const QString detail = (health.isAlarm() ? LinkScreen::tr("since %1").arg(shortTime(health.since, today))
                                             : LinkScreen::tr("last: %1").arg(shortTime(std::max(there.last, back.last), today)))
        + u'\n' + second;
    if (trouble)
        return {name, Tone::Blocked, Icon::Blocked, LinkScreen::tr("not reached"), detail};
    const Tone tone = healthTone(health.state);
    return {name, tone, tone == Tone::Neutral ? Icon::Waiting : toneIcon(tone), healthWord(health.state), detail};
}
Cell toLookAt(const QList<api::PreviewWarning> &warnings)
{
    if (warnings.isEmpty())
        return absent(LinkScreen::tr("nothing"));
    Cell cell = toned(Tone::Attention, previewWord(warnings.first().kind));
    if (warnings.size() > 1)
        cell.second = LinkScreen::tr("and %1 more").arg(warnings.size() - 1);
    return cell;
}

/// Both stations behind the federation speak with one voice: what waits, since when, and what has stopped there (F-06).
StationLine::Station stationBehind(const QString &name, const api::SupplyStatus &supply, const QDateTime &last, int waiting, int stopped, const QDateTime &now)
{
    if (!supply.answers)
        return {name, Tone::Neutral, Icon::Unknown, LinkScreen::tr("cannot be seen here"), LinkScreen::tr("gives no receipt")};
    api::LinkStatus alone;
    alone.supply = supply;
    const api::Health health = api::health(alone, api::Exchange::Supply, now);
    const QDate today = inJapan(now).date();
    const QString second = stopped > 0 ? LinkScreen::tr("%1 stopped there").arg(stopped) : waiting > 0 ? LinkScreen::tr("%1 waiting").arg(waiting) : LinkScreen::tr("nothing waiting");
    const QString detail = (health.isAlarm() && waiting > 0 ? LinkScreen::tr("since %1").arg(shortTime(health.since, today)) : LinkScreen::tr("last: %1").arg(shortTime(last, today))) + u'\n' + second;
    if (stopped > 0)
        return {name, Tone::Blocked, Icon::Blocked, LinkScreen::tr("some refused"), detail};
    const auto state = waiting > 0 ? health.state : last.isValid() ? api::Health::State::NothingDue : api::Health::State::NotYet;
    const Tone tone = healthTone(state);
    return {name, tone, tone == Tone::Neutral ? Icon::Waiting : toneIcon(tone), healthWord(state), detail};
}
} // namespace

Screen *createLink(api::Services &services, QWidget *parent) { return new LinkScreen(services, parent); }

LinkScreen::LinkScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_stations(new StationLine), m_notice(new Notice), m_progress(new ProgressPanel), m_tabs(new QTabWidget),
      m_aside(new AsideSection(services)), m_sources(new SourceSection(services)),
      m_day(new RowsTable(tr("Files of the day"), {{tr("File"), 0}, {tr("Number"), 72, true}, {tr("Records"), 72, true}, {tr("Size"), 80, true}, {tr("State"), 176}})),
      m_changes(new RowsTable(tr("What the other side will believe"), {{tr("Household"), 112}, {tr("Person"), 128}, {tr("Change"), 64}, {tr("Before"), 148},
                                                                       {tr("After"), 0}, {tr("To look at"), 132}})),
      m_sent(new RowsTable(tr("Delivery of each change"), {{tr("What"), 180}, {tr("Stations"), 0}})),
      m_files(new RowsTable(tr("Files sent and received"), {{tr("File"), 0}, {tr("Number"), 72, true}, {tr("At"), 120}, {tr("Records"), 72, true}, {tr("State"), 180}, {tr("Note"), 120}}))
{
    auto *today = new QWidget;
    auto *todayColumn = new QVBoxLayout(today);
    todayColumn->setContentsMargins(0, space::small, 0, 0);
    todayColumn->setSpacing(space::small);
    m_day->setFixedHeight(34 + 28 * 3);
    todayColumn->addWidget(m_day);
    todayColumn->addWidget(m_changes, 1);
    m_changes->setObjectName(u"changes"_s);
    m_changes->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_day->setEmptyText(tr("F12 composes the files of today and shows them here before they leave."));
    m_changes->setEmptyText(tr("What the federation will believe after them stands here."));
    m_sent->setEmptyText(tr("Nothing has been sent from here yet."));
    m_files->setEmptyText(tr("No file has been sent or received yet."));
    m_tabs->addTab(today, tr("Today's files"));
    m_tabs->addTab(m_sent, tr("Delivery"));
    m_tabs->addTab(m_files, tr("Files"));
    m_tabs->addTab(m_aside, tr("Refused or on hold"));
    m_tabs->addTab(m_sources, tr("Files of the resident system"));
    m_tabs->setTabVisible(Sources, false);
    m_tabs->setObjectName(u"sections"_s);
    m_aside->setObjectName(u"aside"_s);
    m_sources->setObjectName(u"sources"_s);
    m_sent->setObjectName(u"sent"_s);
    m_files->setObjectName(u"files"_s);
    m_tabs->tabBar()->setAccessibleName(tr("Lists of the link"));
    m_progress->setResumable(true);
    m_progress->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::medium);
    column->addWidget(m_stations);
    column->addWidget(m_notice);
    column->addWidget(m_progress);
    column->addWidget(m_tabs, 1);

    connect(&services.link, &api::LinkService::statusChanged, this, &LinkScreen::showStatus);
    connect(&services.link, &api::LinkService::progressChanged, this, &LinkScreen::showProgress);
    connect(m_progress, &ProgressPanel::cancelled, this, [this] { pause(true); });
    connect(m_progress, &ProgressPanel::resumed, this, [this] { pause(false); });
    connect(&services.link, &api::LinkService::filesChanged, this, &LinkScreen::loadLists);
    connect(m_sources, &SourceSection::changed, this, &Screen::keysChanged);
    connect(m_sources, &SourceSection::told, this, &Screen::told);
    connect(&services.link, &api::LinkService::deliveriesChanged, this, &LinkScreen::loadLists);
    connect(m_changes, &RowsTable::rowChanged, this, [this] {
        Q_EMIT contextChanged();
        Q_EMIT keysChanged();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &LinkScreen::showTab);
    connect(m_aside, &AsideSection::changed, this, &Screen::keysChanged);
    connect(m_aside, &AsideSection::compare, this, [this](const QString &id) { Q_EMIT goTo({ScreenId::Conflict, id}); });
    connect(m_aside, &AsideSection::told, this, &Screen::told);
    showStatus();
}

QString LinkScreen::title() const { return tr("Link"); }
QWidget *LinkScreen::firstFocus()
{
    return list() == m_files ? static_cast<QWidget *>(m_tabs->tabBar()) : list();
}

/// Where F4 goes from the tab that is shown.
QWidget *LinkScreen::list()
{
    return m_tabs->currentIndex() == Aside ? m_aside->list() : m_tabs->currentIndex() == Sources ? m_sources->list() : m_files;
}

QString LinkScreen::context() const
{
    switch (m_tabs->currentIndex()) {
    case Today:
        if (const auto line = m_previewed.value(m_changes->currentRow()); !line.warnings.isEmpty()) {
            QStringList sentences{line.person};
            for (const api::PreviewWarning &warning : line.warnings)
                sentences.append(previewSentence(warning));
            return sentences.join(u"\n\n"_s);
        }
        return tr("F12 composes the day's files and shows what the federation will believe after them. F12 again sends exactly what was shown.\n\n"
                  "Look at: the right household, the right person, the day, the municipality moved from. Each file carries a running number; the "
                  "federation notices a gap.");
    case Aside:
        return tr("What could not go on stays here until it has gone on after all or somebody closes it. Nothing is lost and nothing else waits for it.\n\n"
                  "Try again: it leaves once more as it is; nothing is registered twice. Close: with the reason, which is kept together with your name.\n\n"
                  "Enter goes to what can be done, F6 opens the household.");
    case Sources:
        return tr("What the resident system has written for the federation. Nothing of it is taken over before the whole file is right.\n\n"
                  "Individual numbers are read by a process of their own, sealed at once and sent one by one; nothing of them stays here. Once the federation has given its "
                  "receipt, the source is overwritten and removed.");
    default:
        return tr("Green only with a signed receipt. What gives no receipt here is shown as such, never as done.");
    }
}

/// Whose row has the focus.
QString LinkScreen::household() const
{
    switch (m_tabs->currentIndex()) {
    case Aside:
        return m_aside->household();
    case Today:
        return m_previewed.value(m_changes->currentRow()).here.text();
    default:
        return {};
    }
}

bool LinkScreen::isLit(FunctionKey key) const
{
    switch (key) {
    case FunctionKey::F4:
    case FunctionKey::F5:
        return m_work == Work::None;
    case FunctionKey::F6:
        return !household().isEmpty();
    case FunctionKey::F12:
        if (m_tabs->currentIndex() == Aside)
            return m_aside->canClose();
        if (m_tabs->currentIndex() == Sources)
            return m_sources->canTake();
        return m_work == Work::None && m_services.session.may(api::UseCase::FileSend);
    default:
        return false;
    }
}

void LinkScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    const bool aside = m_tabs->currentIndex() == Aside, sources = m_tabs->currentIndex() == Sources;
    if (key == FunctionKey::F4) {
        if (!aside && !sources)
            m_tabs->setCurrentIndex(Files);
        list()->setFocus();
    } else if (key == FunctionKey::F5) {
        aside ? m_aside->load() : sources ? m_sources->load() : receive();
    } else if (key == FunctionKey::F6) {
        Q_EMIT goTo({ScreenId::Household, household()});
    } else if (key == FunctionKey::F12 && aside) {
        m_aside->close();
    } else if (key == FunctionKey::F12 && sources) {
        m_sources->take();
    } else if (key == FunctionKey::F12) {
        m_armed ? sendDay() : previewDay();
    }
}

bool LinkScreen::stepBack()
{
    if (!m_armed)
        return false;
    m_armed = false;
    m_notice->hush();
    Q_EMIT keysChanged();
    return true;
}

void LinkScreen::open(const QString &object)
{
    m_tabs->setTabVisible(Sources, !m_services.ownLedger && m_services.session.may(api::UseCase::SourceTake));
    showStatus();
    showProgress();
    loadLists();
    if (object == asideSection && m_tabs->currentIndex() != Aside)
        m_tabs->setCurrentIndex(Aside); // shows it
    else
        showTab();
}

void LinkScreen::setCompact(bool compact)
{
    m_compact = compact;
    showTab();
}

/// What holds names is asked for only while somebody looks at it.
void LinkScreen::showTab()
{
    m_stations->setVisible(!m_compact || m_tabs->currentIndex() < Aside); // there the list needs the room
    if (isVisible() && m_tabs->currentIndex() == Aside)
        m_aside->load();
    if (isVisible() && m_tabs->currentIndex() == Sources)
        m_sources->load();
    Q_EMIT keysChanged();
    Q_EMIT contextChanged();
}

void LinkScreen::showStatus()
{
    using api::Exchange;
    const api::LinkStatus s = m_services.link.status();
    const QDate today = m_services.clock.today();
    const QDateTime now = m_services.clock.utc();
    const bool waitsLong = s.unacknowledged > 0 && s.oldestUnacknowledged.isValid() && s.oldestUnacknowledged.secsTo(now) > longWait;
    const QString waiting = s.unacknowledged == 0 ? tr("nothing waiting")
                                                  : tr("%1 waiting, oldest %2").arg(s.unacknowledged).arg(duration(s.oldestUnacknowledged.secsTo(now)));
    const Tone terminal = s.refused > 0 ? Tone::Blocked : waitsLong ? Tone::Attention : Tone::Confirmed;
    m_stations->setStations({
        {tr("Terminal"), terminal, toneIcon(terminal), s.refused > 0 ? tr("some refused") : waitsLong ? tr("waiting long") : tr("stored"),
         waiting + u'\n' + (s.refused > 0 ? tr("%1 refused").arg(s.refused) : tr("none refused"))},
        station(tr("Municipality"), !s.online, health(s, Exchange::Changes, now), health(s, Exchange::Feed, now), s.online ? tr("connected") : tr("not connected"), today),
        station(tr("Federation"), !s.online, health(s, Exchange::FilesSent, now), health(s, Exchange::FilesReceived, now),
                s.sequenceGap ? tr("a running number is missing") : tr("running numbers complete"), today),
        stationBehind(tr("Intermediate server"), s.supply, s.supply.lastRegistered, s.supply.unregistered, s.supply.stopped, now),
        stationBehind(tr("Eligibility verification"), s.supply, s.supply.lastVisible, s.supply.invisible, 0, now),
    });
    m_tabs->setTabText(Aside, s.refused > 0 ? tr("Refused or on hold (%1)").arg(s.refused) : tr("Refused or on hold"));
    if (isVisible() && m_tabs->currentIndex() == Aside && m_aside->refused() != s.refused)
        m_aside->load();
    if (s.trouble && !m_armed && m_work == Work::None)
        m_notice->say(*s.trouble);
    showProgress();
}

void LinkScreen::showProgress()
{
    api::Progress p = m_services.link.progress();
    static const QStringList ofFiles{u"upload"_s, u"download"_s, u"import"_s};
    const bool paused = m_services.link.status().transfersPaused;
    if (paused && (p.state != api::Progress::State::Paused || !ofFiles.contains(p.what))) { // since before this start: how far it was is seen once it goes on
        p = {};
        p.state = api::Progress::State::Paused;
        p.what = u"transfer"_s;
    }
    const bool files = paused || ofFiles.contains(p.what);
    m_progress->setCancellable(files && m_services.session.may(api::UseCase::FileSend));
    m_progress->setVisible(p.state == api::Progress::State::Running || p.state == api::Progress::State::Paused);
    m_progress->setProgress(p);
}

/// It stops at the next piece, and goes on from there.
void LinkScreen::pause(bool paused)
{
    m_answers.when(m_services.link.pauseTransfers(paused), [this](const Result<Done> &answer) {
        if (!answer)
            m_notice->say(answer.error());
        showProgress();
    });
}

void LinkScreen::setWork(Work work)
{
    m_work = work;
    Q_EMIT keysChanged();
}

void LinkScreen::previewDay()
{
    setWork(Work::Previewing);
    m_answers.when(m_services.link.previewToday(), [this](const Result<api::DayPreview> &answer) {
        setWork(Work::None);
        if (!answer)
            return m_notice->say(answer.error());
        show(*answer);
    });
}

void LinkScreen::show(const api::DayPreview &preview)
{
    m_tabs->setCurrentIndex(Today);
    QList<QList<Cell>> files, lines;
    for (const auto &f : preview.files)
        files += {{f.name}, {QString::number(f.sequence)}, {grouped(f.records)}, {bytes(f.size)}, fileState(f.state)};
    const QString between = u" · "_s; // municipality level · prefecture level
    int warnings = 0;
    for (const auto &l : preview.lines) {
        warnings += static_cast<int>(l.warnings.size());
        lines += {{l.household},
                  {l.person},
                  {l.change},
                  {l.before.isEmpty() ? tr("nothing known") : l.before},
                  {l.after.section(between, 0, 0), l.after.section(between, 1)},
                  toLookAt(l.warnings)};
    }
    m_previewed = preview.lines;
    m_day->setRows(files);
    m_changes->setRows(lines);
    m_armed = preview.blocking.isEmpty() && !preview.files.isEmpty();
    const int behind = m_services.link.status().rowsBehind;
    const QString waiting = behind > 0 ? tr("%1 rows wait behind a change that is refused or not accepted yet: see “Refused or on hold”.").arg(behind) : QString();
    if (!preview.blocking.isEmpty())
        m_notice->say(preview.blocking.first());
    else if (preview.files.isEmpty() && behind > 0)
        m_notice->say(Tone::Blocked, Icon::Blocked, tr("Nothing can be sent, but not everything has been."), waiting);
    else if (preview.files.isEmpty())
        m_notice->say(Tone::Neutral, Icon::Info, tr("There is nothing to send today."), tr("Everything that was registered has been sent."));
    else
        m_notice->say(warnings > 0 ? Tone::Attention : Tone::Accent, warnings > 0 ? Icon::Warning : Icon::Info, tr("Press F12 once more to send these files."),
                      (tr("%1 files, %2 changes, %3 to look at. Esc leaves it.").arg(preview.files.size()).arg(preview.lines.size()).arg(warnings) + u'\n' + waiting).trimmed());
    m_changes->setFocus();
    Q_EMIT keysChanged();
}

void LinkScreen::sendDay()
{
    m_armed = false;
    setWork(Work::Sending);
    m_notice->say(Tone::Neutral, Icon::Waiting, tr("The files are being sent."), tr("You can go on with other work."));
    m_answers.when(m_services.link.sendToday(), [this](const Result<Done> &answer) {
        setWork(Work::None);
        loadLists();
        if (!answer)
            return m_notice->say(answer.error());
        m_day->setRows({});
        m_previewed.clear();
        m_changes->setRows({});
        m_notice->say(Tone::Confirmed, Icon::Check, tr("Sent. The federation has given its receipt."), tr("F5 fetches the answers."));
        Q_EMIT told(tr("Today's files have been sent."));
    });
}

void LinkScreen::receive()
{
    setWork(Work::Receiving);
    m_answers.when(m_services.link.receive(), [this](const Result<int> &answer) {
        setWork(Work::None);
        if (!answer)
            return m_notice->say(answer.error());
        if (*answer > 0)
            m_notice->say(Tone::Confirmed, Icon::Check, tr("%1 files received and taken in.").arg(*answer));
        else
            m_notice->say(Tone::Neutral, Icon::Info, tr("Nothing new from the federation."));
        loadLists();
    });
}

void LinkScreen::loadLists()
{
    if (isVisible() && m_tabs->currentIndex() == Sources)
        m_sources->load();
    const QDate today = m_services.clock.today();
    m_answers.when(m_services.link.deliveries(), [this](const Result<QList<api::Delivery>> &answer) {
        QList<QList<Cell>> rows;
        for (const auto &delivery : answer ? *answer : QList<api::Delivery>()) {
            Cell lamps;
            lamps.lamps = delivery;
            rows += {{delivery.what}, lamps};
        }
        m_sent->setRows(rows);
    });
    m_answers.when(m_services.link.files(), [this, today](const Result<QList<api::InterfaceFile>> &answer) {
        QList<QList<Cell>> rows;
        for (const auto &f : answer ? *answer : QList<api::InterfaceFile>())
            rows += {{f.name}, {QString::number(f.sequence)}, {shortTime(f.at, today)}, {grouped(f.records)}, fileState(f.state),
                     f.note.isEmpty() ? absent(tr("nothing")) : Cell{f.note}};
        m_files->setRows(rows);
    });
}

void LinkScreen::clear()
{
    m_answers.forget();
    m_work = Work::None;
    m_armed = false;
    m_previewed.clear();
    for (RowsTable *table : {m_day, m_changes, m_sent, m_files})
        table->setRows({});
    m_tabs->setTabText(Aside, tr("Refused or on hold"));
    m_aside->clear();
    m_sources->clear();
    m_notice->hush();
}

} // namespace madoguchi::ui
