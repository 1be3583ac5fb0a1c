#include "app/admin/commands.h"

#include <QFile>
#include <QMap>
#include <QXmlStreamReader>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

QList<QStringList> table(const QString &path)
{
    QFile file(path);
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const auto &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts))
        rows.append(line.split(u'\t'));
    return rows;
}

/// Test name → "run", "fail", "skipped" as ctest's JUnit file says it.
QMap<QString, QString> results(const QString &path, bool *readable)
{
    QMap<QString, QString> found;
    QFile file(path);
    *readable = file.open(QIODevice::ReadOnly);
    if (!*readable)
        return found;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "testcase"_L1)
            found[xml.attributes().value("name"_L1).toString()] = xml.attributes().value("status"_L1).toString();
    }
    *readable = !xml.hasError();
    return found;
}

} // namespace

/// Every promise with the code that names it, the tests that prove it and their last result; honest about the rest.
int evidence(const QStringList &arguments)
{
    QMap<QString, QString> last;
    if (arguments.size() == 2 && arguments[0] == u"--results") {
        bool readable = false;
        last = results(arguments[1], &readable);
        if (!readable) {
            std::fprintf(stderr, "%s cannot be read as ctest's JUnit output\n", qPrintable(arguments[1]));
            return CannotRun;
        }
    } else if (!arguments.isEmpty()) {
        std::fputs("usage: madoguchi-admin evidence [--results JUNIT.xml]\n", stderr);
        return Usage;
    }
    QMap<QString, QStringList> code, tests;
    for (const auto &row : table(u":/evidence/evidence.tsv"_s))
        (row.value(1) == u"code" ? code : tests)[row.value(0)].append(row.value(2));

    int proved = 0, failing = 0, all = 0;
    for (const auto &clause : table(u":/evidence/clauses.tsv"_s)) {
        const QString id = clause.value(0);
        ++all;
        QString state = tests.contains(id) ? u"tested"_s : code.contains(id) ? u"in code, no test"_s : u"not yet"_s;
        for (const auto &test : tests.value(id)) {
            if (last.value(test) == u"fail") {
                state = u"FAILING"_s;
                ++failing;
                break;
            }
        }
        proved += state == u"tested";
        std::printf("%s  %-16s %s\n", qPrintable(id), qPrintable(state), qPrintable(clause.value(1)));
        for (const auto &place : code.value(id))
            std::printf("        code  %s\n", qPrintable(place));
        for (const auto &test : tests.value(id))
            std::printf("        test  %s%s\n", qPrintable(test), last.contains(test) ? qPrintable(u" ("_s + last.value(test) + u')') : "");
    }
    std::printf("%d of %d promises have a test that names them; %d failing\n", proved, all, failing);
    return failing > 0 ? Finding : Ok;
}

} // namespace madoguchi::admin
