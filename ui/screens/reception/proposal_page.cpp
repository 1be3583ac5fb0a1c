#include "ui/screens/reception/proposal_page.h"

#include "domain/reason.h"
#include "domain/wareki.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/rows_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

ProposalPage::ProposalPage(api::ReceptionService &service, QWidget *parent)
    : FormPage(tr("Reception"), parent), m_service(service), m_filter(new PlainEdit),
      m_table(new RowsTable(tr("Told by the resident register"), {{tr("Head of household"), 0}, {tr("Day"), 96}, {tr("What happened"), 104}, {tr("Persons"), 60, true}})),
      m_notice(new Notice)
{
    m_filter->setMaxLength(60);
    m_filter->setAdvancesOnEnter(false);
    m_filter->installEventFilter(this);
    auto *field = new Field(u"proposal"_s, tr("Kana of the head"), m_filter);
    field->setHint(tr("The first letters shorten the list; Down goes to it."));
    column()->addWidget(field);
    m_table->verticalHeader()->setDefaultSectionSize(RowsTable::twoLines);
    m_table->setObjectName(u"proposals"_s);
    column()->addWidget(m_table, 1);
    column()->addWidget(m_notice);
    connect(m_filter, &QLineEdit::textEdited, this, &ProposalPage::refresh);
    connect(m_table, &RowsTable::opened, this, [this](int row) { Q_EMIT chosen(m_proposals[row].id); });
}

QString ProposalPage::context() const
{
    if (!m_movingIn)
        return tr("The list holds births, deaths and moves out that the resident register has told and nobody has notified yet. Enter takes household, persons, day and reason "
                  "over into the form.\n\nWhatever the register does not know (another insurance, public assistance) begins at the household: F2 searches it.");
    return tr("The list holds who moved in by the resident register and is not enrolled yet. Enter takes the record over into the form.\n\n"
              "The resident brings: a document with a photograph (or two without), the individual number of everybody who is to be enrolled, "
              "and a mandate if somebody else comes.\n\nPurpose of the form: enrolment in National Health Insurance, nothing else.");
}

void ProposalPage::load(const FormState &) { refresh(); }

void ProposalPage::setMovingIn(bool movingIn) { m_movingIn = movingIn; }

void ProposalPage::refresh()
{
    m_answers.forget();
    m_answers.when(m_service.proposals(m_filter->text().trimmed()), [this](const Result<QList<api::RegisterProposal>> &answer) {
        if (!answer)
            return m_notice->say(answer.error());
        m_notice->hush();
        show(*answer);
    });
}

void ProposalPage::show(const QList<api::RegisterProposal> &proposals)
{
    m_proposals.clear();
    QList<QList<Cell>> rows;
    for (const auto &p : proposals) {
        if ((p.event == domain::RegisterEvent::MovedIn) != m_movingIn)
            continue;
        m_proposals += p;
        const QString from = p.previousMunicipalityName.isEmpty() ? tr("unknown") : p.previousMunicipalityName;
        const QString who = p.persons.isEmpty() ? QString() : p.persons.first().nameKanji;
        rows += {{p.headNameKanji, p.headNameKana},
                 {domain::formatWarekiShort(p.moveDate), QString::number(p.moveDate.year())},
                 {domain::reasonName(domain::reasonOf(p.event)), m_movingIn ? from : who},
                 {tr("%1 persons").arg(p.persons.size())}};
    }
    m_table->setRows(rows);
    if (rows.isEmpty() && !m_movingIn)
        m_notice->say(Tone::Neutral, Icon::Info, tr("The register tells of nothing with these letters."), tr("F2 searches the household; its notification begins there."));
    else if (rows.isEmpty())
        m_notice->say(Tone::Neutral, Icon::Info, tr("Nobody with these letters waits to be enrolled."),
                      tr("If the move was notified today, the register sends it within minutes; F5 looks again."));
}

void ProposalPage::clear()
{
    m_answers.forget();
    m_proposals.clear();
    m_filter->clear();
    m_table->setRows({});
    m_notice->hush();
}

void ProposalPage::focusList() { m_table->setFocus(); }

bool ProposalPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_table->setFocus();
            return true;
        }
    }
    return FormPage::eventFilter(watched, event);
}

} // namespace madoguchi::ui
