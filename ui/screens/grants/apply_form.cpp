#include "ui/screens/grants/apply_form.h"

#include "domain/fiscal_year.h"
#include "ui/directory/staff_picker.h"
#include "ui/widgets/checks.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plain_edit.h"
#include "ui/words/directory_words.h"
#include "ui/words/terms.h"

#include <QCoreApplication>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
struct ApplyForm {
    Q_DECLARE_TR_FUNCTIONS(ApplyForm)
};

/// All that a grant to a person of this role may hold.
QList<api::Permission> grantable(api::Role role)
{
    QList<api::Permission> all;
    std::ranges::copy_if(api::permissions(), std::back_inserter(all),
                         [role](api::Permission permission) { return permission != api::Permission::Open && api::mayHold(role, permission); });
    return all;
}

/// The functions that the picked person's duties allow.
class FunctionChoice final : public Checks {
public:
    void offer(const api::StaffView *staff)
    {
        if (!staff) // while a name is looked for, what has been ticked stays
            return;
        const auto now = grantable(staff->role);
        if (now == m_offered)
            return;
        m_offered = now;
        QList<Item> items;
        for (const api::Permission permission : now)
            items += {permissionWord(permission), permissionSentence(permission)};
        setItems(items);
    }
    QList<api::Permission> chosen() const
    {
        QList<api::Permission> all;
        for (const int row : ticked())
            all += m_offered[row];
        return all;
    }

private:
    QList<api::Permission> m_offered;
};
} // namespace

OrderForm *applyForm(api::Services &services, const QList<api::StaffView> &staff, const StaffId &first)
{
    const QDate today = services.clock.today();
    auto *form = new OrderForm(services, ApplyForm::tr("Apply for functions"));
    auto *picker = new StaffPicker(staff, first);
    auto *functions = new FunctionChoice;
    functions->offer(picker->picked()); // before it stands among the fields: Tab goes in the order of making
    auto *from = new DateField(u"from"_s, ApplyForm::tr("From"));
    auto *until = new DateField(u"until"_s, ApplyForm::tr("Until"));
    auto *reason = new PlainEdit;
    from->setDate(today);
    until->setDate(domain::lastDayOfFiscalYear(domain::fiscalYearOf(today)));
    until->setExplanation(ApplyForm::tr("The last day, at most the end of the fiscal year: every year is granted anew. Whoever has a last day gets nothing beyond it."));
    auto *who = new Field(u"staff"_s, ApplyForm::tr("Person"), picker, Field::Labels::Above);
    auto *what = new Field(u"permissions"_s, ApplyForm::tr("Functions"), functions, Field::Labels::Above);
    auto *why = new Field(u"reason"_s, ApplyForm::tr("Reason"), reason);
    why->setHint(ApplyForm::tr("The duties that need it, such as: takes over counter 2 in April"));
    for (QWidget *field : std::initializer_list<QWidget *>{who, what, from, until, why})
        form->add(field);
    QObject::connect(picker, &StaffPicker::changed, functions, [=] { functions->offer(picker->picked()); });
    form->setPlan(ApplyForm::tr("Apply"), [=] {
        const api::StaffView *person = picker->picked();
        const api::ApplyForGrant order{person ? person->id : StaffId(), functions->chosen(), from->date(), until->date(), reason->text().trimmed()};
        const QString name = person ? personWords(person->name) : QString();
        return OrderForm::Plan{order, ApplyForm::tr("For %1 is applied: %2").arg(name, permissionsWords(order.permissions)),
                               ApplyForm::tr("%1. Nothing changes before somebody responsible has granted it.").arg(periodWords(order.from, order.until)),
                               ApplyForm::tr("Applied for. Somebody responsible decides on it.")};
    });
    return form;
}

} // namespace madoguchi::ui
