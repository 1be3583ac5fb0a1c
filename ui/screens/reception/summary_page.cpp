#include "ui/screens/reception/summary_page.h"

#include "domain/reason.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rows_table.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

SummaryPage::SummaryPage(bool ownLedger, QWidget *parent)
    : FormPage(tr("Confirmation"), parent), m_ownLedger(ownLedger), m_facts(new QWidget), m_notice(new Notice), m_warning(new Notice),
      m_list(new RowsTable(tr("Still open"), {{tr("Still open"), 0}, {tr("Code"), 64}}))
{
    column()->addWidget(m_notice);
    column()->addWidget(m_warning);
    column()->addWidget(m_list);
    column()->addWidget(m_facts);
    column()->addStretch();
    m_list->setObjectName(u"summary-errors"_s);
    m_list->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_facts->setFocusPolicy(Qt::StrongFocus); // without errors there is nothing else here that could keep the keyboard
    m_facts->setAccessibleName(tr("What will be registered"));
    connect(m_list, &RowsTable::opened, this, [this](int row) { Q_EMIT goToField(m_errors[row].field); });
    clear();
}

QString SummaryPage::context() const
{
    if (!m_ownLedger)
        return tr("F12 shows what will happen, F12 again registers. Until then nothing is stored but the draft.\n\n"
                  "Registering stores the notification, writes the record and puts the change on its way to the other terminals, all in one. "
                  "For the federation it leaves with the files of the resident system, not from here: enter it there, too.");
    return tr("F12 shows what will happen, F12 again registers. Until then nothing is stored but the draft.\n\n"
              "Registering stores the notification, writes the record and puts the change on its way to the other terminals, all in one. "
              "It leaves for the federation with the day's files.");
}

void SummaryPage::load(const FormState &state)
{
    const auto &d = state.draft;
    const QString notifiers[] = {tr("the person"), tr("head of household"), tr("proxy")};
    const QString identities[] = {tr("not yet checked"), tr("one document with a photograph"), tr("two documents"), tr("known in person")};
    QStringList persons;
    int receipts = 0, enrolled = 0;
    for (const auto &chosen : d.persons) {
        enrolled += chosen.chosen;
        receipts += chosen.chosen && !chosen.numberReceipt.isEmpty();
        if (chosen.chosen)
            persons += state.nameOf(chosen.addresseeNumber);
    }
    QString notifier = notifiers[static_cast<int>(d.notifier)];
    if (d.notifier == api::Notifier::Proxy)
        notifier += u"　"_s + d.proxyName + u"　"_s + (d.mandateSeen ? tr("mandate seen") : tr("mandate not seen"));
    const QString none = tr("not yet");
    QList<std::pair<QString, QString>> facts{
        {tr("Reception"), state.receptionNumber},
        {tr("Persons"), persons.isEmpty() ? none : persons.join(u"、"_s)},
        {tr("Reason"), domain::reasonName(d.reason)},
        {tr("Day it happened"), d.happenedOn.isValid() ? dayAndYear(d.happenedOn) : none},
        {tr("Notified on"), d.notifiedOn.isValid() ? dayAndYear(d.notifiedOn) : none},
        {tr("Who notifies"), notifier},
        {tr("Identity check"), identities[static_cast<int>(d.identity)]},
        {tr("Number check"), tr("%1 of %2 persons").arg(receipts).arg(enrolled)},
    };
    if (state.proposal)
        facts += {{tr("Moved from"), state.proposal->previousMunicipalityName}, {tr("New address"), state.proposal->address}};
    if (state.rule() && state.rule()->other == domain::OtherMunicipality::Next)
        facts.append({tr("Moves to"), d.nextMunicipality});
    if (!d.newHead.isEmpty())
        facts.append({tr("New head of household"), state.nameOf(d.newHead)});
    QStringList told;
    for (const auto &[caption, value] : facts)
        told += caption + u' ' + value;
    m_facts->setAccessibleDescription(told.join(u'\n'));
    qDeleteAll(m_facts->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete m_facts->layout();
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(space::small, space::small, space::small, space::small);
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    for (const auto &[caption, value] : facts) {
        const int row = grid->rowCount();
        auto *left = new QLabel(caption);
        setStyleProperty(left, "type", u"soft"_s);
        auto *right = new QLabel(value);
        right->setTextFormat(Qt::PlainText);
        right->setWordWrap(true);
        grid->addWidget(left, row, 0, Qt::AlignTop);
        grid->addWidget(right, row, 1);
    }
}

QWidget *SummaryPage::firstField() { return m_errors.isEmpty() ? m_facts : m_list; }

void SummaryPage::showCheck(const api::NotificationCheck &check, const QStringList &places, bool armed)
{
    const bool hadFocus = m_list->hasFocus() || m_facts->hasFocus();
    m_errors = check.errors;
    QList<QList<Cell>> rows;
    for (qsizetype i = 0; i < m_errors.size(); ++i)
        rows += {{places.value(i), sentence(m_errors[i]), {}, Tone::Blocked}, {errorText(m_errors[i].code)}};
    m_list->setRows(rows);
    (rows.isEmpty() ? static_cast<QWidget *>(m_facts) : m_list)->show(); // before the other hides: the keyboard must not fall out of the page
    if (hadFocus)
        firstField()->setFocus(Qt::OtherFocusReason);
    m_list->setVisible(!rows.isEmpty());
    m_facts->setVisible(rows.isEmpty()); // first what stands in the way; on a small screen there is room for one of them
    m_list->setFixedHeight(34 + RowsTable::twoLines * std::min(5, static_cast<int>(rows.size())));
    if (!rows.isEmpty())
        m_notice->say(Tone::Blocked, Icon::Warning, tr("%1 things still stand in the way.").arg(rows.size()), tr("Enter on a line goes to its field."));
    else if (armed)
        m_notice->say(Tone::Accent, Icon::Info, tr("Press F12 once more to register."), tr("What will happen stands at the right."));
    else
        m_notice->say(Tone::Neutral, Icon::Info, tr("Complete."), tr("F12 shows what will happen."));
    if (check.householdEnds)
        m_warning->say(Tone::Attention, Icon::Warning, tr("With this the household ends: nobody of it stays insured."), tr("Ask for the certificates back."));
    else if (check.warnings.isEmpty())
        m_warning->hush();
    else
        m_warning->say(Tone::Attention, Icon::Warning, sentence(check.warnings.first()), nextStep(check.warnings.first()));
}

void SummaryPage::showError(const Error &error) { m_notice->say(error); }

void SummaryPage::clear()
{
    m_errors.clear();
    m_list->setRows({});
    m_list->hide();
    m_facts->show();
    m_notice->hush();
    m_warning->hush();
    load({});
}

} // namespace madoguchi::ui
