#include "ui/screens/record/review_section.h"

#include "ui/screens/record/review_paper.h"
#include "ui/screens/record/sign_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/scroll_page.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/review_words.h"
#include "ui/words/terms.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
enum Column { What, Entries, State };
constexpr int shownEntries = 12, longestText = 200; // characters, as an order takes them
constexpr int longReading = 300;                    // ms

QString whoWords(const QString &id, const QString &name) { return id.isEmpty() ? ReviewSection::tr("nobody logged in") : name.isEmpty() ? id : name; }
QString settlementWords(const api::CaseSettlement &settled)
{
    return ReviewSection::tr("%1 on %2 by %3: %4").arg(answerWord(settled.answer), dayAndYear(inJapan(settled.at).date()), settled.by, settled.reason);
}
} // namespace

ReviewSection::ReviewSection(api::Services &services)
    : Section(services, tr("Review")), m_answers(this), m_lines(this),
      m_list(new RowsTable(tr("Review of the record"), {{tr("What"), 0}, {tr("Entries"), 64, true}, {tr("State"), 112}})), m_state(new Notice), m_printed(new Notice), m_sheet(new Sheet), m_page(new ScrollPage),
      m_facts(new FactList), m_text(new Paragraph)
{
    m_list->setObjectName(u"review"_s);
    m_list->setEmptyText(tr("The record has not been read for its review."));
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    left()->addWidget(m_state);
    left()->addWidget(m_list, 1);
    left()->addWidget(m_printed);
    m_page->append(m_facts);
    m_page->append(m_text);
    m_sheet->body()->addWidget(m_page, 1);
    setDetail(m_sheet);
    m_long.setSingleShot(true);
    m_long.setInterval(longReading);
    connect(&m_long, &QTimer::timeout, this, [this] { m_state->say(Tone::Neutral, Icon::Waiting, tr("The record is being read for its review…")); });
    connect(m_list, &RowsTable::rowChanged, this, [this] { choose(); });
    connect(m_list, &RowsTable::opened, this, [this] {
        if (form() && form()->firstFocus())
            form()->firstFocus()->setFocus();
    });
}

QWidget *ReviewSection::list() const { return m_list; }

int ReviewSection::waiting() const
{
    return static_cast<int>(std::ranges::count_if(m_view.cases, [](const api::ReviewCase &one) { return !one.settled; }));
}

QString ReviewSection::context() const
{
    return tr("What stands out by the stated rules waits here until an auditor has looked into it. Enter: answer it. F7: all that this person did in those days. Esc: back to the list.\n\n"
              "Explained: there was a good reason, and you write it down. Irregular: there was none; supervisors and administrators see that it stands until it is explained what became of it.\n\n"
              "Then compare the sample with the paper: the program chooses the receptions by the record's own sum, so nobody picks them. The signature stands for all of it. Nobody answers for what they did themselves.");
}

void ReviewSection::read()
{
    m_answers.forget();
    m_long.start();
    m_answers.when(m_services.review.review(), [this](const Result<api::ReviewView> &answer) { take(answer); });
}

void ReviewSection::take(const Result<api::ReviewView> &answer)
{
    m_long.stop();
    m_read = true;
    if (!answer) { // what cannot be read is not signed either
        if (form() && !form()->isBusy())
            closeForm();
        emptyOut();
        m_state->say(answer.error());
        Q_EMIT changed();
        return;
    }
    m_view = *answer;
    const bool wasEmpty = m_rows.isEmpty();
    show();
    if (wasEmpty && isVisible())
        m_list->setFocus();
}

