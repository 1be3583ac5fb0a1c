// What is noted with nobody in, with real processes: it is at the server before anybody opens the store, and whoever takes it away here is found out.
#include "support/training_town.h"
#include "support/wait.h"

#include "app/terminal/terminal.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace madoguchi;
using namespace Qt::StringLiterals;

namespace {

SecretBytes secret(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return SecretBytes({reinterpret_cast<const std::uint8_t *>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
}

class OutsideEntries : public testing::Test {
protected:
    OutsideEntries() { m_town.startCentral(); }
    /// The program from its start to its end, with the clerk's card in the reader.
    template <typename Work>
    void run(Work work)
    {
        const auto terminal = app::Terminal::open(m_town.terminal(), m_clock);
        ASSERT_TRUE(terminal.ok()) << qPrintable(describe(terminal.error()));
        m_town.insertCard(u"clerk-1"_s);
        ASSERT_TRUE(test::waitFor([&] { return (*terminal)->services().session.card().state == api::CardState::Present; }));
        work((*terminal)->services());
        (void)test::get((*terminal)->services().session.logout());
    }
    ErrorCode login(api::Services &services, bool right = true)
    {
        const auto person = m_town.staff(u"clerk-1"_s);
        const auto answer = test::get(services.session.login(secret(right ? person[u"password"].toString() : u"something else 9"_s), secret(person[u"pin"].toString())));
        return answer.ok() ? ErrorCode::Internal : answer.error().code;
    }
    std::optional<ErrorCode> sync(api::Services &services)
    {
        Result<Done> outcome = done();
        test::waitFor([&] { return (outcome = test::get(services.link.syncNow())).ok() || outcome.error().code == ErrorCode::RecordBroken; }, 30'000);
        return outcome.ok() ? std::nullopt : std::optional(outcome.error().code);
    }
    /// How many entries the server has been shown and does not find in the record yet. It is stopped meanwhile.
    qsizetype awaited()
    {
        m_town.stopCentral();
        const QByteArray line = test::TrainingTown::run(u"madoguchi-central"_s, {u"--profile"_s, m_town.path(u"central"_s), u"--witnessed"_s});
        m_town.startCentral();
        const QByteArray payload = QByteArray::fromBase64(QJsonDocument::fromJson(line.left(line.indexOf('\n')))[u"payload"].toString().toLatin1());
        return QJsonDocument::fromJson(payload)[u"outside"].toArray().size();
    }
    QString outsideLog() const { return m_town.terminal() + u"/record/outside.log"_s; }
    QByteArray content() const
    {
        QFile file(outsideLog());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes)
    {
        QFile file(outsideLog());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
    }

    test::TrainingTown m_town{40, 9};
    SystemClock m_clock;
};

} // namespace

TEST_F(OutsideEntries, C11_a_wrong_password_is_at_the_server_at_once_and_cannot_be_taken_away_here)
{
    run([&](api::Services &services) {
        ASSERT_EQ(login(services), ErrorCode::Internal);
        ASSERT_TRUE(test::get(services.link.startFirstLoad()).ok());
        ASSERT_FALSE(sync(services));
    });
    run([&](api::Services &services) {
        ASSERT_EQ(login(services, false), ErrorCode::PasswordWrong);
        ASSERT_TRUE(test::waitFor([&] { return awaited() >= 2; }, 30'000)) << "the start of the program, and the try";
    });
    const QByteArray whole = content();
    ASSERT_FALSE(whole.isEmpty());

    write({}); // the try never happened
    m_town.stopCentral();
    EXPECT_TRUE(m_town.recordDefect().contains("reason=cut")) << m_town.recordDefect().constData();
    m_town.startCentral();
    write(whole); // whoever has kept what was taken away and puts it back has done no harm: it comes in, once
    run([&](api::Services &services) {
        ASSERT_EQ(login(services), ErrorCode::Internal);
        EXPECT_FALSE(sync(services));
    });
    m_town.stopCentral();
    EXPECT_TRUE(m_town.recordDefect().isEmpty()) << m_town.recordDefect().constData();
    m_town.startCentral();

    run([&](api::Services &services) { ASSERT_EQ(login(services, false), ErrorCode::PasswordWrong); });
    write({});
    run([&](api::Services &services) {
        ASSERT_EQ(login(services), ErrorCode::Internal);
        const qint64 noted = services.record.head().size;
        EXPECT_EQ(sync(services), ErrorCode::RecordBroken) << "the first contact says it";
        ASSERT_TRUE(services.link.status().trouble);
        EXPECT_EQ(services.link.status().trouble->code, ErrorCode::RecordBroken);
        EXPECT_GE(services.record.head().anchored, noted) << "whoever takes one entry away is not rid of the witness";
        EXPECT_EQ(sync(services), ErrorCode::RecordBroken) << "nor does it pass because nothing was left to send";
    });
}

TEST_F(OutsideEntries, C11_the_end_of_the_program_and_what_officers_did_are_at_the_server_before_they_go)
{
    run([&](api::Services &services) {
        ASSERT_EQ(login(services), ErrorCode::Internal);
        ASSERT_TRUE(test::get(services.link.startFirstLoad()).ok());
        ASSERT_FALSE(sync(services));
    });
    const qsizetype ended = awaited();
    EXPECT_GE(ended, 1) << "the end of the program";
    const auto share = [this](int officer) { return m_town.path(u"officers/recovery-share-%1"_s.arg(officer)); };
    QProcess drill;
    drill.setProcessChannelMode(QProcess::MergedChannels);
    drill.setStandardInputFile(m_town.path(u"officers/passphrases"_s));
    drill.start(QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-admin"), {u"escrow"_s, u"drill"_s, share(1), share(2), m_town.terminal(), u"--passphrase-fd"_s, u"0"_s});
    ASSERT_TRUE(drill.waitForFinished(60'000));
    const QByteArray said = drill.readAll();
    EXPECT_EQ(drill.exitCode(), 0) << said.constData();
    EXPECT_FALSE(said.contains("has not been told")) << said.constData();
    EXPECT_EQ(awaited(), ended + 1);

    write({}); // nobody practised anything
    m_town.stopCentral();
    EXPECT_TRUE(m_town.recordDefect().contains("reason=cut")) << m_town.recordDefect().constData();

    // Without a line the command says so; the next start of the program tells.
    QProcess alone;
    alone.setProcessChannelMode(QProcess::MergedChannels);
    alone.setStandardInputFile(m_town.path(u"officers/passphrases"_s));
    alone.start(QStringLiteral(MADOGUCHI_BIN_DIR "/madoguchi-admin"), {u"escrow"_s, u"drill"_s, share(1), share(2), m_town.terminal(), u"--passphrase-fd"_s, u"0"_s});
    ASSERT_TRUE(alone.waitForFinished(60'000));
    EXPECT_EQ(alone.exitCode(), 0);
    EXPECT_TRUE(alone.readAll().contains("has not been told"));
}

TEST_F(OutsideEntries, C11_what_was_looked_into_is_not_waited_for_any_more)
{
    run([&](api::Services &services) {
        ASSERT_EQ(login(services), ErrorCode::Internal);
        ASSERT_TRUE(test::get(services.link.startFirstLoad()).ok());
        ASSERT_FALSE(sync(services));
    });
    run([&](api::Services &services) {
        ASSERT_EQ(login(services, false), ErrorCode::PasswordWrong);
        ASSERT_TRUE(test::waitFor([&] { return awaited() >= 2; }, 30'000));
    });
    write({});
    m_town.stopCentral();
    int exitCode = -1;
    const QByteArray said = test::TrainingTown::run(u"madoguchi-central"_s, {u"--profile"_s, m_town.path(u"central"_s), u"--give-up-outside"_s, u"162019/terminal-1"_s, u"--reason"_s, u"the disk was put back"_s}, &exitCode);
    EXPECT_EQ(exitCode, 0) << said.constData();
    m_town.startCentral();
    run([&](api::Services &services) {
        ASSERT_EQ(login(services), ErrorCode::Internal);
        EXPECT_FALSE(sync(services));
    });
    m_town.stopCentral();
    EXPECT_TRUE(m_town.recordDefect().isEmpty()) << m_town.recordDefect().constData();
}

TEST_F(OutsideEntries, C11_what_was_shown_is_taken_in_by_the_next_who_opens_the_store)
{
    run([&](api::Services &services) {
        ASSERT_EQ(login(services, false), ErrorCode::PasswordWrong);
        ASSERT_EQ(login(services), ErrorCode::Internal);
        ASSERT_TRUE(test::get(services.link.startFirstLoad()).ok());
        ASSERT_FALSE(sync(services));
    });
    for (int i = 0; i < 2; ++i) {
        run([&](api::Services &services) { ASSERT_EQ(login(services, false), ErrorCode::PasswordWrong); });
        run([&](api::Services &services) {
            ASSERT_EQ(login(services), ErrorCode::Internal);
            EXPECT_FALSE(sync(services));
        });
    }
    EXPECT_LE(awaited(), 3) << "the last end of the program alone may wait";
    m_town.stopCentral();
    EXPECT_TRUE(m_town.recordDefect().isEmpty()) << m_town.recordDefect().constData();
}
