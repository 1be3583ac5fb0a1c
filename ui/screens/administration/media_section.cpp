#include "ui/screens/administration/media_section.h"

#include "ui/directory/staff_picker.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"

#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
QPushButton *button(const QString &word)
{
    auto *made = new QPushButton(word);
    made->setAccessibleName(word);
    made->setAutoDefault(true);
    return made;
}
Field *textField(const QString &name, const QString &label, const QString &text, const QString &hint)
{
    auto *edit = new PlainEdit;
    edit->setText(text);
    auto *field = new Field(name, label, edit);
    field->setHint(hint);
    return field;
}
QString textOf(const Field *field) { return static_cast<const PlainEdit *>(field->editor())->text().trimmed(); }
QString day(const QDateTime &at) { return dayAndYear(inJapan(at).date()); }

bool isKeeperless(const api::MediumView &medium) { return !medium.kept && !medium.shreddedAt.isValid(); }

Cell keeperCell(const api::MediumView &medium)
{
    Cell cell{medium.keeperName, medium.place};
    if (isKeeperless(medium)) {
        cell = {MediaSection::tr("no keeper"), medium.place, {}, Tone::Attention};
        cell.icon = Icon::Warning;
        cell.iconTone = Tone::Attention;
    }
    return cell;
}
Cell stateCell(const api::MediumView &medium)
{
    return medium.shreddedAt.isValid() ? badge(Tone::Neutral, Icon::Check, MediaSection::tr("shredded")) : absent(MediaSection::tr("in use"));
}
QStringList shredMethods() { return {MediaSection::tr("shredded into small pieces"), MediaSection::tr("crushed or drilled through"), MediaSection::tr("destroyed by a contractor, with a certificate")}; }
} // namespace

MediaSection::MediaSection(api::Services &services)
    : Section(services, tr("Media")),
      m_list(new RowsTable(tr("Media"), {{tr("Medium"), 0}, {tr("Keeper and store"), 176}, {tr("State"), 100}})), m_sheet(new Sheet),
      m_facts(new FactList)
{
    m_list->setObjectName(u"registeredMedia"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_list->setEmptyText(tr("No medium is registered. Until one is, no file leaves or comes in on a medium."));
    m_sheet->body()->addWidget(m_facts);
    m_sheet->body()->addStretch();
    setDetail(m_sheet);
    if (may(api::UseCase::MediumRegister)) {
        auto *add = button(tr("Register a medium"));
        auto *head = new QHBoxLayout;
        head->addStretch();
        head->addWidget(add);
        left()->addLayout(head);
        connect(add, &QPushButton::clicked, this, [this] { open(registerForm()); });
        m_assign = button(tr("Other keeper or store"));
        m_sheet->body()->addWidget(m_assign);
        connect(m_assign, &QPushButton::clicked, this, [this] { open(assignForm(*selected())); });
        m_shred = button(tr("Enter as shredded"));
        setStyleProperty(m_shred, "kind", u"danger"_s);
        m_sheet->body()->addWidget(m_shred);
        connect(m_shred, &QPushButton::clicked, this, [this] { open(shredForm(*selected())); });
        connect(m_list, &RowsTable::opened, this, [this] { m_assign->setFocus(); });
    }
    left()->addWidget(m_list, 1);
    connect(m_list, &RowsTable::rowChanged, this, [this] {
        if (form() && !form()->isBusy())
            closeForm();
        choose();
    });
    choose();
}

int MediaSection::waiting() const { return static_cast<int>(std::ranges::count_if(m_media, isKeeperless)); }
QWidget *MediaSection::list() const { return m_list; }

QString MediaSection::context() const
{
    return tr("A medium counts only while it stands here. Its keeper answers for it as long as nothing is on it, and must be somebody who may request or approve "
              "media; whoever leaves or changes duties leaves it without one."
              "\n\nA shredded medium stays in the register for ever: its serial number never comes back. One that terminals know a file on cannot be entered as shredded.");
}

void MediaSection::setView(const api::DirectoryView &view)
{
    m_media = view.media;
    m_keepers.clear();
    std::ranges::copy_if(view.staff, std::back_inserter(m_keepers), [](const api::StaffView &staff) {
        return staff.entitled && (staff.inForce.contains(api::Permission::RequestMedia) || staff.inForce.contains(api::Permission::ApproveMedia));
    });
    QList<QList<Cell>> rows;
    for (const auto &medium : m_media)
        rows += {{medium.label, medium.serial}, keeperCell(medium), stateCell(medium)};
    const QSignalBlocker quiet(m_list);
    m_list->setRows(rows);
    choose();
}

const api::MediumView *MediaSection::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_media.size() ? &m_media[row] : nullptr;
}

