#include "ui/screens/record/record_screen.h"

#include "domain/business_day.h"
#include "domain/office_hours.h"
#include "ui/screens/record/filter_row.h"
#include "ui/screens/record/review_section.h"
#include "ui/screens/record/statistics_section.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

enum Column { When, What, Amount, Reception, Witnessed };

constexpr int longLook = 300; // ms

bool isOutsideHours(const QDateTime &japan) { return !domain::isBusinessDay(japan.date()) || !domain::isOfficeHour(japan.time().hour()); }

} // namespace

Screen *createRecord(api::Services &services, QWidget *parent) { return new RecordScreen(services, parent); }

RecordScreen::RecordScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_headLine(new QWidget), m_foundLine(new QWidget), m_head(new QLabel), m_found(new QLabel), m_badge(new StateBadge), m_filterRow(new FilterRow), m_everything(new QPushButton(tr("Everything again (Esc)"))),
      m_tabs(new QTabWidget), m_stack(new QStackedWidget), m_empty(new EmptyState),
      m_table(new RowsTable(tr("Entries of the record"), {{tr("When"), 200}, {tr("What was done"), 0}, {tr("Amount"), 80, true}, {tr("Reception"), 112}, {tr("Server's witness"), 104}})),
      m_counts(new StatisticsSection), m_review(new ReviewSection(services)), m_pages(services.record), m_answers(this)
{
    m_tabs->setObjectName(u"sections"_s);
    m_table->setObjectName(u"entries"_s);
    m_table->setSource([this](int row, int column) { return cell(row, column); });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_tabs->addTab(m_stack, tr("Entries"));
    m_tabs->addTab(m_counts, tr("Counts"));
    m_review->setObjectName(reviewSection);
    m_tabs->addTab(m_review, m_review->word());
    m_tabs->tabBar()->setAccessibleName(tr("Entries, counts or review"));
    setStyleProperty(m_everything, "kind", u"quiet"_s);
    m_everything->setObjectName(u"everything"_s);
    m_everything->setAutoDefault(true);
    QSizePolicy room = m_everything->sizePolicy();
    room.setRetainSizeWhenHidden(true); // what stands below does not move
    m_everything->setSizePolicy(room);
    setStyleProperty(m_head, "type", u"soft"_s);
    m_found->setObjectName(u"found"_s);
    m_found->setWordWrap(true);
    m_long.setSingleShot(true);
    m_long.setInterval(longLook);

    auto *head = new QHBoxLayout(m_headLine);
    head->setContentsMargins({});
    head->addWidget(m_badge);
    head->addSpacing(space::small);
    head->addWidget(m_head, 1);
    auto *found = new QHBoxLayout(m_foundLine);
    found->setContentsMargins({});
    found->addWidget(m_found, 1);
    found->addWidget(m_everything);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    column->setSpacing(space::small);
    column->addWidget(m_headLine);
    column->addWidget(m_filterRow);
    column->addWidget(m_foundLine);
    column->addWidget(m_tabs, 1);

    connect(&services.record, &api::RecordService::headChanged, this, &RecordScreen::refreshHead);
    connect(new QShortcut(Qt::ALT | Qt::Key_K, this), &QShortcut::activated, m_filterRow, [this] { m_filterRow->setFocus(); });
    connect(m_filterRow, &FilterRow::wanted, this, &RecordScreen::narrow);
    connect(m_everything, &QPushButton::clicked, this, [this] { narrow({}); });
    connect(m_empty, &EmptyState::acted, this, [this] { narrow({}); });
    connect(m_table, &RowsTable::looked, &m_pages, &RecordPages::look);
    connect(&m_pages, &RecordPages::arrived, m_table, &RowsTable::updateRows);
    connect(&m_pages, &RecordPages::arrived, this, [this] {
        Q_EMIT keysChanged();
        Q_EMIT contextChanged();
    });
    connect(&m_pages, &RecordPages::failed, this, [this](const Error &error) { Q_EMIT told(sentence(error)); });
    connect(m_table, &RowsTable::rowChanged, this, [this] {
        Q_EMIT keysChanged();
        Q_EMIT contextChanged();
    });
    connect(m_table, &RowsTable::opened, this, [this] {
        if (const auto *line = current(); line && !line->receptionNumber.isEmpty())
            narrow({.receptionNumber = line->receptionNumber});
    });
    connect(m_counts, &StatisticsSection::personPicked, this, [this](const QString &id) {
        api::RecordFilter filter = m_filter;
        filter.staff = id;
        m_tabs->setCurrentIndex(List);
        narrow(filter);
    });
    connect(m_counts, &StatisticsSection::useCasePicked, this, [this](const QString &id) {
        api::RecordFilter filter = m_filter;
        filter.useCase = id;
        m_tabs->setCurrentIndex(List);
        narrow(filter);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        showTab();
        if (m_tabs->currentIndex() == Review && !m_review->isRead()) // the first time: each look is an entry, so none is made before
            m_review->read();
        else if (m_tabs->currentIndex() != Review && !m_looked)
            look({});
    });
    connect(m_review, &Section::changed, this, [this] {
        m_tabs->setTabText(Review, m_review->waiting() > 0 ? tr("%1 (%2)").arg(m_review->word()).arg(m_review->waiting()) : m_review->word());
        Q_EMIT keysChanged();
        Q_EMIT contextChanged();
    });
    connect(m_review, &Section::told, this, &Screen::told);
    connect(&m_long, &QTimer::timeout, this, [this] { m_found->setText(tr("The record is being looked through…")); });
}

