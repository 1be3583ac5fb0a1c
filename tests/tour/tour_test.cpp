// The main job through the real widgets, in a real window under Xvfb, against the real server; and what it leaves behind.
#include "support/marker_scan.h"
#include "support/training_town.h"

#include "base/clock.h"
#include "training/town.h"

#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QStandardPaths>

#include <set>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

constexpr int people = 600;
constexpr std::uint64_t seed = 11;

/// The real program on an empty desktop of its own.
struct Program {
    Program(const test::TrainingTown &town, const QTemporaryDir &scratch, const QStringList &arguments)
    {
        for (const auto &name : {u"home"_s, u"tmp"_s, u"run"_s})
            QDir(scratch.path()).mkpath(name);
        QFile::setPermissions(scratch.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"QT_QPA_PLATFORM"_s);
        environment.insert(u"HOME"_s, scratch.filePath(u"home"_s));
        environment.insert(u"TMPDIR"_s, scratch.filePath(u"tmp"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, scratch.filePath(u"run"_s));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"xvfb-run"_s, QStringList{u"-a"_s, u"-s"_s, u"-screen 0 1366x768x24"_s, QString::fromUtf8(MADOGUCHI_BIN_DIR) + u"/madoguchi"_s, u"--profile"_s,
                                      town.terminal()} + arguments);
        ended = process.waitForFinished(400'000);
        exitCode = process.exitCode();
        output = process.readAll();
    }
    bool ended = false;
    int exitCode = -1;
    QByteArray output;
};

/// One tour for all tests of this file.
struct TourRun {
    TourRun() : town(people, seed)
    {
        town.startCentral();
        program.emplace(town, scratch, QStringList{u"--tour"_s, pictures()});
        town.stopCentral();
    }
    QString pictures() const { return scratch.filePath(u"tour"_s); }

    test::TrainingTown town;
    QTemporaryDir scratch;
    std::optional<Program> program;
};

TourRun &theTour()
{
    static TourRun run;
    return run;
}

/// What a leak would carry: residents' full names both ways, identifiers, individual numbers, and the passwords of who works here.
QStringList markers(const test::TrainingTown &prefecture)
{
    QStringList list;
    training::Town town(people, seed, SystemClock().today());
    int households = 0;
    while (const auto step = town.next()) {
        for (const auto &item : step->items) {
            if (item.kind != u"household" || ++households > 25)
                continue;
            for (const auto &member : item.body[u"members"].toArray())
                list << member.toObject()[u"nameKanji"].toString() << member.toObject()[u"nameKana"].toString() << member.toObject()[u"addressee"].toString();
            list << item.body[u"address"].toString();
        }
    }
    for (int i = 0; i < 6; ++i) {
        for (const auto &number : prefecture.visitor(i)[u"numbers"].toArray())
            list << number.toString();
    }
    for (const auto &card : {u"clerk-1"_s, u"supervisor-1"_s, u"auditor-1"_s})
        list << prefecture.staff(card)[u"password"].toString();
    return list;
}

} // namespace

// One test, so that the tour runs once: each ctest entry is a process of its own.
TEST(Tour, C03_C07_C08_C09_C12_C18_C20_C21_the_main_job_runs_and_leaves_no_trace_in_clear)
{
    auto &tour = theTour();
    ASSERT_TRUE(tour.program->ended) << tour.program->output.constData();
    ASSERT_EQ(tour.program->exitCode, 0) << tour.program->output.constData();

    // Pictures: numbered, one size, not blank.
    const auto pictures = QDir(tour.pictures()).entryList({u"*.png"_s}, QDir::Files, QDir::Name);
    EXPECT_GE(pictures.size(), 20);
    for (const auto &name : pictures) {
        const QImage image(QDir(tour.pictures()).filePath(name));
        EXPECT_EQ(image.size(), QSize(1366, 768)) << qPrintable(name);
        std::set<QRgb> colours;
        for (int y = 0; y < image.height(); y += 7) {
            for (int x = 0; x < image.width(); x += 7)
                colours.insert(image.pixel(x, y));
        }
        EXPECT_GT(colours.size(), 8u) << qPrintable(name) << " looks blank";
    }

    // The record of the day verifies without any key, and the server has witnessed it.
    int exitCode = -1;
    const QByteArray verdict = test::TrainingTown::run(u"madoguchi-admin"_s, {u"audit"_s, u"verify"_s, tour.town.terminal()}, &exitCode);
    EXPECT_EQ(exitCode, 0) << verdict.constData();
    EXPECT_TRUE(verdict.contains("\nok size=")) << verdict.constData();

    // Nothing of a resident, and no password, lies in clear: profile, server's folder, temporary files, caches (not the tour's own pictures).
    const test::MarkerScan scan(markers(tour.town));
    for (const auto &directory : {tour.town.terminal(), tour.town.path(u"central"_s), tour.scratch.filePath(u"home"_s), tour.scratch.filePath(u"tmp"_s), tour.scratch.filePath(u"run"_s)}) {
        for (const auto &finding : scan.scan(directory))
            ADD_FAILURE() << qPrintable(finding.file) << " holds a word that must not be there as " << qPrintable(finding.encoding);
    }
    EXPECT_FALSE(scan.needles().isEmpty());

    // And the scan can fail: each kind of needle is found when it is planted.
    std::set<QString> encodings;
    for (const auto &needle : scan.needles()) {
        if (!encodings.insert(needle.encoding).second)
            continue;
        QTemporaryDir planted;
        QFile file(planted.filePath(u"log"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("before " + needle.bytes + " after");
        file.close();
        EXPECT_FALSE(scan.scan(planted.path()).isEmpty()) << qPrintable(needle.encoding);
    }
    EXPECT_EQ(encodings.size(), 6u);
}

// What tests/bench takes its times from.
TEST(Tour, F07_the_entrance_of_a_day_after_a_first_load_says_when_each_thing_was_painted)
{
    test::TrainingTown town(people, seed); // somebody's name begins with サ
    town.startCentral();
    int exitCode = -1;
    const QByteArray loaded = test::TrainingTown::run(u"counter-driver"_s, {town.terminal(), u"load"_s}, &exitCode);
    ASSERT_EQ(exitCode, 0) << loaded.constData();
    town.stopCentral();

    const QTemporaryDir scratch;
    const Program entrance(town, scratch, {u"--entrance"_s, scratch.filePath(u"entrance"_s)});
    ASSERT_TRUE(entrance.ended) << entrance.output.constData();
    ASSERT_EQ(entrance.exitCode, 0) << entrance.output.constData();
    qsizetype at = -1;
    for (const char *painted : {"painted login after ", "painted home after ", "painted unlocked after "}) {
        const qsizetype next = entrance.output.indexOf(painted);
        EXPECT_GT(next, at) << painted << "\n" << entrance.output.constData();
        at = next;
    }
}
