// Where another system decides (ledger External): the terminal is killed around each call that changes something in the folders of that system.
#include "counter_run.h"

#include "exchange/layout.h"
#include "support/source_sample.h"
#include "support/training_town.h"

#include <QDir>
#include <QJsonDocument>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;
using counter_run::Outcome;
using counter_run::resultLine;
using counter_run::runCounter;

namespace {

/// What an undisturbed run ends with; set aside is what the federation says of residents whom nobody has told this terminal of.
const QByteArray whole = "result sent=2 aside=6 overwritten=2 gone=0 changed=0 lying=0 imported=3 handed=3";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        throw std::runtime_error("not written");
}

/// A town whose own system has put its two files for the federation into the folder.
class Day {
public:
    Day()
    {
        const QString profilePath = m_town.terminal() + u"/profile.json"_s;
        QFile file(profilePath);
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("no profile");
        QJsonObject profile = QJsonDocument::fromJson(file.readAll()).object();
        profile[u"settings"_s] = QJsonObject{{u"ledger"_s, u"External"_s}, {u"intakeFolder"_s, m_folders.filePath(u"out"_s)}, {u"handBackFolder"_s, m_folders.filePath(u"back"_s)}};
        write(profilePath, QJsonDocument(profile).toJson());
        for (const QString &folder : {u"out"_s, u"back"_s})
            QDir(m_folders.path()).mkpath(folder);
        const auto layouts = exchange::loadLayouts(QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts"), QDate::currentDate());
        for (const QString &id : {u"F1"_s, u"F2"_s})
            write(m_folders.filePath(u"out/"_s + id + u".csv"_s), test::sourceSample(*layouts->find(id), 3, 1, 900'001).bytes());
        m_town.startCentral();
    }
    Outcome run(const QStringList &kill = {}) const { return runCounter(QStringList{m_town.terminal(), u"sources"_s} + kill, {}, {}); }
    /// All of it, once, and nothing of it false.
    void finish()
    {
        Outcome last;
        for (int attempt = 0; attempt < 3 && last.exitCode != 0; ++attempt)
            last = run();
        EXPECT_EQ(last.exitCode, 0) << last.words.constData();
        EXPECT_EQ(resultLine(last.words).toStdString(), whole.toStdString()) << last.words.constData();
        EXPECT_TRUE(in(u"out"_s).isEmpty()) << in(u"out"_s).join(u' ').toStdString();
        EXPECT_EQ(in(u"back"_s).size(), 3) << in(u"back"_s).join(u' ').toStdString();
        EXPECT_TRUE(in(u"back"_s).filter(u".part"_s).isEmpty());
        m_town.stopCentral();
        const auto sides = runCounter({m_town.terminal(), u"sides"_s}, {}, {});
        EXPECT_EQ(resultLine(sides.words, "sides ").toStdString(), "sides changes=same files=same,2 notifications=same,0 receipts=same") << sides.words.constData();
        EXPECT_EQ(m_town.recordDefect(), "");
    }

private:
    QStringList in(const QString &folder) const { return QDir(m_folders.filePath(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    test::TrainingTown m_town{60, 3};
    const QTemporaryDir m_folders;
};

} // namespace

/// Before such a call, or behind it before anything else is written; then twice more, from wherever that has got to, and on to the end.
TEST(KilledSource, F20_F21_C20_a_kill_around_any_call_in_its_folders_loses_nothing_doubles_nothing_and_says_nothing_false)
{
    int calls = 0;
    {
        Day undisturbed;
        const auto all = undisturbed.run({u"before"_s, u"1000000"_s});
        ASSERT_EQ(all.exitCode, 0) << all.words.constData();
        calls = resultLine(all.words, "calls ").mid(6).toInt();
        undisturbed.finish();
    }
    ASSERT_GT(calls, 20);
    const int step = counter_run::setting("MADOGUCHI_SOURCE_STEP", 13); // 1: before and behind each of them
    for (int moment = 0; moment < 2 * calls; moment += step) {
        const int at = moment / 2 + 1;
        const QString how = moment % 2 == 0 ? u"before"_s : u"after"_s;
        Day day;
        int killed = 0;
        for (const int n : {at, 1, 2})
            killed += day.run({how, QString::number(n)}).exitCode == -1;
        std::printf("%s call %d of %d: killed %d times\n", qPrintable(how), at, calls, killed);
        EXPECT_GE(killed, 1);
        day.finish();
        ASSERT_FALSE(HasFailure()) << "killed " << how.toStdString() << " call " << at;
    }
}
