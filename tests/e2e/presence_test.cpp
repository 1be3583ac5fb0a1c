// A card that is really put in and taken out, as far as PC/SC can tell: pcscd with the virtual reader of vsmartcard.
#include "session/card_watch.h"
#include "support/card_fixture.h"
#include "support/fake_clock.h"
#include "support/wait.h"

#include "card/card.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLockFile>
#include <QProcess>

#include <gtest/gtest.h>

#include <array>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace madoguchi;
using namespace madoguchi::test;
using namespace Qt::StringLiterals;

namespace {

const QString service = u"/usr/sbin/pcscd"_s;
const QString serviceSocket = u"/run/pcscd/pcscd.comm"_s;
const QString virtualReader = u"/etc/reader.conf.d/vpcd"_s;
constexpr std::uint16_t readerPort = 35963;

/// A card for vpcd: connecting puts it in, closing takes it out. Frames: length (2, big-endian), then one control byte or
/// an APDU. It has an ATR and knows no instruction.
class VirtualCard {
public:
    VirtualCard()
    {
        sockaddr_in reader{};
        reader.sin_family = AF_INET;
        reader.sin_port = htons(readerPort);
        reader.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto connected = [&] {
            m_socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (connect(m_socket, reinterpret_cast<const sockaddr *>(&reader), sizeof reader) == 0)
                return true;
            close(m_socket);
            m_socket = -1;
            return false;
        };
        if (waitFor(connected, 15'000))
            m_thread = std::thread([this] { answer(); });
    }
    ~VirtualCard()
    {
        shutdown(m_socket, SHUT_RDWR);
        if (m_thread.joinable())
            m_thread.join();
        close(m_socket);
    }
    VirtualCard(const VirtualCard &) = delete;
    VirtualCard &operator=(const VirtualCard &) = delete;
    bool isIn() const { return m_socket >= 0; }
    bool isKnown() const { return m_known; } ///< pcscd has asked for its ATR

private:
    bool read(char *to, std::size_t size)
    {
        while (size > 0) {
            const ssize_t got = recv(m_socket, to, size, 0);
            if (got <= 0)
                return false;
            to += got;
            size -= static_cast<std::size_t>(got);
        }
        return true;
    }
    void say(const QByteArray &content)
    {
        const QByteArray frame = QByteArray(1, static_cast<char>(content.size() >> 8)) + static_cast<char>(content.size()) + content;
        std::ignore = ::send(m_socket, frame.constData(), static_cast<std::size_t>(frame.size()), MSG_NOSIGNAL);
    }
    void answer()
    {
        std::array<char, 2> header{};
        while (read(header.data(), header.size())) {
            QByteArray content(static_cast<uchar>(header[0]) * 256 + static_cast<uchar>(header[1]), '\0');
            if (!read(content.data(), static_cast<std::size_t>(content.size())))
                return;
            if (content == "\x04") {
                say(QByteArray::fromHex("3b80800101"));
                m_known = true;
            }
            if (content.size() > 1)
                say(QByteArray::fromHex("6d00"));
        }
    }
    int m_socket = -1;
    std::atomic<bool> m_known{false};
    std::thread m_thread;
};

class PresenceTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (!QFileInfo::exists(service) || !QFileInfo::exists(virtualReader))
            GTEST_SKIP() << "needs the packages pcscd and vsmartcard-vpcd";
        ASSERT_TRUE(m_turn.tryLock(std::chrono::minutes(1))) << "there is one pcscd at a time";
        qunsetenv("PCSCLITE_CSOCK_NAME");
        if (!QFileInfo::exists(serviceSocket)) {
            if (geteuid() != 0)
                GTEST_SKIP() << "no pcscd runs, and only root may start one";
            startService();
        }
        m_cards.make(u"clerk-1"_s, "410238");
        m_cards.insert(u"clerk-1"_s);
    }
    void TearDown() override
    {
        m_watch.reset();
        stopService();
        m_turn.unlock();
    }
    void startService()
    {
        m_service.start(service, {u"--foreground"_s, u"--critical"_s});
        ASSERT_TRUE(m_service.waitForStarted());
        ASSERT_TRUE(waitFor([] { return QFileInfo::exists(serviceSocket); }));
    }
    void stopService()
    {
        m_service.terminate();
        m_service.waitForFinished();
    }
    /// Nobody polls: what is heard, PC/SC has said.
    void watch()
    {
        m_watch = std::make_unique<session::CardWatch>([] { return card::openPkcs11(CardFixture::readerModule(), card::Watching::Required); }, u"162019"_s,
                                                       std::chrono::hours(24), m_clock);
        const auto seen = m_watch->inspect();
        ASSERT_TRUE(seen.ok()) << describe(seen.error()).toStdString();
        EXPECT_TRUE(seen->info.watched);
    }

    QLockFile m_turn{QDir::tempPath() + u"/madoguchi-test-pcscd.lock"_s};
    QProcess m_service;
    CardFixture m_cards;
    FakeClock m_clock;
    std::unique_ptr<session::CardWatch> m_watch;
};

} // namespace

TEST_F(PresenceTest, C07_taking_the_card_out_is_heard_without_polling)
{
    auto card = std::make_unique<VirtualCard>();
    ASSERT_TRUE(card->isIn());
    watch();
    ASSERT_TRUE(m_watch->login(secret("410238")).ok());
    for (int round = 0; round < 5; ++round) {
        ASSERT_TRUE(waitFor([&] { return card->isKnown(); }));
        const quint64 before = m_watch->snapshot().insertion;
        std::atomic<qint64> heard{-1};
        QElapsedTimer time;
        time.start();
        QObject::connect(m_watch.get(), &session::CardWatch::changed, m_watch.get(), [&] { heard = heard < 0 ? time.elapsed() : heard.load(); }, Qt::DirectConnection);
        card.reset();
        EXPECT_TRUE(waitFor([&] { return m_watch->snapshot().insertion > before; }));
        m_watch->disconnect();
        std::printf("removal heard after %lld ms\n", static_cast<long long>(heard));
        card = std::make_unique<VirtualCard>();
        ASSERT_TRUE(card->isIn());
    }
}

TEST_F(PresenceTest, C07_the_end_of_the_service_is_a_removal_and_it_is_found_again)
{
    if (m_service.state() == QProcess::NotRunning)
        GTEST_SKIP() << "the pcscd that runs here is not ours to stop";
    const VirtualCard card;
    watch();
    const quint64 before = m_watch->snapshot().insertion;
    stopService();
    EXPECT_TRUE(waitFor([&] { return m_watch->snapshot().insertion > before; }, 10'000));
    EXPECT_EQ(m_watch->inspect().ok(), false) << "the policy wants the service";
    EXPECT_EQ(m_watch->snapshot().status.state, api::CardState::NoService);
    startService();
    EXPECT_TRUE(waitFor([&] { return m_watch->inspect().ok(); }, 10'000));
}
