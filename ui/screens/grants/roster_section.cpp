#include "ui/screens/grants/roster_section.h"

#include "ui/directory/staff_filter.h"
#include "ui/screens/grants/apply_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/scroll_page.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
enum Column { Person, Functions, Period, Granted };
constexpr int soon = 30; // days

/// The first few, and how many more there are; all of them stand at the right.
Cell functionsCell(const api::GrantView &grant)
{
    constexpr qsizetype shown = 2;
    Cell cell{permissionsWords(grant.permissions.first(std::min(shown, grant.permissions.size()))), grant.reason};
    if (grant.permissions.size() > shown)
        cell.aside = RosterSection::tr("and %1 more").arg(grant.permissions.size() - shown);
    return cell;
}

Cell periodCell(const api::GrantView &grant, QDate today)
{
    Cell cell{RosterSection::tr("until %1").arg(warekiCell(grant.until).text), RosterSection::tr("from %1").arg(warekiCell(grant.from).text)};
    const qint64 left = today.daysTo(grant.until);
    if (grant.from > today) {
        cell.note = Cell::Note{Icon::Waiting, Tone::Neutral, RosterSection::tr("not yet")};
    } else if (left <= soon) {
        cell.second.clear();
        cell.note = Cell::Note{Icon::Warning, Tone::Attention, left == 0 ? RosterSection::tr("ends today") : RosterSection::tr("ends in %1 days").arg(left)};
    }
    return cell;
}
} // namespace

RosterSection::RosterSection(api::Services &services)
    : Section(services, tr("Granted functions")), m_soon(new QCheckBox(tr("Ending soon (within 30 days)"))),
      m_list(new RowsTable(tr("Granted functions"), {{tr("Person"), 136}, {tr("Functions and reason"), 0}, {tr("Period"), 132}, {tr("Granted by"), 96}})),
      m_filter(new FilterEdit(tr("Name, kana, section or staff id"), m_list)),
      m_sheet(new Sheet), m_page(new ScrollPage), m_facts(new FactList), m_none(new EmptyState(Icon::Key, tr("No grant is chosen"), tr("Choose one in the list at the left.")))
{
    m_filter->setObjectName(u"rosterFilter"_s);
    m_soon->setObjectName(u"endingSoon"_s);
    m_soon->setAccessibleName(m_soon->text());
    m_list->setObjectName(u"roster"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);

    m_page->append(m_facts);
    m_sheet->body()->addWidget(m_page, 1);
    m_sheet->body()->addWidget(m_none, 1);
    if (may(api::UseCase::GrantEnd)) {
        m_end = new QPushButton(tr("End this grant"));
        m_end->setAccessibleName(m_end->text());
        m_end->setAutoDefault(true);
        setStyleProperty(m_end, "kind", u"danger"_s);
        m_sheet->body()->addWidget(m_end);
        connect(m_end, &QPushButton::clicked, this, [this] { open(endForm()); });
        connect(m_list, &RowsTable::opened, this, [this] { m_end->setFocus(); });
    }
    setDetail(m_sheet);

    auto *head = new QHBoxLayout;
    head->addWidget(m_filter, 1);
    if (may(api::UseCase::GrantApply)) {
        auto *apply = new QPushButton(tr("Apply for functions"));
        apply->setObjectName(u"apply"_s);
        apply->setAccessibleName(apply->text());
        apply->setAutoDefault(true);
        head->addWidget(apply);
        connect(apply, &QPushButton::clicked, this, [this] {
            const Row *row = selected();
            open(applyForm(m_services, m_view.staff, row ? m_view.staff[row->staff].id : StaffId()));
        });
    }
    left()->addLayout(head);
    left()->addWidget(m_soon);
    left()->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &RosterSection::filter);
    connect(m_soon, &QCheckBox::toggled, this, &RosterSection::filter);
    connect(m_list, &RowsTable::rowChanged, this, [this](int row) {
        if (row >= 0)
            m_current = m_view.staff[m_rows[row].staff].id.text() + m_view.staff[m_rows[row].staff].grants[m_rows[row].grant].id;
        if (form() && !form()->isBusy() && !form()->subject().isEmpty())
            closeForm();
        choose();
    });
    choose();
}

QWidget *RosterSection::list() const { return m_list; }
QWidget *RosterSection::firstFocus() const { return m_filter; }

