#include "ui/screens/administration/terminals_section.h"

#include "ui/theme/theme.h"
#include "ui/widgets/fact_list.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"

#include <QPushButton>
#include <QVBoxLayout>

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
Field *textField(const QString &name, const QString &label, const QString &hint)
{
    auto *field = new Field(name, label, new PlainEdit);
    field->setHint(hint);
    return field;
}
constexpr int keyColumn = 2;
QString day(const QDateTime &at) { return dayAndYear(inJapan(at).date()); }

/// How the terminal's key stands, for its line in the list.
Cell keyCell(const api::TerminalView &terminal)
{
    switch (terminal.key) {
    case api::KeyStanding::Ordered: return badge(Tone::Attention, Icon::Waiting, TerminalsSection::tr("change ordered"));
    case api::KeyStanding::Failed: return badge(Tone::Blocked, Icon::Warning, TerminalsSection::tr("not changed"));
    case api::KeyStanding::Done:
    case api::KeyStanding::NotOrdered: break;
    }
    return terminal.keyChangedAt.isValid() ? warekiCell(inJapan(terminal.keyChangedAt).date()) : absent(TerminalsSection::tr("never changed"));
}

Cell stateCell(const api::TerminalView &terminal)
{
    if (terminal.retiredAt.isValid())
        return badge(Tone::Neutral, Icon::Check, TerminalsSection::tr("retired"));
    return terminal.here ? badge(Tone::Accent, Icon::Terminal, TerminalsSection::tr("this one")) : absent(TerminalsSection::tr("registered"));
}

QString stateWords(const api::TerminalView &terminal)
{
    if (terminal.retiredAt.isValid())
        return TerminalsSection::tr("retired on %1; the server has verified its signed statement").arg(day(terminal.retiredAt));
    return terminal.here ? TerminalsSection::tr("this is the terminal you are sitting at") : TerminalsSection::tr("registered");
}

/// In sentences: what was ordered, by whom and why, and what came of it.
QString keyWords(const api::TerminalView &terminal)
{
    const QString changed = terminal.keyChangedAt.isValid() ? TerminalsSection::tr("changed on %1").arg(day(terminal.keyChangedAt)) : TerminalsSection::tr("never changed");
    switch (terminal.key) {
    case api::KeyStanding::Ordered: return TerminalsSection::tr("%1. A change is ordered: it runs at the next login there.").arg(changed);
    case api::KeyStanding::Failed:
        return TerminalsSection::tr("%1. The change could not be made: %2 It is tried again at each login there.").arg(changed, terminal.keyTrouble ? sentence(*terminal.keyTrouble) : QString());
    case api::KeyStanding::Done:
    case api::KeyStanding::NotOrdered: break;
    }
    return changed;
}

QString textOf(const Field *field) { return static_cast<const PlainEdit *>(field->editor())->text().trimmed(); }
} // namespace

/// What the key's column says stands in the sheet at the right, too.
void TerminalsSection::setCompact(bool compact) { m_list->setColumnHidden(keyColumn, compact); }

TerminalsSection::TerminalsSection(api::Services &services)
    : Section(services, tr("Terminals")),
      m_list(new RowsTable(tr("Terminals"), {{tr("Terminal"), 120}, {tr("Place"), 0}, {tr("Key"), 128}, {tr("State"), 108}})), m_sheet(new Sheet),
      m_facts(new FactList)
{
    m_list->setObjectName(u"terminals"_s);
    m_list->setEmptyText(tr("No terminal is registered."));
    m_sheet->body()->addWidget(m_facts);
    m_sheet->body()->addStretch();
    setDetail(m_sheet);
    if (may(api::UseCase::TerminalRegister)) {
        auto *add = button(tr("Register a terminal"));
        auto *rekeyAll = button(tr("Change the key of all terminals"));
        auto *head = new QHBoxLayout;
        head->addStretch();
        head->addWidget(rekeyAll);
        head->addWidget(add);
        connect(rekeyAll, &QPushButton::clicked, this, [this] { open(rekeyForm(nullptr)); });
        left()->addLayout(head);
        connect(add, &QPushButton::clicked, this, [this] { open(registerForm()); });
    }
    if (may(api::UseCase::TerminalRemove)) {
        m_rekey = button(tr("Change the key of this terminal"));
        m_sheet->body()->addWidget(m_rekey);
        connect(m_rekey, &QPushButton::clicked, this, [this] { open(rekeyForm(selected())); });
        m_remove = button(tr("Remove this terminal from the list"));
        setStyleProperty(m_remove, "kind", u"danger"_s);
        m_sheet->body()->addWidget(m_remove);
        connect(m_remove, &QPushButton::clicked, this, [this] { open(removeForm(*selected())); });
        connect(m_list, &RowsTable::opened, this, [this] { (m_rekey->isEnabled() ? m_rekey : m_remove)->setFocus(); });
    }
    left()->addWidget(m_list, 1);
    connect(m_list, &RowsTable::rowChanged, this, [this] {
        if (form() && !form()->isBusy())
            closeForm();
        choose();
    });
    choose();
}

