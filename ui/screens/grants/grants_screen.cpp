#include "ui/screens/grants/grants_screen.h"

#include "ui/directory/directory_screen.h"
#include "ui/screens/grants/applications_section.h"
#include "ui/screens/grants/confirmation_section.h"
#include "ui/screens/grants/roster_section.h"

namespace madoguchi::ui {

namespace {

class GrantsScreen final : public DirectoryScreen {
    Q_OBJECT
public:
    GrantsScreen(api::Services &services, QWidget *parent) : DirectoryScreen(services, parent)
    {
        add(new RosterSection(services), QStringLiteral("rosterSection"));
        add(new ApplicationsSection(services), QStringLiteral("applicationsSection"));
        add(new ConfirmationSection(services), QStringLiteral("confirmationSection"));
    }
    QString title() const override { return tr("Functions of the staff"); }
};

} // namespace

Screen *createGrants(api::Services &services, QWidget *parent) { return new GrantsScreen(services, parent); }

} // namespace madoguchi::ui

#include "grants_screen.moc"
