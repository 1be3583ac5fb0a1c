#include "ui/screens/approvals/approval_sheet.h"

#include "ui/widgets/fact_list.h"
#include "ui/widgets/notice.h"
#include "ui/words/formats.h"
#include "ui/words/media_words.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

ApprovalSheet::ApprovalSheet(QWidget *parent) : Sheet(tr("Request for the export to a medium"), parent), m_facts(new FactList), m_changed(new Notice)
{
    body()->addWidget(m_changed);
    body()->addWidget(m_facts);
}

void ApprovalSheet::show(const api::MediaRequest *request, const QString &reader)
{
    m_facts->clear();
    m_changed->hush();
    setNote({});
    if (!request)
        return;
    const bool gone = request->state == api::MediaState::GoneReported, overdue = request->overdue && !gone;
    setHeading(gone ? tr("Report of a medium that is gone") : tr("Request for the export to a medium"));
    setNote(gone ? tr("reported %1").arg(dayAndTime(request->gone.reportedAt)) : overdue ? tr("to be erased by %1").arg(dayAndTime(request->eraseBy)) : tr("until %1").arg(dayAndTime(request->expires)));
    m_facts->add(tr("What"), request->fileName, true);
    m_facts->add(tr("Content"), tr("%1 records   check value %2").arg(grouped(request->records), shortHash(request->fileHash)));
    m_facts->add(tr("Who"), (request->changedSinceRequest ? tr("%1, %2") : tr("%1, %2, signed with the card")).arg(request->requesterName, dayAndTime(request->requestedAt)));
    m_facts->add(tr("Why"), mediaPurposeWord(request->purpose));
    m_facts->add(tr("To whom"), recipientWord(request->recipient));
    m_facts->add(tr("Medium"), request->mediumSerial);
    if (gone) {
        m_facts->add(tr("Happened"), mediumGoneWord(request->gone.how), true);
        m_facts->add(tr("How"), request->gone.reason);
        m_facts->add(tr("Last with"), tr("%1, since %2").arg(request->holder(), dayAndTime(request->heldSince())));
        m_facts->add(tr("Reported by"), request->gone.reporterName);
    }
    if (gone && (request->gone.reportedBy == reader || request->requestedBy == reader))
        m_changed->say(Tone::Neutral, Icon::Info, tr("You reported this or had asked for the file."), tr("Somebody else confirms it: that a medium is gone takes two persons."));
    else if (gone)
        m_changed->say(Tone::Attention, Icon::Warning, tr("What is on the medium is sealed to the municipality's system. It is an incident all the same."),
                       tr("Ask for yourself before you confirm. If it turns up, %1 enters that under “Media”.").arg(request->requesterName));
    else if (overdue)
        m_changed->say(mediaStateTone(*request), mediaStateIcon(*request), tr("This medium should have been erased. Nothing else is exported until it is."),
                       tr("Ask %1 to erase it at the terminal, under “Media”.").arg(request->requesterName));
    else if (request->requestedBy == reader)
        m_changed->say(Tone::Neutral, Icon::Info, tr("You made this request yourself."), tr("Another person answers it: nobody approves their own request."));
    else if (request->changedSinceRequest)
        m_changed->say(Tone::Blocked, Icon::Warning, tr("The file has changed since the request, or the requester's card has not signed it like this."), tr("It cannot be approved as it is; send it back."));
    else
        m_facts->add(tr("Since then"), tr("nothing has changed"));
}

} // namespace madoguchi::ui
