#include "ui/screens/household/household_header.h"

#include "ui/screens/household/concerns.h"
#include "domain/contact.h"
#include "ui/theme/theme.h"
#include "ui/widgets/state_badge.h"
#include "ui/words/people_words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
QLabel *label(const QString &type)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    setStyleProperty(label, "type", type);
    return label;
}
} // namespace

HouseholdHeader::HouseholdHeader(QWidget *parent)
    : Sheet({}, parent), m_right(new QVBoxLayout), m_badges(new QHBoxLayout), m_foot(new QHBoxLayout), m_kana(label(u"soft"_s)), m_name(label(u"display"_s)), m_birth(label(u"heading"_s)), m_number(label(u"title"_s)),
      m_household(label(u"soft"_s)), m_address(label(u"soft"_s)), m_state(new StateBadge), m_sameName(new StateBadge),
      m_warning(new StateBadge), m_all(new StateBadge)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::huge);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_kana);
    left->addWidget(m_name);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(space::tiny);
    auto *badges = m_badges;
    badges->setSpacing(space::small);
    badges->addWidget(m_state);
    m_sameName->setObjectName(u"sameName"_s);
    badges->addWidget(m_sameName);
    badges->addWidget(m_warning);
    badges->addStretch();
    m_all->setObjectName(u"concerns"_s);
    middle->addLayout(badges);
    middle->addWidget(m_birth);
    m_right->setSpacing(space::tiny);
    m_number->setAlignment(Qt::AlignRight);
    m_household->setAlignment(Qt::AlignRight);
    m_right->addWidget(m_number);
    m_right->addWidget(m_household);
    row->addLayout(left);
    row->addLayout(middle);
    row->addStretch();
    row->addLayout(m_right);
    body()->setSpacing(space::tiny);
    body()->addLayout(row);
    m_foot->addWidget(m_address);
    m_foot->addStretch();
    m_foot->addWidget(m_all);
    body()->addLayout(m_foot);
    setAccessibleName(tr("Person and household"));
}

void HouseholdHeader::setCompact(bool compact)
{
    setStyleProperty(m_name, "type", compact ? u"title"_s : u"display"_s);
    setStyleProperty(m_number, "type", compact ? u"heading"_s : u"title"_s);
    m_household->setVisible(!compact);
    m_address->setAlignment(compact ? Qt::AlignRight : Qt::AlignLeft);
    m_compact = compact;
    if (compact) {
        m_right->addWidget(m_address);
        m_badges->insertWidget(m_badges->count() - 1, m_all);
    } else {
        m_foot->insertWidget(0, m_address);
        m_foot->addWidget(m_all);
    }
    const int edge = compact ? space::tiny : space::medium;
    layout()->setContentsMargins(space::large, edge, space::large, edge);
}

void HouseholdHeader::show(const api::HouseholdView &household, int index)
{
    const api::MemberView member = index >= 0 && index < household.members.size() ? household.members[index] : api::MemberView();
    m_kana->setText(member.nameKana);
    m_name->setText(member.nameKanji);
    QStringList birth{birthWords(member.birth, member.birthShown)};
    if (member.age >= 0)
        birth += tr("%1 years old").arg(member.age);
    birth += sexWord(member.sex);
    m_birth->setText(birth.join(u"  "_s));
    if (member.insured)
        m_state->set(stateTone(member.state), stateIcon(member.state), stateWord(member.state));
    else
        m_state->set(Tone::Neutral, Icon::Empty, tr("not insured"));
    m_number->setText(insuredWords(member.number));
    m_sameName->set(Tone::Attention, Icon::Warning, member.sameName > 0 ? sameNameWords(member.sameName) : QString());
    showConcerns(household, index);
    QStringList reach{tr("Household %1").arg(household.householdNumber)};
    if (!household.phone.isEmpty())
        reach.append(tr("Tel. %1").arg(household.phone));
    m_household->setText(reach.join(u"  "_s));
    QStringList where{household.address};
    if (const QString postal = domain::postalKey(household.postalCode); !postal.isEmpty())
        where.prepend(u"〒%1-%2"_s.arg(postal.first(3), postal.sliced(3)));
    m_address->setText(where.join(u"  "_s));
}

/// The worst of this person, and all of the household with their count.
void HouseholdHeader::showConcerns(const api::HouseholdView &household, int index)
{
    const QList<Concern> all = concerns(household);
    const auto own = std::ranges::find(all, index, &Concern::member);
    const bool nominal = household.nominalHead && index >= 0;
    if (own != all.end() && !m_compact) // there the household's badge has it
        m_warning->set(tone(*own), icon(*own), words(*own));
    else if (nominal)
        m_warning->set(Tone::Attention, Icon::Warning,
                       household.members[index].head && !household.members[index].insured ? tr("nominal head of household") : tr("household with a nominal head"));
    else
        m_warning->set(Tone::Neutral, Icon::Warning, {});
    if (all.isEmpty())
        m_all->set(Tone::Neutral, Icon::Warning, {});
    else
        m_all->set(tone(all.first()), icon(all.first()), m_compact ? countWords(all) : tr("%1 to look at in this household (%2)").arg(all.size()).arg(countWords(all)));
    setAccessibleDescription(m_all->accessibleName());
}

} // namespace madoguchi::ui
