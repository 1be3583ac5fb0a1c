#include "ui/screens/record/sign_form.h"

#include "ui/widgets/choices.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plain_edit.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/review_words.h"

#include <QCoreApplication>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestText = 200; // characters, as an order takes them

struct SignForm {
    Q_DECLARE_TR_FUNCTIONS(SignForm)
};

struct Visit {
    QString reception;
    Choices *verdict;
    PlainEdit *remark;
};

PlainEdit *textEdit()
{
    auto *edit = new PlainEdit;
    edit->setMaxLength(longestText);
    return edit;
}

/// What the record says was done, and beside it what the paper says.
Visit add(OrderForm &form, const api::SampledVisit &one, qsizetype number)
{
    const Visit visit{one.reception, new Choices({verdictWord(api::SampleVerdict::Agrees), verdictWord(api::SampleVerdict::PaperMissing), verdictWord(api::SampleVerdict::Differs)}, Qt::Horizontal), textEdit()};
    auto *compared = new Field(u"visit-%1"_s.arg(number), SignForm::tr("Reception %1").arg(one.reception), visit.verdict, Field::Labels::Above);
    compared->setHint(visitWords(one));
    auto *why = new Field(u"remark-%1"_s.arg(number), SignForm::tr("Remark"), visit.remark);
    form.add(compared);
    form.add(why);
    form.setOptional(why);
    visit.remark->setEnabled(false); // until something is to be said
    QObject::connect(visit.verdict, &Choices::changed, &form, [&form, compared, why, remark = visit.remark](int row) {
        remark->setEnabled(row > 0);
        compared->setErrorText({});
        row > 0 ? form.setRequired(why) : form.setOptional(why);
    });
    return visit;
}
} // namespace

OrderForm *signReviewForm(api::Services &services, const api::ReviewView &view, const QString &subject, const QString &whyNotYet)
{
    auto *made = new OrderForm(services, SignForm::tr("Sign the review"), subject);
    auto *facts = new FactList;
    facts->add(SignForm::tr("Period"), periodWords(view.from, view.until));
    facts->add(SignForm::tr("Record"), SignForm::tr("%1 entries, sum %2").arg(grouped(view.size), shortRoot(view.root)));
    facts->add(SignForm::tr("Cases"), SignForm::tr("%1 answered, %2 of them irregular").arg(view.answered).arg(view.answeredIrregular));
    facts->add(SignForm::tr("Sample"), view.sample.isEmpty() ? SignForm::tr("no reception in this period") : SignForm::tr("%1 of %2 receptions: take their paper").arg(view.sample.size()).arg(grouped(view.receptions)));
    made->add(facts);
    QList<Visit> visits;
    for (const api::SampledVisit &one : view.sample)
        visits.append(add(*made, one, visits.size()));
    auto *remarks = textEdit();
    auto *all = new Field(u"remarks"_s, SignForm::tr("Remarks"), remarks);
    made->add(all);
    made->setOptional(all);
    if (!whyNotYet.isEmpty()) {
        made->setLocked(whyNotYet);
        return made;
    }
    made->setPlan(SignForm::tr("Sign"), [=] {
        api::SignReview order{view.terminal, view.from, view.until, view.size, view.root, view.answered, view.answeredIrregular, view.receptions, {}, remarks->text().trimmed()};
        qsizetype differing = 0;
        for (const Visit &visit : visits) {
            const auto verdict = static_cast<api::SampleVerdict>(visit.verdict->current());
            order.sample.append({visit.reception, verdict, verdict == api::SampleVerdict::Agrees ? QString() : visit.remark->text().trimmed()});
            differing += verdict != api::SampleVerdict::Agrees;
        }
        return OrderForm::Plan{order,
                               SignForm::tr("You sign: I have reviewed the record of terminal %1 from %2 up to no. %3. %4 cases, %5 irregular; %6 receptions compared with their paper, %7 not in agreement.")
                                   .arg(view.terminal.text(), periodWords(view.from, view.until).remove(u'\n'), grouped(view.size)).arg(view.answered).arg(view.answeredIrregular).arg(visits.size()).arg(differing),
                               SignForm::tr("Your name stands with it."), SignForm::tr("The review is signed. F8 prints it.")};
    });
    return made;
}

} // namespace madoguchi::ui
