#include "app/admin/evidence.h"
#include "support/training_town.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace madoguchi::admin {
namespace {

const QString here(40, u'a'), elsewhere(40, u'b');

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly)) << qPrintable(path);
    file.write(bytes);
}

/// As CTest writes it and ./test completes it.
QByteArray junit(const QString &suite, const QString &commit, const QStringList &cases)
{
    return u"<?xml version=\"1.0\"?>\n<testsuite name=\"%1\"\n\t>"
           "<properties><property name=\"commit\" value=\"%2\"/></properties>\n%3</testsuite>\n"_s.arg(suite, commit, cases.join(u'\n')).toUtf8();
}

QString ran(const QString &test) { return u"<testcase name=\"%1\" status=\"run\"><system-out>ok</system-out></testcase>"_s.arg(test); }
QString failed(const QString &test) { return u"<testcase name=\"%1\" status=\"fail\"><failure message=\"\"/></testcase>"_s.arg(test); }
QString idle(const QString &test, const QString &why) { return u"<testcase name=\"%1\" status=\"notrun\"><skipped message=\"%2\"/></testcase>"_s.arg(test, why); }
QString disabled(const QString &test) { return u"<testcase name=\"%1\" status=\"disabled\"><system-out>Disabled</system-out></testcase>"_s.arg(test); }

const QByteArray clauses = "F-12\tLevy\nF-16\tAccounts\nC-03\tNumbers\nC-09\tRecord\nC-10\tReview\n";
const QByteArray missing = "C-10\tnobody reviews\n";
const QByteArray planted = "C-09\tunit\tRoom.a_gap_is_found\ta way round the gate\nC-10\tunit\tRoom.a_gap_is_found\ta way round the gate\n";

