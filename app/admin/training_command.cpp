#include "app/admin/commands.h"

#include "directory/fields.h"
#include "training/prefecture.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

constexpr quint32 mostKeyPasses = 32; // what a terminal would still open

int usage()
{
    std::fputs("usage: madoguchi-admin training create DIR [--people N] [--seed S] [--password-days N] [--key-passes N] | who DIR | insert DIR/terminal-N CARD | port DIR P\n", stderr);
    return Usage;
}

int create(const QStringList &arguments)
{
    training::PrefectureOptions options;
    for (int i = 0; i < arguments.size(); ++i) {
        bool number = true;
        if (arguments[i] == u"--people")
            options.people = arguments.value(++i).toInt(&number);
        else if (arguments[i] == u"--seed")
            options.seed = arguments.value(++i).toULongLong(&number);
        else if (arguments[i] == u"--password-days")
            options.passwordDays = arguments.value(++i).toInt(&number);
        else if (arguments[i] == u"--key-passes")
            options.keyPasses = arguments.value(++i).toUInt(&number);
        else if (options.directory.isEmpty() && !arguments[i].startsWith(u'-'))
            options.directory = arguments[i];
        else
            return usage();
        if (!number || options.people < 1 || options.people > 5'000'000 || options.passwordDays < 0 || options.passwordDays > directory::mostPasswordDays
            || options.keyPasses > mostKeyPasses)
            return usage();
    }
    if (options.directory.isEmpty())
        return usage();
    options.readerModule = QDir(QCoreApplication::applicationDirPath()).filePath(u"madoguchi-training-reader.so"_s);
    options.say = [](const QString &line) { std::printf("%s\n", qPrintable(line)); };
    const auto needs = training::needsOf(options.people);
    const auto megabytes = [](qint64 bytes) { return static_cast<long long>((bytes + 999'999) / 1'000'000); };
    std::printf("%d residents need about %lld MB on disk for the central server and %lld MB for each terminal that loads them, and about %d min to make and %d min to load.\n",
                options.people, megabytes(needs.central), megabytes(needs.terminal), 1 + options.people / 200'000, 1 + options.people / 120'000);
    std::fflush(stdout);
    const auto made = training::createPrefecture(options, SystemClock());
    if (made.ok())
        return Ok;
    if (made.error().code == ErrorCode::DiskFull)
        std::fprintf(stderr, "%s has not that much space: choose fewer residents or another disk.\n", qPrintable(options.directory));
    std::fprintf(stderr, "the training prefecture was not made: %s\n", qPrintable(describe(made.error())));
    return CannotRun;
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(1024 * 1024)).object() : QJsonObject();
}

int who(const QString &directory)
{
    const auto staff = readJson(QDir(directory).filePath(u"cards/staff.json"_s))[u"staff"].toArray();
    if (staff.isEmpty()) {
        std::fprintf(stderr, "%s has no cards/staff.json\n", qPrintable(directory));
        return CannotRun;
    }
    std::printf("Who can log in (training, invented people):\n  %-14s %-14s %-8s %s\n", "card", "role", "PIN", "password");
    for (const auto &value : staff) {
        const auto person = value.toObject();
        std::printf("  %-14s %-14s %-8s %s\n", qPrintable(person[u"card"].toString()), qPrintable(person[u"role"].toString()), qPrintable(person[u"pin"].toString()),
                    qPrintable(person[u"password"].toString()));
    }
    std::printf("A card goes into the reader by: madoguchi-admin training insert %s/terminal-1 CARD\n", qPrintable(directory));
    return Ok;
}

bool writeJson(const QString &path, const QJsonObject &object)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) >= 0 && file.commit())
        return true;
    std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
    return false;
}

/// The server took another port (--port 0): tells the terminals.
int port(const QString &directory, const QString &text)
{
    const int port = text.toInt();
    if (port < 1 || port > 65535)
        return Usage;
    const QStringList terminals = QDir(directory).entryList({u"terminal-*"_s}, QDir::Dirs);
    if (terminals.isEmpty()) {
        std::fprintf(stderr, "%s has no terminals\n", qPrintable(directory));
        return CannotRun;
    }
    for (const QString &terminal : terminals) {
        const QString path = QDir(directory).filePath(terminal + u"/profile.json"_s);
        QJsonObject profile = readJson(path);
        QJsonObject server = profile[u"server"].toObject();
        if (server.isEmpty()) {
            std::fprintf(stderr, "%s is not a profile\n", qPrintable(path));
            return CannotRun;
        }
        server[u"port"] = port;
        profile[u"server"] = server;
        if (!writeJson(path, profile))
            return CannotRun;
    }
    return Ok;
}

int insert(const QString &terminal, const QString &card)
{
    const QString path = QDir(terminal).filePath(u"reader.json"_s);
    if (!QFile::exists(path)) {
        std::fprintf(stderr, "%s is not a training terminal\n", qPrintable(terminal));
        return CannotRun;
    }
    return writeJson(path, {{u"card"_s, card == u"none" ? u""_s : card}, {u"fault"_s, u""_s}}) ? Ok : CannotRun;
}

} // namespace

int training(const QStringList &arguments)
{
    const QString what = arguments.value(0);
    if (what == u"create")
        return create(arguments.mid(1));
    if (what == u"who" && arguments.size() == 2)
        return who(arguments[1]);
    if (what == u"insert" && arguments.size() == 3)
        return insert(arguments[1], arguments[2]);
    if (what == u"port" && arguments.size() == 3)
        return port(arguments[1], arguments[2]);
    return usage();
}

} // namespace madoguchi::admin
