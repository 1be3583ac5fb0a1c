#include "ui/screens/administration/staff_section.h"

#include "ui/directory/staff_filter.h"
#include "ui/screens/administration/staff_forms.h"
#include "ui/screens/administration/staff_sheet.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/directory_words.h"
#include "ui/words/formats.h"
#include "ui/words/terms.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
enum Column { Name, Duties, Card, LastDay, Functions };
constexpr int soon = 30; // days before the end of a certificate or a registration

Cell cardCell(const api::StaffView &staff, QDate today)
{
    Cell cell{cardStandingWord(staff.card)};
    cell.icon = cardStandingIcon(staff.card);
    cell.iconTone = cardStandingTone(staff.card);
    if (staff.card == api::CardStanding::None)
        return cell;
    const QDate until = inJapan(staff.cardUntil).date();
    const Cell day = warekiCell(until);
    if (today.daysTo(until) <= soon)
        cell.note = Cell::Note{Icon::Warning, Tone::Attention, StaffSection::tr("until %1").arg(day.text)};
    else
        cell.second = StaffSection::tr("until %1").arg(day.text);
    return cell;
}

Cell lastDayCell(const api::StaffView &staff, QDate today)
{
    if (!staff.until.isValid())
        return absent(StaffSection::tr("open"));
    Cell cell{warekiCell(staff.until).text};
    if (staff.until < today)
        cell.tone = Tone::Blocked;
    else if (today.daysTo(staff.until) <= soon)
        cell.tone = Tone::Attention;
    return cell;
}
} // namespace

StaffSection::StaffSection(api::Services &services)
    : Section(services, tr("Staff and cards")), m_cards(new Notice),
      m_list(new RowsTable(tr("Staff"), {{tr("Name"), 0}, {tr("Section and duties"), 148}, {tr("Card"), 124}, {tr("Last day"), 72}, {tr("Functions"), 48, true}})),
      m_filter(new FilterEdit(tr("Name, kana, section or staff id"), m_list)),
      m_sheet(new StaffSheet), m_own(new QLabel(tr("Nobody arranges their own registration: another administrator does that. Your own lost card you can withdraw here.")))
{
    m_filter->setObjectName(u"staffFilter"_s);
    m_list->setObjectName(u"staff"_s);
    m_list->setEmptyText(tr("Nobody matches."));
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    setDetail(makeDetail());
    auto *head = new QHBoxLayout;
    head->addWidget(m_filter, 1);
    m_register = action(tr("Register somebody"), api::UseCase::StaffRegister, [this](const api::StaffView *) { return registerStaffForm(m_services); });
    if (m_register)
        head->addWidget(m_register);
    left()->addLayout(head);
    left()->addWidget(m_cards);
    left()->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &StaffSection::filter);
    connect(m_list, &RowsTable::rowChanged, this, [this](int row) {
        if (row >= 0)
            m_current = m_view.staff[m_shown[row]].id;
        if (form() && !form()->isBusy())
            closeForm(); // it was about somebody else
        choose();
    });
    connect(m_list, &RowsTable::opened, this, [this] {
        for (QPushButton *button : {m_transfer, m_assign}) {
            if (button && button->isEnabled())
                return button->setFocus();
        }
    });
    choose();
}

template <typename Make>
QPushButton *StaffSection::action(const QString &word, api::UseCase useCase, Make make)
{
    if (!may(useCase))
        return nullptr;
    auto *button = new QPushButton(word);
    button->setAccessibleName(word);
    button->setAutoDefault(true);
    connect(button, &QPushButton::clicked, this, [this, make] { open(make(selected())); });
    return button;
}

