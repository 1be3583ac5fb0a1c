#include "ui/screens/household/household_header.h"

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

/// The worst thing that the clerk must not overlook.
std::optional<api::EligibilityView> worst(const api::MemberView &member)
{
    std::optional<api::EligibilityView> found;
    for (const auto &row : member.eligibility) {
        const bool serious = row.verdict == api::Verdict::Gap || row.verdict == api::Verdict::Overlap || row.verdict == api::Verdict::PartnerMissing;
        if (serious && !row.superseded)
            found = row;
    }
    return found;
}
} // namespace

HouseholdHeader::HouseholdHeader(QWidget *parent)
    : Sheet({}, parent), m_right(new QVBoxLayout), m_kana(label(u"soft"_s)), m_name(label(u"display"_s)), m_birth(label(u"heading"_s)), m_number(label(u"title"_s)),
      m_household(label(u"soft"_s)), m_address(label(u"soft"_s)), m_state(new StateBadge), m_sameName(new StateBadge),
      m_warning(new StateBadge)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::huge);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_kana);
    left->addWidget(m_name);
    auto *middle = new QVBoxLayout;
    middle->setSpacing(space::tiny);
    auto *badges = new QHBoxLayout;
    badges->setSpacing(space::small);
    badges->addWidget(m_state);
    m_sameName->setObjectName(u"sameName"_s);
    badges->addWidget(m_sameName);
    badges->addWidget(m_warning);
    badges->addStretch();
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
    body()->addWidget(m_address);
    setAccessibleName(tr("Person and household"));
}

void HouseholdHeader::setCompact(bool compact)
{
    setStyleProperty(m_name, "type", compact ? u"title"_s : u"display"_s);
    setStyleProperty(m_number, "type", compact ? u"heading"_s : u"title"_s);
    m_household->setVisible(!compact);
    m_address->setAlignment(compact ? Qt::AlignRight : Qt::AlignLeft);
    compact ? m_right->addWidget(m_address) : body()->addWidget(m_address);
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
    m_sameName->setVisible(member.sameName > 0);
    m_sameName->set(Tone::Attention, Icon::Warning, sameNameWords(member.sameName));
    const auto serious = worst(member);
    m_warning->setVisible(household.nominalHead || serious);
    if (serious)
        m_warning->set(verdictTone(serious->verdict), verdictIcon(serious->verdict), verdictWords(serious->verdict, serious->verdictDays));
    else if (household.nominalHead)
        m_warning->set(Tone::Attention, Icon::Warning, member.head && !member.insured ? tr("nominal head of household") : tr("household with a nominal head"));
    m_household->setText(tr("Household %1").arg(household.householdNumber));
    const QString postal = household.postalCode.size() == 7 ? u"〒%1-%2"_s.arg(household.postalCode.left(3), household.postalCode.mid(3)) : QString();
    m_address->setText(postal.isEmpty() ? household.address : postal + u"  "_s + household.address);
}

} // namespace madoguchi::ui
