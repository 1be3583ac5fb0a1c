#include "app/admin/commands.h"
#include "app/admin/evidence.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

QByteArray resource(const QString &name)
{
    QFile file(u":/evidence/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Every promise with the code that names it, the tests that name it and what they did last; honest about the rest.
int evidence(const QStringList &arguments)
{
    const bool withResults = arguments.size() == 4 && arguments[0] == u"--results" && arguments[2] == u"--commit";
    if (!withResults && !arguments.isEmpty()) {
        std::fputs("usage: madoguchi-admin evidence [--results DIR --commit ID]\n", stderr);
        return Usage;
    }
    TestResults results(arguments.value(3));
    if (withResults) {
        const QDir directory(arguments[1]);
        if (!directory.exists()) {
            std::fprintf(stderr, "there is no folder %s\n", qPrintable(arguments[1]));
            return CannotRun;
        }
        for (const auto &name : directory.entryList({u"*.xml"_s}, QDir::Files)) {
            QFile file(directory.filePath(name));
            if (!file.open(QIODevice::ReadOnly) || !results.add(&file)) {
                std::fprintf(stderr, "%s cannot be read as CTest's JUnit output\n", qPrintable(file.fileName()));
                return CannotRun;
            }
        }
    }
    const auto report = Evidence(resource(u"clauses.tsv"_s), resource(u"partly.tsv"_s), resource(u"planted.tsv"_s), resource(u"evidence.tsv"_s)).report(results);
    std::fputs(report.text.toUtf8().constData(), stdout);
    return report.failing ? Finding : Ok;
}

} // namespace madoguchi::admin