void ReviewSection::show()
{
    const QDate today = m_services.clock.today();
    const bool overdue = m_view.due.isValid() && m_view.due < today;
    if (!m_view.from.isValid())
        m_state->say(Tone::Confirmed, Icon::Check, tr("Nothing has come to the record since its last review."), m_view.due.isValid() ? tr("The next one is due on %1.").arg(dayAndYear(m_view.due)) : QString());
    else if (overdue)
        m_state->say(Tone::Attention, Icon::Warning, tr("This review was due on %1.").arg(dayAndYear(m_view.due)));
    else if (m_view.cases.isEmpty())
        m_state->say(Tone::Confirmed, Icon::Check, tr("Nothing stands out since %1.").arg(dayAndYear(m_view.from)), tr("The review is due on %1.").arg(dayAndYear(m_view.due)));
    else
        m_state->say(Tone::Neutral, Icon::Info, tr("Review since %1; due on %2.").arg(dayAndYear(m_view.from), dayAndYear(m_view.due)));
    m_rows.clear();
    for (const bool settled : {false, true}) {
        for (qsizetype i = 0; i < m_view.cases.size(); ++i) {
            if (m_view.cases[i].settled.has_value() == settled)
                m_rows.append({Kind::Case, i});
        }
    }
    for (qsizetype i = 0; i < m_view.irregular.size(); ++i)
        m_rows.append({Kind::Irregular, i});
    if (m_view.from.isValid())
        m_rows.append({Kind::Sign});
    for (qsizetype i = 0; i < m_view.reviews.size(); ++i)
        m_rows.append({Kind::Signed, i});
    m_rows.append({Kind::Rules});
    QList<QList<Cell>> rows;
    int wanted = 0;
    for (const Row &row : std::as_const(m_rows)) {
        if (keyOf(row) == m_current)
            wanted = static_cast<int>(rows.size());
        rows += cells(row);
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(rows);
        m_list->selectRow(wanted);
    }
    choose();
}

QList<Cell> ReviewSection::cells(const Row &row) const
{
    switch (row.kind) {
    case Kind::Case: {
        const api::ReviewCase &one = m_view.cases[row.index];
        Cell what{ruleWord(one.rule), tr("%1, %2").arg(whoWords(one.staff, one.staffName), stretchWords(one.from, one.until))};
        what.icon = one.settled ? Icon::Check : Icon::Warning;
        what.iconTone = one.settled ? Tone::Confirmed : severityTone(one.severity);
        if (one.settled && one.settled->answer == api::CaseAnswer::Irregular) {
            what.icon = Icon::Blocked;
            what.iconTone = Tone::Blocked;
        }
        const Cell state = one.settled ? toned(one.settled->answer == api::CaseAnswer::Irregular ? Tone::Blocked : Tone::Confirmed, answerWord(one.settled->answer)) : toned(severityTone(one.severity), severityWord(one.severity));
        return {what, {grouped(one.count)}, state};
    }
    case Kind::Irregular: {
        const api::IrregularCase &one = m_view.irregular[row.index];
        Cell what{ruleWord(one.rule), tr("%1, terminal %2").arg(whoWords(one.staff, one.staffName), one.terminal.text())};
        what.icon = Icon::Blocked;
        what.iconTone = Tone::Blocked;
        return {what, absent(tr("none")), toned(Tone::Blocked, tr("still irregular"))};
    }
    case Kind::Sign: {
        Cell what{tr("Compare with the paper and sign"), tr("%1 of %2 receptions").arg(m_view.sample.size()).arg(grouped(m_view.receptions))};
        what.icon = Icon::Approval;
        what.iconTone = Tone::Accent;
        return {what, {grouped(m_view.size)}, whyNotYet().isEmpty() ? toned(Tone::Accent, tr("can be signed")) : absent(tr("not yet"))};
    }
    case Kind::Signed: {
        const auto &one = m_view.reviews[row.index];
        Cell what{tr("Review until %1").arg(dayAndYear(one.until)), tr("signed by %1").arg(one.by)};
        what.icon = Icon::Document;
        return {what, {grouped(one.size)}, one.irregular > 0 ? toned(Tone::Blocked, tr("%1 irregular").arg(one.irregular)) : toned(Tone::Confirmed, tr("signed"))};
    }
    case Kind::Rules: {
        const auto undecided = std::ranges::count_if(m_view.rules, [](const api::ReviewRule &rule) { return !rule.undecided.isEmpty(); });
        Cell what{tr("Rules by which entries stand out"), tr("%1 rules, %2 of them not yet").arg(m_view.rules.size()).arg(undecided)};
        what.icon = Icon::Info;
        return {what, absent(tr("none")), {}};
    }
    }
    return {};
}

