#include "ui/screens/grants/applications_section.h"

#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/scroll_page.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
void fill(FactList &facts, const api::ApplicationView &application, const QList<api::StaffView> &staff)
{
    facts.clear();
    const auto known = std::ranges::find(staff, application.staff, &api::StaffView::id);
    facts.add(ApplicationsSection::tr("For whom"), application.staffName, true);
    if (known != staff.end())
        facts.add(ApplicationsSection::tr("Duties"), ApplicationsSection::tr("%1, %2").arg(known->section, roleWord(known->role)));
    facts.add(ApplicationsSection::tr("Functions"), permissionsWords(application.permissions));
    facts.add(ApplicationsSection::tr("Period"), periodWords(application.from, application.until));
    facts.add(ApplicationsSection::tr("Reason"), application.reason);
    facts.add(ApplicationsSection::tr("Applied for"), ApplicationsSection::tr("%1, %2").arg(application.appliedBy, dayAndTime(application.at)));
    if (known != staff.end())
        facts.add(ApplicationsSection::tr("Holds today"), known->inForce.isEmpty() ? ApplicationsSection::tr("no functions") : permissionsWords(known->inForce));
}
} // namespace

ApplicationsSection::ApplicationsSection(api::Services &services)
    : Section(services, tr("Applications")),
      m_list(new RowsTable(tr("Applications that wait"), {{tr("Person"), 0}, {tr("Functions"), 152}, {tr("Since"), 96}})), m_sheet(new Sheet(tr("Application"))),
      m_page(new ScrollPage), m_facts(new FactList), m_who(new Notice),
      m_none(new EmptyState(Icon::Approval, tr("No application waits"), tr("What a section applies for stands here until somebody responsible has decided.")))
{
    m_list->setObjectName(u"applications"_s);
    m_list->setEmptyText(tr("No application waits."));
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    left()->addWidget(m_list, 1);
    m_page->append(m_facts);
    m_sheet->body()->addWidget(m_page, 1);
    m_sheet->body()->addWidget(m_who);
    m_sheet->body()->addWidget(m_none, 1);
    setDetail(m_sheet);
    connect(m_list, &RowsTable::rowChanged, this, [this] { choose(); });
    connect(m_list, &RowsTable::opened, this, [this] {
        if (form() && form()->firstFocus())
            form()->firstFocus()->setFocus();
    });
    choose();
}

int ApplicationsSection::waiting() const
{
    return may(api::UseCase::GrantDecide) ? static_cast<int>(std::ranges::count_if(m_applications, [](const auto &one) { return !one.mine; })) : 0;
}

QWidget *ApplicationsSection::list() const { return m_list; }

QString ApplicationsSection::context() const
{
    return tr("Decide by the duties: does this person need these functions, for this long, for this reason?\n\n"
              "Nobody decides on an application that is their own or for themselves. A refusal needs a reason, so that the section knows what to change.\n\n"
              "Granting and refusing ask for card and password; both are recorded.");
}

void ApplicationsSection::setView(const api::DirectoryView &view)
{
    m_applications = view.applications;
    m_staff = view.staff;
    const QDate today = m_services.clock.today();
    QList<QList<Cell>> rows;
    int wanted = -1;
    for (const auto &one : std::as_const(m_applications)) {
        if (one.id == m_current)
            wanted = static_cast<int>(rows.size());
        Cell functions{permissionWord(one.permissions.value(0)), tr("until %1").arg(warekiCell(one.until).text)};
        if (one.permissions.size() > 1)
            functions.aside = tr("and %1 more").arg(one.permissions.size() - 1);
        rows += {{one.staffName, tr("by %1").arg(one.appliedBy)}, functions, {shortTime(one.at, today)}};
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(rows);
        if (wanted >= 0)
            m_list->selectRow(wanted);
    }
    choose();
}

const api::ApplicationView *ApplicationsSection::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_applications.size() ? &m_applications[row] : nullptr;
}

void ApplicationsSection::choose()
{
    const auto *application = selected();
    m_page->setVisible(application);
    m_none->setVisible(!application);
    m_who->hush();
    if (application)
        m_current = application->id;
    if (isAbout(application ? application->id : u"none"_s))
        return;
    closeForm();
    if (!application) {
        Q_EMIT changed();
        return;
    }
    fill(*m_facts, *application, m_staff);
    if (!may(api::UseCase::GrantDecide))
        m_who->say(Tone::Neutral, Icon::Waiting, tr("Waits for somebody responsible."));
    else if (application->mine)
        m_who->say(Tone::Neutral, Icon::Waiting, tr("Another person decides on this: it is your own application, or for you."));
    else
        keep(decideForm(*application));
    Q_EMIT changed();
}

OrderForm *ApplicationsSection::decideForm(const api::ApplicationView &application)
{
    auto *made = new OrderForm(m_services, tr("Decide on the application"), application.id);
    auto *facts = new FactList;
    fill(*facts, application, m_staff);
    auto *answer = new Choices({tr("grant"), tr("refuse")}, Qt::Vertical);
    auto *reason = new PlainEdit;
    auto *decision = new Field(u"granted"_s, tr("Decision"), answer);
    auto *why = new Field(u"reason"_s, tr("Reason of the decision"), reason);
    why->setHint(tr("Required for a refusal."));
    made->add(facts);
    made->add(decision);
    made->add(why);
    made->setOptional(why);
    connect(answer, &Choices::changed, made, [=](int row) { row == 1 ? made->setRequired(why) : made->setOptional(why); });
    made->setPlan(tr("Decide"), [=] {
        const bool granted = answer->current() == 0;
        const QString name = personWords(application.staffName), functions = permissionsWords(application.permissions);
        return OrderForm::Plan{api::DecideGrant{application.id, granted, reason->text().trimmed()},
                               granted ? tr("%1 gets: %2").arg(name, functions) : tr("%1 does not get: %2").arg(name, functions),
                               granted ? periodWords(application.from, application.until) : tr("The application falls away. The reason is kept with it."),
                               granted ? tr("Granted to %1.").arg(name) : tr("Refused, with the reason.")};
    });
    return made;
}

void ApplicationsSection::clear()
{
    Section::clear();
    m_applications.clear();
    m_staff.clear();
    const QSignalBlocker quiet(m_list);
    m_list->setRows({});
}

} // namespace madoguchi::ui
