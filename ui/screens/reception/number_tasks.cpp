#include "ui/screens/reception/number_tasks.h"

#include "ui/screens/reception/number_entry.h"
#include "ui/screens/reception/number_state.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/sheet.h"
#include "ui/words/formats.h"

#include <QHeaderView>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
QString keyOf(const api::NumberTask &task) { return task.addresseeNumber + u'/' + task.reception.text(); }
} // namespace

NumberTasks::NumberTasks(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_list(new RowsTable(tr("Individual numbers without an answer"), {{tr("Whose"), 0}, {tr("Since"), 76, true}, {tr("State"), 196}})),
      m_notice(new Notice), m_place(new QVBoxLayout)
{
    m_list->setObjectName(u"number-tasks"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_list->setEmptyText(tr("Every number has its answer."));
    auto *list = new Sheet(tr("Individual numbers without an answer"));
    list->body()->addWidget(m_list, 1);
    auto *right = new Sheet(tr("Settle it"));
    right->body()->addWidget(m_notice);
    right->body()->addLayout(m_place);
    right->body()->addStretch();
    right->setFixedWidth(430);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(space::medium);
    row->addWidget(list, 1);
    row->addWidget(right);
    connect(m_list, &RowsTable::rowChanged, this, &NumberTasks::choose);
    connect(m_list, &RowsTable::opened, this, [this] {
        if (auto *field = m_entry ? m_entry->findChild<QWidget *>(u"persons.%1.numberDocument"_s.arg(m_tasks.value(m_list->currentRow()).addresseeNumber)) : nullptr)
            field->setFocus();
    });
    connect(&services.number, &api::NumberService::tasksChanged, this, [this] {
        if (isVisible())
            refresh();
    });
}

void NumberTasks::refresh()
{
    m_answers.when(m_services.number.tasks(), [this](const Result<QList<api::NumberTask>> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        show(*answer);
    });
}

void NumberTasks::show(const QList<api::NumberTask> &tasks)
{
    m_tasks = tasks;
    QList<QList<Cell>> rows;
    for (const api::NumberTask &task : tasks) {
        const NumberState state = numberState(task.verdict);
        rows += {{task.name.isEmpty() ? tr("addressee %1").arg(task.addresseeNumber) : task.name,
                  task.receptionNumber.isEmpty() ? QString() : tr("reception %1").arg(task.receptionNumber)},
                 {ago(task.since, m_services.clock.utc())},
                 badge(state.tone, state.icon, state.word)};
    }
    m_list->setRows(rows);
    choose(m_list->currentRow());
}

void NumberTasks::choose(int row)
{
    if (row < 0 || row >= m_tasks.size()) {
        closeEntry();
        return m_notice->hush();
    }
    const api::NumberTask &task = m_tasks[row];
    const NumberState state = numberState(task.verdict);
    m_notice->say(state.tone, state.icon, state.word, state.sentence);
    if (m_entry && m_of == keyOf(task))
        return; // somebody may be typing
    closeEntry();
    api::RegisterProposal::Person person;
    person.addresseeNumber = task.addresseeNumber;
    person.nameKanji = task.name;
    m_of = keyOf(task);
    m_entry = new NumberEntry(m_services.number, person, task.reception, {});
    m_place->addWidget(m_entry);
    connect(m_entry, &NumberEntry::done, this, [this] {
        m_list->setFocus();
        refresh();
    });
}

void NumberTasks::closeEntry()
{
    m_of.clear();
    if (m_entry)
        m_entry->deleteLater(); // it may be what has just told us that it is done
    m_entry = nullptr;
}

void NumberTasks::clear()
{
    m_answers.forget();
    m_tasks.clear();
    m_list->setRows({});
    m_notice->hush();
    delete m_entry;
    m_entry = nullptr;
    m_of.clear();
}

QWidget *NumberTasks::firstField() const { return m_list; }

} // namespace madoguchi::ui
