#include "ui/screens/answers/answers_screen.h"

#include "domain/free_text.h"
#include "ui/screens/answers/answer_sheet.h"
#include "ui/screens/answers/answer_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int reasonLength = 200;
constexpr int detailWidth = 440, detailCompact = 400; // px

QPushButton *button(const QString &name, const char *kind = nullptr)
{
    auto *one = new QPushButton;
    one->setObjectName(name);
    one->setAutoDefault(true);
    if (kind)
        setStyleProperty(one, "kind", QString::fromLatin1(kind));
    return one;
}
} // namespace

Screen *createAnswers(api::Services &services, QWidget *parent) { return new AnswersScreen(services, parent); }

AnswersScreen::AnswersScreen(api::Services &services, QWidget *parent)
    : Screen(services, parent), m_filter(new QTabBar),
      m_list(new RowsTable(tr("Answers of the federation"), {{tr("Due"), 124}, {tr("Whose, and what"), 0}, {tr("Who has it"), 104}})), m_right(new QWidget), m_none(new EmptyState),
      m_sheet(new AnswerSheet), m_reason(new PlainEdit), m_reasonField(new Field(u"reason"_s, tr("Reason"), m_reason, Field::Labels::Above)), m_notice(new Notice),
      m_take(button(u"take"_s)), m_household(button(u"openHousehold"_s)), m_close(button(u"closeAnswer"_s, "primary"))
{
    for (const QString &word : {tr("Open"), tr("Mine"), tr("Done")})
        m_filter->addTab(word);
    m_filter->setAccessibleName(tr("Which answers"));
    m_list->setObjectName(u"answer-tasks"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_reason->setMaxLength(reasonLength);
    m_reason->setAdvancesOnEnter(false);
    m_reasonField->setHint(tr("What was done, and with whom. Kept with the answer; no individual number."));
    m_household->setText(tr("Household (F6)"));
    m_close->setText(tr("Close (F12)"));

    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addWidget(m_filter);
    left->addWidget(m_list, 1);
    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins({});
    right->setSpacing(space::small);
    right->addWidget(m_sheet, 1);
    right->addWidget(m_reasonField);
    right->addWidget(m_notice);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton *one : {m_take, m_household, m_close})
        buttons->addWidget(one, 1);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::medium, space::large, space::medium);
    row->setSpacing(space::medium);
    row->addLayout(left, 1);
    row->addWidget(m_right);
    row->addWidget(m_none);
    setCompact(false);

    connect(m_filter, &QTabBar::currentChanged, this, [this] {
        m_current = {};
        load();
        Q_EMIT contextChanged();
    });
    connect(m_list, &RowsTable::rowChanged, this, &AnswersScreen::choose);
    connect(m_list, &RowsTable::opened, this, [this] { m_take->isVisible() ? m_take->setFocus() : m_household->setFocus(); });
    connect(m_reason, &QLineEdit::textEdited, this, &AnswersScreen::disarm);
    connect(m_take, &QPushButton::clicked, this, &AnswersScreen::takeOrGiveBack);
    connect(m_household, &QPushButton::clicked, this, &AnswersScreen::openHousehold);
    connect(m_close, &QPushButton::clicked, this, [this] { trigger(FunctionKey::F12); });
    connect(&services.answer, &api::AnswerService::tasksChanged, this, [this] {
        if (isVisible() && !m_busy)
            load();
    });
    choose();
}

QString AnswersScreen::title() const { return tr("Answers"); }
QWidget *AnswersScreen::firstFocus() { return m_tasks.isEmpty() ? static_cast<QWidget *>(m_filter) : m_list; }
bool AnswersScreen::isDone() const { return m_filter->currentIndex() == static_cast<int>(api::AnswerFilter::Done); }

bool AnswersScreen::isMine(const api::AnswerTask &task) const
{
    const auto session = m_services.session.current();
    return session && !task.owner.isEmpty() && task.owner == session->actor.staff;
}

