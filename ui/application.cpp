#include "ui/application.h"

#include "ui/frame/main_window.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

// The resource lies in a static library; without this call the linker may leave it out. Outside any namespace, as Qt asks.
static void initTranslations() { Q_INIT_RESOURCE(translations); }

namespace madoguchi::ui {

bool installTranslations(QApplication &application)
{
    initTranslations();
    QLocale::setDefault(QLocale(QLocale::Japanese, QLocale::Japan));
    auto *qt = new QTranslator(&application);
    if (qt->load(QStringLiteral("qtbase_ja"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qt);
    auto *ours = new QTranslator(&application);
    return ours->load(QStringLiteral(":/translations/madoguchi_ja.qm")) && application.installTranslator(ours);
}

Application::Application(api::Services services) : m_services(std::move(services)), m_window(std::make_unique<MainWindow>(m_services)) {}
Application::~Application() = default;
void Application::show() { m_window->show(); }

} // namespace madoguchi::ui
