// madoguchi: the counter terminal.
#include "app/terminal/system_printer.h"
#include "app/terminal/terminal.h"
#include "ui/application.h"
#include "ui/words/sentences.h"

#ifdef MADOGUCHI_TOUR
#include "app/terminal/tour/day.h"
#include "app/terminal/tour/timed_hash.h"
#endif

#include "store/connection.h"

#include <QApplication>

#include <openssl/crypto.h>

#include <cstdio>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Ok = 0, Finding = 1, Usage = 2, CannotRun = 3 };

constexpr char usage[] = R"(usage: madoguchi --profile DIR [--look NAME]
  --profile DIR   the terminal's folder
  --look NAME     light, dark or contrast; as chosen at the terminal or as the desktop has it if left out
  --tour OUT      the guided tour: pictures and transcript in OUT (training terminals only)
  --entrance OUT  of the tour only login, one search, lock and unlock: the transcript says how long each took to be painted
  --help, --version
exit codes: 0 ok, 1 finding, 2 usage, 3 cannot run
)";

int refuse(const Error &error)
{
    std::fprintf(stderr, "madoguchi cannot run: %s\n%s\n%s\n", qPrintable(describe(error)), qPrintable(ui::sentence(error)), qPrintable(ui::nextStep(error)));
    return CannotRun;
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    // Nothing of Qt's own may be had from outside: no style, plugin or platform theme from the environment.
    qunsetenv("QT_STYLE_OVERRIDE");
    qunsetenv("QT_PLUGIN_PATH");
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (arguments.contains(u"--help"_s)) {
        std::fputs(usage, stdout);
        return Ok;
    }
    if (arguments.contains(u"--version"_s)) {
        std::printf("madoguchi " MADOGUCHI_VERSION "\nQt %s\n%s\n%s\n", qVersion(), qPrintable(store::engineVersion()), OpenSSL_version(OPENSSL_VERSION));
        return Ok;
    }
    QString profileDir, tourDir;
    std::optional<ui::Scheme> look;
    for (int i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == u"--profile" && i + 1 < arguments.size())
            profileDir = arguments[++i];
        else if ((arguments[i] == u"--tour" || arguments[i] == u"--entrance") && i + 1 < arguments.size())
            tourDir = arguments[++i];
        else if (arguments[i] == u"--look" && i + 1 < arguments.size() && (look = ui::schemeNamed(arguments[i + 1])))
            ++i;
        else {
            std::fputs(usage, stderr);
            return Usage;
        }
    }
    if (profileDir.isEmpty()) {
        std::fputs(usage, stderr);
        return Usage;
    }
#ifndef MADOGUCHI_TOUR
    if (!tourDir.isEmpty()) {
        std::fputs("this build has no tour\n", stderr);
        return Usage;
    }
#endif

    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(true);
    if (!ui::installTranslations(application)) {
        std::fputs("the Japanese translation is missing from this build\n", stderr);
        return CannotRun;
    }
    static const SystemClock clock;
    app::SystemPrinter printer;
#ifdef MADOGUCHI_TOUR
    const session::PasswordHash hash = tourDir.isEmpty() ? crypto::argon2id : tour::TimedHash::hash;
#else
    const session::PasswordHash hash = crypto::argon2id;
#endif
    auto opened = app::Terminal::open(profileDir, clock, &printer, hash);
    if (!opened.ok())
        return refuse(opened.error());
    const auto terminal = std::move(opened).value();
    const auto kept = ui::schemeNamed(terminal->profile().settings.text(settings::Setting::Look));
    ui::installTheme(application, look.value_or(kept.value_or(ui::schemeOf(QApplication::palette()))));
    ui::Application windows(terminal->services());
    const auto events = machine::machineEvents();
    terminal->follow(*events);

#ifdef MADOGUCHI_TOUR
    if (!tourDir.isEmpty()) {
        if (!terminal->services().training) {
            std::fputs("the tour runs on training terminals only\n", stderr);
            return CannotRun;
        }
        tour::Day day(*terminal, windows.window(), tourDir, arguments.contains(u"--entrance"_s) ? tour::Day::Part::Entrance : tour::Day::Part::Whole);
        QObject::connect(&day, &tour::Day::finished, &application, &QCoreApplication::exit);
        windows.show();
        day.start();
        return QApplication::exec();
    }
#endif
    windows.show();
    return QApplication::exec();
}
