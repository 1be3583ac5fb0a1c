#include "ui/screens/retention/retention_section.h"

#include "ui/theme/theme.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
enum HistoryColumn { Ordered, Things, Terminals };
constexpr int longReading = 300; // ms

QString amountWords(const api::ExpiredList &list)
{
    if (list.superseded == 0)
        return RetentionSection::tr("%1 things").arg(grouped(list.count));
    const QString versions = RetentionSection::tr("%1 former versions").arg(grouped(list.superseded));
    return list.count == 0 ? versions : RetentionSection::tr("%1 things and %2").arg(grouped(list.count)).arg(versions);
}

QString subjectOf(const api::ExpiredList &list) { return QString::fromLatin1(list.digest.toHex()); }

void tell(FactList &facts, const api::ExpiredList &list)
{
    facts.add(RetentionSection::tr("Day"), dayAndYear(list.day));
    facts.add(RetentionSection::tr("Things"), grouped(list.count));
    facts.add(RetentionSection::tr("Former versions"), grouped(list.superseded));
}

QList<Cell> kindRow(const api::ExpiredCount &kind) { return {{feedKindWord(kind.kind)}, {grouped(kind.count)}, warekiCell(kind.oldest)}; }

QList<Cell> itemRow(const api::ExpiredItem &item)
{
    return {{feedKindWord(item.kind)}, item.label.isEmpty() ? absent(RetentionSection::tr("no number")) : Cell{item.label}, warekiCell(item.keptUntil),
            item.persons > 0 ? Cell{grouped(item.persons)} : absent(RetentionSection::tr("not a household"))};
}

QList<Cell> erasureRow(const api::ErasureView &erasure)
{
    Cell ordered = warekiCell(erasure.day);
    ordered.second = erasure.by; // on that day, but for one that was read before midnight
    Cell terminals{RetentionSection::tr("%1 of %2 carried out").arg(erasure.terminals - erasure.waiting.size()).arg(erasure.terminals)};
    if (!erasure.waiting.isEmpty())
        terminals.note = Cell::Note{Icon::Waiting, Tone::Attention, RetentionSection::tr("waits at %1").arg(erasure.waiting.join(RetentionSection::tr(", ", "between terminals")))};
    return {ordered, {grouped(erasure.count)}, terminals};
}

QLabel *historyCaption()
{
    auto *made = new QLabel(RetentionSection::tr("Erasures so far"));
    setStyleProperty(made, "type", u"soft"_s);
    return made;
}
} // namespace

RetentionSection::RetentionSection(api::Services &services)
    : Section(services, tr("To be erased")), m_state(new Notice),
      m_kinds(new RowsTable(tr("Kinds of what is over its period"), {{tr("Kind"), 0}, {tr("Count"), 72, true}, {tr("Kept until (oldest)"), 144}})),
      m_items(new RowsTable(tr("What is over its period"), {{tr("Kind"), 0}, {tr("Number"), 128}, {tr("Kept until"), 116}, {tr("Persons"), 64, true}})), m_rest(new Paragraph),
      m_sheet(new Sheet(tr("Erasure"))), m_facts(new FactList)
{
    m_kinds->setObjectName(u"kinds"_s);
    m_items->setObjectName(u"expired"_s);
    m_rest->setObjectName(u"rest"_s);
    setStyleProperty(m_rest, "type", u"soft"_s);
    left()->addWidget(m_state);
    left()->addWidget(m_kinds, 2);
    left()->addWidget(m_items, 3);
    left()->addWidget(m_rest);
    m_sheet->body()->addWidget(m_facts);
    m_sheet->body()->addWidget(historyCaption());
    m_sheet->body()->addWidget(makeHistory(), 1);
    setDetail(m_sheet);
    m_long.setSingleShot(true);
    m_long.setInterval(longReading);
    connect(&m_long, &QTimer::timeout, this, [this] { m_state->say(Tone::Neutral, Icon::Waiting, tr("What is over its period is being looked for…")); });
    for (const RowsTable *table : {m_kinds, m_items}) {
        connect(table, &RowsTable::opened, this, [this] {
            if (form() && form()->firstFocus())
                form()->firstFocus()->setFocus();
        });
    }
    tellList();
}

QWidget *RetentionSection::list() const { return m_kinds; }

QString RetentionSection::context() const
{
    return tr("For how long each kind is kept stands in the table of retention periods, with the rule behind it. What is listed here is over its period today.\n\n"
              "An order erases all of it at the server and at every terminal: households that have ended, members who have left, notifications, receptions, and former versions of what stays. "
              "Nothing of it can be brought back.\n\n"
              "At the right stands who ordered what, and which terminals have carried it out. One that is switched off does so once it is used again: look here until none waits.");
}

void RetentionSection::setCompact(bool compact)
{
    m_compact = compact;
    for (RowsTable *table : histories())
        table->setColumnHidden(Things, compact);
}

void RetentionSection::setView(const api::DirectoryView &view)
{
    m_erasures = view.erasures;
    for (RowsTable *table : histories())
        tellHistory(*table);
}