class EvidenceTest : public testing::Test {
protected:
    /// The index of a house with these files, made as the build makes it.
    QByteArray index(const QMap<QString, QByteArray> &files)
    {
        const QString source = m_directory.filePath(u"house"_s), output = m_directory.filePath(u"index.tsv"_s), list = m_directory.filePath(u"clauses.tsv"_s);
        QDir(source).removeRecursively();
        write(list, clauses);
        write(source + u"/tests/unit/room/CMakeLists.txt"_s, "madoguchi_tests(test_room LABEL unit USES room)\n");
        for (const auto &[path, text] : files.asKeyValueRange())
            write(source + u'/' + path, text);
        QProcess cmake;
        cmake.setProcessChannelMode(QProcess::ForwardedChannels);
        cmake.start(QString::fromUtf8(MADOGUCHI_CMAKE), {u"-DSOURCE="_s + source, u"-DCLAUSES="_s + list, u"-DOUTPUT="_s + output, u"-P"_s,
                                                         QString::fromUtf8(MADOGUCHI_SOURCE_DIR) + u"/app/admin/evidence_index.cmake"_s});
        EXPECT_TRUE(cmake.waitForFinished() && cmake.exitCode() == 0);
        QFile file(output);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    /// What is said of them when the suite "unit" has run with these results.
    static Evidence::Report report(const QByteArray &index, const QStringList &cases, const QString &ofCommit = here, const QString &askedFor = here)
    {
        TestResults results(askedFor);
        QByteArray xml = junit(u"unit"_s, ofCommit, cases);
        QBuffer file(&xml);
        file.open(QIODevice::ReadOnly);
        EXPECT_TRUE(results.add(&file));
        return Evidence(clauses, missing, planted, index).report(results);
    }

    QTemporaryDir m_directory;
};

TEST_F(EvidenceTest, A_key_or_an_encoding_is_no_clause)
{
    const QByteArray lines = index({{u"core/room/text.cpp"_s, "// UTF-16, an error F-120, R-C-09 and C-0912; kept: C-03, C-99\n"},
                                    {u"tests/unit/room/room_test.cpp"_s, "\nTEST(Conflict, goes_on_top_with_F12_twice)\n{\n}\nTEST(Link, shows_C09_at_the_end)\n{\n}\n"}});
    EXPECT_EQ(lines, "C-03\tcode\tcore/room/text.cpp\n");
}

TEST_F(EvidenceTest, A_title_names_all_the_clauses_at_its_head)
{
    EXPECT_EQ(index({{u"tests/unit/room/room_test.cpp"_s, "\nTEST_F(Room, C03_C09_F99_shows_F12_nothing)\n{\n}\nTEST(Broken,\n     DISABLED_C09_over_two_lines)\n{\n}\n"}}),
              "C-03\ttest\tunit\tRoom.C03_C09_F99_shows_F12_nothing\n"
              "C-09\ttest\tunit\tRoom.C03_C09_F99_shows_F12_nothing\n"
              "C-09\ttest\tunit\tBroken.C09_over_two_lines\n");
}

TEST_F(EvidenceTest, What_must_not_compile_is_a_test_of_its_own)
{
    EXPECT_EQ(index({{u"tests/unit/room/CMakeLists.txt"_s, "madoguchi_tests(test_room LABEL unit)\nmadoguchi_refused(CompileFail.C03_a_number_cannot_become_text 8 \"no\")\n"}}),
              "C-03\ttest\tunit\tCompileFail.C03_a_number_cannot_become_text\n");
}

const QByteArray twoTests = "C-03\tcode\tcore/a.cpp\nC-03\ttest\tunit\tRoom.C03_one\nC-03\ttest\tunit\tRoom.C03_two\nF-12\tcode\tcore/b.cpp\n";

TEST_F(EvidenceTest, Without_results_nothing_is_proved)
{
    const auto report = Evidence(clauses, missing, planted, twoTests).report(TestResults(here));
    EXPECT_EQ(report.states[u"C-03"_s], u"named by a test, not run");
    EXPECT_EQ(report.states[u"F-12"_s], u"in code, no test");
    EXPECT_EQ(report.states[u"F-16"_s], u"no code");
    EXPECT_FALSE(report.failing);
    EXPECT_TRUE(report.text.contains(u"nothing is proved"));
}

TEST_F(EvidenceTest, Green_is_what_ran_whole_at_this_commit)
{
    const auto all = report(twoTests, {ran(u"Room.C03_one"_s), ran(u"Room.C03_two"_s)});
    EXPECT_EQ(all.states[u"C-03"_s], u"ran green");
    EXPECT_FALSE(all.failing);
}

TEST_F(EvidenceTest, Proved_is_what_is_known_to_fail_as_well)
{
    const QByteArray one = "C-09\ttest\tunit\tRoom.C09_one\nC-10\ttest\tunit\tRoom.C10_one\n";
    const QString green = ran(u"Room.C09_one"_s), other = ran(u"Room.C10_one"_s);
    const auto proved = report(one, {green, other, ran(u"Room.a_gap_is_found"_s)});
    EXPECT_EQ(proved.states[u"C-09"_s], u"proved");
    EXPECT_EQ(proved.states[u"C-10"_s], u"partly") << "what is missing is missing";
    EXPECT_TRUE(proved.text.contains(u"a way round the gate"));
    EXPECT_EQ(report(one, {green, other, failed(u"Room.a_gap_is_found"_s)}).states[u"C-09"_s], u"FAILING") << "the fault was not found";
    EXPECT_EQ(report(one, {green, other}).states[u"C-09"_s], u"FAILING") << "nor is it where nobody looks any more";
    EXPECT_EQ(report(one, {failed(u"Room.C09_one"_s), other, ran(u"Room.a_gap_is_found"_s)}).states[u"C-09"_s], u"FAILING");
}

TEST_F(EvidenceTest, Each_planted_fault_of_the_product_stands_in_its_sources)
{
    const auto lines = [](const QString &path) {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << qPrintable(path);
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    };
    const QString sources = QString::fromUtf8(MADOGUCHI_SOURCE_DIR);
    const QStringList promises = lines(sources + u"/resources/clauses/clauses.tsv"_s), planted = lines(sources + u"/resources/clauses/planted.tsv"_s);
    EXPECT_GT(planted.size(), 20);
    QString tests;
    QDirIterator all(sources + u"/tests"_s, {u"*.cpp"_s, u"CMakeLists.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        tests += lines(all.next()).join(u'\n');
    for (const QString &line : planted) {
        const QStringList columns = line.split(u'\t');
        ASSERT_EQ(columns.size(), 4) << qPrintable(line);
        EXPECT_TRUE(std::ranges::any_of(promises, [&](const QString &one) { return one.startsWith(columns[0] + u'\t'); })) << qPrintable(line);
        const QString suite = columns[2].section(u'.', 0, 0), name = columns[2].section(u'.', 1);
        EXPECT_TRUE(tests.contains(u"("_s + suite + u", "_s + name + u")"_s) || tests.contains(u"("_s + suite + u", "_s + name + u", ()"_s) || tests.contains(u"("_s + columns[2] + u" "_s)) << qPrintable(columns[2]);
        EXPECT_FALSE(columns[3].isEmpty());
    }
}

TEST_F(EvidenceTest, One_failure_is_a_finding)
{
    const auto one = report(twoTests, {ran(u"Room.C03_one"_s), failed(u"Room.C03_two"_s)});
    EXPECT_EQ(one.states[u"C-03"_s], u"FAILING");
    EXPECT_TRUE(one.failing);
}

TEST_F(EvidenceTest, A_test_that_the_run_of_its_suite_left_out_is_a_finding)
{
    const auto one = report(twoTests, {ran(u"Room.C03_one"_s)});
    EXPECT_EQ(one.states[u"C-03"_s], u"FAILING");
    EXPECT_TRUE(one.failing);
}

TEST_F(EvidenceTest, A_test_that_could_not_be_started_is_a_finding)
{
    EXPECT_TRUE(report(twoTests, {ran(u"Room.C03_one"_s), idle(u"Room.C03_two"_s, u"Unable to find executable"_s)}).failing);
}

TEST_F(EvidenceTest, Skipped_and_disabled_tests_are_not_green)
{
    for (const auto &test : {idle(u"Room.C03_two"_s, u"SKIP_REGULAR_EXPRESSION_MATCHED"_s), disabled(u"Room.C03_two"_s)}) {
        const auto one = report(twoTests, {ran(u"Room.C03_one"_s), test});
        EXPECT_EQ(one.states[u"C-03"_s], u"named by a test, not run");
        EXPECT_TRUE(one.text.contains(u"not run or skipped: 1 of 2"_s));
        EXPECT_FALSE(one.failing);
    }
}

TEST_F(EvidenceTest, Another_commits_results_prove_nothing_of_this_one)
{
    const QStringList cases{ran(u"Room.C03_one"_s), ran(u"Room.C03_two"_s)};
    for (const auto &[of, asked] : {std::pair(elsewhere, here), std::pair(QString(), here), std::pair(QString(), QString()), std::pair(here + u"+changes"_s, here + u"+changes"_s)})
        EXPECT_EQ(report(twoTests, cases, of, asked).states[u"C-03"_s], u"of another commit") << qPrintable(of);
}

TEST_F(EvidenceTest, A_parameterised_test_joins_whatever_the_runner_adds)
{
    const QByteArray one = "C-03\ttest\tunit\tWrongFile.C03_is_refused\n";
    EXPECT_EQ(report(one, {ran(u"Samples/WrongFile.C03_is_refused/one  # GetParam() = 4-byte object &lt;03-00 00-00&gt;"_s), ran(u"Samples/WrongFile.C03_is_refused/1.5 a/b"_s)}).states[u"C-03"_s], u"ran green");
    EXPECT_EQ(report(one, {failed(u"Samples/WrongFile.C03_is_refused/one"_s), ran(u"Samples/WrongFile.C03_is_refused/two"_s)}).states[u"C-03"_s], u"FAILING");
    EXPECT_EQ(report(one, {ran(u"Samples/WrongFile.C03_is_refused/one"_s), idle(u"WrongFile.C03_is_refused/two"_s, u"SKIP_RETURN_CODE=77"_s)}).states[u"C-03"_s],
              u"named by a test, not run");
}

TEST_F(EvidenceTest, What_is_kept_partly_stays_partly_and_says_what_is_missing)
{
    const auto green = report("C-10\ttest\tunit\tRoom.C10_one\n", {ran(u"Room.C10_one"_s), ran(u"Room.a_gap_is_found"_s)});
    EXPECT_EQ(green.states[u"C-10"_s], u"partly");
    EXPECT_TRUE(green.text.contains(u"missing  nobody reviews"));
    EXPECT_EQ(report("C-10\ttest\tunit\tRoom.C10_one\n", {failed(u"Room.C10_one"_s)}).states[u"C-10"_s], u"FAILING");
}

TEST_F(EvidenceTest, Damaged_results_are_none)
{
    TestResults results(here);
    for (QByteArray xml : {QByteArray(), QByteArray("<testsuites/>"), junit(u"unit"_s, here, {}).chopped(5)}) {
        QBuffer file(&xml);
        file.open(QIODevice::ReadOnly);
        EXPECT_FALSE(results.add(&file)) << xml.constData();
    }
}

/// The program itself, with this house's own lists.
class EvidenceCommand : public EvidenceTest {
protected:
    QByteArray run(const QStringList &arguments = {})
    {
        return test::TrainingTown::run(u"madoguchi-admin"_s, QStringList{u"evidence"_s} + arguments, &m_status);
    }
    int m_status = -1;
};

TEST_F(EvidenceCommand, Knows_every_promise_that_is_kept_partly)
{
    const QString text = QString::fromUtf8(run());
    EXPECT_EQ(m_status, 0);
    QFile file(QString::fromUtf8(MADOGUCHI_SOURCE_DIR) + u"/resources/clauses/partly.tsv"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    EXPECT_GE(lines.size(), 5);
    for (const auto &line : lines) {
        const QRegularExpression shown(u"^%1 .*\n(        .*\n)?        missing  %2$"_s.arg(line.section(u'\t', 0, 0), QRegularExpression::escape(line.section(u'\t', 1))),
                                       QRegularExpression::MultilineOption);
        EXPECT_TRUE(shown.match(text).hasMatch()) << qPrintable(line);
    }
}

TEST_F(EvidenceCommand, Exits_with_a_finding_when_one_test_failed)
{
    // Each test of one suite that it knows of, run green but for one.
    QStringList cases;
    static const QRegularExpression line(u"^        test  desk (\\S+) "_s, QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(run());
    for (auto found = line.globalMatch(text); found.hasNext();)
        cases.append(ran(found.next().captured(1)));
    ASSERT_GT(cases.size(), 1);
    const QStringList arguments{u"--results"_s, m_directory.path(), u"--commit"_s, here};
    write(m_directory.filePath(u"desk.xml"_s), junit(u"desk"_s, here, cases));
    EXPECT_TRUE(run(arguments).contains("green"));
    EXPECT_EQ(m_status, 0);
    cases[0].replace(u"\"run\""_s, u"\"fail\""_s);
    write(m_directory.filePath(u"desk.xml"_s), junit(u"desk"_s, here, cases));
    EXPECT_TRUE(run(arguments).contains("FAILING"));
    EXPECT_EQ(m_status, 1);
    write(m_directory.filePath(u"desk.xml"_s), junit(u"desk"_s, here, cases).chopped(5));
    run(arguments);
    EXPECT_EQ(m_status, 3);
}

} // namespace
} // namespace madoguchi::admin
