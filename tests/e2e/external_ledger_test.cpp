// A municipality whose own system decides (ledger External): its files with individual numbers in clear go to the real server by the real checker, and the answers come back to its folder.
#include "support/marker_scan.h"
#include "support/source_sample.h"
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"

#include <QJsonDocument>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    ASSERT_EQ(file.write(content), content.size());
}

} // namespace

TEST(ExternalLedger, F20_F21_C20_the_municipality_s_file_goes_and_the_answers_come_back)
{
    test::TrainingTown town(80, 9);
    town.startCentral();
    const QTemporaryDir folders;
    for (const QString &name : {u"out"_s, u"back"_s})
        ASSERT_TRUE(QDir(folders.path()).mkpath(name));
    QFile file(town.terminal() + u"/profile.json"_s);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    QJsonObject profile = QJsonDocument::fromJson(file.readAll()).object();
    file.close();
    profile[u"settings"_s] = QJsonObject{{u"ledger"_s, u"External"_s}, {u"intakeFolder"_s, folders.filePath(u"out"_s)}, {u"handBackFolder"_s, folders.filePath(u"back"_s)},
                                         {u"intakeEncoding"_s, u"CP932"_s}};
    writeFile(file.fileName(), QJsonDocument(profile).toJson());

    static const SystemClock clock;
    auto opened = app::Terminal::open(town.terminal(), clock);
    ASSERT_TRUE(opened.ok()) << qPrintable(describe(opened.error()));
    auto &services = (*opened)->services();
    EXPECT_FALSE(services.ownLedger);
    town.insertCard(u"clerk-1"_s);
    const auto person = town.staff(u"clerk-1"_s);
    ASSERT_TRUE(test::waitFor([&] { return services.session.card().state == api::CardState::Present; }));
    ASSERT_TRUE(test::get(services.session.login(secret(person[u"password"].toString()), secret(person[u"pin"].toString()))).ok());
    ASSERT_TRUE(test::get(services.link.startFirstLoad()).ok());

    const auto layouts = exchange::loadLayouts(u":/interface/layouts"_s, clock.today());
    ASSERT_TRUE(layouts.ok());
    for (const QString &id : {u"F1"_s, u"F2"_s}) {
        auto sample = test::sourceSample(*layouts->find(id), 3, 1, 900'001);
        sample.encoding = exchange::Encoding::Cp932;
        writeFile(folders.filePath(u"out/"_s + id + u".csv"_s), sample.bytes());
        const auto taken = test::get(services.link.takeIn({}, id + u".csv"_s));
        ASSERT_TRUE(taken.ok()) << qPrintable(describe(taken.error()));
        ASSERT_TRUE(taken->isTaken()) << id.toStdString() << ' ' << taken->nextSequence << ' ' << taken->faults.size();
        EXPECT_EQ(taken->numbers, 3);
        EXPECT_TRUE(taken->notable.isEmpty()) << "the same number in both files is the same person's";
    }
    const auto preview = test::get(services.link.previewToday());
    ASSERT_TRUE(preview.ok()) << qPrintable(describe(preview.error()));
    EXPECT_EQ(preview->lines.size(), 6);
    const auto sent = test::get(services.link.sendToday());
    const auto files = test::get(services.link.files());
    ASSERT_TRUE(sent.ok()) << qPrintable(describe(sent.error())) << ' ' << qPrintable(files.ok() && !files->isEmpty() ? files->first().note : QString());
    EXPECT_TRUE(QDir(folders.filePath(u"out"_s)).isEmpty(QDir::Files | QDir::Hidden)) << "C-20: erased behind the receipt";

    ASSERT_TRUE(test::get(services.link.receive()).ok());
    const auto handed = QDir(folders.filePath(u"back"_s)).entryList(QDir::Files | QDir::Hidden);
    EXPECT_GE(handed.size(), 2) << "F3 and F4 at least";
    const auto folder = test::get(services.link.sourceFolder());
    ASSERT_TRUE(folder.ok());
    EXPECT_EQ(folder->handedBack, handed.size());
    EXPECT_EQ(folder->erased.size(), 2);
    ASSERT_TRUE(test::get(services.session.logout()).ok());
    opened->reset();
    EXPECT_TRUE(town.storeDefect().isEmpty()) << town.storeDefect().constData();
    town.stopCentral();

    // Nowhere in clear: not at the terminal, not at the server, not in what was handed back.
    const test::MarkerScan scan({QString::fromLatin1(test::inventedDigits(900'001)), QString::fromLatin1(test::inventedDigits(900'003))});
    EXPECT_TRUE(scan.scan(town.path()).isEmpty());
    EXPECT_TRUE(scan.scan(folders.path()).isEmpty());
}