QString RosterSection::context() const
{
    return tr("Nobody may do anything that is not granted here: a person, functions, a period, a reason, and whoever granted it.\n\n"
              "The section applies; somebody responsible decides. Nobody decides on an application of their own.\n\n"
              "A grant ends by itself on its last day, at the latest with the fiscal year, and with a transfer or a last day at work.");
}

void RosterSection::setCompact(bool compact) { m_list->setColumnHidden(Granted, compact); }

void RosterSection::setView(const api::DirectoryView &view)
{
    m_view = view;
    filter();
}

void RosterSection::filter()
{
    const QDate today = m_services.clock.today();
    m_rows.clear();
    QList<QList<Cell>> rows;
    int wanted = -1;
    for (qsizetype s = 0; s < m_view.staff.size(); ++s) {
        const api::StaffView &staff = m_view.staff[s];
        for (qsizetype g = 0; g < staff.grants.size(); ++g) {
            const api::GrantView &grant = staff.grants[g];
            const bool over = grant.until < today, far = today.daysTo(grant.until) > soon;
            if (over || (m_soon->isChecked() && far) || !matches(staff, m_filter->text()))
                continue;
            if (staff.id.text() + grant.id == m_current)
                wanted = static_cast<int>(m_rows.size());
            m_rows += Row{s, g};
            rows += {{staff.name, staff.section}, functionsCell(grant), periodCell(grant, today), {grant.grantedBy, warekiCell(inJapan(grant.at).date()).text}};
        }
    }
    m_list->setEmptyText(!m_filter->text().isEmpty() ? tr("Nobody matches.")
                         : m_soon->isChecked()       ? tr("Nothing ends within 30 days.")
                                                     : tr("Nothing is granted to anybody."));
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(rows);
        if (wanted >= 0)
            m_list->selectRow(wanted);
    }
    if (wanted < 0 && form() && !form()->isBusy() && !form()->subject().isEmpty())
        closeForm();
    choose();
}

const RosterSection::Row *RosterSection::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

void RosterSection::choose()
{
    const Row *row = selected();
    m_facts->clear();
    m_none->setVisible(!row);
    m_page->setVisible(row);
    m_sheet->setHeading(row ? m_view.staff[row->staff].name : QString());
    m_sheet->setNote(row ? roleWord(m_view.staff[row->staff].role) : QString());
    if (m_end)
        m_end->setEnabled(row);
    if (row) {
        const api::GrantView &grant = m_view.staff[row->staff].grants[row->grant];
        m_facts->add(tr("Period"), periodWords(grant.from, grant.until));
        m_facts->add(tr("Reason"), grant.reason);
        m_facts->add(tr("Applied for"), grant.appliedBy);
        m_facts->add(tr("Granted"), tr("%1, %2").arg(grant.grantedBy, dayAndTime(grant.at)));
        for (const api::Permission permission : grant.permissions)
            m_facts->add(permissionWord(permission), permissionSentence(permission));
    }
    Q_EMIT changed();
}

OrderForm *RosterSection::endForm()
{
    const Row *row = selected();
    const api::StaffView staff = m_view.staff[row->staff];
    const api::GrantView grant = staff.grants[row->grant];
    auto *made = new OrderForm(m_services, tr("End a grant of %1").arg(personWords(staff.name)), m_current.isEmpty() ? staff.id.text() + grant.id : m_current);
    auto *what = new FactList;
    what->add(tr("Functions"), permissionsWords(grant.permissions));
    what->add(tr("Period"), periodWords(grant.from, grant.until));
    auto *edit = new PlainEdit;
    made->add(what);
    made->add(new Field(u"reason"_s, tr("Reason"), edit));
    made->setPlan(tr("End it"), [=] {
        return OrderForm::Plan{api::EndGrant{staff.id, grant.id, edit->text().trimmed()},
                               tr("%1 loses from now on: %2").arg(personWords(staff.name), permissionsWords(grant.permissions)),
                               tr("Until now: %1").arg(periodWords(grant.from, grant.until)), tr("The grant of %1 has ended.").arg(personWords(staff.name))};
    });
    return made;
}

void RosterSection::clear()
{
    Section::clear();
    m_view = {};
    m_rows.clear();
    const QSignalBlocker quiet(m_list);
    m_list->setRows({});
    choose();
}

} // namespace madoguchi::ui