QString ReviewSection::keyOf(const Row &row) const
{
    switch (row.kind) {
    case Kind::Case: return m_view.cases[row.index].id;
    case Kind::Irregular: return m_view.irregular[row.index].id;
    case Kind::Sign: return u"sign/%1"_s.arg(m_view.size);
    case Kind::Signed: return u"signed/%1"_s.arg(m_view.reviews[row.index].size);
    case Kind::Rules: return u"rules"_s;
    }
    return {};
}

const api::ReviewCase *ReviewSection::chosen() const
{
    const Row row = m_rows.value(m_list->currentRow(), {Kind::Rules});
    return row.kind == Kind::Case ? &m_view.cases[row.index] : nullptr;
}

/// What a form is about: something that came to it, or another's answer, begins it anew.
QString ReviewSection::subjectOf(const Row &row) const
{
    const QString key = keyOf(row);
    if (row.kind == Kind::Case)
        return subjectOf(key, m_view.cases[row.index].last, m_view.cases[row.index].settled);
    if (row.kind == Kind::Irregular)
        return subjectOf(key, m_view.irregular[row.index].last, m_view.irregular[row.index].settled);
    return row.kind == Kind::Sign ? subjectOf(key, waiting(), {}) : key;
}

QString ReviewSection::subjectOf(const QString &key, qint64 last, const std::optional<api::CaseSettlement> &settled)
{
    return u"%1/%2/%3"_s.arg(key).arg(last).arg(settled ? settled->at.toMSecsSinceEpoch() : 0);
}

std::optional<api::RecordFilter> ReviewSection::trail() const
{
    const api::ReviewCase *one = chosen();
    if (!one || one->staff.isEmpty())
        return {};
    return api::RecordFilter{.from = inJapan(one->from).date(), .until = inJapan(one->until).date(), .staff = one->staff};
}

void ReviewSection::choose()
{
    const int at = m_list->currentRow();
    if (at < 0 || at >= m_rows.size())
        return;
    const Row row = m_rows[at];
    m_current = keyOf(row);
    if (isAbout(subjectOf(row)))
        return;
    m_lines.forget();
    closeForm();
    m_text->clear();
    if (row.kind == Kind::Case)
        keep(caseForm(m_view.cases[row.index]));
    else if (row.kind == Kind::Irregular)
        keep(irregularForm(m_view.irregular[row.index]));
    else if (row.kind == Kind::Sign)
        keep(signForm());
    else if (row.kind == Kind::Signed)
        tellSigned(m_view.reviews[row.index]);
    else
        tellRules();
    Q_EMIT changed();
}

OrderForm *ReviewSection::caseForm(const api::ReviewCase &one)
{
    auto *made = new OrderForm(m_services, ruleWord(one.rule), subjectOf(one.id, one.last, one.settled));
    const auto rule = std::ranges::find(m_view.rules, one.rule, &api::ReviewRule::id);
    auto *facts = new FactList;
    facts->add(tr("Who"), whoWords(one.staff, one.staffName), true);
    facts->add(tr("When"), stretchWords(one.from, one.until));
    facts->add(tr("Entries"), one.count > 1 ? tr("%1, no. %2 to %3").arg(grouped(one.count), grouped(one.first), grouped(one.last)) : tr("no. %1").arg(grouped(one.first)));
    facts->add(tr("Rule"), rule == m_view.rules.end() ? ruleWord(one.rule) : ruleSentence(*rule));
    if (one.settled)
        facts->add(tr("Answered"), settlementWords(*one.settled));
    made->add(facts);
    answer(made, {one.id, m_view.terminal, one.rule, StaffId(one.staff), one.last, {}, {}}, ruleWord(one.rule));
    auto *entries = new Paragraph;
    entries->setObjectName(u"caseEntries"_s);
    made->add(entries);
    m_lines.when(m_services.review.lines(one.entries.first(std::min<qsizetype>(shownEntries, one.entries.size()))), [entries = QPointer<Paragraph>(entries), count = one.count](const Result<QList<api::RecordLine>> &lines) {
        if (!entries || !lines)
            return;
        QStringList text;
        for (const api::RecordLine &line : *lines)
            text << QStringList{shortTime(line.at, {}), line.outcome == api::Outcome::Done ? deedWord(line.useCase) : recordSentence(line), line.receptionNumber}.join(u"  "_s);
        if (count > lines->size())
            text << tr("and %1 more: F7").arg(grouped(count - lines->size()));
        entries->setText(text.join(u'\n'));
    });
    return made;
}

