#include "ui/screens/administration/staff_forms.h"

#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
struct StaffForms {
    Q_DECLARE_TR_FUNCTIONS(StaffForms)
};

Field *textField(const QString &name, const QString &label, const QString &text = {}, const QString &hint = {})
{
    auto *edit = new PlainEdit;
    edit->setText(text);
    auto *field = new Field(name, label, edit);
    field->setHint(hint);
    return field;
}

QString textOf(const Field *field) { return static_cast<const PlainEdit *>(field->editor())->text().trimmed(); }
int chosen(const Field *field) { return static_cast<const Choices *>(field->editor())->current(); }

Field *roleField(std::optional<api::Role> present = {})
{
    QStringList words;
    for (const api::Role role : api::roles())
        words += roleWord(role);
    auto *choices = new Choices(words, Qt::Vertical);
    if (present)
        choices->setCurrent(static_cast<int>(*present));
    auto *field = new Field(u"role"_s, StaffForms::tr("Duties"), choices);
    field->setExplanation(StaffForms::tr("Duties bound what can be granted; they grant nothing by themselves.\n\nOutsourced staff take papers in: they decide "
                                         "nothing, approve nothing and touch no medium. Administrators and auditors see no residents."));
    return field;
}

api::Role roleIn(const Field *field) { return api::roles()[static_cast<std::size_t>(std::max(0, chosen(field)))]; }

QString sameName(const QString &name) { return QString(name).remove(u' ').remove(u'　'); }

/// Which of the cards that have shown themselves, with its code as large as it must be read.
class CardChoice final : public QWidget {
public:
    explicit CardChoice(const QList<api::PendingCardView> &cards, const QString &holder, QDate today)
        : m_cards(cards), m_table(new RowsTable(StaffForms::tr("Cards that wait"), {{StaffForms::tr("Code and name"), 0}, {StaffForms::tr("Shown"), 124}})),
          m_code(new QLabel), m_name(new QLabel)
    {
        setStyleProperty(m_code, "type", u"display"_s);
        setStyleProperty(m_name, "type", u"soft"_s);
        m_name->setWordWrap(true);
        m_table->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
        m_table->setFixedHeight(128);
        m_table->setObjectName(u"waitingCards"_s);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins({});
        column->setSpacing(space::tiny);
        for (QWidget *widget : std::initializer_list<QWidget *>{m_table, m_code, m_name})
            column->addWidget(widget);
        QList<QList<Cell>> rows;
        int wanted = 0;
        for (const auto &card : m_cards) {
            if (sameName(card.name) == sameName(holder))
                wanted = static_cast<int>(rows.size());
            rows += {{card.code, card.name}, {card.terminal, shortTime(card.at, today)}};
        }
        QObject::connect(m_table, &RowsTable::rowChanged, this, [this](int row) { tell(row); });
        m_table->setRows(rows);
        m_table->selectRow(wanted);
        setFocusProxy(m_table);
    }
    const api::PendingCardView &card() const { return m_cards[std::max(0, m_table->currentRow())]; }

private:
    void tell(int row)
    {
        if (row < 0)
            return;
        const api::PendingCardView &card = m_cards[row];
        m_code->setText(card.code);
        m_name->setText(StaffForms::tr("Name on the certificate: %1. Valid until %2. Card No. %3.").arg(card.name, dayAndYear(inJapan(card.until).date()), card.serial));
    }
    QList<api::PendingCardView> m_cards;
    RowsTable *m_table;
    QLabel *m_code, *m_name;
};
} // namespace

OrderForm *registerStaffForm(api::Services &services)
{
    auto *form = new OrderForm(services, StaffForms::tr("Register a member of staff"));
    auto *id = textField(u"staff"_s, StaffForms::tr("Staff id"), {}, StaffForms::tr("Letters and digits, - and _. It belongs to this person for ever."));
    auto *name = textField(u"name"_s, StaffForms::tr("Name"));
    auto *kana = textField(u"kana"_s, StaffForms::tr("Kana"));
    auto *section = textField(u"section"_s, StaffForms::tr("Section"));
    auto *role = roleField();
    auto *until = new DateField(u"until"_s, StaffForms::tr("Last day"));
    until->setExplanation(StaffForms::tr("The last day of a contract or an appointment; outsourced staff always have one. Leave it empty where none is set."));
    for (QWidget *field : std::initializer_list<QWidget *>{id, name, kana, section, role, until})
        form->add(field);
    form->setOptional(until);
    form->setPlan(StaffForms::tr("Register"), [=] {
        const api::RegisterStaff order{StaffId(textOf(id)), textOf(name), textOf(kana), textOf(section), roleIn(role), until->date()};
        const QString ends = order.until.isValid() ? StaffForms::tr("The registration ends by itself on %1.").arg(dayAndYear(order.until)) + u'\n' : QString();
        return OrderForm::Plan{order,
                               StaffForms::tr("%1 (%2), %3, will be registered as %4.").arg(personWords(order.name), order.staff.text(), order.section, roleWord(order.role)),
                               ends + StaffForms::tr("The person can do nothing yet: a card and functions come next."),
                               StaffForms::tr("%1 has been registered. Next: give a card, and have functions applied for.").arg(personWords(order.name))};
    });
    return form;
}

