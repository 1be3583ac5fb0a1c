#include "ui/screens/grants/confirmation_section.h"

#include "domain/fiscal_year.h"
#include "ui/screens/grants/roster_paper.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

ConfirmationSection::ConfirmationSection(api::Services &services)
    : Section(services, tr("Roster of the year")), m_print(new QPushButton(tr("Print the roster (F8)"))), m_printed(new Notice), m_state(new Notice),
      m_list(new RowsTable(tr("Confirmations"), {{tr("Fiscal year"), 0}, {tr("Confirmed by"), 104}, {tr("At"), 128}, {tr("Persons"), 56, true}})),
      m_sheet(new Sheet(tr("List as it is shown now"))), m_facts(new FactList)
{
    m_print->setObjectName(u"printRoster"_s);
    m_print->setAccessibleName(m_print->text());
    m_print->setAutoDefault(true);
    connect(m_print, &QPushButton::clicked, this, &ConfirmationSection::print);
    m_list->setObjectName(u"rosters"_s);
    m_list->setEmptyText(tr("No roster has been confirmed yet."));
    left()->addWidget(m_state);
    left()->addWidget(m_list, 1);
    left()->addWidget(m_printed);
    left()->addWidget(m_print);
    m_sheet->body()->addWidget(m_facts);
    m_sheet->body()->addStretch();
    setDetail(m_sheet);
    connect(m_list, &RowsTable::opened, this, [this] {
        if (form() && form()->firstFocus())
            form()->firstFocus()->setFocus();
    });
}

QWidget *ConfirmationSection::list() const { return m_list; }

QString ConfirmationSection::context() const
{
    return tr("Once a fiscal year, and whenever the municipality's rules ask for it, somebody responsible reads who holds which functions and confirms that it is "
              "right. Read the list under \"Granted functions\" first; end there what is not needed any more.\n\n"
              "What is confirmed is the list as it was shown. If it has changed meanwhile, it is read again.\n\nThe next year's list is read in March.");
}

void ConfirmationSection::setView(const api::DirectoryView &view)
{
    m_view = view;
    const QDate today = m_services.clock.today();
    const int now = domain::fiscalYearOf(today);
    QList<QList<Cell>> rows;
    for (const auto &roster : view.rosters)
        rows += {{fiscalYearWords(roster.fiscalYear)}, {roster.by}, {shortTime(roster.at, today)}, {grouped(roster.persons)}};
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(rows);
    }
    const auto done = std::ranges::find(view.rosters, now, &api::RosterView::fiscalYear);
    if (done == view.rosters.end())
        m_state->say(Tone::Attention, Icon::Warning, tr("The roster of %1 has not been confirmed yet.").arg(fiscalYearWords(now)));
    else
        m_state->say(Tone::Confirmed, Icon::Check, tr("%1: confirmed by %2 on %3.").arg(fiscalYearWords(now), done->by, dayAndYear(inJapan(done->at).date())));
    findPrinters();
    if (!isAbout(QString::number(view.version)))
        choose();
}

bool ConfirmationSection::canPrint() const { return m_print->isEnabled(); }

/// Asked each time the list is read: a printer may have been switched on since.
void ConfirmationSection::findPrinters()
{
    if (const QStringList names = m_services.print.printers(); names != m_printers) {
        m_printers = names;
        delete m_printerField;
        m_printer = nullptr;
        m_printerField = nullptr;
        if (names.size() > 1) {
            m_printer = new Choices(names, Qt::Vertical);
            m_printer->setCurrent(0);
            m_printerField = new Field(u"printer"_s, tr("Printer"), m_printer);
            left()->insertWidget(left()->indexOf(m_print), m_printerField);
        }
        if (names.isEmpty())
            m_printed->say(Tone::Neutral, Icon::Info, tr("This terminal cannot print: no printer that it may use is there. The administrator sets them."));
        else
            m_printed->hush();
    }
    lightPrint();
}

void ConfirmationSection::lightPrint()
{
    m_print->setEnabled(!m_printing && m_printers && !m_printers->isEmpty() && m_view.version > 0 && may(api::UseCase::RosterPrint));
    Q_EMIT changed();
}

void ConfirmationSection::print()
{
    const auto session = m_services.session.current();
    if (!canPrint() || !session)
        return;
    const QString printer = m_printers->at(m_printer ? std::max(0, m_printer->current()) : 0);
    const auto paper = std::make_shared<RosterPaper>(
        m_view, m_services.clock.today(), RosterPaper::Made{m_services.municipalityName, session->actor.name, session->actor.terminal.text(), m_services.clock.utc()});
    m_printing = true;
    m_printed->say(Tone::Neutral, Icon::Waiting, tr("%1 pages go to %2.").arg(paper->pages()).arg(printer));
    m_answers.when(m_services.print.print(api::UseCase::RosterPrint, paper, printer), [this, printer, pages = paper->pages()](const Result<Done> &printed) {
        if (printed)
            m_printed->say(Tone::Confirmed, Icon::Check, tr("The roster was given to %1: %2 pages. Fetch them at once.").arg(printer).arg(pages));
        else
            m_printed->say(printed.error());
        m_printing = false;
        lightPrint();
    });
    lightPrint();
}

void ConfirmationSection::tell(FactList &facts) const
{
    const auto persons = std::ranges::count_if(m_view.staff, [](const api::StaffView &staff) { return !staff.inForce.isEmpty(); });
    facts.clear();
    facts.add(tr("Version"), tr("No. %1, of %2").arg(m_view.version).arg(dayAndTime(m_view.at)));
    facts.add(tr("Persons"), tr("%1 hold functions today").arg(persons));
    facts.add(tr("Waiting"), m_view.applications.isEmpty() ? tr("no application") : tr("%1 applications").arg(m_view.applications.size()));
}

void ConfirmationSection::choose()
{
    tell(*m_facts);
    if (may(api::UseCase::RosterConfirm) && m_view.version > 0)
        keep(confirmForm());
}

OrderForm *ConfirmationSection::confirmForm()
{
    const int now = domain::fiscalYearOf(m_services.clock.today());
    auto *made = new OrderForm(m_services, tr("Confirm the roster"), QString::number(m_view.version));
    auto *facts = new FactList;
    tell(*facts);
    auto *year = new Choices({fiscalYearWords(now), fiscalYearWords(now + 1)}, Qt::Vertical);
    year->setCurrent(0);
    made->add(facts);
    made->add(new Field(u"fiscalYear"_s, tr("Fiscal year"), year));
    made->setPlan(tr("Confirm"), [=, version = m_view.version] {
        const int chosen = now + year->current();
        return OrderForm::Plan{api::ConfirmRoster{chosen, version},
                               tr("You confirm: I have read the list No. %1, and for %2 it is right.").arg(version).arg(fiscalYearWords(chosen)),
                               tr("Your name stands with it."), tr("The roster of %1 has been confirmed.").arg(fiscalYearWords(chosen))};
    });
    return made;
}

void ConfirmationSection::clear()
{
    Section::clear();
    m_answers.forget();
    m_view = {};
    m_printers.reset();
    m_printing = false;
    m_printed->hush();
    lightPrint();
    const QSignalBlocker quiet(m_list);
    m_list->setRows({});
}

} // namespace madoguchi::ui
