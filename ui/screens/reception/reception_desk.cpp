#include "ui/screens/reception/reception_desk.h"

#include "domain/purpose.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/widgets/sheet.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
QStringList purposeWords()
{
    QStringList words;
    for (const auto &purpose : domain::purposes())
        words += QStringView(purpose.name).toString();
    return words;
}
} // namespace

ReceptionDesk::ReceptionDesk(api::Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_purpose(new Choices(purposeWords(), Qt::Vertical)),
      m_table(new RowsTable(tr("Receptions of today"), {{tr("Number"), 116}, {tr("Opened at"), 68, true}, {tr("Purpose"), 0}, {tr("By"), 140}, {tr("State"), 112}})),
      m_notice(new Notice), m_open(new QPushButton(tr("Open the reception"))), m_close(new QPushButton(tr("Close the selected reception"))),
      m_resume(new QPushButton), m_numbers(new QPushButton)
{
    auto *begin = new Sheet(tr("New reception"));
    auto *question = new QLabel(tr("What is it about? (1 to 4)"));
    setStyleProperty(question, "type", u"soft"_s);
    begin->body()->addWidget(question);
    begin->body()->addWidget(m_purpose);
    begin->body()->addSpacing(space::small);
    begin->body()->addWidget(m_open);
    begin->body()->addWidget(m_resume);
    begin->body()->addWidget(m_numbers);
    begin->body()->addStretch();
    begin->setFixedWidth(264);
    setStyleProperty(m_open, "kind", u"primary"_s);
    m_open->setAutoDefault(true);
    m_resume->setVisible(false);
    m_numbers->setVisible(false);
    m_numbers->setObjectName(u"numbers"_s);
    m_purpose->setAccessibleName(tr("Purpose of the visit"));
    m_purpose->setCurrent(0);
    // Enter on the purpose opens: the most frequent visit is two keys.
    auto *enter = new QShortcut(Qt::Key_Return, m_purpose, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(enter, &QShortcut::activated, this, &ReceptionDesk::openNew);

    auto *list = new Sheet(tr("Receptions of today"));
    list->body()->addWidget(m_table, 1);
    list->body()->addWidget(m_close, 0, Qt::AlignRight);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::medium);
    column->addWidget(m_notice);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(begin);
    row->addWidget(list, 1);
    column->addLayout(row, 1);

    connect(m_open, &QPushButton::clicked, this, &ReceptionDesk::openNew);
    connect(m_close, &QPushButton::clicked, this, &ReceptionDesk::closeCurrent);
    connect(m_resume, &QPushButton::clicked, this, &ReceptionDesk::resumed);
    connect(m_numbers, &QPushButton::clicked, this, &ReceptionDesk::numbersAsked);
    connect(&services.number, &api::NumberService::tasksChanged, this, [this] {
        if (isVisible())
            countNumbers();
    });
    connect(m_table, &RowsTable::opened, this, [this](int row) {
        if (!m_receptions[row].closed)
            Q_EMIT opened(m_receptions[row]);
    });
    connect(m_table, &RowsTable::rowChanged, this, [this](int row) { m_close->setEnabled(row >= 0 && !m_receptions.value(row).closed); });
    connect(&services.reception, &api::ReceptionService::receptionsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    m_table->setEmptyText(tr("Nobody has been received yet today."));
    m_close->setEnabled(false);
}

void ReceptionDesk::refresh()
{
    m_answers.when(m_services.reception.today(), [this](const Result<QList<api::Reception>> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        show(*answer);
    });
    countNumbers();
}

void ReceptionDesk::countNumbers()
{
    m_answers.when(m_services.number.taskCount(), [this](const Result<api::NumberTaskCount> &answer) {
        const int open = answer ? answer->open : 0, waiting = answer ? answer->waiting : 0;
        m_numbers->setVisible(open + waiting > 0);
        m_numbers->setText(open > 0 ? tr("Individual numbers to settle: %1").arg(open) : tr("Individual numbers that wait: %1").arg(waiting));
    });
}

void ReceptionDesk::show(const QList<api::Reception> &receptions)
{
    m_receptions = receptions;
    QList<QList<Cell>> rows;
    for (const auto &r : receptions)
        rows += {{r.number}, {clockTime(r.openedAt)}, {purposeWord(r.purpose)}, {r.by},
                 r.closed ? badge(Tone::Neutral, Icon::Check, tr("closed")) : badge(Tone::Accent, Icon::Person, tr("at the counter"))};
    m_table->setRows(rows);
}

void ReceptionDesk::openNew()
{
    const auto purposes = domain::purposes();
    const int choice = std::clamp(m_purpose->current(), 0, static_cast<int>(purposes.size()) - 1);
    m_open->setEnabled(false); // one visit a key press
    m_answers.when(m_services.reception.openReception(QStringView(purposes[choice].code).toString()), [this](const Result<api::Reception> &answer) {
        m_open->setEnabled(true);
        if (!answer)
            return m_notice->say(answer.error());
        m_notice->hush();
        refresh();
        Q_EMIT opened(*answer);
    });
}

void ReceptionDesk::closeCurrent()
{
    const int row = m_table->currentRow();
    if (row < 0 || m_receptions[row].closed)
        return;
    m_answers.when(m_services.reception.closeReception(m_receptions[row].id), [this](const Result<Done> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        refresh();
    });
}

void ReceptionDesk::setParked(const QString &receptionNumber)
{
    m_resume->setVisible(!receptionNumber.isEmpty());
    m_resume->setText(tr("Go on with the parked notification (%1)").arg(receptionNumber));
}

void ReceptionDesk::focusList() { m_table->setFocus(); }
QWidget *ReceptionDesk::firstField() const { return m_resume->isVisibleTo(this) ? static_cast<QWidget *>(m_resume) : m_purpose; }

void ReceptionDesk::clear()
{
    m_answers.forget();
    m_open->setEnabled(true);
    show({});
    m_notice->hush();
    setParked({});
}

} // namespace madoguchi::ui
