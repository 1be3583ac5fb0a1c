#include "ui/screens/reception/newcomer_entry.h"

#include "domain/kana.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/plain_edit.h"
#include "ui/words/formats.h"
#include "ui/words/people_words.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr api::Sex sexes[] = {api::Sex::Male, api::Sex::Female}; // nothing chosen: NotApplicable, which the rules do not take
} // namespace

NewcomerEntry::NewcomerEntry(QWidget *parent)
    : QWidget(parent), m_addressee(new PlainEdit), m_kanji(new PlainEdit), m_kana(new PlainEdit), m_relation(new PlainEdit),
      m_sex(new Choices({sexWord(sexes[0]), sexWord(sexes[1])}, Qt::Horizontal)), m_birth(new DateField(u"newcomer.birth"_s, tr("Born on")))
{
    m_addressee->setMaxLength(15);
    m_kanji->setMaxLength(100);
    m_kana->setMaxLength(100);
    m_relation->setMaxLength(20);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space::small);
    column->addWidget(new Field(u"newcomer.addressee"_s, tr("Addressee number"), m_addressee));
    column->addWidget(new Field(u"newcomer.nameKanji"_s, tr("Name"), m_kanji));
    column->addWidget(new Field(u"newcomer.nameKana"_s, tr("Kana"), m_kana));
    column->addWidget(m_birth);
    column->addWidget(new Field(u"newcomer.sex"_s, tr("Sex"), m_sex));
    column->addWidget(new Field(u"newcomer.relation"_s, tr("Relation"), m_relation));
    for (PlainEdit *edit : {m_addressee, m_kanji, m_kana, m_relation})
        connect(edit, &QLineEdit::textEdited, this, &NewcomerEntry::edited);
    connect(m_sex, &Choices::changed, this, &NewcomerEntry::edited);
    connect(m_birth, &DateField::edited, this, &NewcomerEntry::edited);
}

void NewcomerEntry::load(const std::optional<api::RegisterProposal::Person> &person)
{
    const auto shown = person.value_or(api::RegisterProposal::Person{});
    m_addressee->setText(shown.addresseeNumber);
    m_kanji->setText(shown.nameKanji);
    m_kana->setText(shown.nameKana);
    m_birth->setDate(shown.birth);
    m_relation->setText(person ? shown.relation : u"子"_s);
    const auto sex = std::ranges::find(sexes, shown.sex);
    m_sex->setCurrent(sex == std::end(sexes) ? -1 : static_cast<int>(sex - std::begin(sexes)));
}

void NewcomerEntry::setNewborn(bool newborn) { m_birth->setVisible(!newborn); }

api::RegisterProposal::Person NewcomerEntry::person() const
{
    api::RegisterProposal::Person person;
    person.addresseeNumber = m_addressee->text().trimmed();
    person.nameKanji = m_kanji->text().trimmed();
    const QString kana = m_kana->text().trimmed(), full = domain::fullKatakana(kana);
    person.nameKana = full.isEmpty() ? kana : full; // typed in any width
    person.birth = m_birth->date();
    person.birthShown = birthWords(person.birth, {});
    person.relation = m_relation->text().trimmed();
    person.sex = m_sex->current() < 0 ? api::Sex::NotApplicable : sexes[m_sex->current()];
    return person;
}

} // namespace madoguchi::ui