OrderForm *transferForm(api::Services &services, const api::StaffView &staff)
{
    auto *form = new OrderForm(services, StaffForms::tr("Transfer %1").arg(personWords(staff.name)), staff.id.text());
    auto *section = textField(u"section"_s, StaffForms::tr("New section"), staff.section);
    auto *role = roleField(staff.role);
    form->add(section);
    form->add(role);
    form->setPlan(StaffForms::tr("Transfer"), [=] {
        const api::TransferStaff order{staff.id, textOf(section), roleIn(role)};
        const QString grants = staff.grants.isEmpty() ? StaffForms::tr("No functions are held now.")
                                                      : StaffForms::tr("All functions end at once; those of the new duties are applied for anew.");
        return OrderForm::Plan{order,
                               StaffForms::tr("%1: %2, %3 → %4, %5").arg(personWords(staff.name), staff.section, roleWord(staff.role), order.section, roleWord(order.role)),
                               grants, StaffForms::tr("%1 has been transferred.").arg(personWords(staff.name))};
    });
    return form;
}

OrderForm *endForm(api::Services &services, const api::StaffView &staff)
{
    auto *form = new OrderForm(services, StaffForms::tr("End the registration of %1").arg(personWords(staff.name)), staff.id.text());
    auto *until = new DateField(u"until"_s, StaffForms::tr("Last day"));
    until->setDate(services.clock.today());
    auto *reason = textField(u"reason"_s, StaffForms::tr("Reason"), {}, StaffForms::tr("Such as: retirement, end of the contract, transfer to another office"));
    form->add(until);
    form->add(reason);
    const QDate today = services.clock.today();
    form->setPlan(StaffForms::tr("End it"), [=] {
        const api::EndStaff order{staff.id, until->date(), textOf(reason)};
        const QString before = staff.until.isValid() ? dayAndYear(staff.until) : StaffForms::tr("open");
        const QString follows = order.until < today ? StaffForms::tr("The card opens nothing from now on.")
                                                    : StaffForms::tr("The card and all functions hold through that day, then end by themselves.");
        return OrderForm::Plan{order, StaffForms::tr("%1: last day %2 → %3").arg(personWords(staff.name), before, dayAndYear(order.until)), follows,
                               StaffForms::tr("The last day of %1 has been set.").arg(personWords(staff.name))};
    });
    return form;
}

OrderForm *assignCardForm(api::Services &services, const api::StaffView &staff, const QList<api::PendingCardView> &cards)
{
    auto *form = new OrderForm(services, StaffForms::tr("Give a card to %1").arg(personWords(staff.name)), staff.id.text());
    if (cards.isEmpty()) {
        form->add(new EmptyState(Icon::Card, StaffForms::tr("No card waits"),
                                 StaffForms::tr("Have the person insert the new card at a terminal where nobody is logged in and choose "
                                                "\"Apply for this card\". It then stands here.")));
        return form;
    }
    auto *choice = new CardChoice(cards, staff.name, services.clock.today());
    auto *field = new Field(u"fingerprint"_s, StaffForms::tr("Card"), choice, Field::Labels::Above);
    field->setHint(StaffForms::tr("Read the code aloud: the person's screen shows the same one."));
    form->add(field);
    form->setPlan(StaffForms::tr("Give this card"), [=] {
        const api::PendingCardView &card = choice->card();
        QStringList more;
        if (sameName(card.name) != sameName(staff.name))
            more += StaffForms::tr("Mind: the certificate names %1.").arg(card.name);
        if (staff.card != api::CardStanding::None)
            more += StaffForms::tr("The present card opens nothing from then on.");
        more += StaffForms::tr("The person chooses a password at the first login.");
        return OrderForm::Plan{api::AssignCard{staff.id, card.fingerprint}, StaffForms::tr("The card %1 will be the card of %2.").arg(card.code, personWords(staff.name)),
                               more.join(u'\n'), StaffForms::tr("%1 has the card now. At the first login a password is chosen.").arg(personWords(staff.name))};
    });
    return form;
}

OrderForm *withdrawCardForm(api::Services &services, const api::StaffView &staff)
{
    auto *form = new OrderForm(services, StaffForms::tr("Withdraw the card of %1").arg(personWords(staff.name)), staff.id.text());
    const QStringList reasons{StaffForms::tr("lost"), StaffForms::tr("damaged"), StaffForms::tr("given back"), StaffForms::tr("other")};
    auto *why = new Choices(reasons, Qt::Vertical);
    auto *reason = new Field(u"reason"_s, StaffForms::tr("Reason"), why);
    auto *remark = textField(u"remark"_s, StaffForms::tr("Remark"), {}, StaffForms::tr("When and where; for \"other\", what happened"));
    form->add(reason);
    form->add(remark);
    form->setOptional(remark);
    QObject::connect(why, &Choices::changed, form, [=](int row) { row == reasons.size() - 1 ? form->setRequired(remark) : form->setOptional(remark); });
    form->setPlan(StaffForms::tr("Withdraw"), [=] {
        const QString words = reasons.value(why->current());
        const api::WithdrawCard order{staff.id, textOf(remark).isEmpty() ? words : StaffForms::tr("%1: %2").arg(words, textOf(remark))};
        return OrderForm::Plan{order, StaffForms::tr("The card of %1: %2 → withdrawn").arg(personWords(staff.name), cardStandingWord(staff.card)),
                               StaffForms::tr("It opens nothing from now on, at any terminal. A session that is open with it is locked."),
                               StaffForms::tr("The card of %1 has been withdrawn.").arg(personWords(staff.name))};
    });
    return form;
}

} // namespace madoguchi::ui
