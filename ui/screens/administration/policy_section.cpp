#include "ui/screens/administration/policy_section.h"

#include "ui/widgets/choices.h"
#include "ui/widgets/field.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
enum Setting { Idle, Password, Queue, Recovery };

QString idleWords(int seconds)
{
    if (seconds % 60 == 0)
        return PolicySection::tr("%1 minutes (%2 seconds)").arg(seconds / 60).arg(seconds);
    return PolicySection::tr("%1 seconds").arg(seconds);
}
QString passwordWords(int days) { return days == 0 ? PolicySection::tr("no end") : PolicySection::tr("%1 days").arg(days); }
QString queueWords(bool kept) { return kept ? PolicySection::tr("kept sealed and sent later") : PolicySection::tr("with a connection only"); }
QString recoveryWords(const api::RecoveryView &recovery)
{
    const QString present = recovery.code.isEmpty() ? PolicySection::tr("none") : recovery.code;
    return recovery.proposedCode.isEmpty() ? present : PolicySection::tr("%1 (proposed: %2)").arg(present, recovery.proposedCode);
}
} // namespace

PolicySection::PolicySection(api::Services &services)
    : Section(services, tr("Settings of the municipality")), m_list(new RowsTable(tr("Settings of the municipality"), {{tr("Setting"), 0}, {tr("At present"), 188}}))
{
    m_list->setObjectName(u"policy"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    left()->addWidget(m_list, 1);
    connect(m_list, &RowsTable::rowChanged, this, [this] { choose(); });
    connect(m_list, &RowsTable::opened, this, [this] {
        if (form() && form()->firstFocus())
            form()->firstFocus()->setFocus();
    });
}

QWidget *PolicySection::list() const { return m_list; }

QString PolicySection::context() const
{
    return tr("These settings hold at every terminal of the municipality, as soon as it has the new list.\n\n"
              "Idle lock: between 1 and 15 minutes.\n\nPassword: without an end unless the municipality's rules ask for one; a long password that is kept is "
              "safer than a short one that changes.\n\nIndividual numbers: sealed at entry in either case. Whether a sealed one may wait at the terminal while there is "
              "no connection is the municipality's decision: at most 100 at a terminal and for 7 days. Turned back, what still waits has one chance with the next connection; "
              "what is not taken then is erased and has to be entered again.");
}

void PolicySection::setView(const api::DirectoryView &view)
{
    m_policy = view.policy;
    m_recovery = view.recovery;
    m_known = true;
    {
        const QSignalBlocker quiet(m_list);
        m_list->setRows({{{tr("Lock when nothing is typed"), tr("60 to 900 seconds")}, {idleWords(m_policy.idleSeconds)}},
                         {{tr("Password runs out"), tr("0 (no end) to 400 days")}, {passwordWords(m_policy.passwordDays)}},
                         {{tr("Individual number without a connection"), tr("sealed at entry either way")}, {queueWords(m_policy.sealedQueue)}},
                         {{tr("Recovery key of the terminals"), tr("opened by two officers")}, {recoveryWords(m_recovery)}}});
        if (form())
            m_list->selectRow(form()->subject().toInt());
    }
    if (!isAbout(QString::number(m_list->currentRow())))
        choose();
}

void PolicySection::choose()
{
    if (!m_known)
        return;
    OrderForm *made = nullptr;
    switch (m_list->currentRow()) {
    case Idle:
        made = numberForm(u"idleSeconds"_s, tr("Lock when nothing is typed"), m_policy.idleSeconds, tr("Seconds, 60 to 900"), idleWords);
        break;
    case Password:
        made = numberForm(u"passwordDays"_s, tr("Password runs out"), m_policy.passwordDays, tr("Days, up to 400; 0 means no end"), passwordWords);
        break;
    case Queue:
        made = queueForm();
        break;
    case Recovery:
        return keep(recoveryForm());
    default:
        return closeForm();
    }
    if (!may(api::UseCase::PolicySet))
        made->setLocked(tr("The system administrator sets this."));
    keep(made);
}

OrderForm *PolicySection::numberForm(const QString &name, const QString &heading, int present, const QString &hint, QString (*words)(int))
{
    auto *made = new OrderForm(m_services, heading, QString::number(m_list->currentRow()));
    auto *edit = new PlainEdit;
    edit->setText(QString::number(present));
    edit->setMaxLength(4);
    auto *value = new Field(u"value"_s, tr("Value"), edit);
    value->setHint(hint);
    made->add(value);
    made->setPlan(tr("Change"), [=] {
        const api::SetPolicy order{name, edit->text().trimmed()};
        const QString after = words(order.value.toInt());
        return OrderForm::Plan{order, tr("%1: %2 → %3").arg(heading, words(present), after), tr("It holds at every terminal."), tr("%1: now %2.").arg(heading, after)};
    });
    return made;
}

OrderForm *PolicySection::queueForm()
{
    const QString heading = tr("Individual number without a connection");
    auto *made = new OrderForm(m_services, heading, QString::number(m_list->currentRow()));
    auto *kept = new Choices({queueWords(false), queueWords(true)}, Qt::Vertical);
    kept->setCurrent(m_policy.sealedQueue ? 1 : 0);
    made->add(new Field(u"value"_s, tr("Value"), kept));
    made->setPlan(tr("Change"), [this, kept, heading, present = m_policy.sealedQueue] {
        const bool after = kept->current() == 1;
        return OrderForm::Plan{api::SetPolicy{u"sealedQueue"_s, after ? u"true"_s : u"false"_s}, tr("%1: %2 → %3").arg(heading, queueWords(present), queueWords(after)),
                               after ? tr("It holds at every terminal. A sealed number then waits there for 7 days at most.")
                                     : tr("It holds at every terminal. What still waits has one chance with the next connection and is erased otherwise."),
                               tr("%1: now %2.").arg(heading, queueWords(after))};
    });
    return made;
}

/// Whoever may confirm somebody else's proposal does; whoever may propose what this terminal offers does; everybody sees how it stands.
OrderForm *PolicySection::recoveryForm()
{
    const QString heading = tr("Recovery key of the terminals");
    auto *made = new OrderForm(m_services, heading, QString::number(m_list->currentRow()));
    const auto says = [made](const QString &words) { made->add(new Paragraph(words)); };
    const QString present = m_recovery.code.isEmpty() ? tr("none") : m_recovery.code;
    const QString compare = tr("Compare the code with the officers' paper, sign by sign. Each terminal closes its spare key for it at the next login.");
    says(tr("Two of three officers open a terminal with it when all of its cards are lost."));
    if (!m_recovery.proposedCode.isEmpty())
        says(tr("%1 has been proposed by %2 on %3.").arg(m_recovery.proposedCode, m_recovery.proposedBy, dayAndTime(m_recovery.proposedAt)));
    if (!m_recovery.proposedCode.isEmpty() && !m_recovery.mine && may(api::UseCase::RecoveryConfirm)) {
        made->setPlan(tr("Confirm"), [=, this, fingerprint = m_recovery.proposed, after = m_recovery.proposedCode] {
            return OrderForm::Plan{api::ConfirmRecoveryKey{fingerprint}, tr("%1: %2 → %3").arg(heading, present, after), compare, tr("%1: now %2.").arg(heading, after)};
        });
    } else if (!m_recovery.offered.isEmpty() && may(api::UseCase::RecoveryPropose)) {
        says(tr("This terminal's profile offers %1.").arg(m_recovery.offeredCode));
        made->setPlan(tr("Propose"), [=, this, key = m_recovery.offered, code = m_recovery.offeredCode] {
            return OrderForm::Plan{api::ProposeRecoveryKey{key}, tr("%1: %2 is proposed").arg(heading, code), compare,
                                   tr("%1 has been proposed. A supervisor confirms it.").arg(code)};
        });
    } else {
        made->setLocked(tr("The officers make a key, IT puts it into a terminal's profile; there the system administrator proposes it, and a supervisor confirms."));
    }
    return made;
}

void PolicySection::clear()
{
    Section::clear();
    const QSignalBlocker quiet(m_list);
    m_list->setRows({});
}

} // namespace madoguchi::ui