OrderForm *ReviewSection::irregularForm(const api::IrregularCase &one)
{
    auto *made = new OrderForm(m_services, ruleWord(one.rule), subjectOf(one.id, one.last, one.settled));
    auto *facts = new FactList;
    facts->add(tr("Who"), whoWords(one.staff, one.staffName), true);
    facts->add(tr("Terminal"), one.terminal.text());
    facts->add(tr("Answered"), settlementWords(one.settled));
    made->add(facts);
    answer(made, {one.id, one.terminal, one.rule, StaffId(one.staff), one.last, {}, {}}, ruleWord(one.rule));
    return made;
}

/// The fields of an answer and what becomes of it.
void ReviewSection::answer(OrderForm *form, const api::SettleCase &subject, const QString &what)
{
    auto *choices = new Choices({answerWord(api::CaseAnswer::Explained), answerWord(api::CaseAnswer::Irregular)}, Qt::Vertical);
    auto *reason = new PlainEdit;
    reason->setMaxLength(longestText);
    auto *decision = new Field(u"answer"_s, tr("Answer"), choices);
    auto *why = new Field(u"reason"_s, tr("Reason"), reason);
    why->setHint(tr("What was found and who said so. No resident's name."));
    form->add(decision);
    form->add(why);
    if (!subject.staff.isEmpty() && subject.staff == me())
        return form->setLocked(tr("You did this yourself: another auditor answers it."));
    const auto order = [=] {
        api::SettleCase made = subject;
        made.answer = choices->current() == 1 ? api::CaseAnswer::Irregular : api::CaseAnswer::Explained;
        made.reason = reason->text().trimmed();
        return made;
    };
    form->setPlan(tr("Answer it"), [=] {
        const bool irregular = choices->current() == 1;
        return OrderForm::Plan{order(), irregular ? tr("“%1” is irregular: %2").arg(what, reason->text().trimmed()) : tr("“%1” is explained: %2").arg(what, reason->text().trimmed()),
                               irregular ? tr("Supervisors and administrators see that it stands until it is explained what became of it.") : tr("Your name and the reason stand with it."), tr("The answer is kept.")};
    });
    // What was just done is known: reading the record anew would be another entry of it.
    connect(form, &OrderForm::carriedOut, this, [this, order, by = m_services.session.current()] {
        const api::SettleCase given = order();
        const api::CaseSettlement settled{given.answer, given.reason, by ? by->actor.name : QString(), m_services.clock.utc()};
        for (api::ReviewCase &one : m_view.cases) {
            if (one.id != given.id)
                continue;
            m_view.answered += !one.settled;
            m_view.answeredIrregular += (given.answer == api::CaseAnswer::Irregular) - (one.settled && one.settled->answer == api::CaseAnswer::Irregular);
            one.settled = settled;
        }
        for (api::IrregularCase &one : m_view.irregular) {
            if (one.id == given.id)
                one.settled = settled;
        }
        m_view.irregular.removeIf([](const api::IrregularCase &one) { return one.settled.answer == api::CaseAnswer::Explained; });
        m_current.clear(); // on with the first that is open
        show();
    });
}

QString ReviewSection::whyNotYet() const
{
    if (m_view.moreCases > 0)
        return tr("More stands out than a review can answer one by one (%1 more). Something is wrong with the rules' numbers, or it is an incident: tell who is responsible.").arg(grouped(m_view.moreCases));
    if (const int open = waiting(); open > 0)
        return tr("%1 cases have still to be answered.").arg(open);
    return {};
}

