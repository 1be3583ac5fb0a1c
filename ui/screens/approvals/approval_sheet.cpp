#include "ui/screens/approvals/approval_sheet.h"

#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/words/formats.h"
#include "ui/words/media_words.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace madoguchi::ui {

using namespace Qt::StringLiterals;

ApprovalSheet::ApprovalSheet(QWidget *parent) : Sheet(tr("Request for the export to a medium"), parent), m_facts(new QWidget), m_changed(new Notice)
{
    body()->addWidget(m_changed);
    body()->addWidget(m_facts);
}

void ApprovalSheet::line(const QString &caption, const QString &value, bool large)
{
    const int row = m_grid->rowCount();
    auto *left = new QLabel(caption);
    setStyleProperty(left, "type", u"soft"_s);
    auto *right = new QLabel(value);
    right->setTextFormat(Qt::PlainText);
    right->setWordWrap(true);
    if (large)
        setStyleProperty(right, "type", u"heading"_s);
    m_grid->addWidget(left, row, 0, Qt::AlignTop);
    m_grid->addWidget(right, row, 1, Qt::AlignTop);
}

void ApprovalSheet::show(const api::MediaRequest *request)
{
    qDeleteAll(m_facts->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete m_grid;
    m_grid = new QGridLayout(m_facts);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnMinimumWidth(0, 88);
    m_grid->setColumnStretch(1, 1);
    m_changed->hush();
    setNote(request ? tr("until %1").arg(dayAndTime(request->expires)) : QString());
    if (!request)
        return;
    line(tr("What"), request->fileName, true);
    line(tr("Content"), tr("%1 records   check value %2").arg(grouped(request->records), shortHash(request->fileHash)));
    line(tr("Who"), tr("%1, %2").arg(request->requesterName, dayAndTime(request->requestedAt)));
    line(tr("Why"), mediaPurposeWord(request->purpose));
    line(tr("To whom"), recipientWord(request->recipient));
    line(tr("Medium"), request->mediumSerial);
    if (request->changedSinceRequest)
        m_changed->say(Tone::Blocked, Icon::Warning, tr("The file has changed since the request."), tr("It cannot be approved as it is; send it back."));
    else
        line(tr("Since then"), tr("nothing has changed"));
}

} // namespace madoguchi::ui
