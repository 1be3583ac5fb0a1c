#include "ui/widgets/progress_panel.h"

#include "ui/theme/theme.h"
#include "ui/words/formats.h"
#include "ui/words/sentences.h"
#include "ui/words/terms.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace madoguchi::ui {

ProgressPanel::ProgressPanel(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_amount(new QLabel(this)), m_left(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Interrupt"), this)), m_actions(new QHBoxLayout)
{
    setStyleProperty(m_title, "type", QStringLiteral("strong"));
    setStyleProperty(m_left, "type", QStringLiteral("soft"));
    setFocusProxy(m_cancel);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 1000);
    m_cancel->setAccessibleName(m_cancel->text());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::tiny, 0, space::tiny); // in line with what stands above
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    auto *line = new QHBoxLayout;
    line->addWidget(m_amount);
    line->addStretch();
    line->addWidget(m_left);
    column->addLayout(line);
    m_actions->addWidget(m_cancel);
    m_actions->addStretch();
    column->addLayout(m_actions);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_paused && m_resumable ? Q_EMIT resumed() : Q_EMIT cancelled(); });
}

void ProgressPanel::setCancellable(bool on) { m_cancel->setVisible(on); }

void ProgressPanel::setResumable(bool on) { m_resumable = on; }

QString ProgressPanel::amount(const api::Progress &progress)
{
    QStringList amount;
    if (progress.recordsTotal > 0)
        amount << tr("%1 of %2 records").arg(grouped(progress.records), grouped(progress.recordsTotal));
    else if (progress.records > 0)
        amount << tr("%1 records").arg(grouped(progress.records));
    if (progress.bytesTotal > 0)
        amount << tr("%1 of %2").arg(bytes(progress.bytes), bytes(progress.bytesTotal));
    else if (progress.bytes > 0)
        amount << bytes(progress.bytes);
    return amount.join(QStringLiteral(" · "));
}

void ProgressPanel::setProgress(const api::Progress &progress)
{
    m_title->setText(progressWords(progress.what));
    m_bar->setAccessibleName(m_title->text());
    const bool counted = progress.recordsTotal > 0;
    const qint64 done = counted ? progress.records : progress.bytes, total = counted ? progress.recordsTotal : progress.bytesTotal;
    m_bar->setValue(total > 0 ? static_cast<int>(1000 * done / total) : 0);
    m_amount->setText(amount(progress));
    switch (progress.state) {
    case api::Progress::State::Idle: m_left->clear(); break;
    case api::Progress::State::Running:
        m_left->setText(progress.secondsLeft < 0 ? tr("Working out the time left…") : tr("%1 left").arg(duration(progress.secondsLeft)));
        break;
    case api::Progress::State::Paused: m_left->setText(tr("Interrupted. It goes on from here.")); break;
    case api::Progress::State::Done: m_left->setText(tr("Finished")); break;
    case api::Progress::State::Failed: m_left->setText(progress.error ? sentence(*progress.error) : QString()); break;
    }
    m_paused = progress.state == api::Progress::State::Paused;
    m_cancel->setText(m_paused && m_resumable ? tr("Go on") : tr("Interrupt"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setEnabled(progress.state == api::Progress::State::Running || (m_paused && m_resumable));
}

} // namespace madoguchi::ui
