#include "ui/screens/reception/persons_page.h"

#include "domain/age.h"
#include "ui/screens/reception/newcomer_entry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"
#include "ui/words/people_words.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;
using domain::NotifiedPersons;

namespace {

QWidget *emptyColumn(int spacing)
{
    auto *column = new QWidget;
    auto *box = new QVBoxLayout(column);
    box->setContentsMargins(0, 4, 0, 0);
    box->setSpacing(spacing);
    column->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return column;
}

} // namespace

PersonsPage::PersonsPage(QWidget *parent)
    : FormPage(tr("Persons"), parent), m_list(emptyColumn(space::small)), m_successors(emptyColumn(0)), m_listField(new Field(u"persons"_s, tr("Whom it is about"), m_list)),
      m_successorsField(new Field(u"newHead"_s, tr("New head of household"), m_successors)), m_joins(new QCheckBox(tr("Somebody joins this household"))), m_newcomer(new NewcomerEntry)
{
    column()->addWidget(m_listField);
    column()->addWidget(m_successorsField);
    column()->addWidget(m_joins);
    column()->addWidget(m_newcomer);
    column()->addStretch();
    connect(m_joins, &QCheckBox::toggled, this, [this] {
        showParts();
        Q_EMIT edited();
    });
    connect(m_newcomer, &NewcomerEntry::edited, this, &FormPage::edited);
    showParts();
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
    m_addressees.clear();
    m_rule = state.rule();
    for (const auto &person : state.persons()) {
        if (state.draft.newcomer && state.draft.newcomer->addresseeNumber == person.addresseeNumber)
            continue;
        const auto chosen = std::ranges::find(state.draft.persons, person.addresseeNumber, &api::NotificationDraft::Person::addresseeNumber);
        addTick(person, chosen != state.draft.persons.end() && chosen->chosen, state.today);
    }
    loadSuccessors(state);
    loadNewcomer(state);
    showParts();
    watchFields();
}

void PersonsPage::addTick(const api::RegisterProposal::Person &person, bool chosen, QDate today)
{
    auto *tick = new QCheckBox(person.nameKanji + u"　"_s + person.nameKana);
    tick->setChecked(chosen);
    QStringList facts{birthWords(person.birth, person.birthShown)};
    if (const int age = domain::ageOn(person.birth, today); age >= 0)
        facts += tr("%1 years old").arg(age);
    facts += sexWord(person.sex);
    facts += person.relation;
    auto *detail = new QLabel(facts.join(u"　"_s));
    setStyleProperty(detail, "type", u"small"_s);
    detail->setIndent(28);
    m_list->layout()->addWidget(tick);
    m_list->layout()->addWidget(detail);
    m_boxes += tick;
    m_addressees += person.addresseeNumber;
    connect(tick, &QCheckBox::toggled, this, [this, tick] { toggled(tick); });
}

/// Who of the living may follow a head who has died.
void PersonsPage::loadSuccessors(const FormState &state)
{
    delete m_choice;
    m_choice = nullptr;
    m_next.clear();
    m_head.clear();
    QStringList names;
    for (const auto &member : state.household ? state.household->members : QList<api::MemberView>()) {
        if (member.head) {
            m_head = member.addresseeNumber;
        } else if (member.state != api::PersonState::Dead) {
            m_next += member.addresseeNumber;
            names += member.nameKanji;
        }
    }
    if (names.isEmpty())
        return;
    m_choice = new Choices(names, Qt::Vertical);
    m_choice->setCurrent(static_cast<int>(m_next.indexOf(state.draft.newHead)));
    m_successors->layout()->addWidget(m_choice);
    connect(m_choice, &Choices::changed, this, &FormPage::edited);
}

void PersonsPage::loadNewcomer(const FormState &state)
{
    const QSignalBlocker quiet(m_joins);
    m_newcomer->load(state.draft.newcomer);
    m_newcomer->setNewborn(m_rule && m_rule->persons == NotifiedPersons::Newborn);
    m_joins->setChecked(state.draft.newcomer.has_value());
}

/// A reason that is one person's keeps to one.
void PersonsPage::toggled(const QCheckBox *tick)
{
    if (m_rule && m_rule->persons == NotifiedPersons::OneCovered && tick->isChecked()) {
        for (QCheckBox *other : std::as_const(m_boxes)) {
            const QSignalBlocker quiet(other);
            other->setChecked(other == tick);
        }
    }
    showParts();
    Q_EMIT edited();
}

void PersonsPage::showParts()
{
    const auto needed = m_rule ? m_rule->persons : NotifiedPersons::NewHousehold;
    const qsizetype head = m_addressees.indexOf(m_head);
    m_listField->setVisible(needed != NotifiedPersons::Newborn);
    m_successorsField->setVisible(needed == NotifiedPersons::OneCovered && m_choice && head >= 0 && m_boxes[head]->isChecked());
    m_joins->setVisible(needed == NotifiedPersons::Uncovered);
    m_newcomer->setVisible(needed == NotifiedPersons::Newborn || (needed == NotifiedPersons::Uncovered && m_joins->isChecked()));
}

void PersonsPage::store(FormState &state) const
{
    auto &d = state.draft;
    const auto kept = [&d](const QString &addressee, bool chosen) {
        const auto at = std::ranges::find(d.persons, addressee, &api::NotificationDraft::Person::addresseeNumber);
        api::NotificationDraft::Person person = at == d.persons.end() ? api::NotificationDraft::Person{addressee, chosen, api::NumberDocument::None, {}} : *at;
        person.chosen = chosen;
        return person;
    };
    QList<api::NotificationDraft::Person> persons;
    for (int i = 0; i < m_boxes.size(); ++i)
        persons += kept(m_addressees[i], m_boxes[i]->isChecked());
    d.newcomer.reset();
    if (!m_newcomer->isHidden()) {
        d.newcomer = m_newcomer->person();
        if (!d.newcomer->addresseeNumber.isEmpty() && !m_addressees.contains(d.newcomer->addresseeNumber))
            persons += kept(d.newcomer->addresseeNumber, true);
    }
    d.persons = persons;
    d.newHead = !m_successorsField->isHidden() && m_choice ? m_next.value(m_choice->current()) : QString();
}

} // namespace madoguchi::ui
