#include "ui/screens/answers/answer_words.h"

#include "domain/wareki.h"
#include "ui/words/formats.h"
#include "ui/words/people_words.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *source) { return QCoreApplication::translate("AnswerWords", source); }

struct Matter {
    const char *word, *toDo;
};
const Matter *matterOf(const QString &code)
{
    static const QHash<QString, Matter> matters{
        {u"W10"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Another individual number"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Look at the number's document again with the person. Send the right number once more as a change; the federation then takes it.")}},
        {u"W11"_s, {QT_TRANSLATE_NOOP("AnswerWords", "No individual number"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Ask the person for the number, or take it from the resident register, and send the row once more.")}},
        {u"W12"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Name or birth differs from before"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Compare with the resident register. If the change is right, nothing is to be sent; otherwise correct it.")}},
        {u"W13"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Branch number twice"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Two persons of the household have the same branch number. Give one of them another and send the row again.")}},
        {u"W14"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Characters were replaced"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Look at how the name stands at the federation. If it can be mistaken, speak with the person about the spelling.")}},
        {u"W20"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Gap"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Compare the day of moving out with that of moving in, and speak with the other municipality. Whoever has the wrong day corrects it.")}},
        {u"W21"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Overlap"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Both municipalities cover the same days. Speak with the other municipality. Whoever has the wrong day corrects it.")}},
        {u"W22"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Other side not yet in"),
                    QT_TRANSLATE_NOOP("AnswerWords", "The municipality that was left has not reported the end of its cover. If it takes long, ask there; the answer comes again by itself.")}},
        {u"W30"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Differs from the national register"),
                    QT_TRANSLATE_NOOP("AnswerWords", "Name, birth or address differs from the national register. Confirm it with the resident register and correct it.")}},
        {u"W40"_s, {QT_TRANSLATE_NOOP("AnswerWords", "Months with high costs not sent"),
                    QT_TRANSLATE_NOOP("AnswerWords", "A household that left goes on in the other municipality, which waits for its months. Open the high costs, compare the months with the payments, and send them.")}}};
    const auto found = matters.constFind(code);
    return found == matters.cend() ? nullptr : &*found;
}

} // namespace

QString matterWord(const api::AnswerTask &task)
{
    const QString verdict = verdictWords(task.verdict, task.days);
    if (!verdict.isEmpty())
        return verdict;
    const Matter *matter = matterOf(task.code);
    return matter ? say(matter->word) : task.code;
}

QString fieldWord(const QString &item)
{
    static const QHash<QString, const char *> words{{u"municipal_from"_s, QT_TRANSLATE_NOOP("AnswerWords", "first day of cover")},
                                                    {u"municipal_until"_s, QT_TRANSLATE_NOOP("AnswerWords", "end of cover")},
                                                    {u"prefecture_from"_s, QT_TRANSLATE_NOOP("AnswerWords", "eligible from")},
                                                    {u"prefecture_until"_s, QT_TRANSLATE_NOOP("AnswerWords", "eligible until")},
                                                    {u"number_receipt"_s, QT_TRANSLATE_NOOP("AnswerWords", "individual number")},
                                                    {u"head_number_receipt"_s, QT_TRANSLATE_NOOP("AnswerWords", "individual number of the head")},
                                                    {u"name"_s, QT_TRANSLATE_NOOP("AnswerWords", "name")},
                                                    {u"kana"_s, QT_TRANSLATE_NOOP("AnswerWords", "name in kana")},
                                                    {u"birth"_s, QT_TRANSLATE_NOOP("AnswerWords", "date of birth")},
                                                    {u"sex"_s, QT_TRANSLATE_NOOP("AnswerWords", "sex")},
                                                    {u"address"_s, QT_TRANSLATE_NOOP("AnswerWords", "address")},
                                                    {u"branch"_s, QT_TRANSLATE_NOOP("AnswerWords", "branch number")}};
    const char *word = words.value(item);
    return word ? say(word) : item;
}

QString whatToDo(const api::AnswerTask &task)
{
    if (task.state == api::AnswerTask::State::Settled)
        return say(QT_TRANSLATE_NOOP("AnswerWords", "The federation says that this is over. Nothing is to be done."));
    if (task.state == api::AnswerTask::State::Closed)
        return say(QT_TRANSLATE_NOOP("AnswerWords", "This is closed. If the federation raises it again, it stands in the list again."));
    const Matter *matter = matterOf(task.code);
    return say(matter ? matter->toDo
                      : QT_TRANSLATE_NOOP("AnswerWords", "Compare what the federation says with the household, correct it by a notification, and send it again."));
}

QString answeredWords(const api::AnswerTask &task)
{
    if (task.targetLine == 0)
        return {};
    return say(QT_TRANSLATE_NOOP("AnswerWords", "number %1, line %2")).arg(task.targetSequence.toInt()).arg(task.targetLine);
}

QString dueWords(const api::AnswerTask &task, QDate today)
{
    if (task.state == api::AnswerTask::State::Closed || task.state == api::AnswerTask::State::Settled)
        return say(QT_TRANSLATE_NOOP("AnswerWords", "done"));
    if (!task.dueOn.isValid())
        return say(QT_TRANSLATE_NOOP("AnswerWords", "no due date"));
    const qint64 days = today.daysTo(task.dueOn);
    if (days < 0)
        return say(QT_TRANSLATE_NOOP("AnswerWords", "%1 days past due")).arg(-days);
    return days == 0 ? say(QT_TRANSLATE_NOOP("AnswerWords", "due today")) : say(QT_TRANSLATE_NOOP("AnswerWords", "%1 days left")).arg(days);
}

Cell dueCell(const api::AnswerTask &task, QDate today)
{
    const bool done = task.state == api::AnswerTask::State::Closed || task.state == api::AnswerTask::State::Settled;
    if (done) {
        Cell cell = warekiCell(inJapan(task.closedAt).date());
        cell.second = dueWords(task, today);
        return cell;
    }
    if (!task.dueOn.isValid())
        return absent(dueWords(task, today));
    constexpr int soon = 3; // days
    const qint64 days = today.daysTo(task.dueOn);
    Cell cell = warekiCell(task.dueOn);
    if (days < 0)
        cell.note = {Icon::Blocked, Tone::Blocked, dueWords(task, today)};
    else if (days <= soon)
        cell.note = {Icon::Warning, Tone::Attention, dueWords(task, today)};
    else
        cell.second = dueWords(task, today);
    return cell;
}

Cell holderCell(const api::AnswerTask &task, const StaffId &me)
{
    switch (task.state) {
    case api::AnswerTask::State::Open:
        return absent(say(QT_TRANSLATE_NOOP("AnswerWords", "nobody yet")));
    case api::AnswerTask::State::Taken:
        return task.owner == me ? Cell{say(QT_TRANSLATE_NOOP("AnswerWords", "you"))} : Cell{task.ownerName};
    case api::AnswerTask::State::Closed:
        return badge(Tone::Confirmed, Icon::Check, say(QT_TRANSLATE_NOOP("AnswerWords", "closed")));
    case api::AnswerTask::State::Settled:
        break;
    }
    return badge(Tone::Confirmed, Icon::Check, say(QT_TRANSLATE_NOOP("AnswerWords", "over")));
}

} // namespace madoguchi::ui
