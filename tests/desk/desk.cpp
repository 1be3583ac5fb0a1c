#include "desk/desk.h"

#include "desk/look.h"
#include "support/wait.h"

#include <QDirIterator>
#include <QFile>

#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace madoguchi::desk {

namespace {
constexpr auto patience = 20s;
const QSize counterScreen(1366, 768); // what the offices have
}

Desk::Desk(int people, std::uint64_t seed, const QMap<QString, QString> &more) : m_town(people, seed), m_screen(counterScreen)
{
    m_town.startCentral();
    int exitCode = -1;
    const QByteArray loaded = test::TrainingTown::run(u"counter-driver"_s, {m_town.terminal(), u"load"_s}, &exitCode);
    if (exitCode != 0)
        throw std::runtime_error("the first load failed: " + loaded.toStdString());
    start(more);
}

void Desk::start(const QMap<QString, QString> &more)
{
    m_town.insertCard({});
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"DISPLAY"_s, m_screen.display());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    for (const auto &name : {u"HOME"_s, u"TMPDIR"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_home.path());
    for (const auto &[name, value] : more.asKeyValueRange())
        environment.insert(name, value);
    m_terminal.setProcessEnvironment(environment);
    m_terminal.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_terminal.setProcessChannelMode(QProcess::ForwardedChannels);
    m_terminal.start(QString::fromUtf8(MADOGUCHI_BIN_DIR) + u"/madoguchi"_s, {u"--profile"_s, m_town.terminal(), u"--look"_s, u"light"_s});
    if (!test::waitFor([this] { return m_screen.windows() > 0; }, 30'000))
        throw std::runtime_error("the terminal shows no window");
    m_screen.giveKeyboard();
    m_screen.settled();
}

Desk::~Desk() { stop(); }

void Desk::restart(const QMap<QString, QString> &more)
{
    stop();
    start(more);
}

void Desk::stop()
{
    m_terminal.terminate();
    if (!m_terminal.waitForFinished(10'000))
        m_terminal.kill();
    m_terminal.waitForFinished(1000);
}

void Desk::enterCredentials(const QString &card)
{
    const auto person = m_town.staff(card);
    m_screen.type(person[u"pin"].toString());
    m_screen.press(Screen::Return);
    m_screen.type(person[u"password"].toString());
    m_screen.press(Screen::Return);
}

void Desk::logIn(const QString &card)
{
    const QImage before = m_screen.settled();
    insertCard(card);
    if (!m_screen.shows([&](const QImage &seen) { return !showsTheSame(seen, before); }, patience))
        throw std::runtime_error("the card is not seen");
    m_screen.settled(400ms);
    enterCredentials(card);
    if (!m_screen.shows([this](const QImage &) { return holdsStore(); }, patience))
        throw std::runtime_error("the card does not open the store");
    m_screen.settled(400ms);
}

void Desk::leave()
{
    removeCard();
    if (!m_screen.shows([this](const QImage &) { return !holdsStore(); }, patience))
        throw std::runtime_error("the card is gone and the store is open");
    m_screen.settled(400ms);
}

qint64 Desk::cardProcess() const
{
    // Whichever of the terminal's threads has started it.
    QDirIterator threads(u"/proc/%1/task"_s.arg(m_terminal.processId()), QDir::Dirs | QDir::NoDotAndDotDot);
    while (threads.hasNext()) {
        QFile children(threads.next() + u"/children"_s);
        if (children.open(QIODevice::ReadOnly)) {
            if (const qint64 child = children.readAll().trimmed().split(' ').first().toLongLong())
                return child;
        }
    }
    return 0;
}

bool Desk::holdsStore() const
{
    QDirIterator open(u"/proc/%1/fd"_s.arg(m_terminal.processId()), QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    while (open.hasNext()) {
        open.next();
        if (open.fileInfo().symLinkTarget().endsWith("/store.db"_L1))
            return true;
    }
    return false;
}

} // namespace madoguchi::desk
