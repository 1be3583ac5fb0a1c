// The main of the tests with windows. Everything a test shows is Japanese and styled as at the counter.
#include "ui/application.h"

#include <QApplication>
#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    if (!madoguchi::ui::installTranslations(application))
        return 3;
    madoguchi::ui::installTheme(application, madoguchi::ui::Scheme::Light);
    return RUN_ALL_TESTS();
}
