#include "ui/frame/look_menu.h"

#include "ui/theme/theme.h"
#include "ui/words/sentences.h"

#include <QActionGroup>
#include <QApplication>

namespace madoguchi::ui {

LookMenu::LookMenu(api::Services &services, QWidget *parent) : QMenu(parent), m_services(services), m_looks(new QActionGroup(this))
{
    setObjectName(QStringLiteral("lookMenu"));
    setAccessibleName(tr("Display"));
    const std::pair<Scheme, QString> looks[] = {{Scheme::Light, tr("Bright")}, {Scheme::Dark, tr("Dark")}, {Scheme::HighContrast, tr("High contrast")}};
    for (const auto &[scheme, word] : looks) {
        QAction *action = m_looks->addAction(word);
        action->setCheckable(true);
        action->setData(QVariant::fromValue(scheme));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme = scheme] { choose(scheme); });
    }
    addSeparator();
    connect(addAction(tr("Change the own password")), &QAction::triggered, this, &LookMenu::passwordWanted);
}

void LookMenu::openAt(QPoint global)
{
    for (QAction *action : m_looks->actions()) {
        const bool present = action->data().value<Scheme>() == scheme();
        action->setChecked(present);
        if (present)
            setActiveAction(action);
    }
    popup(global);
}

void LookMenu::choose(Scheme scheme)
{
    installTheme(*qApp, scheme);
    if (const Result<Done> kept = m_services.keepLook(schemeName(scheme)); !kept)
        Q_EMIT told(sentence(kept.error()));
}

} // namespace madoguchi::ui
