#include "ui/screens/reception/dates_page.h"

#include "domain/reason.h"
#include "ui/theme/theme.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/plain_edit.h"
#include "ui/widgets/plain_text_edit.h"

#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestNote = 200; // characters, C-06
}

DatesPage::DatesPage(QWidget *parent)
    : FormPage(tr("Reason and dates"), parent), m_reason(new QLabel), m_happened(new DateField(u"happenedOn"_s, tr("Day it happened"))),
      m_notified(new DateField(u"notifiedOn"_s, tr("Notified on"))), m_previous(new PlainEdit), m_next(new PlainEdit),
      m_previousField(new Field(u"previousMunicipality"_s, tr("Moved from (code)"), m_previous)),
      m_nextField(new Field(u"nextMunicipality"_s, tr("Moves to (code)"), m_next)), m_note(new PlainTextEdit)
{
    m_reason->setMinimumHeight(size::control);
    m_reason->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setStyleProperty(m_reason, "type", u"strong"_s);
    for (PlainEdit *code : {m_previous, m_next}) {
        code->setMaxLength(6);
        code->setMaximumWidth(120);
    }
    m_nextField->setHint(tr("six digits, as in the list of municipality codes"));
    m_note->setFixedHeight(64);
    m_noteField = new Field(u"note"_s, tr("Note"), m_note);
    column()->addWidget(new Field(u"reason"_s, tr("Reason"), m_reason));
    column()->addWidget(m_happened);
    column()->addWidget(m_notified);
    column()->addWidget(m_previousField);
    column()->addWidget(m_nextField);
    m_noteField->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column()->addWidget(m_noteField);
    column()->addStretch();
    watchFields();
    connect(m_happened, &DateField::edited, this, &FormPage::edited);
    connect(m_notified, &DateField::edited, this, &FormPage::edited);
    connect(m_previous, &QLineEdit::textEdited, this, [this] {
        nameMunicipality();
        Q_EMIT edited();
    });
    connect(m_next, &QLineEdit::textEdited, this, &FormPage::edited);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        m_noteField->setHint(tr("%1 of %2 characters; never an individual number").arg(m_note->toPlainText().size()).arg(longestNote));
        Q_EMIT edited();
    });
}

QString DatesPage::context() const
{
    const domain::Reason *reason = domain::findReason(m_reasonCode);
    if (reason && !reason->acquisition)
        return tr("Cover ends on the day after it happened, with public assistance on the day itself, whenever it is notified. The notification is due within 14 days; a "
                  "later one is taken all the same.\n\nMoving out within the prefecture ends the cover of this municipality only; the eligibility of the prefecture goes on.\n\n"
                  "Dates may be typed in any form: R8.11.1, 8/11/1 of an era, 2026-11-01.");
    return tr("Eligibility begins on the day it happened (moving in, leaving another insurance, birth), whenever it is notified. The notification is due within 14 days; a later one is "
              "taken all the same and the cover reaches back.\n\nMoved within the prefecture: the prefecture-level date is taken over from the "
              "previous municipality as soon as the federation has answered.\n\nDates may be typed in any form: R8.11.1, 8/11/1 of an era, 2026-11-01.");
}

void DatesPage::nameMunicipality()
{
    const bool known = !m_knownName.isEmpty() && m_previous->text() == m_knownCode;
    m_previousField->setHint(known ? m_knownName : tr("six digits, as in the list of municipality codes"));
}

void DatesPage::load(const FormState &state)
{
    const auto &d = state.draft;
    const QSignalBlocker quiet(m_note);
    m_reasonCode = d.reason;
    m_knownCode = state.proposal ? state.proposal->previousMunicipality : QString();
    m_knownName = state.proposal ? state.proposal->previousMunicipalityName : QString();
    m_reason->setText(domain::reasonName(d.reason));
    m_happened->setDate(d.happenedOn);
    m_notified->setDate(d.notifiedOn);
    m_previous->setText(d.previousMunicipality);
    m_next->setText(d.nextMunicipality);
    const auto other = state.rule() ? state.rule()->other : domain::OtherMunicipality::Previous;
    m_previousField->setVisible(other == domain::OtherMunicipality::Previous);
    m_nextField->setVisible(other == domain::OtherMunicipality::Next);
    m_note->setPlainText(d.note);
    m_noteField->setHint(tr("%1 of %2 characters; never an individual number").arg(d.note.size()).arg(longestNote));
    nameMunicipality();
}

void DatesPage::store(FormState &state) const
{
    auto &d = state.draft;
    d.happenedOn = m_happened->date();
    d.notifiedOn = m_notified->date();
    d.previousMunicipality = m_previous->text().trimmed();
    d.nextMunicipality = m_next->text().trimmed();
    d.note = m_note->toPlainText().trimmed();
}

} // namespace madoguchi::ui