bool RecordScreen::isLit(FunctionKey key) const
{
    if (m_tabs->currentIndex() == Review) {
        const bool advances = m_review->form() && m_review->form()->canAdvance();
        return key == FunctionKey::F4 || key == FunctionKey::F5 || (key == FunctionKey::F7 && m_review->trail()) || (key == FunctionKey::F8 && m_review->canPrint()) || (key == FunctionKey::F12 && advances);
    }
    const bool inList = m_tabs->currentIndex() == List && m_stack->currentWidget() == m_table && current();
    switch (key) {
    case FunctionKey::F4:
    case FunctionKey::F5: return true;
    case FunctionKey::F6: return inList && !current()->object.isEmpty();
    case FunctionKey::F7: return inList && !current()->staff.isEmpty();
    default: return false;
    }
}

void RecordScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (m_tabs->currentIndex() == Review)
        return triggerInReview(key);
    if (key == FunctionKey::F4) {
        m_tabs->setCurrentIndex(List);
        (m_pages.rows() > 0 ? static_cast<QWidget *>(m_table) : m_filterRow)->setFocus();
    } else if (key == FunctionKey::F5) {
        look(m_filter);
    } else if (key == FunctionKey::F6) {
        narrow({.object = current()->object});
    } else if (key == FunctionKey::F7) {
        narrow({.staff = current()->staff});
    }
}

void RecordScreen::triggerInReview(FunctionKey key)
{
    switch (key) {
    case FunctionKey::F4: return m_review->list()->setFocus();
    case FunctionKey::F5: return m_review->read();
    case FunctionKey::F8: return m_review->print();
    case FunctionKey::F12: return m_review->form()->advance();
    default: break;
    }
    const api::RecordFilter trail = *m_review->trail(); // F7; Esc comes back to the case
    m_fromReview = true;
    m_looked = true; // by this look, not by one at everything
    m_tabs->setCurrentIndex(List);
    m_filter = trail;
    look(trail);
}

void RecordScreen::showTab()
{
    const bool review = m_tabs->currentIndex() == Review;
    m_filterRow->setVisible(!review);
    m_foundLine->setVisible(!review);
    Q_EMIT keysChanged();
    Q_EMIT contextChanged();
}

bool RecordScreen::stepBack()
{
    if (m_tabs->currentIndex() == Review)
        return m_review->stepBack();
    if (std::exchange(m_fromReview, false)) {
        m_tabs->setCurrentIndex(Review);
        m_review->list()->setFocus();
        return true;
    }
    if (m_past.isEmpty())
        return false;
    look(m_past.takeLast());
    return true;
}

void RecordScreen::open(const QString &object)
{
    m_past.clear();
    m_looked = m_fromReview = false;
    refreshHead();
    {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(object == reviewSection ? Review : List);
    }
    showTab();
    m_tabs->currentIndex() == Review ? m_review->read() : look({});
}