QWidget *StaffSection::makeDetail()
{
    m_transfer = action(tr("Transfer"), api::UseCase::StaffTransfer, [this](const api::StaffView *staff) { return transferForm(m_services, *staff); });
    m_assign = action(tr("Give a card"), api::UseCase::CardAssign, [this](const api::StaffView *staff) { return assignCardForm(m_services, *staff, m_view.cards); });
    m_withdraw = action(tr("Withdraw the card"), api::UseCase::CardWithdraw, [this](const api::StaffView *staff) { return withdrawCardForm(m_services, *staff); });
    m_end = action(tr("End the registration"), api::UseCase::StaffEnd, [this](const api::StaffView *staff) { return endForm(m_services, *staff); });
    auto *actions = new QGridLayout;
    actions->setSpacing(space::small);
    int next = 0;
    for (QPushButton *button : {m_transfer, m_assign, m_withdraw, m_end}) {
        if (!button)
            continue;
        actions->addWidget(button, next / 2, next % 2);
        ++next;
    }
    for (QPushButton *button : {m_withdraw, m_end}) {
        if (button)
            setStyleProperty(button, "kind", u"danger"_s);
    }
    m_own->setWordWrap(true);
    setStyleProperty(m_own, "type", u"small"_s);
    m_sheet->body()->addWidget(m_own);
    if (next > 0)
        m_sheet->body()->addLayout(actions);
    else
        delete actions;
    return m_sheet;
}

int StaffSection::waiting() const { return may(api::UseCase::CardAssign) ? static_cast<int>(m_view.cards.size()) : 0; }
QWidget *StaffSection::list() const { return m_list; }
QWidget *StaffSection::firstFocus() const { return m_filter; }

QString StaffSection::context() const
{
    return tr("Everybody has an entry and a card of their own; nobody works with another's.\n\n"
              "A new card shows itself at a terminal where nobody is logged in. Compare the code aloud before you give it to somebody.\n\n"
              "A lost card is withdrawn at once: from then on it opens nothing. A new one can be given the same day.\n\n"
              "Whoever is transferred or leaves loses all functions by that.");
}

void StaffSection::setCompact(bool compact)
{
    m_list->setColumnHidden(LastDay, compact);
    m_list->setColumnHidden(Functions, compact);
}

void StaffSection::setView(const api::DirectoryView &view)
{
    m_view = view;
    const auto count = view.cards.size();
    if (count > 0 && may(api::UseCase::CardAssign))
        m_cards->say(Tone::Accent, Icon::Card, tr("%1 new cards wait for their person.").arg(count), tr("Choose the person, then \"Give a card\"."));
    else
        m_cards->hush();
    filter();
}

void StaffSection::filter()
{
    const QDate today = m_services.clock.today();
    m_shown.clear();
    QList<QList<Cell>> rows;
    int wanted = -1;
    const StaffId current = m_current;
    for (qsizetype i = 0; i < m_view.staff.size(); ++i) {
        const api::StaffView &staff = m_view.staff[i];
        if (!matches(staff, m_filter->text()))
            continue;
        if (staff.id == current)
            wanted = static_cast<int>(m_shown.size());
        m_shown += i;
        Cell name{staff.name, staff.kana};
        name.struck = !staff.entitled;
        rows += {name, {roleWord(staff.role), staff.section}, cardCell(staff, today), lastDayCell(staff, today),
                 staff.inForce.isEmpty() ? absent(tr("none")) : Cell{QString::number(staff.inForce.size())}};
    }
    {
        const QSignalBlocker quiet(m_list); // what stands at the right stays while its person does
        m_list->setRows(rows);
        if (wanted >= 0)
            m_list->selectRow(wanted);
    }
    if (wanted < 0 && form() && !form()->isBusy() && !form()->subject().isEmpty())
        closeForm();
    if (wanted < 0 && m_list->currentRow() >= 0)
        m_current = m_view.staff[m_shown[m_list->currentRow()]].id;
    choose();
}

const api::StaffView *StaffSection::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_shown.size() ? &m_view.staff[m_shown[row]] : nullptr;
}

void StaffSection::choose()
{
    const api::StaffView *staff = selected();
    m_sheet->show(staff);
    const bool other = staff && staff->id != me();
    m_own->setVisible(m_transfer && staff && !other);
    for (QPushButton *button : {m_transfer, m_end}) {
        if (button)
            button->setEnabled(other);
    }
    if (m_assign)
        m_assign->setEnabled(other && staff->entitled);
    if (m_withdraw)
        m_withdraw->setEnabled(staff && staff->card != api::CardStanding::None);
    Q_EMIT changed();
}

void StaffSection::clear()
{
    Section::clear();
    m_view = {};
    m_shown.clear();
    const QSignalBlocker quiet(m_list); // whoever was current is current again after the lock
    m_list->setRows({});
    m_cards->hush();
    m_sheet->show(nullptr);
}

} // namespace madoguchi::ui