void RetentionSection::read()
{
    m_answers.forget();
    m_long.start();
    m_answers.when(m_services.link.expired(), [this](const Result<api::ExpiredList> &answer) { take(answer); });
}

void RetentionSection::take(const Result<api::ExpiredList> &answer)
{
    m_long.stop();
    if (!answer) { // what was read before stays: the server refuses an order of a list that is another one by now
        QStringList more{nextStep(answer.error()), tr("F5 looks once more."), shortCode(answer.error())};
        more.removeAll(QString());
        m_state->say(Tone::Blocked, Icon::Warning, sentence(answer.error()), more.join(u"  "_s));
        return;
    }
    m_expired = *answer;
    tellList();
    const QString subject = subjectOf(*answer);
    const bool another = form() && !isAbout(subject);
    say(*answer, another ? tr("The list has changed since it was shown. Read it once more.") : QString());
    if (isAbout(subject))
        return;
    const bool wasInForm = form() && form()->isAncestorOf(QApplication::focusWidget());
    if (!answer->isEmpty() && may(api::UseCase::ErasureOrder))
        keep(orderForm());
    else
        closeForm();
    if (wasInForm)
        m_kinds->setFocus();
}

void RetentionSection::say(const api::ExpiredList &list, const QString &more)
{
    if (list.isEmpty())
        m_state->say(Tone::Confirmed, Icon::Check, tr("Nothing has been kept longer than its period."), more);
    else
        m_state->say(Tone::Attention, Icon::Warning, tr("%1 have been kept for their period.").arg(amountWords(list)), more);
}

void RetentionSection::tellList()
{
    const api::ExpiredList list = m_expired.value_or(api::ExpiredList{});
    QList<QList<Cell>> kinds, items;
    for (const api::ExpiredCount &kind : list.kinds)
        kinds.append(kindRow(kind));
    for (const api::ExpiredItem &item : list.items)
        items.append(itemRow(item));
    for (RowsTable *table : {m_kinds, m_items})
        table->setEmptyText(m_expired ? tr("Nothing is over its period.") : tr("The list has not been read."));
    m_kinds->setRows(kinds);
    m_items->setRows(items);
    const qsizetype rest = list.count - list.items.size();
    m_rest->setText(rest > 0 ? tr("and %1 more; those that have been over longest are shown").arg(grouped(rest)) : QString());
    m_rest->setVisible(rest > 0);
    m_facts->clear();
    if (m_expired)
        tell(*m_facts, list);
}

OrderForm *RetentionSection::orderForm()
{
    const api::ExpiredList &list = *m_expired;
    auto *made = new OrderForm(m_services, tr("Order of the erasure"), subjectOf(list));
    auto *facts = new FactList;
    tell(*facts, list);
    made->add(facts);
    made->add(historyCaption());
    made->add(makeHistory());
    made->setPlan(tr("Order the erasure"), [order = api::EraseExpired{list.day, list.count, list.digest}, amount = amountWords(list)] {
        return OrderForm::Plan{order,
                               tr("You order: %1 that were over their period on %2 are erased at the server and at every terminal. This cannot be undone.")
                                   .arg(amount, dayAndYear(order.day)),
                               tr("The key of every terminal is changed at its next opening, so that copies made before open no more."),
                               tr("The erasure has been ordered.")};
    });
    // Carried out or refused: the list may be another one now.
    connect(made, &OrderForm::changed, this, [this, made, facts, sent = false]() mutable {
        if (made->isBusy())
            sent = true;
        else if (std::exchange(sent, false) && !facts->isHidden()) // hidden: only card or password was wrong
            read();
    });
    return made;
}

RowsTable *RetentionSection::makeHistory() const
{
    auto *made = new RowsTable(tr("Erasures so far"), {{tr("Day, ordered by"), 144}, {tr("Things"), 64, true}, {tr("Terminals"), 0}});
    made->setObjectName(u"erasures"_s);
    made->setEmptyText(tr("Nothing has been erased yet."));
    made->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    made->setColumnHidden(Things, m_compact);
    tellHistory(*made);
    return made;
}

QList<RowsTable *> RetentionSection::histories() const { return findChildren<RowsTable *>(u"erasures"_s); }

void RetentionSection::tellHistory(RowsTable &table) const
{
    QList<QList<Cell>> rows;
    for (const api::ErasureView &erasure : m_erasures)
        rows.append(erasureRow(erasure));
    table.setRows(rows);
}

/// What was listed is ordered.
void RetentionSection::choose()
{
    m_expired.reset();
    tellList();
}

void RetentionSection::clear()
{
    const bool sent = form() && form()->isBusy();
    Section::clear();
    if (!sent) // nothing was typed into it; one that is under way says that its answer is not known
        closeForm();
    m_answers.forget();
    m_long.stop();
    m_state->hush();
    m_expired.reset();
    tellList();
    setView({});
}

} // namespace madoguchi::ui
