#include "ui/screens/reception/reason_page.h"

#include "domain/reason.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"

#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {

QStringList codes()
{
    QStringList list;
    for (const auto &rule : domain::notificationRules()) {
        if (rule.persons != domain::NotifiedPersons::NewHousehold)
            list += QStringView(rule.reason).toString();
    }
    return list;
}

QStringList names(const QStringList &codes)
{
    QStringList list;
    for (const QString &code : codes)
        list += domain::reasonName(code);
    return list;
}

} // namespace

ReasonPage::ReasonPage(QWidget *parent)
    : FormPage(tr("Reception"), parent), m_codes(codes()), m_household(new QLabel), m_reasons(new Choices(names(m_codes), Qt::Vertical)),
      m_field(new Field(u"reason"_s, tr("Reason"), m_reasons))
{
    m_household->setTextFormat(Qt::PlainText);
    m_household->setWordWrap(true);
    setStyleProperty(m_household, "type", u"strong"_s);
    column()->addWidget(m_household);
    column()->addWidget(m_field);
    column()->addStretch();
    watchFields();
    connect(m_reasons, &Choices::changed, this, &FormPage::edited);
}

QString ReasonPage::context() const
{
    const domain::Reason *reason = domain::findReason(this->reason());
    const QString evidence = reason ? QStringView(reason->evidence).toString() : QString();
    const QString rule = tr("What is notified of this household; the digits choose. Insurance begins on the day itself; it ends on the day after, with public assistance on the day itself.");
    return evidence.isEmpty() ? rule : tr("The resident brings: %1").arg(evidence) + u"\n\n"_s + rule;
}

QString ReasonPage::reason() const { return m_codes.value(m_reasons->current()); }

void ReasonPage::load(const FormState &state)
{
    const auto &household = state.household;
    const auto head = household ? std::ranges::find_if(household->members, &api::MemberView::head) : decltype(household->members.begin())();
    const bool named = household && head != household->members.end();
    m_household->setText(household ? tr("Household %1").arg(household->householdNumber) + (named ? u"　"_s + head->nameKanji : QString()) : QString());
    m_reasons->setCurrent(static_cast<int>(m_codes.indexOf(state.draft.reason)));
}

void ReasonPage::store(FormState &state) const
{
    if (state.household)
        state.draft.reason = reason();
}

} // namespace madoguchi::ui
