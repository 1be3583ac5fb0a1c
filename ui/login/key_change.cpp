#include "ui/login/key_change.h"

#include "ui/theme/theme.h"
#include "ui/widgets/paragraph.h"
#include "ui/widgets/progress_panel.h"

#include <QVBoxLayout>

namespace madoguchi::ui {

KeyChange::KeyChange(api::SessionService &session, QWidget *parent) : QWidget(parent), m_panel(new ProgressPanel(this))
{
    setObjectName(QStringLiteral("keyChange"));
    setFocusPolicy(Qt::StrongFocus); // a screen reader says it
    auto *why = new Paragraph(tr("Card and password are in order. The key of this terminal is being changed; then you are in."), this);
    auto *safe = new Paragraph(tr("Leave the card where it is. Nothing is lost if the terminal is switched off meanwhile: it goes on, or begins again, at the next login."), this);
    setStyleProperty(safe, "type", QStringLiteral("soft"));
    setAccessibleName(why->text());
    setAccessibleDescription(safe->text());
    m_panel->setCancellable(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::tiny, 0, space::tiny, 0);
    column->setSpacing(space::small);
    column->addWidget(why);
    column->addWidget(m_panel);
    column->addWidget(safe);
    setVisible(false);
    connect(&session, &api::SessionService::keyChanging, this, &KeyChange::show, Qt::AutoConnection);
}

void KeyChange::show(const api::Progress &progress)
{
    m_panel->setProgress(progress);
    if (isVisibleTo(parentWidget()))
        return;
    setVisible(true);
    setFocus();
    Q_EMIT begun();
}

void KeyChange::finish() { setVisible(false); }

} // namespace madoguchi::ui
