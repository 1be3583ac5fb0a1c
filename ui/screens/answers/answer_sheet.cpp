#include "ui/screens/answers/answer_sheet.h"

#include "ui/screens/answers/answer_words.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/scroll_page.h"
#include "ui/words/formats.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

AnswerSheet::AnswerSheet(QWidget *parent) : Sheet(tr("Answer"), parent), m_page(new ScrollPage), m_next(new Notice), m_facts(new FactList)
{
    m_page->append(m_next);
    m_page->append(m_facts);
    body()->addWidget(m_page, 1);
}

void AnswerSheet::show(const api::AnswerTask &task)
{
    const bool done = task.state == api::AnswerTask::State::Closed || task.state == api::AnswerTask::State::Settled;
    setHeading(matterWord(task));
    setNote(task.code);
    m_next->say(done ? Tone::Confirmed : Tone::Accent, done ? Icon::Check : Icon::Arrow, done ? tr("Done") : tr("What to do next"), whatToDo(task));
    m_facts->clear();
    m_facts->add(tr("Whose"), task.person.isEmpty() ? tr("not known here") : task.person, true);
    if (!task.addresseeNumber.isEmpty())
        m_facts->add(tr("Addressee number"), task.addresseeNumber);
    else if (!task.householdNumber.isEmpty())
        m_facts->add(tr("Household number"), task.householdNumber);
    if (!task.item.isEmpty())
        m_facts->add(tr("Field that is wrong"), fieldWord(task.item));
    if (!task.text.isEmpty())
        m_facts->add(tr("The federation says"), task.text);
    if (task.inheritedFrom.isValid())
        m_facts->add(tr("Eligible from, as judged"), dayAndYear(task.inheritedFrom));
    const QString answered = answeredWords(task);
    m_facts->add(tr("Line of our file"), answered.isEmpty() ? tr("none of ours: the other municipality's file") : answered);
    if (task.dueOn.isValid())
        m_facts->add(tr("Due"), dayAndYear(task.dueOn));
    m_facts->add(tr("Answered"), dayAndTime(task.since));
    if (!task.ownerName.isEmpty())
        m_facts->add(tr("Who has it"), task.ownerName);
    if (!done)
        return;
    m_facts->add(tr("Reason"), task.reason);
    m_facts->add(tr("Closed"), task.closedBy.isEmpty() ? dayAndTime(task.closedAt) : tr("%1, %2").arg(task.closedBy, dayAndTime(task.closedAt)));
}

void AnswerSheet::clear()
{
    setHeading(tr("Answer"));
    setNote({});
    m_next->hush();
    m_facts->clear();
}

} // namespace madoguchi::ui