void MediaSection::choose()
{
    const auto *medium = selected();
    m_facts->clear();
    m_sheet->setHeading(medium ? medium->label : QString());
    if (medium) {
        m_facts->add(tr("Serial number"), medium->serial);
        m_facts->add(tr("Locked store"), medium->place);
        m_facts->add(tr("Keeper"), isKeeperless(*medium) ? tr("%1 may handle media no more. Name somebody else.").arg(medium->keeperName) : medium->keeperName);
        m_facts->add(tr("Registered"), tr("%1, %2").arg(day(medium->registeredAt), medium->registeredBy));
        if (medium->assignedAt.isValid())
            m_facts->add(tr("Last change"), tr("%1, %2: %3").arg(day(medium->assignedAt), medium->assignedBy, medium->assignReason));
        if (medium->shreddedAt.isValid())
            m_facts->add(tr("Shredded"), tr("%1, %2, %3: %4").arg(day(medium->shreddedAt), medium->shreddedBy, medium->shredMethod, medium->shredReason));
    }
    for (QPushButton *action : {m_assign, m_shred}) {
        if (action)
            action->setEnabled(medium && !medium->shreddedAt.isValid());
    }
    Q_EMIT changed();
}

OrderForm *MediaSection::registerForm()
{
    auto *made = new OrderForm(m_services, tr("Register a medium"));
    auto *serial = textField(u"serial"_s, tr("Serial number"), {}, tr("As the device tells it, letter for letter. A serial number is registered once, for ever."));
    auto *label = textField(u"label"_s, tr("Label"), {}, tr("What is written on it, such as: counter USB 3"));
    auto *place = textField(u"place"_s, tr("Locked store"), {}, tr("Where it lies while nothing is on it, such as: office, safe A"));
    auto *keeper = new StaffPicker(m_keepers, {});
    for (QWidget *field : std::initializer_list<QWidget *>{serial, label, place, new Field(u"keeper"_s, tr("Keeper"), keeper, Field::Labels::Above)})
        made->add(field);
    made->setMachineText(serial);
    made->setPlan(tr("Register"), [=] {
        const auto *person = keeper->picked();
        const api::RegisterMedium order{textOf(serial), textOf(label), textOf(place), person ? person->id : StaffId()};
        return OrderForm::Plan{order, tr("The medium %1 (%2) will be registered. Keeper: %3, store: %4.").arg(order.label, order.serial, person ? person->name : QString(), order.place),
                               tr("A terminal uses it once its path stands in that terminal's profile."), tr("The medium %1 has been registered.").arg(order.label)};
    });
    return made;
}

OrderForm *MediaSection::assignForm(const api::MediumView &medium)
{
    auto *made = new OrderForm(m_services, tr("Other keeper or store of %1").arg(medium.label), medium.serial);
    auto *keeper = new StaffPicker(m_keepers, medium.keeper);
    auto *place = textField(u"place"_s, tr("Locked store"), medium.place, {});
    auto *reason = textField(u"reason"_s, tr("Reason"), {}, tr("Such as: transfer, the safe was moved"));
    for (QWidget *field : std::initializer_list<QWidget *>{new Field(u"keeper"_s, tr("Keeper"), keeper, Field::Labels::Above), place, reason})
        made->add(field);
    made->setPlan(tr("Enter"), [=] {
        const auto *person = keeper->picked();
        const api::AssignMedium order{medium.serial, textOf(place), person ? person->id : StaffId(), textOf(reason)};
        return OrderForm::Plan{order, tr("%1: %2, %3 → %4, %5").arg(medium.label, medium.keeperName, medium.place, person ? person->name : QString(), order.place),
                               tr("From then on this person answers for it while nothing is on it."), tr("The keeper of %1 has been entered.").arg(medium.label)};
    });
    return made;
}

OrderForm *MediaSection::shredForm(const api::MediumView &medium)
{
    auto *made = new OrderForm(m_services, tr("Enter %1 as shredded").arg(medium.label), medium.serial);
    const QStringList methods = shredMethods();
    auto *how = new Choices(methods, Qt::Vertical);
    auto *reason = textField(u"reason"_s, tr("Reason"), {}, tr("Such as: worn out, replaced"));
    made->add(new Field(u"method"_s, tr("Method"), how));
    made->add(reason);
    made->setPlan(tr("Enter"), [=] {
        return OrderForm::Plan{api::ShredMedium{medium.serial, methods.value(how->current()), textOf(reason)}, tr("The medium %1 (%2): in use → shredded").arg(medium.label, medium.serial),
                               tr("This cannot be taken back: its serial number is never registered again."), tr("%1 has been entered as shredded.").arg(medium.label)};
    });
    return made;
}

void MediaSection::clear()
{
    Section::clear();
    m_media.clear();
    m_keepers.clear();
    const QSignalBlocker quiet(m_list);
    m_list->setRows({});
    choose();
}

} // namespace madoguchi::ui