QString AnswersScreen::context() const
{
    return tr("What the federation answered and somebody has to work through, at whichever terminal it came in. What is due first stands first; what is past due says so.\n\n"
              "Take an answer, so that nobody does the same work. Open the household, compare, speak with the person or the other municipality, and correct by a notification. "
              "Then close it with what was done.\n\n"
              "What the federation itself calls over leaves the list without anybody's doing and stands under what is done.");
}

void AnswersScreen::setCompact(bool compact)
{
    for (QWidget *one : {m_right, static_cast<QWidget *>(m_none)})
        one->setFixedWidth(compact ? detailCompact : detailWidth);
}

bool AnswersScreen::isLit(FunctionKey key) const
{
    switch (key) {
    case FunctionKey::F4:
    case FunctionKey::F5:
    case FunctionKey::F7:
        return true;
    case FunctionKey::F6:
        return current() && !current()->household.isEmpty();
    case FunctionKey::F12:
        return current() && !isDone() && !m_busy && m_services.session.may(api::UseCase::AnswerClose);
    default:
        return false;
    }
}

void AnswersScreen::trigger(FunctionKey key)
{
    if (!isLit(key))
        return;
    if (key == FunctionKey::F4) {
        m_list->setFocus();
    } else if (key == FunctionKey::F5) {
        load();
    } else if (key == FunctionKey::F6) {
        openHousehold();
    } else if (key == FunctionKey::F7) {
        m_filter->setCurrentIndex(static_cast<int>(api::AnswerFilter::Done));
        m_filter->setFocus();
    } else if (key == FunctionKey::F12) {
        close();
    }
}

bool AnswersScreen::stepBack()
{
    if (!m_armed)
        return false;
    disarm();
    m_reason->setFocus();
    return true;
}

void AnswersScreen::open(const QString &)
{
    m_opening = true;
    load();
}

/// Names of residents, and an entry of the record each time: asked for only while somebody looks at them.
void AnswersScreen::load()
{
    if (!isVisible())
        return;
    m_lists.forget();
    m_none->set(Icon::Waiting, tr("The answers are being read"));
    m_lists.when(m_services.answer.tasks(static_cast<api::AnswerFilter>(m_filter->currentIndex())), [this](const Result<QList<api::AnswerTask>> &answer) { show(answer); });
    count();
}

void AnswersScreen::count()
{
    m_lists.when(m_services.answer.count(), [this](const Result<api::AnswerTaskCount> &answer) {
        const int open = answer ? answer->open : 0;
        m_filter->setTabText(static_cast<int>(api::AnswerFilter::Open), open > 0 ? tr("Open (%1)").arg(open) : tr("Open"));
    });
}

void AnswersScreen::show(const Result<QList<api::AnswerTask>> &answer)
{
    m_tasks = answer ? *answer : QList<api::AnswerTask>();
    if (!answer)
        m_none->set(Icon::Warning, tr("The answers could not be read"), tr("F5 tries again. What was taken or closed before is not lost."));
    else if (isDone())
        m_none->set(Icon::Empty, tr("Nothing is done yet"), tr("What is closed with a reason, or what the federation calls over, stands here."));
    else if (m_filter->currentIndex() == static_cast<int>(api::AnswerFilter::Mine))
        m_none->set(Icon::Check, tr("You have no answer to work through"), tr("Under “Open” stands what nobody has taken yet."));
    else
        m_none->set(Icon::Check, tr("Every answer has been worked through"),
                    m_services.link.status().online ? tr("New answers come by themselves.") : tr("There is no connection now. New answers come as soon as it is back."));
    const QDate today = m_services.clock.today();
    const auto session = m_services.session.current();
    const StaffId me = session ? session->actor.staff : StaffId();
    QList<QList<Cell>> rows;
    int wanted = -1;
    for (const api::AnswerTask &task : std::as_const(m_tasks)) {
        if (task.id == m_current)
            wanted = static_cast<int>(rows.size());
        rows += {dueCell(task, today), {task.person.isEmpty() ? tr("not known here") : task.person, matterWord(task)}, holderCell(task, me)};
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows(rows);
        if (wanted >= 0)
            m_list->selectRow(wanted);
    }
    choose();
    if (std::exchange(m_opening, false) && m_filter->hasFocus() && !m_tasks.isEmpty())
        m_list->setFocus();
}