QWidget *TerminalsSection::list() const { return m_list; }

QString TerminalsSection::context() const
{
    return tr("The server answers registered terminals alone. One that is lost, stolen or given up is removed here: it is refused from that moment on."
              "\n\nThe terminal that you are sitting at is removed from another one.\n\nA terminal changes its key by itself once somebody who could open it leaves, or has another card. "
              "Order it where there is a suspicion, and for drills.");
}

void TerminalsSection::setView(const api::DirectoryView &view)
{
    m_terminals = view.terminals;
    QList<QList<Cell>> rows;
    for (const auto &terminal : m_terminals)
        rows += {{terminal.id.text()}, {terminal.place}, keyCell(terminal), stateCell(terminal)};
    const QSignalBlocker quiet(m_list);
    m_list->setRows(rows);
    choose();
}

const api::TerminalView *TerminalsSection::selected() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_terminals.size() ? &m_terminals[row] : nullptr;
}

void TerminalsSection::choose()
{
    const auto *terminal = selected();
    m_facts->clear();
    m_sheet->setHeading(terminal ? terminal->id.text() : QString());
    if (terminal) {
        m_facts->add(tr("Place"), terminal->place);
        m_facts->add(tr("Registered"), dayAndYear(terminal->since));
        m_facts->add(tr("State"), stateWords(*terminal));
        m_facts->add(tr("Key"), keyWords(*terminal));
        if (terminal->key != api::KeyStanding::NotOrdered && terminal->keyOrderedAt.isValid())
            m_facts->add(tr("Last order"), tr("%1, %2: %3").arg(day(terminal->keyOrderedAt), terminal->keyOrderedBy, terminal->keyReason));
    }
    if (m_rekey)
        m_rekey->setEnabled(terminal && !terminal->retiredAt.isValid());
    if (m_remove)
        m_remove->setEnabled(terminal && !terminal->here);
    Q_EMIT changed();
}

OrderForm *TerminalsSection::registerForm()
{
    auto *made = new OrderForm(m_services, tr("Register a terminal"));
    auto *id = textField(u"terminal"_s, tr("Terminal"), tr("As its certificate names it: letters and digits, - and _."));
    auto *place = textField(u"place"_s, tr("Place"), tr("Such as: ground floor, counter 3"));
    made->add(id);
    made->add(place);
    made->setPlan(tr("Register"), [=] {
        const api::RegisterTerminal order{TerminalId(textOf(id)), textOf(place)};
        return OrderForm::Plan{order, tr("The terminal %1 (%2) will be answered by the server.").arg(order.terminal.text(), order.place), {},
                               tr("The terminal %1 has been registered.").arg(order.terminal.text())};
    });
    return made;
}

OrderForm *TerminalsSection::removeForm(const api::TerminalView &terminal)
{
    auto *made = new OrderForm(m_services, tr("Remove the terminal %1").arg(terminal.id.text()), terminal.id.text());
    auto *reason = textField(u"reason"_s, tr("Reason"), tr("Such as: theft, replaced, given back"));
    made->add(reason);
    made->setPlan(tr("Remove"), [=] {
        return OrderForm::Plan{api::RemoveTerminal{terminal.id, textOf(reason)}, tr("The terminal %1 (%2): registered → refused").arg(terminal.id.text(), terminal.place),
                               tr("The server answers it no more, from this moment on. A session that is open at it ends."),
                               tr("The terminal %1 has been removed.").arg(terminal.id.text())};
    });
    return made;
}

OrderForm *TerminalsSection::rekeyForm(const api::TerminalView *terminal)
{
    const TerminalId id = terminal ? terminal->id : TerminalId();
    const QString which = terminal ? tr("the terminal %1 (%2)").arg(id.text(), terminal->place) : tr("all terminals");
    auto *made = new OrderForm(m_services, tr("Change the key of %1").arg(which), id.text());
    auto *reason = textField(u"reason"_s, tr("Reason"), tr("Such as: a card lost, a suspicion, a drill"));
    made->add(reason);
    made->setPlan(tr("Order"), [=] {
        return OrderForm::Plan{api::RekeyTerminal{id, textOf(reason)}, tr("The key of %1: the present one → another one at the next login there").arg(which),
                               tr("That login takes longer, up to some minutes. What is done of it is shown, and here whether it is done."),
                               tr("The change of the key has been ordered for %1.").arg(which)};
    });
    return made;
}

void TerminalsSection::clear()
{
    Section::clear();
    m_terminals.clear();
    const QSignalBlocker quiet(m_list);
    m_list->setRows({});
    choose();
}

} // namespace madoguchi::ui