QWidget *RecordScreen::firstFocus()
{
    if (m_tabs->currentIndex() == Review) {
        QWidget *inForm = m_review->inOpenForm();
        return inForm ? inForm : m_review->firstFocus();
    }
    return m_pages.rows() > 0 ? static_cast<QWidget *>(m_table) : m_filterRow;
}

void RecordScreen::setCompact(bool compact)
{
    m_headLine->setVisible(!compact); // the status line says it, too
    m_review->setCompact(compact);
}

QString RecordScreen::context() const
{
    if (m_tabs->currentIndex() == Review)
        return m_review->context();
    const QString rule = tr("Every access is here, refusals too, and looking here as well. Entries are chained and signed; the server witnesses them, so that nothing can be changed or left out unnoticed.");
    const QString keys = tr("Alt+K: what is looked for. F7: all that this person did. F6: everybody who came to what this entry is about. Enter: all of the same reception number, to compare with the paper. Esc goes one step back.");
    const api::RecordLine *line = m_tabs->currentIndex() == List ? current() : nullptr;
    if (!line)
        return (m_tabs->currentIndex() == Counts ? tr("What was found, counted. Enter on a person or an operation looks for that alone.") : keys) + u"\n\n"_s + rule;
    QStringList parts{tr("No. %1").arg(grouped(line->sequence)), dayAndTime(line->at), recordSentence(*line)};
    if (line->outcome == api::Outcome::Denied)
        parts << tr("The person's duties do not include this; it was refused before anything was shown.");
    if (line->outcome == api::Outcome::Failed)
        parts << tr("It was tried and did not succeed; nothing was half-done.");
    if (isOutsideHours(inJapan(line->at)))
        parts << tr("Outside office hours: nobody was expected at the terminal.");
    if (!line->object.isEmpty())
        parts << tr("Internal id of what it is about: %1").arg(line->object);
    return parts.join(u'\n') + u"\n\n"_s + keys + u"\n\n"_s + rule;
}

void RecordScreen::clear()
{
    m_answers.forget();
    m_long.stop();
    m_pages.clear();
    m_table->setCount(0);
    m_counts->clear();
    m_review->clear();
    m_filterRow->clear();
    m_found->clear();
    m_filter = {};
    m_past.clear();
    m_looked = m_fromReview = false;
}

void RecordScreen::narrow(const api::RecordFilter &filter)
{
    m_fromReview = false;
    if (filter != m_filter)
        m_past += m_filter;
    look(filter);
}

void RecordScreen::look(const api::RecordFilter &filter)
{
    m_answers.forget();
    if (!m_looked) {
        m_empty->set(Icon::Record, tr("Reading the record…"));
        m_empty->setAction({});
        m_stack->setCurrentWidget(m_empty);
    }
    m_long.start();
    m_answers.when(m_services.record.look(filter, RecordPages::pageRows), [this, filter](const Result<api::RecordLook> &answer) { take(filter, answer); });
}

