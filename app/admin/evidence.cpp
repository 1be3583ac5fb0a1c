#include "app/admin/evidence.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {

namespace {

const QString noCode = u"no code"_s, noTest = u"in code, no test"_s, notRun = u"named by a test, not run"_s, ofAnother = u"of another commit"_s, green = u"ran green"_s, proved = u"proved"_s,
              partly = u"partly"_s, failing = u"FAILING"_s;

QList<QStringList> table(const QByteArray &lines)
{
    QList<QStringList> rows;
    for (const auto &line : QString::fromUtf8(lines).split(u'\n', Qt::SkipEmptyParts))
        rows.append(line.split(u'\t'));
    return rows;
}

QString words(TestResults::Outcome outcome)
{
    switch (outcome) {
    case TestResults::NotRun: return u"not run"_s;
    case TestResults::Skipped: return u"skipped"_s;
    case TestResults::OfAnotherCommit: return u"of another commit"_s;
    case TestResults::Green: return u"green"_s;
    case TestResults::Failed: return u"FAILED"_s;
    case TestResults::Missing: return u"MISSING in its suite's run"_s;
    }
    return {};
}

/// A runner puts what a parameterised test's suite was instantiated as before its name, and the parameter behind it.
QString asInSource(const QString &test)
{
    static const QRegularExpression instance(u"^(?:\\w+/)?(\\w+\\.\\w+)(?:/.*)?$"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto match = instance.match(test);
    return match.hasMatch() ? match.captured(1) : test;
}

/// `skip`: the reason for not running. What cannot be started at all is "notrun" as well, and CTest counts it as failed.
TestResults::Outcome outcomeOf(QStringView status, bool failure, QStringView skip)
{
    if (status == u"run" && !failure && skip.isEmpty())
        return TestResults::Green;
    if (status == u"disabled" || (status == u"notrun" && skip.startsWith(u"SKIP_")))
        return TestResults::Skipped;
    return TestResults::Failed;
}

/// Of several instances the one that says least for the test.
TestResults::Outcome worse(TestResults::Outcome one, TestResults::Outcome other)
{
    if (one == TestResults::Failed || other == TestResults::Failed)
        return TestResults::Failed;
    return std::min(one, other);
}

} // namespace

bool TestResults::add(QIODevice *junit)
{
    QXmlStreamReader xml(junit);
    QString suite, commit;
    QHash<QString, Outcome> tests;
    if (!xml.readNextStartElement() || xml.name() != u"testsuite")
        return false;
    suite = xml.attributes().value("name"_L1).toString();
    while (xml.readNextStartElement()) {
        if (xml.name() == u"properties") {
            while (xml.readNextStartElement()) {
                if (xml.attributes().value("name"_L1) == u"commit")
                    commit = xml.attributes().value("value"_L1).toString();
                xml.skipCurrentElement();
            }
        } else if (xml.name() == u"testcase") {
            const QString name = suite + u' ' + asInSource(xml.attributes().value("name"_L1).toString());
            const QString status = xml.attributes().value("status"_L1).toString();
            bool failure = false;
            QString skip;
            while (xml.readNextStartElement()) {
                failure |= xml.name() == u"failure" || xml.name() == u"error";
                if (xml.name() == u"skipped")
                    skip = xml.attributes().value("message"_L1).toString();
                xml.skipCurrentElement();
            }
            const Outcome outcome = outcomeOf(status, failure, skip);
            tests[name] = worse(tests.value(name, outcome), outcome);
        } else {
            xml.skipCurrentElement();
        }
    }
    if (xml.hasError() || m_suites.contains(suite))
        return false;
    m_suites[suite] = commit;
    m_tests.insert(tests);
    return true;
}

TestResults::Outcome TestResults::of(const QString &suite, const QString &test) const
{
    // "…+changes" is what nobody else can have before them: it is no commit, not even the same twice.
    static const QRegularExpression whole(u"^[0-9a-f]{40,64}$"_s);
    const auto run = m_suites.constFind(suite);
    if (run == m_suites.constEnd())
        return NotRun;
    const bool same = *run == m_commit && whole.match(m_commit).hasMatch();
    return same ? m_tests.value(suite + u' ' + test, Missing) : OfAnotherCommit;
}

QString TestResults::summary() const
{
    if (m_suites.isEmpty())
        return u"no results: nothing is proved\n"_s;
    QString text = u"asked about commit "_s + m_commit + u'\n';
    for (auto run = m_suites.cbegin(); run != m_suites.cend(); ++run)
        text += u"results of "_s + run.key() + u": "_s + (run->isEmpty() ? u"of no commit"_s : run.value()) + u'\n';
    return text;
}

Evidence::Evidence(const QByteArray &clauses, const QByteArray &partly, const QByteArray &planted, const QByteArray &index)
{
    QHash<QString, QString> missing;
    for (const auto &row : table(partly))
        missing[row.value(0)] = row.value(1);
    QHash<QString, QStringList> code;
    QHash<QString, QList<Test>> tests, faults;
    for (const auto &row : table(planted))
        faults[row.value(0)].append({row.value(1), row.value(2), row.value(3)});
    for (const auto &row : table(index)) {
        if (row.value(1) == u"code")
            code[row.value(0)].append(row.value(2));
        else
            tests[row.value(0)].append({row.value(2), row.value(3), {}});
    }
    for (const auto &row : table(clauses))
        m_promises.append({row.value(0), row.value(1), missing.value(row.value(0)), code.value(row.value(0)), tests.value(row.value(0)), faults.value(row.value(0))});
}

Evidence::Report Evidence::report(const TestResults &results) const
{
    Report report;
    QMap<QString, int> counts;
    for (const auto &promise : m_promises) {
        QMap<TestResults::Outcome, int> outcomes;
        QString lines;
        for (const auto &place : promise.code)
            lines += u"        code  "_s + place + u'\n';
        for (const auto &test : promise.tests + promise.faults) {
            const auto outcome = results.of(test.suite, test.name);
            ++outcomes[outcome];
            lines += test.fault.isEmpty() ? u"        test  %1 %2 (%3)\n"_s.arg(test.suite, test.name, words(outcome))
                                          : u"        fault %1 %2 (%3): %4\n"_s.arg(test.suite, test.name, words(outcome), test.fault);
        }
        const qsizetype idle = outcomes[TestResults::NotRun] + outcomes[TestResults::Skipped], all = promise.tests.size() + promise.faults.size();
        QString state = !promise.missing.isEmpty() ? partly : promise.faults.isEmpty() ? green : proved;
        if (promise.tests.isEmpty())
            state = promise.code.isEmpty() ? noCode : noTest;
        else if (outcomes[TestResults::Failed] + outcomes[TestResults::Missing] > 0)
            state = failing;
        else if (idle > 0)
            state = notRun;
        else if (outcomes[TestResults::OfAnotherCommit] > 0)
            state = ofAnother;
        ++counts[state];
        report.failing |= state == failing;
        report.states[promise.id] = state;
        report.text += u"%1  %2 %3\n"_s.arg(promise.id, state.leftJustified(notRun.size()), promise.text);
        if (idle > 0 && idle < all && state == notRun)
            report.text += u"        not run or skipped: %1 of %2\n"_s.arg(idle).arg(all);
        if (!promise.missing.isEmpty())
            report.text += u"        missing  "_s + promise.missing + u'\n';
        report.text += lines;
    }
    report.text += results.summary();
    for (const auto &state : {proved, green, partly, failing, notRun, ofAnother, noTest, noCode})
        report.text += u"%1 of %2 promises: %3\n"_s.arg(counts[state], 3).arg(m_promises.size()).arg(state);
    return report;
}

} // namespace madoguchi::admin
