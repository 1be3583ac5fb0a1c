#include "ui/screens/reception/persons_page.h"

#include "domain/age.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/words/people_words.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

PersonsPage::PersonsPage(QWidget *parent) : FormPage(tr("Persons"), parent), m_list(new QWidget)
{
    auto *box = new QVBoxLayout(m_list);
    box->setContentsMargins(0, 4, 0, 0);
    box->setSpacing(space::small);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    column()->addWidget(new Field(u"persons"_s, tr("To be enrolled"), m_list));
    column()->addStretch();
}

QString PersonsPage::context() const
{
    return tr("Space takes a person out or in. Leave out who is insured elsewhere: employees' insurance and their dependants, medical care for the "
              "elderly from 75, public assistance.\n\nThe head of household notifies even when not enrolled; the household then has a nominal head.");
}

void PersonsPage::load(const FormState &state)
{
    qDeleteAll(m_list->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_boxes.clear();
    auto *box = static_cast<QVBoxLayout *>(m_list->layout());
    for (const auto &chosen : state.draft.persons) {
        api::RegisterProposal::Person person;
        for (const auto &p : state.proposal ? state.proposal->persons : QList<api::RegisterProposal::Person>()) {
            if (p.addresseeNumber == chosen.addresseeNumber)
                person = p;
        }
        auto *tick = new QCheckBox(person.nameKanji + u"　"_s + person.nameKana);
        tick->setChecked(chosen.enrol);
        QStringList facts{birthWords(person.birth, person.birthShown)};
        if (const int age = domain::ageOn(person.birth, state.today); age >= 0)
            facts += tr("%1 years old").arg(age);
        facts += sexWord(person.sex);
        facts += person.relation;
        auto *detail = new QLabel(facts.join(u"　"_s));
        setStyleProperty(detail, "type", u"small"_s);
        detail->setIndent(28);
        box->addWidget(tick);
        box->addWidget(detail);
        m_boxes += tick;
        connect(tick, &QCheckBox::toggled, this, &FormPage::edited);
    }
    watchFields();
}

void PersonsPage::store(FormState &state) const
{
    for (int i = 0; i < m_boxes.size() && i < state.draft.persons.size(); ++i)
        state.draft.persons[i].enrol = m_boxes[i]->isChecked();
}

} // namespace madoguchi::ui