const api::AnswerTask *AnswersScreen::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_tasks.size() ? &m_tasks[row] : nullptr;
}

void AnswersScreen::choose()
{
    const auto *task = current();
    // Somebody may be typing a reason while the list is read again.
    const bool other = !task || task->id != m_current;
    m_current = task ? task->id : AnswerTaskId();
    if (other) {
        m_reason->clear();
        m_reasonField->setErrorText({});
        disarm();
        m_notice->hush();
    }
    m_right->setVisible(task);
    m_none->setVisible(!task);
    if (!task) {
        m_sheet->clear();
    } else {
        m_sheet->show(*task);
        m_take->setText(isMine(*task) ? tr("Give back") : tr("Take over"));
    }
    m_reasonField->setVisible(!isDone());
    m_take->setVisible(!isDone());
    m_close->setVisible(!isDone() && m_services.session.may(api::UseCase::AnswerClose));
    m_take->setEnabled(!m_busy);
    m_household->setEnabled(task && !task->household.isEmpty());
    m_close->setEnabled(!m_busy);
    Q_EMIT keysChanged();
}

void AnswersScreen::openHousehold()
{
    if (const auto *task = current(); task && !task->household.isEmpty())
        Q_EMIT goTo({ScreenId::Household, task->addresseeNumber.isEmpty() ? task->household.text() : task->household.text() + u'/' + task->addresseeNumber});
}

void AnswersScreen::takeOrGiveBack()
{
    const auto *task = current();
    if (!task || m_busy)
        return;
    m_busy = true;
    if (isMine(*task))
        m_answers.when(m_services.answer.giveBack(task->id, task->seen), [this](const Result<Done> &answer) { decided(answer, tr("Given back. It is open for everybody.")); });
    else
        m_answers.when(m_services.answer.take(task->id, task->seen), [this](const Result<Done> &answer) { decided(answer, tr("You have it now. Every terminal shows that.")); });
}

void AnswersScreen::close()
{
    const auto *task = current();
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty())
        m_reasonField->setErrorText(tr("Please say what was done."));
    else
        m_reasonField->setCheck(domain::checkText(reason, {}, u"reason"_s));
    if (m_reasonField->hasError())
        return m_reason->setFocus();
    if (!m_armed) {
        m_armed = true;
        return m_notice->say(Tone::Accent, Icon::Info, tr("F12 once more closes it with this reason."), tr("It leaves the list at every terminal. Esc takes it back."));
    }
    m_busy = true;
    m_answers.when(m_services.answer.close(task->id, task->seen, reason), [this](const Result<Done> &answer) { decided(answer, tr("Closed with the reason.")); });
}

void AnswersScreen::disarm()
{
    if (m_armed)
        m_notice->hush();
    m_armed = false;
}

void AnswersScreen::decided(const Result<Done> &answer, const QString &sentence)
{
    m_busy = false;
    m_armed = false;
    if (answer) {
        m_notice->hush();
        Q_EMIT told(sentence);
    } else if (answer.error().field == u"reason"_s) {
        m_reasonField->setError(answer.error());
        m_notice->hush();
    } else {
        m_notice->say(answer.error());
    }
    load(); // also after a refusal: somebody else may have been first
    if (answer)
        m_list->setFocus();
}

void AnswersScreen::clear()
{
    m_answers.forget();
    m_lists.forget();
    m_busy = false;
    m_tasks.clear();
    m_list->setRows({});
    m_filter->setTabText(static_cast<int>(api::AnswerFilter::Open), tr("Open"));
    choose();
}

} // namespace madoguchi::ui
