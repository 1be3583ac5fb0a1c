#pragma once

#include "api/services.h"
#include "ui/theme/theme.h"

#include <memory>

namespace madoguchi::ui {

class MainWindow;

/// Loads the Japanese that the program carries, and Qt's own. False: it is missing, and nothing should be shown.
bool installTranslations(QApplication &application);

/// What a composition root calls: installTranslations, installTheme, then this, with services that outlive it.
class Application {
public:
    explicit Application(api::Services services);
    ~Application();
    void show();
    MainWindow &window() { return *m_window; }

private:
    api::Services m_services;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace madoguchi::ui
