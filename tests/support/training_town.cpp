#include "support/training_town.h"

#include "support/recorded.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <csignal>
#include <stdexcept>

#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace madoguchi::test {

namespace {
QString program(const QString &name) { return QString::fromUtf8(MADOGUCHI_BIN_DIR) + u'/' + name; }

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}
} // namespace

QByteArray TrainingTown::run(const QString &name, const QStringList &arguments, int *exitCode, int seconds)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(name), arguments);
    const bool ended = process.waitForFinished(seconds * 1000);
    if (exitCode)
        *exitCode = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAll();
}

TrainingTown::TrainingTown(int people, std::uint64_t seed, const QStringList &more)
{
    int exitCode = 0;
    const QByteArray words = run(u"madoguchi-admin"_s, QStringList{u"training"_s, u"create"_s, path(), u"--people"_s, QString::number(people), u"--seed"_s, QString::number(seed)} + more, &exitCode, 3600); // the bench has a million
    if (exitCode != 0)
        throw std::runtime_error("training create failed: " + words.toStdString());
}

TrainingTown::TrainingTown(const TrainingTown &origin)
{
    QProcess copy;
    copy.start(u"cp"_s, {u"-a"_s, origin.path(), path()});
    QFile cards(path(u"cards/softhsm2.conf"_s)); // where the tokens are, the only path that a town knows of itself
    if (!copy.waitForFinished() || copy.exitCode() != 0 || !cards.open(QIODevice::ReadWrite))
        throw std::runtime_error("the town was not copied: " + copy.readAllStandardError().toStdString());
    const QByteArray words = cards.readAll().replace(QFile::encodeName(origin.path()), QFile::encodeName(path()));
    cards.resize(0);
    cards.write(words);
}

TrainingTown::~TrainingTown()
{
    stopCentral();
    for (const QString &terminal : QDir(path()).entryList({u"terminal-*"_s}, QDir::Dirs))
        noticeRecordOf(path(terminal));
}

void TrainingTown::startCentral(const QStringList &more)
{
    m_central = std::make_unique<QProcess>();
    // A test that crashes must not leave a server behind.
    m_central->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_central->setStandardErrorFile(path(u"central.err"_s));
    m_central->start(program(u"madoguchi-central"_s),
                     QStringList{u"--profile"_s, path(u"central"_s), u"--port"_s, QString::number(m_port), u"--cycle"_s, u"immediate"_s} + more);
    QByteArray words;
    while (!words.contains('\n')) {
        if (!m_central->waitForReadyRead(30'000)) {
            QFile errors(path(u"central.err"_s));
            const QByteArray text = errors.open(QIODevice::ReadOnly) ? errors.readAll() : QByteArray();
            throw std::runtime_error("madoguchi-central did not start: " + (words + text).toStdString());
        }
        words += m_central->readAllStandardOutput();
    }
    // A restart takes the same port again: the terminals know it.
    const int port = words.mid(words.lastIndexOf(':') + 1).trimmed().toInt();
    if (port != 0 && port == std::exchange(m_port, port))
        return;
    int exitCode = 0;
    run(u"madoguchi-admin"_s, {u"training"_s, u"port"_s, path(), QString::number(m_port)}, &exitCode);
    if (m_port == 0 || exitCode != 0)
        throw std::runtime_error("madoguchi-central said no port: " + words.toStdString());
}

void TrainingTown::killCentral()
{
    if (!m_central)
        return;
    m_central->kill(); // not by its number, which is 0, our own group, once it is gone
    m_central->waitForFinished(10'000);
    m_central.reset();
}

void TrainingTown::takeCardsOf(const TrainingTown &origin)
{
    QProcess copy;
    QDir(path(u"cards/tokens"_s)).removeRecursively();
    copy.start(u"cp"_s, {u"-a"_s, origin.path(u"cards/tokens"_s), path(u"cards"_s)});
    if (!copy.waitForFinished() || copy.exitCode() != 0)
        throw std::runtime_error("the cards were not copied: " + copy.readAllStandardError().toStdString());
}

bool TrainingTown::isCentralRunning() const
{
    return m_central && !m_central->waitForFinished(0) && m_central->state() == QProcess::Running;
}

void TrainingTown::stopCentral()
{
    if (!m_central)
        return;
    m_central->terminate();
    if (!m_central->waitForFinished(10'000))
        m_central->kill();
    m_central->waitForFinished(1000);
    m_central.reset();
}

void TrainingTown::insertCard(const QString &card, int number, const QString &fault)
{
    QSaveFile file(terminal(number) + u"/reader.json"_s); // the reader never sees half of it
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(QJsonObject{{u"card"_s, card}, {u"fault"_s, fault}}).toJson()) < 0 || !file.commit())
        throw std::runtime_error("the reader's file cannot be written");
}

QByteArray TrainingTown::recordDefect(const QString &folder) const
{
    QStringList arguments{u"audit"_s, u"verify"_s, folder, u"--ca"_s, path(u"ca/ca.crt"_s)};
    int exitCode = -1;
    if (!isCentralRunning()) {
        QFile witnessed(path(u"witnessed"_s));
        const QByteArray lines = run(u"madoguchi-central"_s, {u"--profile"_s, path(u"central"_s), u"--witnessed"_s}, &exitCode);
        if (exitCode != 0 || !witnessed.open(QIODevice::WriteOnly | QIODevice::Truncate) || witnessed.write(lines) != lines.size())
            return "madoguchi-central --witnessed: " + lines;
        arguments += {u"--witnessed"_s, witnessed.fileName()};
    }
    const QByteArray verdict = run(u"madoguchi-admin"_s, arguments, &exitCode);
    return exitCode == 0 ? QByteArray() : verdict;
}

QByteArray TrainingTown::storeDefect(const QString &town, const QString &folder)
{
    const auto share = [&](int officer) { return town + u"/officers/recovery-share-%1"_s.arg(officer); };
    QProcess admin;
    admin.setProcessChannelMode(QProcess::MergedChannels);
    admin.setStandardInputFile(town + u"/officers/passphrases"_s); // of which the first two are read
    admin.start(program(u"madoguchi-admin"_s), {u"audit"_s, u"verify"_s, folder, u"--open"_s, share(1), share(2), u"--passphrase-fd"_s, u"0"_s});
    admin.waitForFinished(120'000);
    const QByteArray words = admin.readAll();
    const bool good = admin.exitStatus() == QProcess::NormalExit && admin.exitCode() == 0 && words.contains("store ok ") && !words.contains(" rows=0 ");
    return good ? QByteArray() : words + admin.errorString().toUtf8();
}

QJsonObject TrainingTown::staff(const QString &id) const
{
    for (const auto &value : readJson(path(u"cards/staff.json"_s))[u"staff"].toArray()) {
        if (value.toObject()[u"id"].toString() == id)
            return value.toObject();
    }
    throw std::runtime_error("no such staff");
}

QJsonObject TrainingTown::visitor(int index) const { return readJson(path(u"cards/visitors.json"_s))[u"visitors"].toArray().at(index).toObject(); }

} // namespace madoguchi::test
