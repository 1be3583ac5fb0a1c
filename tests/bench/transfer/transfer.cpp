// madoguchi-transfer: how long a file of 200 MB takes up and down over our line, and over nginx and curl with the same certificates, on this machine and on a long way.
#include "bench/transfer/delay_line.h"
#include "bench/transfer/server_line.h"
#include "bench/transfer/web_server.h"

#include "crypto/digest.h"
#include "federation/answer_files.h"
#include "federation/embedded_store.h"
#include "federation/server.h"
#include "support/workplace.h"
#include "sync/engine.h"
#include "sync/file_parts.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>

using namespace madoguchi;
using namespace madoguchi::bench;
using namespace Qt::StringLiterals;
using federation::test::Central;
using test::Workplace;
using Time = std::chrono::steady_clock;

namespace {

const char usage[] = R"(usage: madoguchi-transfer --nginx PROGRAM [--bytes N] [--no-long-way]
  --nginx PROGRAM  the peer's server
  --bytes N        size of the file (default 200000000)
exit codes: 0 ok, 2 usage, 3 cannot run
)";

constexpr auto longWay = std::chrono::microseconds(10'000);  // there; and as much back: 20 ms
constexpr double hundredMegabits = 100e6 / 8;

double seconds(Time::duration time) { return std::chrono::duration<double>(time).count(); }

/// What nobody has read before, and no server can make shorter.
QByteArray noise(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    std::uint64_t state = 88172645463325252ULL;
    for (qint64 at = 0; at + 8 <= size; at += 8) {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        std::memcpy(bytes.data() + at, &state, 8);
    }
    return bytes;
}

struct Taken {
    double whole = 0, line = 0, last = 0; ///< s: all of it, in requests, in the last of them
    int requests = 0;
};

/// A terminal at a real server, as far as files are concerned.
class Desk {
public:
    Desk(Central &central, quint16 port) : m_line(central, port)
    {
        m_line.answered = [this](const sync::Request &request, Time::duration took) {
            if (request.method != "PATCH" && std::ranges::none_of(request.headers, [](const auto &header) { return header.first == "Range"; }))
                return;
            m_last = took;
            m_onTheLine += took;
            ++m_requests;
        };
        sync::EngineOptions engine;
        engine.terminal = m_place.terminal;
        engine.municipality = m_place.municipality;
        engine.receiptsKey = m_place.deviceKey.publicKey(); // none comes: what is sent is noise
        engine.certificate = central.terminal1.certificate;
        engine.layoutsDir = QStringLiteral(MADOGUCHI_SOURCE_DIR "/resources/interface/layouts");
        engine.automatic = false;
        m_engine = std::make_unique<sync::Engine>(engine, m_line, m_place.runner(), m_place.clock);
        m_engine->resume();
    }
    /// Refused in the end, for it is noise: the way there is what is measured.
    Taken up(const QByteArray &content)
    {
        const auto given = Workplace::must(await(m_line.send(sync::post(u"/federation/v1/sequence"_s, {{"layout"_L1, u"F2"_s}}))));
        sync::FileRow row;
        row.file.id = FileId(newId());
        row.file.layout = row.file.name = u"F2"_s;
        row.file.sequence = QJsonDocument::fromJson(given.body)["sequence"_L1].toInteger();
        row.file.at = m_place.clock.utc();
        row.file.records = 1;
        row.file.size = content.size();
        row.outgoing = true;
        row.sha256 = crypto::sha256(content);
        row.state = u"composed"_s;
        m_place.write<Done>([&](store::Transaction &transaction) -> Result<Done> {
            MADOGUCHI_TRY(sync::putFile(transaction, row));
            return sync::putContent(transaction, row.file.id, content);
        });
        return timed([&] { return test::get(m_engine->sendToday()).ok() ? ErrorCode::NotFound : lastError(m_engine->status()); });
    }
    Taken down()
    {
        return timed([&] { return test::get(m_engine->receive()).ok() ? ErrorCode::FileRefused : lastError(m_engine->status()); });
    }

private:
    static ErrorCode lastError(const api::LinkStatus &status) { return status.trouble ? status.trouble->code : ErrorCode::NotFound; }
    Taken timed(const std::function<ErrorCode()> &work)
    {
        m_onTheLine = m_last = {}, m_requests = 0;
        const auto begin = Time::now();
        const ErrorCode end = work();
        const double whole = seconds(Time::now() - begin);
        if (end != ErrorCode::FileRefused)
            throw std::runtime_error("the file did not come to its end: " + errorText(end).toStdString());
        return {whole, seconds(m_onTheLine), seconds(m_last), m_requests};
    }

    Workplace m_place;
    ServerLine m_line;
    Time::duration m_onTheLine{}, m_last{};
    int m_requests = 0;
    std::unique_ptr<sync::Engine> m_engine;
};

/// For the terminal to fetch, before the server has the store open.
void put(const Central &central, const QByteArray &content)
{
    const auto partition = federation::Partition::federation(central.config.directory);
    const auto store = Workplace::must(partition.open(Workplace::must(partition.readKey()), 1));
    Workplace::must(test::get(store->write<Done>([&](store::Transaction &transaction) {
        return federation::AnswerFiles::put(transaction, {federation::test::here, u"F3"_s, u"F3"_s, 1, 1, wireTime(central.clock.utc())}, content);
    })));
}

/// `wayAlone`: s, without what follows once the bytes are there (the server's check of the content, or our own).
void tell(const char *way, const char *direction, double bytes, const Taken &ours, double wayAlone, double peer)
{
    std::printf("| %s, %s | %.1f | %.1f | **%.2f** | **%.2f** | %.2f: %.2f on the line (%d requests), of it %.2f the last; %.2f own store |\n", way, direction, bytes / ours.whole / 1e6,
                bytes / peer / 1e6, peer / wayAlone, peer / ours.whole, ours.whole, ours.line, ours.requests, ours.last, ours.whole - ours.line);
    std::fflush(stdout);
}

int run(const QString &nginx, qint64 size, bool farToo)
{
    const QByteArray content = noise(size);
    Central central;
    central.config.port = 0;
    put(central, content);
    const auto server = Workplace::must(federation::Server::start(central.config, central.clock));
    WebServer peer(nginx, central, content);
    double load[1] = {0};
    std::printf("%lld bytes, load average %.1f\n\n| way | ours, MB/s | nginx + curl, MB/s | ratio of the way | ratio with the check of what came | where ours goes, s |\n|---|---|---|---|---|---|\n", static_cast<long long>(size), getloadavg(load, 1) == 1 ? load[0] : 0);
    for (const bool far : {false, true}) {
        if (far && !farToo)
            continue;
        const DelayLine::Line line = far ? DelayLine::Line{longWay, hundredMegabits} : DelayLine::Line{};
        const char *way = far ? "100 Mbit/s, 20 ms" : "loopback";
        const DelayLine toOurs(server->port(), line), toPeer(peer.port(), line);
        Desk desk(central, far ? toOurs.port() : server->port());
        const quint16 peerPort = far ? toPeer.port() : peer.port();
        const Taken up = desk.up(content);
        tell(way, "up", double(size), up, up.whole - up.last, peer.up(peerPort));
        const Taken down = desk.down();
        tell(way, "down", double(size), down, down.line, peer.down(peerPort));
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QString nginx;
    qint64 size = 200'000'000;
    bool far = true, good = true;
    const QStringList words = application.arguments().mid(1);
    for (qsizetype i = 0; i < words.size() && good; ++i) {
        if (words[i] == "--no-long-way"_L1)
            far = false;
        else if (words[i] == "--nginx"_L1 && i + 1 < words.size())
            nginx = words[++i];
        else if (words[i] == "--bytes"_L1 && i + 1 < words.size())
            size = words[++i].toLongLong(&good);
        else
            good = false;
    }
    if (!good || nginx.isEmpty() || size < 1024 || size > 512 * 1024 * 1024) {
        std::fputs(usage, stderr);
        return 2;
    }
    try {
        return run(nginx, size, far);
    } catch (const std::exception &trouble) {
        std::fprintf(stderr, "cannot measure: %s\n", trouble.what());
        return 3;
    }
}
