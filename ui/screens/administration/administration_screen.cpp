#include "ui/screens/administration/administration_screen.h"

#include "ui/directory/directory_screen.h"
#include "ui/screens/administration/media_section.h"
#include "ui/screens/administration/policy_section.h"
#include "ui/screens/administration/staff_section.h"
#include "ui/screens/administration/terminals_section.h"
#include "ui/screens/administration/this_terminal_section.h"

namespace madoguchi::ui {

namespace {

class AdministrationScreen final : public DirectoryScreen {
    Q_OBJECT
public:
    AdministrationScreen(api::Services &services, QWidget *parent) : DirectoryScreen(services, parent)
    {
        add(new StaffSection(services), QStringLiteral("staffSection"));
        add(new TerminalsSection(services), QStringLiteral("terminalsSection"));
        add(new MediaSection(services), QStringLiteral("mediaSection"));
        add(new PolicySection(services), QStringLiteral("policySection"));
        if (services.session.may(api::UseCase::TerminalStatus))
            add(new ThisTerminalSection(services), QStringLiteral("thisTerminalSection"));
    }
    QString title() const override { return tr("Administration"); }
};

} // namespace

Screen *createAdministration(api::Services &services, QWidget *parent) { return new AdministrationScreen(services, parent); }

} // namespace madoguchi::ui

#include "administration_screen.moc"
