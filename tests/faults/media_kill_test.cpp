// The terminal is killed while it writes a medium: at any call that changes the disk between the approval and the reading back.
#include "counter_run.h"

#include "api/media_service.h"
#include "support/marker_scan.h"
#include "support/training_town.h"

#include <QDir>
#include <QJsonArray>
#include <gtest/gtest.h>

using namespace madoguchi;
using namespace Qt::StringLiterals;
using api::MediaState;
using counter_run::resultLine;
using counter_run::runCounter;

namespace {

/// A town whose supervisor has approved an export; nothing is on the medium yet.
class Approved {
public:
    Approved()
    {
        m_town.startCentral();
        const auto ready = runCounter({m_town.terminal(), u"export"_s}, "media-approved", [](QProcess &process) { process.kill(); });
        if (!ready.reached)
            throw std::runtime_error("no approval: " + ready.words.toStdString());
        m_town.stopCentral();
    }
    const test::TrainingTown &town() const { return m_town; }

private:
    test::TrainingTown m_town{60, 3};
};

class Medium {
public:
    explicit Medium(const test::TrainingTown &origin) : m_town(origin)
    {
        for (const char *begin : {"H,", "D,", "T,"}) // how the lines of a file begin that can be read
            m_words += QString::fromLatin1(begin);
        for (const auto &addressee : m_town.visitor(0)[u"addressees"_s].toArray())
            m_words += addressee.toString();
        m_town.startCentral();
    }
    counter_run::Outcome run(int at = 0) { return runCounter({m_town.terminal(), u"export"_s, QString::number(at)}, {}, {}); }
    const test::TrainingTown &town() const { return m_town; }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files | QDir::Hidden, QDir::Name); }
    /// What somebody who finds the medium could read of the file.
    QStringList readable() const
    {
        QStringList found;
        for (const QString &name : files()) {
            QFile file(folder() + u'/' + name);
            if (!file.open(QIODevice::ReadOnly))
                throw std::runtime_error("not readable");
            const QByteArray content = file.readAll();
            for (const QString &word : m_words)
                if (content.startsWith(word.toUtf8()) || content.contains("\r\n" + word.toUtf8()) || (word.size() > 2 && content.contains(word.toUtf8())))
                    found += name + u": "_s + word;
            // A sealed container says nothing by its size either: whole steps of 256 KiB, or what a kill has left of them.
            if (!name.endsWith(u".sealed"_s) && !name.endsWith(u".json"_s) && !name.endsWith(u".part"_s))
                found += name;
        }
        return found;
    }
    void finish(counter_run::Outcome last)
    {
        for (int attempt = 0; attempt < 3 && last.exitCode != 0; ++attempt)
            last = run();
        EXPECT_EQ(last.exitCode, 0) << last.words.constData();
        EXPECT_TRUE(files().isEmpty()) << files().join(u' ').toStdString();
        m_town.stopCentral();
        EXPECT_EQ(m_town.recordDefect(), "");
    }

private:
    QString folder() const { return m_town.terminal() + u"/usb/TRAINING-USB-01"_s; }
    test::TrainingTown m_town;
    QStringList m_words;
};

/// As the next start finds it in the ledger.
MediaState ledger(const counter_run::Outcome &outcome)
{
    return static_cast<MediaState>(resultLine(outcome.words, "medium state=").mid(13).toInt());
}

} // namespace

TEST(KilledMedium, C18_C12_C11_a_kill_while_a_medium_is_written_leaves_nothing_readable_and_the_ledger_knows)
{
    const Approved origin;
    int calls = 0;
    {
        Medium undisturbed(origin.town());
        const auto all = undisturbed.run();
        ASSERT_EQ(all.exitCode, 0) << all.words.constData();
        ASSERT_EQ(ledger(all), MediaState::Approved);
        calls = resultLine(all.words, "calls ").mid(6).toInt();
        undisturbed.finish(all);
        // C-11: a folder that is put back as a whole is sound in itself; only the server can tell.
        EXPECT_EQ(test::TrainingTown::run(u"madoguchi-admin"_s, {u"audit"_s, u"verify"_s, origin.town().terminal()}).count("\nok size="), 1);
        const QByteArray old = undisturbed.town().recordDefect(origin.town().terminal());
        EXPECT_TRUE(old.contains("reason=truncated")) << old.constData();
    }
    ASSERT_GT(calls, 20);
    const int step = counter_run::setting("MADOGUCHI_MEDIUM_STEP", 17); // 1: at each of them
    int kills = 0, onMedium = 0, unused = 0;
    for (int at = 1; at <= calls; at += step) {
        SCOPED_TRACE("killed at call " + std::to_string(at) + " of " + std::to_string(calls));
        Medium medium(origin.town());
        const auto killed = medium.run(at);
        if (killed.exitCode == 0) { // the line's own calls, of which there were fewer this time
            medium.finish(killed);
            continue;
        }
        EXPECT_EQ(killed.exitCode, -1) << killed.words.constData();
        ++kills;
        const QStringList lies = medium.files();
        EXPECT_EQ(medium.readable(), QStringList());
        const auto next = medium.run();
        const MediaState known = ledger(next);
        EXPECT_TRUE(known == MediaState::Approved || known == MediaState::Written || known == MediaState::Verified) << static_cast<int>(known);
        if (!lies.isEmpty())
            EXPECT_NE(known, MediaState::Approved) << "the ledger says that nothing has left: " << lies.join(u' ').toStdString();
        onMedium += !lies.isEmpty();
        unused += known == MediaState::Approved;
        medium.finish(next);
        ASSERT_FALSE(HasFailure());
    }
    std::printf("%d calls, one in %d: killed %d times, something on the medium %d times, the approval unused %d times\n", calls, step, kills, onMedium, unused);
    EXPECT_GE(kills, 3);
    EXPECT_GT(onMedium, 0);
    EXPECT_GT(unused, 0);
}