OrderForm *ReviewSection::signForm()
{
    OrderForm *const made = signReviewForm(m_services, m_view, subjectOf({Kind::Sign}), whyNotYet());
    connect(made, &OrderForm::carriedOut, this, [this] { // another stretch begins
        m_current = u"signed/%1"_s.arg(m_view.size);
        m_rows.clear();
        const QSignalBlocker quiet(m_list);
        m_list->setRows({});
        read();
    });
    return made;
}

void ReviewSection::tellSigned(const api::ReviewView::Signed &review)
{
    m_sheet->setHeading(tr("Signed review"));
    m_facts->clear();
    m_facts->add(tr("Number"), reviewNumber(m_view.terminal, review));
    m_facts->add(tr("Period"), periodWords(review.from, review.until));
    m_facts->add(tr("Record"), tr("%1 entries, sum %2").arg(grouped(review.size), shortRoot(review.root)));
    m_facts->add(tr("Cases"), tr("%1 answered, %2 of them irregular").arg(review.cases).arg(review.irregular));
    m_facts->add(tr("Sample"), tr("%1 of %2 receptions; paper missing %3, differing %4").arg(review.sampled).arg(grouped(review.receptions)).arg(review.missing).arg(review.differing));
    m_facts->add(tr("Remarks"), review.remarks.isEmpty() ? tr("none") : review.remarks);
    m_facts->add(tr("Signed"), tr("%1, %2").arg(review.by, dayAndTime(review.at)));
    m_text->setText(m_services.print.printers().isEmpty() ? tr("This terminal cannot print: no printer that it may use is there. The administrator sets them.") : tr("F8 prints it."));
}

void ReviewSection::tellRules()
{
    m_sheet->setHeading(tr("Rules by which entries stand out"));
    m_facts->clear();
    for (const api::ReviewRule &rule : std::as_const(m_view.rules))
        m_facts->add(ruleWord(rule.id), rule.undecided.isEmpty() ? ruleSentence(rule) : ruleSentence(rule) + u'\n' + undecidedSentence(rule.undecided));
    m_text->setText(m_view.rules.isEmpty() ? QString() : tr("In force since %1. The numbers are the office's own; no law says them.").arg(dayAndYear(m_view.rules.first().effective)));
}

bool ReviewSection::canPrint() const
{
    const Row row = m_rows.value(m_list->currentRow(), {Kind::Rules});
    return row.kind == Kind::Signed && !m_printing && may(api::UseCase::RecordPrint) && !m_services.print.printers().isEmpty();
}

void ReviewSection::print()
{
    const auto session = m_services.session.current();
    if (!canPrint() || !session)
        return;
    const auto &review = m_view.reviews[m_rows[m_list->currentRow()].index];
    const QString printer = m_services.print.printers().first();
    const auto paper = std::make_shared<ReviewPaper>(m_view, review, ReviewPaper::Made{m_services.municipalityName, session->actor.name, session->actor.terminal.text(), m_services.clock.utc()});
    m_printing = true;
    m_printed->say(Tone::Neutral, Icon::Waiting, tr("%1 pages go to %2.").arg(paper->pages()).arg(printer));
    m_answers.when(m_services.print.print(api::UseCase::RecordPrint, paper, printer), [this, printer, pages = paper->pages()](const Result<Done> &printed) {
        m_printing = false;
        if (printed)
            m_printed->say(Tone::Confirmed, Icon::Check, tr("The review was given to %1: %2 pages. Fetch them at once.").arg(printer).arg(pages));
        else
            m_printed->say(printed.error());
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void ReviewSection::setCompact(bool compact)
{
    m_list->setColumnHidden(Entries, compact); // the form says it, too
}

void ReviewSection::clear()
{
    Section::clear();
    m_answers.forget();
    m_lines.forget();
    m_long.stop();
    m_read = m_printing = false;
    m_state->hush();
    m_printed->hush();
    for (auto *entries : findChildren<Paragraph *>(u"caseEntries"_s))
        entries->clear();
    emptyOut();
}

/// But for a form, which keeps what was typed.
void ReviewSection::emptyOut()
{
    m_view = {};
    m_rows.clear();
    m_sheet->setHeading({});
    m_facts->clear();
    m_text->clear();
    const QSignalBlocker quiet(m_list);
    m_list->setRows({});
}

} // namespace madoguchi::ui