void RecordScreen::take(const api::RecordFilter &filter, const Result<api::RecordLook> &answer)
{
    m_long.stop();
    if (!answer && !answer.error().field.isEmpty()) { // what was typed; what is shown stays
        if (!m_past.isEmpty() && filter != m_filter)
            m_past.removeLast();
        return m_filterRow->setError(answer.error());
    }
    const bool wasInRow = m_filterRow->isAncestorOf(focusWidget()) || !m_looked;
    m_looked = true;
    m_filter = filter;
    m_filterRow->setPeople(m_services.record.people());
    m_filterRow->setFilter(filter);
    m_table->setCount(0);
    if (!answer) {
        m_pages.clear();
        m_counts->clear();
        m_empty->set(Icon::Warning, sentence(answer.error()), u"%1 (%2)"_s.arg(nextStep(answer.error()), shortCode(answer.error())));
        m_empty->setAction({});
    } else {
        m_pages.begin(*answer);
        m_table->setCount(m_pages.rows());
        m_counts->show(*answer);
        const bool all = filter == api::RecordFilter();
        m_empty->set(Icon::Record, all ? tr("There are no entries yet.") : tr("No entry fits."),
                     all ? QString() : tr("Nothing of this kind was done, or it is written down elsewhere: this is the record of this one terminal. A wider stretch of days may help."));
        m_empty->setAction(all ? QString() : tr("Look at everything"));
    }
    showFound(answer ? answer->all : api::RecordCount());
    m_everything->setVisible(filter != api::RecordFilter());
    m_stack->setCurrentWidget(m_pages.rows() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (m_pages.rows() > 0) {
        m_table->scrollToTop();
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
        if (m_tabs->currentIndex() == List && (wasInRow || !focusWidget() || !focusWidget()->isVisible()) && isVisible())
            m_table->setFocus();
    } else if (isVisible() && (!focusWidget() || !focusWidget()->isVisible() || focusWidget() == m_table)) {
        m_filterRow->setFocus();
    }
    Q_EMIT keysChanged();
    Q_EMIT contextChanged();
}

void RecordScreen::refreshHead()
{
    const api::RecordHead head = m_services.record.head();
    const bool whole = head.size > 0 && head.anchored == head.size;
    m_badge->set(whole ? Tone::Confirmed : Tone::Neutral, whole ? Icon::Check : Icon::Waiting, whole ? tr("witnessed") : tr("witness under way"));
    m_head->setText(tr("%1 entries · signed %2 · witnessed by the server up to no. %3 (%4)")
                        .arg(grouped(head.size), ago(head.signedAt, m_services.clock.utc()), grouped(head.anchored), ago(head.anchoredAt, m_services.clock.utc())));
}

void RecordScreen::showFound(const api::RecordCount &all)
{
    QStringList parts{tr("%1 found").arg(grouped(all.entries))};
    if (all.denied > 0)
        parts << tr("%1 refused").arg(grouped(all.denied));
    if (all.failed > 0)
        parts << tr("%1 failed").arg(grouped(all.failed));
    if (all.outsideHours > 0)
        parts << tr("%1 outside office hours").arg(grouped(all.outsideHours));
    const QString what = scope();
    m_found->setText((what.isEmpty() ? QString() : what + u"  "_s) + parts.join(u" · "_s));
}

/// What is looked for and has no field of its own.
QString RecordScreen::scope() const
{
    QStringList parts;
    if (!m_filter.object.isEmpty())
        parts << tr("History of …%1").arg(m_filter.object.right(8));
    if (!m_filter.useCase.isEmpty())
        parts << tr("Only “%1”").arg(deedWord(m_filter.useCase));
    return parts.join(u' ');
}

const api::RecordLine *RecordScreen::current() const { return m_pages.row(m_table->currentRow()); }

Cell RecordScreen::cell(int row, int column) const
{
    const api::RecordLine *line = m_pages.row(row);
    if (!line)
        return column == What ? absent(tr("coming")) : Cell();
    switch (column) {
    case When: {
        const QDateTime at = inJapan(line->at);
        const api::RecordLine *above = m_pages.row(row - 1);
        const bool newDay = !above || inJapan(above->at).date() != at.date();
        const QString time = at.toString(u"H:mm:ss"_s);
        Cell cell{newDay ? tr("%1/%2 %3").arg(at.date().month()).arg(at.date().day()).arg(time) : time};
        if (isOutsideHours(at)) {
            cell.tone = Tone::Attention;
            cell.aside = tr("outside hours");
        }
        return cell;
    }
    case What: {
        Cell cell{recordSentence(*line)};
        if (line->outcome != api::Outcome::Done) {
            cell.tone = cell.iconTone = line->outcome == api::Outcome::Denied ? Tone::Blocked : Tone::Attention;
            cell.icon = Icon::Warning;
        }
        return cell;
    }
    case Amount: return line->count >= 0 ? Cell{tr("%1 records").arg(grouped(line->count))} : absent(tr("none"));
    case Reception: return line->receptionNumber.isEmpty() ? absent(tr("none")) : Cell{line->receptionNumber};
    case Witnessed: {
        Cell cell{line->anchored ? tr("witnessed") : tr("not yet")};
        cell.tone = cell.iconTone = line->anchored ? Tone::Confirmed : Tone::Neutral;
        cell.icon = line->anchored ? Icon::Check : Icon::Waiting;
        return cell;
    }
    default: return {};
    }
}

} // namespace madoguchi::ui
